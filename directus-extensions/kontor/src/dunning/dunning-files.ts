/**
 * The PDF of a reminder or dunning notice: a proposal as it would look now, an issued notice as it was stored. It uses the customer's
 * address and the organization's account of the day on which it is issued.
 */

import { loadVisible, lockRows, readRow } from '../core/load.js';
import { FileAnswer, type VerbContext } from '../core/verbs/verb.js';
import { showStored } from '../files/store/show-stored.js';
import { storeDocument } from '../files/store/store-document.js';
import type { DunningNotice } from '../generated/schema.js';
import type { DunningDocument } from '../papers/rules/dunning-paper.js';
import { buyerSnapshot, sellerSnapshot } from '../papers/rules/parties.js';
import { logoOf, nameOfFile } from '../printing/paper-files.js';
import { draw } from '../printing/threads/draw.js';

export async function loadDunningDocument(notice: DunningNotice, context: VerbContext): Promise<DunningDocument> {
	const invoice = (await readRow(context, 'invoices', notice.invoice_id))!;
	const customer = (await readRow(context, 'customers', invoice.customer_id))!;
	return {
		notice,
		invoice,
		seller: sellerSnapshot((await readRow(context, 'organizations', notice.organization_id))!),
		buyer: buyerSnapshot(customer, await readRow(context, 'contacts', invoice.contact_id)),
		interestPeriods: notice.interest_details ?? [],
	};
}

export const noticeFileName = ({ number }: Pick<DunningNotice, 'number'>): string => nameOfFile(number, 'pdf');

export async function drawNotice(notice: DunningNotice, context: VerbContext): Promise<Buffer> {
	const document = await loadDunningDocument(notice, context);
	const logo = await logoOf(document.seller, context);
	return (await draw('dunning', document, { logo, isDraft: notice.status === 'proposed' })) as Buffer;
}

/** Of a notice that has been issued, or is being issued in this transaction; answers the id of the file. */
export async function storeDunningPdf(notice: DunningNotice, context: VerbContext): Promise<string> {
	const { file_id } = await storeDocument(context, {
		content: await drawNotice(notice, context),
		name: noticeFileName(notice),
		type: 'application/pdf',
		title: notice.number!,
		organization_id: notice.organization_id,
		category: 'letter',
		linked_module: 'invoice',
		linked_id: notice.invoice_id,
	});
	return file_id;
}

/** An imported notice gets its PDF when somebody asks for it. */
export async function dunningPdfOf(notice: DunningNotice, context: VerbContext): Promise<string> {
	if (notice.pdf_file_id) return notice.pdf_file_id;
	const [locked] = await lockRows(context, 'dunning_notices', [notice.id]);
	if (locked!.pdf_file_id) return locked!.pdf_file_id;
	const pdf_file_id = await storeDunningPdf(locked!, context);
	await context.database('dunning_notices').where({ id: notice.id }).update({ pdf_file_id });
	return pdf_file_id;
}

export async function showDunningPdf(id: string, context: VerbContext): Promise<FileAnswer> {
	const notice = await loadVisible(context, 'dunning_notices', id);
	// A dismissed proposal has no number, and never gets one.
	if (!notice.number)
		return new FileAnswer(await drawNotice({ ...notice, status: 'proposed' }, context), 'application/pdf', noticeFileName(notice));
	return showStored(await dunningPdfOf(notice, context), context);
}
