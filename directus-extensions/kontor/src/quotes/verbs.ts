/** The verbs of quotes, in the order of a quote's life. Served below /billing. */
import { showInvoice } from '../billing/show-invoice.js';
import { rowOf, rowWith } from '../core/fields.js';
import { type Verb, verb } from '../core/verbs/verb.js';
import { previewMail } from '../mail/compose-mail.js';
import { mailOf, mailPreview, sendLetter } from '../mail/contracts.js';
import { queueMail } from '../mail/queue-mail.js';
import { createInvoiceInput, declineInput, quoteId } from './contracts.js';
import { createFinalInvoice } from './create-final-invoice.js';
import { createInvoice } from './create-invoice.js';
import { createProject } from './create-project.js';
import { showQuote } from './load-quote.js';
import { acceptQuote, declineQuote } from './move-quote.js';
import { showQuotePdf } from './quote-files.js';
import { quoteLetter } from './quote-letter.js';
import { reviseQuote } from './revise-quote.js';
import { sendQuote } from './send-quote.js';

const right = ['quotes.write', 'billing.write'] as const;

export const send = verb({
	method: 'post',
	path: '/quotes/:id/send',
	summary: { de: 'Angebot versenden', en: 'Send a quote' },
	right,
	shows: 'quotes',
	input: quoteId,
	run: async ({ id }, context) => {
		await sendQuote(id, context);
		return showQuote(context, id);
	},
});

export const accept = verb({
	method: 'post',
	path: '/quotes/:id/accept',
	summary: { de: 'Angebot als angenommen markieren', en: 'Mark a quote as accepted' },
	right,
	shows: 'quotes',
	input: quoteId,
	run: async ({ id }, context) => {
		await acceptQuote(id, context);
		return showQuote(context, id);
	},
});

export const decline = verb({
	method: 'post',
	path: '/quotes/:id/decline',
	summary: { de: 'Angebot als abgelehnt markieren', en: 'Mark a quote as declined' },
	right,
	shows: 'quotes',
	input: declineInput,
	run: async ({ id, ...options }, context) => {
		await declineQuote(id, options, context);
		return showQuote(context, id);
	},
});

export const revise = verb({
	method: 'post',
	path: '/quotes/:id/revise',
	summary: { de: 'Neue Version eines Angebots beginnen', en: 'Begin a new version of a quote' },
	right,
	shows: 'quotes',
	input: quoteId,
	run: async ({ id }, context) => showQuote(context, await reviseQuote(id, context)),
});

export const project = verb({
	method: 'post',
	path: '/quotes/:id/create-project',
	summary: { de: 'Projekt aus einem Angebot anlegen', en: 'Create a project from a quote' },
	right: 'projects.write',
	shows: 'quotes',
	input: quoteId,
	run: async ({ id }, context) => {
		await createProject(id, context);
		return showQuote(context, id);
	},
});

export const invoice = verb({
	method: 'post',
	path: '/quotes/:id/create-invoice',
	summary: {
		de: 'Rechnung oder Abschlagsrechnung aus einem Angebot erstellen',
		en: 'Create an invoice or a down-payment invoice from a quote',
	},
	right: 'billing.write',
	shows: 'invoices',
	input: createInvoiceInput,
	run: async ({ id, percent }, context) => showInvoice(context, await createInvoice(id, percent, context)),
});

export const finalInvoice = verb({
	method: 'post',
	path: '/quotes/:id/create-final-invoice',
	summary: { de: 'Schlussrechnung aus einem Angebot erstellen', en: 'Create the final invoice of a quote' },
	right: 'billing.write',
	shows: 'invoices',
	input: quoteId,
	run: async ({ id }, context) => showInvoice(context, await createFinalInvoice(id, context)),
});

export const quotePdf = verb({
	method: 'get',
	path: '/quotes/:id/pdf',
	summary: { de: 'PDF eines Angebots (Entwürfe mit Wasserzeichen)', en: 'PDF of a quote (drafts with a watermark)' },
	input: quoteId,
	file: 'application/pdf',
	run: ({ id }, context) => showQuotePdf(id, context),
});

export const mailQuote = verb({
	method: 'post',
	path: '/quotes/:id/mail',
	summary: { de: 'Versendetes Angebot per E-Mail senden', en: 'Send a quote, once it is marked as sent, by e-mail' },
	right,
	answer: rowWith('quotes', { mail: rowOf('mails') }),
	input: sendLetter,
	run: async ({ id, ...options }, context) => {
		const mail = await queueMail(await quoteLetter(id, context), options, context);
		return { ...(await showQuote(context, id)), mail };
	},
});

export const previewQuoteMail = verb({
	method: 'get',
	path: '/quotes/:id/mail',
	summary: { de: 'E-Mail zu einem Angebot, wie sie aussähe', en: 'The e-mail of a quote, as it would be' },
	right,
	input: mailOf,
	answer: mailPreview,
	run: async ({ id }, context) => previewMail(await quoteLetter(id, context), context),
});

export const quoteVerbs: readonly Verb[] = [
	send,
	accept,
	decline,
	revise,
	project,
	invoice,
	finalInvoice,
	quotePdf,
	mailQuote,
	previewQuoteMail,
];
