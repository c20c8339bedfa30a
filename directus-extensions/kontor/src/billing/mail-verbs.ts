/** Mailing an invoice. Served below /billing. */
import { rowOf, rowWith } from '../core/fields.js';
import { type Verb, verb } from '../core/verbs/verb.js';
import { previewMail } from '../mail/compose-mail.js';
import { mailOf, mailPreview, sendInvoice } from '../mail/contracts.js';
import { queueMail } from '../mail/queue-mail.js';
import { invoiceLetter } from './invoice-letter.js';
import { showInvoice } from './show-invoice.js';

export const mailInvoice = verb({
	method: 'post',
	path: '/invoices/:id/send',
	summary: { de: 'Rechnung per E-Mail senden', en: 'Send an invoice by e-mail' },
	right: 'billing.issue',
	answer: rowWith('invoices', { mail: rowOf('mails') }),
	input: sendInvoice,
	run: async ({ id, ...options }, context) => {
		const mail = await queueMail(await invoiceLetter(id, options.attachments, context), options, context);
		return { ...(await showInvoice(context, id)), mail };
	},
});

export const previewInvoiceMail = verb({
	method: 'get',
	path: '/invoices/:id/mail',
	summary: { de: 'E-Mail zu einer Rechnung, wie sie aussähe', en: 'The e-mail of an invoice, as it would be' },
	right: 'billing.issue',
	input: mailOf,
	answer: mailPreview,
	run: async ({ id }, context) => previewMail(await invoiceLetter(id, undefined, context), context),
});

export const invoiceMailVerbs: readonly Verb[] = [mailInvoice, previewInvoiceMail];
