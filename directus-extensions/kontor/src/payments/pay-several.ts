/** One payment of a customer for several of their invoices. Its rows are linked by `payment_group_id`. */
import { randomUUID } from 'node:crypto';
import { assertVisible, lockRows } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { bookPayment } from './book-payment.js';
import type { SeveralInput } from './contracts.js';
import { kontorError } from './errors.js';
import { partsOf } from './rules/allocations.js';

const PROBLEMS = {
	twice: { de: 'Eine Rechnung ist zweimal genannt', en: 'an invoice is named twice' },
	'too much': { de: 'Die Teile sind mehr als der Betrag', en: 'the parts are more than the amount' },
	'too little': {
		de: 'Die Teile sind weniger als der Betrag; soll der Rest Guthaben werden, geben Sie allow_overpayment an',
		en: 'the parts are less than the amount; give allow_overpayment to keep the rest as credit',
	},
	customer: { de: 'Die Rechnungen sind nicht alle von diesem Kunden', en: 'the invoices are not all of this customer' },
	currency: { de: 'Die Rechnungen haben verschiedene Währungen', en: 'the invoices have different currencies' },
} as const;

const refuse = (problem: keyof typeof PROBLEMS): Error =>
	kontorError('ALLOCATION_NOT_POSSIBLE', { reason: PROBLEMS[problem].en, field: 'allocations' }, { de: { reason: PROBLEMS[problem].de } });

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
