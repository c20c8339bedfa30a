/** What has been handed over to the mail server has left the house. A quote has when it was frozen. */
import { markSent } from '../billing/mark-sent.js';
import { lockRows } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { markNoticeSent } from '../dunning/move-notice.js';
import type { DunningNotice, Invoice, Mail } from '../generated/schema.js';

export async function markDocumentSent({ invoice_id, dunning_notice_id }: Mail, context: VerbContext): Promise<void> {
	if (invoice_id) await markInvoice(invoice_id, context);
	if (dunning_notice_id) await markNotice(dunning_notice_id, context);
}

/** Sent before, or cancelled in the very moment: it stays as it is. */
async function markInvoice(id: string, context: VerbContext): Promise<void> {
	const [invoice] = await lockRows<Invoice>(context, 'invoices', [id]);
	if (invoice && !invoice.sent_at && invoice.status !== 'cancelled') await markSent(id, {}, context);
}

async function markNotice(id: string, context: VerbContext): Promise<void> {
	const [notice] = await lockRows<DunningNotice>(context, 'dunning_notices', [id]);
	if (notice?.status === 'issued') await markNoticeSent(id, {}, context);
}
