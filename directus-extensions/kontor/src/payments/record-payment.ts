/** A customer has paid an invoice, in whole or in part; within its term the cash discount settles the rest. */
import { randomUUID } from 'node:crypto';
import { loadLocked } from '../core/load.js';
import { formatCents, parseCents } from '../core/rules/money.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Invoice } from '../generated/schema.js';
import { bookPayment } from './book-payment.js';
import type { PaymentInput } from './contracts.js';
import { kontorError } from './errors.js';
import { mayLetOff, type Skonto, skontoOf } from './rules/skonto.js';

export async function recordPayment({ id, amount, skonto, ...given }: PaymentInput, context: VerbContext): Promise<void> {
	const invoice = await loadLocked(context, 'invoices', id);
	const paid = parseCents(amount);
	if (!skonto) await bookPayment(invoice, { ...given, amount: paid }, context);
	else await recordWithSkonto(invoice, { ...given, amount: paid }, context);
}

type Given = Omit<PaymentInput, 'id' | 'amount' | 'skonto'> & { amount: bigint };

async function recordWithSkonto(invoice: Invoice, given: Given, context: VerbContext): Promise<void> {
	const open = parseCents(invoice.total) - parseCents(invoice.credited_amount) - parseCents(invoice.paid_amount);
	const rest = open - given.amount;
	// No rest is open that a discount could settle: an ordinary payment.
	if (rest <= 0n) {
		await bookPayment(invoice, given, context);
		return;
	}
	const skonto = skontoOf(invoice, await takenSkonto(invoice.id, context));
	if (!mayLetOff(rest, given.payment_date, skonto)) throw skontoNotPossible(skonto, rest, invoice);
	// Both belong together: taking the payment back takes the discount back.
	const payment_group_id = randomUUID();
	await bookPayment(invoice, { ...given, payment_group_id }, context);
	const { payment_date, reference } = given;
	await bookPayment(invoice, { payment_date, reference, amount: rest, method: 'skonto', payment_group_id }, context);
}

function skontoNotPossible(skonto: Skonto | null, rest: bigint, { currency }: Invoice): Error {
	return kontorError('SKONTO_NOT_POSSIBLE', {
		amount: formatCents(skonto?.amount ?? 0n),
		until: skonto?.until,
		rest: formatCents(rest),
		currency,
		collection: 'payments',
		field: 'amount',
	});
}

/** The cash discount that an invoice was given so far. */
export async function takenSkonto(invoiceId: string, { database }: VerbContext): Promise<bigint> {
	const sum = await database('payments').where({ invoice_id: invoiceId, method: 'skonto' }).sum('amount as taken').first();
	return parseCents(sum?.taken ?? '0');
}
