/** The PDF and the e-invoice of an invoice: a draft as it would look now, an issued one as it was stored. */

import { loadVisible } from '../../core/load.js';
import { FileAnswer, type VerbContext } from '../../core/verbs/verb.js';
import { checkEInvoice } from '../../e-invoice/rules/check.js';
import type { Profile } from '../../e-invoice/rules/semantic-model.js';
import { showStored } from '../../files/store/show-stored.js';
import { documentIncomplete } from '../../papers/errors.js';
import { kontorError } from '../errors.js';
import { drawInvoice, fileName, formatOf, type Syntax, toXml, withFiles } from './invoice-files.js';
import { loadInvoiceDocument } from './load-invoice-paper.js';

export async function showPdf(id: string, context: VerbContext): Promise<FileAnswer> {
	const invoice = await loadVisible(context, 'invoices', id);
	if (invoice.status === 'draft') {
		const document = await loadInvoiceDocument(invoice, context);
		return new FileAnswer(
			(await drawInvoice(document, context, { isDraft: true })).pdf as Buffer,
			'application/pdf',
			fileName(document, 'pdf'),
		);
	}
	return showStored((await withFiles(invoice, context)).pdf_file_id!, context);
}

export async function showXml(
	id: string,
	wanted: { syntax?: Syntax | undefined; profile?: Profile | undefined },
	context: VerbContext,
): Promise<FileAnswer> {
	const invoice = await loadVisible(context, 'invoices', id);
	// A program that reads the XML of a draft would book it: the standard can't say that it is only a draft.
	if (invoice.status === 'draft') throw kontorError('DRAFT_HAS_NO_XML', { collection: 'invoices', field: 'status' });
	const document = await loadInvoiceDocument(invoice, context);
	const own = formatOf(document) ?? { syntax: 'cii' as const, profile: 'en16931' as const };
	const syntax = wanted.syntax ?? own.syntax;
	const profile = wanted.profile ?? own.profile;
	if (syntax === own.syntax && profile === own.profile) {
		const { xml_file_id } = await withFiles(invoice, context);
		if (xml_file_id) return showStored(xml_file_id, context);
	}
	const missing = checkEInvoice(document, profile);
	if (missing.length > 0) throw documentIncomplete(missing);
	return new FileAnswer(toXml(document, syntax, profile), 'application/xml', fileName(document, 'xml'));
}
