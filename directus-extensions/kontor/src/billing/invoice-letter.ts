/** An invoice, or a reversal, as a mail. */

import { loadLocked, readRow } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { stateBy } from '../core/writing/move.js';
import type { Invoice } from '../generated/schema.js';
import type { MailOptions } from '../mail/contracts.js';
import { type Letter, recipientsOf, valuesOf } from '../mail/letter.js';
import type { Buyer } from '../papers/rules/frozen.js';
import { isReversal } from '../papers/rules/reversal.js';
import { kontorError, NO_XML } from './errors.js';
import { withFiles } from './files/invoice-files.js';
import { INVOICE_STATES } from './states.js';

export async function invoiceLetter(id: string, wanted: MailOptions['attachments'], context: VerbContext): Promise<Letter> {
	const invoice = await loadLocked(context, 'invoices', id);
	stateBy(INVOICE_STATES, 'send', invoice.status);
	// Frozen when it was issued.
	const seller = invoice.seller_snapshot!;
	const buyer = invoice.buyer_snapshot!;
	const original = await readRow(context, 'invoices', invoice.related_invoice_id);
	const customer = (await readRow(context, 'customers', invoice.customer_id))!;
	const printed = { ...invoice, date: invoice.issued_date, invoice_number: original?.number ?? invoice.number };
	return {
		kind: isReversal(invoice) ? 'cancellation' : 'invoice',
		organization_id: invoice.organization_id,
		...valuesOf(printed, seller, buyer),
		recipients: recipientsOf(buyer, customer, false),
		files: await filesOf(invoice, wanted, buyer, context),
		about: { invoice_id: id },
	};
}

/** By law the XML of an XRechnung is the invoice, and its PDF only comes along; a ZUGFeRD PDF contains its XML. */
async function filesOf(invoice: Invoice, wanted: MailOptions['attachments'], buyer: Buyer, context: VerbContext): Promise<string[]> {
	const { pdf_file_id, xml_file_id } = await withFiles(invoice, context);
	if (wanted && wanted !== 'pdf' && !xml_file_id)
		throw kontorError('INVALID_REQUEST', { reason: NO_XML, field: 'attachments', collection: 'invoices' });
	const isXml = wanted ? wanted !== 'pdf' : String(buyer.invoice_format ?? '').startsWith('xrechnung');
	return [wanted === 'xml' ? null : pdf_file_id, isXml ? xml_file_id : null].filter((file) => file !== null);
}
