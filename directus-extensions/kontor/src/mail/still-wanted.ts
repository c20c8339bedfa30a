/** Between asking for a mail and sending it, the world goes on: nobody wants to be dunned for what they have paid. */
import { readRow } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { DunningNotice, Invoice, Mail, Quote } from '../generated/schema.js';
import type { Reason } from './reasons.js';

export async function whyNotWanted({ invoice_id, quote_id, dunning_notice_id }: Mail, context: VerbContext): Promise<Reason | null> {
	const notice = await readRow<DunningNotice>(context, 'dunning_notices', dunning_notice_id);
	const invoice = await readRow<Invoice>(context, 'invoices', notice?.invoice_id ?? invoice_id);
	const quote = await readRow<Quote>(context, 'quotes', quote_id);
	if (invoice?.status === 'cancelled')
		return { de: 'Nicht gesendet: Die Rechnung ist inzwischen storniert.', en: 'Not sent: the invoice has been cancelled meanwhile.' };
	if (notice?.status === 'cancelled')
		return { de: 'Nicht gesendet: Die Mahnung ist inzwischen verworfen.', en: 'Not sent: the notice has been dismissed meanwhile.' };
	if (notice && Number(invoice?.open_amount) <= 0)
		return { de: 'Nicht gesendet: Die Rechnung ist inzwischen bezahlt.', en: 'Not sent: the invoice has been paid meanwhile.' };
	if (quote?.status === 'replaced')
		return { de: 'Nicht gesendet: Das Angebot ist inzwischen ersetzt.', en: 'Not sent: the quote has been replaced meanwhile.' };
	return null;
}
