/** What goes out by mail: by which verb, which one tells how it would look, and which column of the outbox names it. */
import type { Mailable } from '@kontor/directus-extension/contracts';

export const MAILABLE = {
	invoices: { verb: 'mailInvoice', preview: 'previewInvoiceMail', target: 'invoice_id' },
	quotes: { verb: 'mailQuote', preview: 'previewQuoteMail', target: 'quote_id' },
	dunning_notices: { verb: 'mailNotice', preview: 'previewNoticeMail', target: 'dunning_notice_id' },
} as const satisfies Record<Mailable, object>;
