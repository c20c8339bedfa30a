/** Sending documents by mail: served below /billing; the outbox below /mail. */
import type { ShownInvoice } from '../billing/contracts.js';
import { showInvoice } from '../billing/show-invoice.js';
import { showRow } from '../core/load.js';
import type { DunningNotice } from '../core/schema.js';
import { type Verb, verb } from '../core/verbs.js';
import type { ShownQuote } from '../quotes/contracts.js';
import { showQuote } from '../quotes/load-quote.js';
import { previewMail } from './compose-mail.js';
import { type Mailed, mailOf, mailPreview, sendInvoice, sendLetter } from './contracts.js';
import { dunningLetter } from './dunning-letter.js';
import { invoiceLetter } from './invoice-letter.js';
import { queueMail } from './queue-mail.js';
import { quoteLetter } from './quote-letter.js';
import { retryMail } from './retry-mail.js';

const previewed = { de: 'wie sie aussähe', en: 'as it would be' };

export const mailInvoice = verb({
	method: 'post',
	path: '/invoices/:id/send',
	summary: { de: 'Rechnung per E-Mail senden', en: 'Send an invoice by e-mail' },
	right: 'billing.issue',
	shows: 'invoices',
	input: sendInvoice,
	run: async ({ id, ...options }, context): Promise<Mailed<ShownInvoice>> => {
		const mail = await queueMail(await invoiceLetter(id, options.attachments, context), options, context);
		return { ...(await showInvoice(context, id)), mail };
	},
});

export const previewInvoiceMail = verb({
	method: 'get',
	path: '/invoices/:id/mail',
	summary: { de: `E-Mail zu einer Rechnung, ${previewed.de}`, en: `The e-mail of an invoice, ${previewed.en}` },
	right: 'billing.issue',
	input: mailOf,
	answer: mailPreview,
	run: async ({ id }, context) => previewMail(await invoiceLetter(id, undefined, context), context),
});

const quoteRight = ['quotes.write', 'billing.write'] as const;

export const mailQuote = verb({
	method: 'post',
	path: '/quotes/:id/mail',
	summary: { de: 'Versendetes Angebot per E-Mail senden', en: 'Send a quote, once it is marked as sent, by e-mail' },
	right: quoteRight,
	shows: 'quotes',
	input: sendLetter,
	run: async ({ id, ...options }, context): Promise<Mailed<ShownQuote>> => {
		const mail = await queueMail(await quoteLetter(id, context), options, context);
		return { ...(await showQuote(context, id)), mail };
	},
});

export const previewQuoteMail = verb({
	method: 'get',
	path: '/quotes/:id/mail',
	summary: { de: `E-Mail zu einem Angebot, ${previewed.de}`, en: `The e-mail of a quote, ${previewed.en}` },
	right: quoteRight,
	input: mailOf,
	answer: mailPreview,
	run: async ({ id }, context) => previewMail(await quoteLetter(id, context), context),
});

export const mailNotice = verb({
	method: 'post',
	path: '/dunning-notices/:id/send',
	summary: { de: 'Mahnung per E-Mail senden', en: 'Send a dunning notice by e-mail' },
	right: 'billing.issue',
	shows: 'dunning_notices',
	input: sendLetter,
	run: async ({ id, ...options }, context): Promise<Mailed<DunningNotice>> => {
		const mail = await queueMail(await dunningLetter(id, context), options, context);
		return { ...(await showRow<DunningNotice>(context, 'dunning_notices', id)), mail };
	},
});

export const previewNoticeMail = verb({
	method: 'get',
	path: '/dunning-notices/:id/mail',
	summary: { de: `E-Mail zu einer Mahnung, ${previewed.de}`, en: `The e-mail of a dunning notice, ${previewed.en}` },
	right: 'billing.issue',
	input: mailOf,
	answer: mailPreview,
	run: async ({ id }, context) => previewMail(await dunningLetter(id, context), context),
});

export const retry = verb({
	method: 'post',
	path: '/:id/retry',
	summary: { de: 'E-Mail aus dem Postausgang noch einmal senden', en: 'Try a mail of the outbox again' },
	right: 'billing.issue',
	shows: 'mails',
	input: mailOf,
	run: async ({ id }, context) => {
		await retryMail(id, context);
		return showRow(context, 'mails', id);
	},
});

export const documentMailVerbs: readonly Verb[] = [
	mailInvoice,
	previewInvoiceMail,
	mailQuote,
	previewQuoteMail,
	mailNotice,
	previewNoticeMail,
];
export const mailVerbs: readonly Verb[] = [retry];
