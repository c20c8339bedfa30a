/** What goes out by mail: by which verb, which one tells how it would look, and which column of the outbox names it. */

export const MAILABLE = {
	invoices: {
		verb: 'mailInvoice',
		preview: 'previewInvoiceMail',
		target: 'invoice_id',
		by: ['billing.issue'],
		from: ['issued', 'sent', 'partially_paid', 'overdue', 'paid'],
	},
	quotes: {
		verb: 'mailQuote',
		preview: 'previewQuoteMail',
		target: 'quote_id',
		by: ['quotes.write', 'billing.write'],
		from: ['sent', 'accepted'],
	},
	dunning_notices: {
		verb: 'mailNotice',
		preview: 'previewNoticeMail',
		target: 'dunning_notice_id',
		by: ['billing.issue'],
		from: ['issued', 'sent'],
	},
} as const;

export type Mailable = keyof typeof MAILABLE;

export const isMailable = (collection: Mailable, status: string): boolean =>
	(MAILABLE[collection].from as readonly string[]).includes(status);
