/** The verbs of billing, in the order of an invoice's life. Served below /billing. */

import { previewOf, rowWith, uuid } from '../core/fields.js';
import { type Verb, verb } from '../core/verbs/verb.js';
import { cancelInvoice } from './cancel-invoice.js';
import { checkInvoice } from './check-invoice.js';
import type { CancelledInvoice, CorrectedInvoice } from './contracts.js';
import { cancelInput, checksAnswer, correctInput, fromTimeInput, invoiceId, markSentInput } from './contracts.js';
import { correctInvoice } from './correct-invoice.js';
import { invoiceFromTime } from './invoice-from-time.js';
import { issueInvoice } from './issue-invoice.js';
import { markSent } from './mark-sent.js';
import { previewFromTime } from './preview-from-time.js';
import { showInvoice, withFileIds } from './show-invoice.js';

export const preview = verb({
	method: 'post',
	path: '/invoices/preview',
	summary: { de: 'Vorschau: Rechnung aus erfassten Zeiten', en: 'Preview an invoice from tracked time' },
	right: 'billing.write',
	answer: previewOf('invoices'),
	input: fromTimeInput,
	run: previewFromTime,
});

export const fromTime = verb({
	method: 'post',
	path: '/invoices/from-time',
	summary: { de: 'Rechnung aus erfassten Zeiten', en: 'Make an invoice from tracked time' },
	right: 'billing.write',
	shows: 'invoices',
	input: fromTimeInput,
	run: async (input, context) => showInvoice(context, await invoiceFromTime(input, context)),
});

export const issue = verb({
	method: 'post',
	path: '/invoices/:id/issue',
	summary: { de: 'Rechnung ausstellen', en: 'Issue an invoice' },
	right: 'billing.issue',
	shows: 'invoices',
	input: invoiceId,
	run: async ({ id }, context) => {
		await issueInvoice(id, context);
		return showInvoice(context, id);
	},
	complete: withFileIds,
});

export const cancel = verb({
	method: 'post',
	path: '/invoices/:id/cancel',
	summary: { de: 'Rechnung stornieren', en: 'Cancel an invoice' },
	right: 'billing.issue',
	answer: rowWith('invoices', { cancellation_id: uuid }),
	input: cancelInput,
	run: async ({ id, ...options }, context): Promise<CancelledInvoice> => {
		const cancellation_id = await cancelInvoice(id, options, context);
		return { ...(await showInvoice(context, id)), cancellation_id };
	},
});

export const correct = verb({
	method: 'post',
	path: '/invoices/:id/correct',
	summary: { de: 'Rechnung teilweise korrigieren', en: 'Correct a part of an invoice' },
	right: 'billing.issue',
	answer: rowWith('invoices', { correction_id: uuid }),
	input: correctInput,
	run: async ({ id, ...wanted }, context): Promise<CorrectedInvoice> => {
		const correction_id = await correctInvoice(id, wanted, context);
		return { ...(await showInvoice(context, id)), correction_id };
	},
});

export const check = verb({
	method: 'get',
	path: '/invoices/:id/checks',
	summary: { de: 'Was zum Ausstellen noch fehlt', en: 'What is missing before an invoice can be issued' },
	right: ['billing.write', 'billing.issue'],
	input: invoiceId,
	answer: checksAnswer,
	run: async ({ id }, context) => ({ missing: await checkInvoice(id, context) }),
});

export const markInvoiceSent = verb({
	method: 'post',
	path: '/invoices/:id/mark-sent',
	summary: { de: 'Rechnung als versendet markieren', en: 'Mark an invoice as sent' },
	right: 'billing.issue',
	shows: 'invoices',
	input: markSentInput,
	run: async ({ id, ...options }, context) => {
		await markSent(id, options, context);
		return showInvoice(context, id);
	},
});

export const billingVerbs: readonly Verb[] = [preview, fromTime, check, issue, cancel, correct, markInvoiceSent];
