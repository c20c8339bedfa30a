/** The papers that can be mailed: in which states, the verbs to mail and to preview, and the column of the outbox that names them. */
import { INVOICE_STATES, mayMove, NOTICE_STATES, QUOTE_STATES } from '@kontor/directus-extension/contracts';

export type Mailable = 'invoices' | 'quotes' | 'dunning_notices';

export const MAILABLE = {
	invoices: { verb: 'mailInvoice', preview: 'previewInvoiceMail', target: 'invoice_id' },
	quotes: { verb: 'mailQuote', preview: 'previewQuoteMail', target: 'quote_id' },
	dunning_notices: { verb: 'mailNotice', preview: 'previewNoticeMail', target: 'dunning_notice_id' },
} as const satisfies Record<Mailable, object>;

const IS_POSSIBLE: Record<Mailable, (status: string) => boolean> = {
	invoices: (status) => mayMove(INVOICE_STATES, 'send', status),
	quotes: (status) => mayMove(QUOTE_STATES, 'mail', status),
	dunning_notices: (status) => mayMove(NOTICE_STATES, 'send', status),
};

export const isMailable = (collection: Mailable, status: string): boolean => IS_POSSIBLE[collection](status);
