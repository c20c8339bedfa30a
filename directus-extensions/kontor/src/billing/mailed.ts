/** What becomes of an invoice when it is mailed. */
import type { Mailed } from '../core/define-module.js';
import { lockRows, readRow } from '../core/load.js';
import { markSent } from './mark-sent.js';

export const INVOICE_CANCELLED = {
	de: 'Nicht gesendet: Die Rechnung ist inzwischen storniert.',
	en: 'Not sent: the invoice has been cancelled meanwhile.',
};

export const mailedInvoice: Mailed = {
	column: 'invoice_id',
	whyNotWanted: async (id, context) => ((await readRow(context, 'invoices', id))?.status === 'cancelled' ? INVOICE_CANCELLED : null),
	/** If it was sent before, or cancelled in the meantime, its state stays. */
	markSent: async (id, context) => {
		const [invoice] = await lockRows(context, 'invoices', [id]);
		if (invoice && !invoice.sent_at && invoice.status !== 'cancelled') await markSent(id, {}, context);
	},
};
