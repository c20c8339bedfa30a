/** Writes a payment into the books. The database decides what it means for the invoice: paid amount, status, credit. */
import { randomUUID } from 'node:crypto';
import { type Cents, formatCents } from '../core/rules/money.js';
import { noteChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Invoice, Payment } from '../generated/schema.js';

type Values = Pick<Payment, 'payment_date' | 'method'> &
	Partial<Omit<Payment, 'amount' | 'note' | 'reference'>> & {
		amount: Cents;
		note?: string | null | undefined;
		reference?: string | null | undefined;
	};

/** The invoice is locked by the caller. */
export async function bookPayment(invoice: Invoice, { amount, ...values }: Values, context: VerbContext): Promise<string> {
	const id = randomUUID();
	// The event is the same as for a payment that is written as a plain row.
	const delta = { organization_id: invoice.organization_id, invoice_id: invoice.id, amount: formatCents(amount), ...values };
	const row = { id, created_by: context.accountability.user, ...delta };
	await context.database('payments').insert(row);
	await noteChange(context, { collection: 'payments', id, row, delta, isNew: true });
	return id;
}
