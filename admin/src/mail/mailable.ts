/** What goes out by mail: by which verb, where the preview is, and which column of the outbox names it. */

export const MAILABLE = {
	invoices: {
		verb: 'mailInvoice',
		path: 'invoices',
		target: 'invoice_id',
		by: ['billing.issue'],
		from: ['issued', 'sent', 'partially_paid', 'overdue', 'paid'],
	},
	quotes: { verb: 'mailQuote', path: 'quotes', target: 'quote_id', by: ['quotes.write', 'billing.write'], from: ['sent', 'accepted'] },
	dunning_notices: {
		verb: 'mailNotice',
		path: 'dunning-notices',
		target: 'dunning_notice_id',
		by: ['billing.issue'],
		from: ['issued', 'sent'],
	},
} as const;

export type Mailable = keyof typeof MAILABLE;

export const isMailable = (collection: Mailable, status: string): boolean =>
	(MAILABLE[collection].from as readonly string[]).includes(status);
