/** What an accepted quote has been billed with, and what with next. */
import type { Invoice } from '../../generated/schema.js';

type Billing = Pick<Invoice, 'kind' | 'status'>;

/** Cancelled invoices don't count, nor do their cancellations. */
export function billedWith<Row extends Billing>(invoices: readonly Row[]): { whole: Row | undefined; downPayments: Row[] } {
	const valid = invoices.filter(({ status }) => status !== 'cancelled');
	return {
		whole: valid.find(({ kind }) => kind === 'invoice' || kind === 'final'),
		downPayments: valid.filter(({ kind }) => kind === 'down_payment'),
	};
}

/** Its first invoice, the final one after down payments, or nothing more. */
export function billingStep(invoices: readonly Billing[]): 'first' | 'final' | undefined {
	const { whole, downPayments } = billedWith(invoices);
	if (whole) return undefined;
	return downPayments.length > 0 ? 'final' : 'first';
}
