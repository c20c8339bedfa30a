/** One payment of a customer for several of their invoices. Its rows are linked by `payment_group_id`. */
import { randomUUID } from 'node:crypto';
import { assertVisible, lockRows } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { bookPayment } from './book-payment.js';
import type { SeveralInput } from './contracts.js';
import { kontorError, NOT_DIVIDED } from './errors.js';
import { partsOf } from './rules/allocations.js';

const refuse = (problem: keyof typeof NOT_DIVIDED): Error =>
	kontorError('ALLOCATION_NOT_POSSIBLE', { reason: NOT_DIVIDED[problem], field: 'allocations' });

export async function paySeveral(
	{ customer_id, amount, allocations, ...given }: SeveralInput,
	context: VerbContext,
): Promise<{ payment_group_id: string; invoices: string[] }> {
	const split = partsOf(amount, allocations, given.allow_overpayment === true);
	if ('problem' in split) throw refuse(split.problem);
	const ids = [...split.parts.keys()];
	await assertVisible(context, 'customers', [customer_id]);
	await assertVisible(context, 'invoices', ids);
	const invoices = await lockRows(context, 'invoices', ids);
	if (invoices.some((invoice) => invoice.customer_id !== customer_id)) throw refuse('customer');
	if (new Set(invoices.map(({ currency }) => currency)).size > 1) throw refuse('currency');

	const payment_group_id = randomUUID();
	for (const invoice of invoices) await bookPayment(invoice, { ...given, amount: split.parts.get(invoice.id)!, payment_group_id }, context);
	return { payment_group_id, invoices: ids };
}
