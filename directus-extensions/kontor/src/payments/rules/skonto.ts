/** The cash discount that an invoice offers: how much, until when. snapshots/guards/payments.sql checks the same rule for every write. */
import { addDays, type Day } from '../../core/rules/days.js';
import { type Cents, parseCents, percentOf } from '../../core/rules/money.js';
import type { Invoice } from '../../generated/schema.js';

export interface Skonto {
	/** The last day of a payment that may take it. */
	until: Day;
	/** What is let off at most. */
	amount: Cents;
	/** What settles the invoice with it. */
	payable: Cents;
}

type Terms = Pick<Invoice, 'total' | 'credited_amount' | 'paid_amount' | 'skonto_percent' | 'skonto_days' | 'issued_date'>;

/** None where the invoice offers none, has taken it already, or is settled. `taken`: what has been let off before. */
export function skontoOf(invoice: Terms, taken: Cents = 0n): Skonto | null {
	const claim = parseCents(invoice.total) - parseCents(invoice.credited_amount);
	const open = claim - parseCents(invoice.paid_amount);
	const left = percentOf(claim, invoice.skonto_percent ?? '0') - taken;
	if (!invoice.issued_date || left <= 0n || open <= 0n) return null;
	const amount = left < open ? left : open;
	return { until: addDays(invoice.issued_date, invoice.skonto_days ?? 0), amount, payable: open - amount };
}

/** What a payment leaves open is let off whole, or not at all. */
export const mayLetOff = (rest: Cents, paidOn: Day, skonto: Skonto | null): boolean =>
	skonto !== null && paidOn <= skonto.until && rest <= skonto.amount;
