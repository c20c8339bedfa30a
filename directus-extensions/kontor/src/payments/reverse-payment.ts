/** Takes a payment back by a counter-entry: a direct debit that bounced, an amount that was booked wrongly. */

import { assertVisible, loadLocked, readRow, readRows } from '../core/load.js';
import { dayIn, organizationOf } from '../core/organizations.js';
import { parseCents } from '../core/rules/money.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { bookPayment } from './book-payment.js';
import type { ReversalInput } from './contracts.js';
import { kontorError } from './errors.js';
import { mayBeReversed, reversedBy } from './rules/reversals.js';

/** Returns the id of the invoice. */
export async function reversePayment({ id, note, payment_date }: ReversalInput, context: VerbContext): Promise<string> {
	await assertVisible(context, 'payments', [id]);
	const payment = (await readRow(context, 'payments', id))!;
	const invoice = await loadLocked(context, 'invoices', payment.invoice_id);
	const payments = await readRows(context, 'payments', (query) => query.where({ invoice_id: invoice.id }));
	const reversed = reversedBy(payments);
	if (!mayBeReversed(payment, reversed)) throw kontorError('REVERSAL_NOT_POSSIBLE', { collection: 'payments' });

	// The discount was for paying in time, so it is reversed with the payment. It was booked last, so it is reversed first.
	const discounts = payments.filter(
		(one) =>
			one.method === 'skonto' &&
			one.id !== payment.id &&
			one.payment_group_id !== null &&
			one.payment_group_id === payment.payment_group_id &&
			mayBeReversed(one, reversed),
	);
	const { time_zone } = await organizationOf(context, invoice.organization_id);
	for (const { id: reverses_payment_id, amount, method, payment_group_id, reference } of [...discounts, payment])
		await bookPayment(
			invoice,
			{
				amount: -parseCents(amount),
				payment_date: payment_date ?? dayIn(time_zone, context.now),
				method,
				reverses_payment_id,
				payment_group_id,
				reference,
				note,
			},
			context,
		);
	return invoice.id;
}
