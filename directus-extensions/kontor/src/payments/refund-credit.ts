/** Pays a customer's credit out. The database refuses to pay out more than there is, however many ask at once. */
import { randomUUID } from 'node:crypto';
import { assertVisible, readRow } from '../core/load.js';
import { formatCents, parseCents } from '../core/rules/money.js';
import { noteChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { RefundInput } from './contracts.js';

export async function refundCredit({ id, amount, payment_date, currency, ...given }: RefundInput, context: VerbContext): Promise<void> {
	await assertVisible(context, 'customers', [id]);
	const customer = (await readRow(context, 'customers', id))!;
	const delta = {
		organization_id: customer.organization_id,
		customer_id: id,
		amount: formatCents(-parseCents(amount)),
		currency: currency ?? customer.currency,
		kind: 'refund',
		entry_date: payment_date,
		...given,
	};
	const row = { id: randomUUID(), created_by: context.accountability.user, ...delta };
	await context.database('customer_credits').insert(row);
	await noteChange(context, { collection: 'customer_credits', id: row.id, row, delta, isNew: true });
}
