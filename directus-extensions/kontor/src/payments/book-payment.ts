/** Writes a payment into the books. The database decides what it means for the invoice: paid amount, status, credit. */
import { randomUUID } from 'node:crypto';
import { noteChange } from '../core/audit.js';
import type { Row } from '../core/context.js';
import { readRow } from '../core/load.js';
import { type Cents, formatCents } from '../core/rules/money.js';
import type { Invoice, Payment } from '../core/schema.js';
import type { VerbContext } from '../core/verbs.js';

type Values = Pick<Payment, 'payment_date' | 'method'> &
	Partial<Omit<Payment, 'amount' | 'note' | 'reference'>> & {
		amount: Cents;
		note?: string | null | undefined;
		reference?: string | null | undefined;
	};

/** The invoice is locked by the caller. */
export async function bookPayment(invoice: Invoice, { amount, ...values }: Values, context: VerbContext): Promise<string> {
	const id = randomUUID();
	const delta = { invoice_id: invoice.id, amount: formatCents(amount), ...values };
	const row = { id, organization_id: invoice.organization_id, created_by: context.accountability.user, ...delta };
	await context.database('payments').insert(row);
	await noteChange(context, { collection: 'payments', id, row, delta, isNew: true });
	return id;
}

const FOLLOWS = ['status', 'paid_amount', 'open_amount'] as const;

/** What followed for the invoice, for the trail and for whoever watches it. */
export async function noteInvoice(before: Invoice, context: VerbContext): Promise<Invoice> {
	const after = (await readRow<Invoice>(context, 'invoices', before.id))!;
	const changed = FOLLOWS.filter((field) => after[field] !== before[field]);
	if (changed.length > 0)
		await noteChange(context, {
			collection: 'invoices',
			id: after.id,
			row: after as unknown as Row,
			delta: Object.fromEntries(changed.map((field) => [field, after[field]])),
		});
	return after;
}
