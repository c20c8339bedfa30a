/** The verbs of payments and of customers' credit. Served below /billing. */
import { showInvoice } from '../billing/show-invoice.js';
import { assertVisible, readRow } from '../core/load.js';
import { formatCents } from '../core/rules/money.js';
import { type Verb, verb } from '../core/verbs/verb.js';
import {
	byId,
	creditAnswer,
	paymentInput,
	refundInput,
	reversalInput,
	severalAnswer,
	severalInput,
	skontoAnswer,
	useCreditInput,
} from './contracts.js';
import { showCredit } from './credit.js';
import { paySeveral } from './pay-several.js';
import { recordPayment, takenSkonto } from './record-payment.js';
import { refundCredit } from './refund-credit.js';
import { reversePayment } from './reverse-payment.js';
import { skontoOf } from './rules/skonto.js';
import { useCredit } from './use-credit.js';

const right = 'payments.create';

export const pay = verb({
	method: 'post',
	path: '/invoices/:id/payments',
	summary: { de: 'Zahlung erfassen', en: 'Record a payment' },
	right,
	shows: 'invoices',
	input: paymentInput,
	run: async (input, context) => {
		await recordPayment(input, context);
		return showInvoice(context, input.id);
	},
});

export const showSkonto = verb({
	method: 'get',
	path: '/invoices/:id/skonto',
	summary: { de: 'Skonto einer Rechnung ansehen: Betrag und Frist', en: 'Show the cash discount of an invoice: amount and term' },
	right: ['billing.read', right],
	answer: skontoAnswer,
	input: byId,
	run: async ({ id }, context) => {
		await assertVisible(context, 'invoices', [id]);
		const invoice = (await readRow(context, 'invoices', id))!;
		const skonto = skontoOf(invoice, await takenSkonto(id, context));
		return (
			skonto && {
				until: skonto.until,
				amount: formatCents(skonto.amount),
				payable: formatCents(skonto.payable),
				currency: invoice.currency,
			}
		);
	},
});

export const payInvoices = verb({
	method: 'post',
	path: '/payments',
	summary: { de: 'Eine Zahlung auf mehrere Rechnungen erfassen', en: 'Record one payment for several invoices' },
	right,
	answer: severalAnswer,
	input: severalInput,
	run: async (input, context) => {
		const { payment_group_id, invoices: ids } = await paySeveral(input, context);
		const invoices = [];
		for (const id of ids) invoices.push(await showInvoice(context, id));
		return { payment_group_id, invoices };
	},
});

export const reverse = verb({
	method: 'post',
	path: '/payments/:id/reverse',
	summary: { de: 'Zahlung durch Gegenbuchung aufheben', en: 'Take a payment back by a counter-entry' },
	right,
	shows: 'invoices',
	input: reversalInput,
	run: async (input, context) => showInvoice(context, await reversePayment(input, context)),
});

export const payFromCredit = verb({
	method: 'post',
	path: '/invoices/:id/use-credit',
	summary: { de: 'Rechnung mit Guthaben verrechnen', en: 'Pay an invoice from the credit of its customer' },
	right,
	shows: 'invoices',
	input: useCreditInput,
	run: async ({ id, ...options }, context) => {
		await useCredit(id, options, context);
		return showInvoice(context, id);
	},
});

export const credit = verb({
	method: 'get',
	path: '/customers/:id/credit',
	summary: { de: 'Guthaben eines Kunden ansehen', en: 'Show the credit of a customer' },
	right: 'billing.read',
	answer: creditAnswer,
	input: byId,
	run: ({ id }, context) => showCredit(id, context),
});

export const refund = verb({
	method: 'post',
	path: '/customers/:id/refund',
	summary: { de: 'Guthaben auszahlen', en: 'Pay out credit' },
	right,
	answer: creditAnswer,
	input: refundInput,
	run: async (input, context) => {
		await refundCredit(input, context);
		return showCredit(input.id, context);
	},
});

export const paymentVerbs: readonly Verb[] = [pay, showSkonto, payInvoices, reverse, payFromCredit, credit, refund];
