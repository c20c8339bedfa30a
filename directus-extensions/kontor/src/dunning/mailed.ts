/** What becomes of a dunning notice when it is mailed. */
import { INVOICE_CANCELLED } from '../billing/mailed.js';
import type { Mailed } from '../core/define-module.js';
import { lockRows, readRow } from '../core/load.js';
import { markNoticeSent } from './move-notice.js';

export const mailedNotice: Mailed = {
	column: 'dunning_notice_id',
	whyNotWanted: async (id, context) => {
		const notice = await readRow(context, 'dunning_notices', id);
		const invoice = await readRow(context, 'invoices', notice?.invoice_id);
		if (invoice?.status === 'cancelled') return INVOICE_CANCELLED;
		if (notice?.status === 'cancelled')
			return { de: 'Nicht gesendet: Die Mahnung ist inzwischen verworfen.', en: 'Not sent: the notice has been dismissed meanwhile.' };
		if (notice && Number(invoice?.open_amount) <= 0)
			return { de: 'Nicht gesendet: Die Rechnung ist inzwischen bezahlt.', en: 'Not sent: the invoice has been paid meanwhile.' };
		return null;
	},
	markSent: async (id, context) => {
		const [notice] = await lockRows(context, 'dunning_notices', [id]);
		if (notice?.status === 'issued') await markNoticeSent(id, {}, context);
	},
};
