/** The PDF and the e-invoice of an invoice: of a draft as it would look now, of an issued one what was stored when it was issued. */
import { documentIncomplete, kontorError } from '../../core/errors/errors.js';
import { assertVisible, readRow } from '../../core/load.js';
import { FileAnswer, type VerbContext } from '../../core/verbs/verb.js';
import { checkEInvoice } from '../../e-invoice/rules/check.js';
import type { Profile } from '../../e-invoice/rules/semantic-model.js';
import { readStored } from '../../files/store/read-stored.js';
import type { Invoice } from '../../generated/schema.js';
import { drawInvoice, fileName, formatOf, type Syntax, toXml, withFiles } from './invoice-files.js';
import { loadInvoiceDocument } from './load-invoice-paper.js';

const loadVisible = async (id: string, context: VerbContext): Promise<Invoice> => {
	await assertVisible(context, 'invoices', [id]);
	return (await readRow<Invoice>(context, 'invoices', id))!;
};

export async function showPdf(id: string, context: VerbContext): Promise<FileAnswer> {
	const invoice = await loadVisible(id, context);
	if (invoice.status === 'draft') {
		const document = await loadInvoiceDocument(invoice, context);
		return new FileAnswer(
			(await drawInvoice(document, context, { isDraft: true })).pdf as Buffer,
			'application/pdf',
			fileName(document, 'pdf'),
		);
	}
	return stored((await withFiles(invoice, context)).pdf_file_id!, context);
}

export async function showXml(
	id: string,
	wanted: { syntax?: Syntax | undefined; profile?: Profile | undefined },
	context: VerbContext,
): Promise<FileAnswer> {
	const invoice = await loadVisible(id, context);
	// A machine that reads the XML of a draft would book it: nothing in the standard says "this is none yet".
	if (invoice.status === 'draft') throw kontorError('DRAFT_HAS_NO_XML', { collection: 'invoices', field: 'status' });
	const document = await loadInvoiceDocument(invoice, context);
	const own = formatOf(document) ?? { syntax: 'cii' as const, profile: 'en16931' as const };
	const syntax = wanted.syntax ?? own.syntax;
	const profile = wanted.profile ?? own.profile;
	if (syntax === own.syntax && profile === own.profile) {
		const { xml_file_id } = await withFiles(invoice, context);
		if (xml_file_id) return stored(xml_file_id, context);
	}
	const missing = checkEInvoice(document, profile);
	if (missing.length > 0) throw documentIncomplete(missing);
	return new FileAnswer(toXml(document, syntax, profile), 'application/xml', fileName(document, 'xml'));
}

export async function stored(fileId: string, context: VerbContext): Promise<FileAnswer> {
	const file = await readStored(context, fileId);
	if (!file) throw kontorError('NOT_FOUND', { collection: 'directus_files' });
	return new FileAnswer(file.content, file.type, file.name);
}
