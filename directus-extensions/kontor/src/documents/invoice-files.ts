/** The files of an invoice: the PDF that people read, and the e-invoice that machines read. */
import type { Row } from '../core/context.js';
import { kontorError } from '../core/errors.js';
import type { Invoice } from '../core/schema.js';
import type { VerbContext } from '../core/verbs.js';
import { NotAsMeantError } from './e-invoice/as-meant.js';
import { checkEInvoice } from './e-invoice/check.js';
import type { Profile } from './e-invoice/semantic-model.js';
import { toCii } from './e-invoice/to-cii.js';
import { toUbl } from './e-invoice/to-ubl.js';
import { loadInvoiceDocument } from './load-invoice-document.js';
import { renderInvoicePdf } from './pdf/index.js';
import type { InvoiceDocument } from './rules/invoice-document.js';
import { readStored } from './store/read-stored.js';
import { storeDocument } from './store/store-document.js';

export type Syntax = 'cii' | 'ubl';

interface Format {
	syntax: Syntax;
	profile: Profile;
	/** ZUGFeRD: the e-invoice travels inside the PDF. */
	isEmbedded: boolean;
}

/** How the customer wants invoices; null: as a PDF and nothing else. */
export function formatOf({ buyer }: InvoiceDocument): Format | null {
	if (buyer.invoice_format === 'pdf') return null;
	if (buyer.invoice_format === 'xrechnung_cii') return { syntax: 'cii', profile: 'xrechnung', isEmbedded: false };
	if (buyer.invoice_format === 'xrechnung_ubl') return { syntax: 'ubl', profile: 'xrechnung', isEmbedded: false };
	return { syntax: 'cii', profile: 'en16931', isEmbedded: true };
}

export function toXml(document: InvoiceDocument, syntax: Syntax, profile: Profile): Buffer {
	try {
		return Buffer.from((syntax === 'cii' ? toCii : toUbl)(document, profile), 'utf8');
	} catch (error) {
		throw error instanceof NotAsMeantError ? kontorError('E_INVOICE_NOT_AS_MEANT', { at: error.at, collection: 'invoices' }) : error;
	}
}

/** The e-invoice of a draft, which has no number yet. */
export const tryXml = (document: InvoiceDocument, { syntax, profile }: Format): Buffer =>
	toXml({ ...document, invoice: { ...document.invoice, number: document.invoice.number ?? 'ENTWURF' } }, syntax, profile);

export async function renderPdf(document: InvoiceDocument, context: VerbContext, { isDraft = false } = {}): Promise<Buffer> {
	const format = formatOf(document);
	const logo = await logoOf(document.seller as unknown as Row, context);
	const isEmbedding = format?.isEmbedded && !isDraft && checkEInvoice(document, format.profile).length === 0;
	return renderInvoicePdf(document, {
		...(logo ? { logo } : {}),
		...(isEmbedding ? { eInvoice: { xml: toXml(document, format.syntax, format.profile), profile: format.profile } } : {}),
		isDraft,
	});
}

export async function logoOf(seller: Row, context: VerbContext): Promise<Buffer | undefined> {
	if (typeof seller.logo !== 'string') return undefined;
	return (await readStored(context, seller.logo).catch(() => null))?.content;
}

export const fileName = ({ invoice }: InvoiceDocument, ending: string): string => nameOfFile(invoice.number, ending);

export const nameOfFile = (number: string | null, ending: string): string =>
	`${(number ?? 'Entwurf').replace(/[^\p{L}\p{N}._-]+/gu, '-')}.${ending}`;

/** Makes and keeps the files of an invoice that is issued, or is being issued in this transaction. */
export async function storeInvoiceFiles(
	invoice: Invoice,
	context: VerbContext,
): Promise<{ pdf_file_id: string; xml_file_id: string | null }> {
	const document = await loadInvoiceDocument(invoice, context);
	const common = {
		organization_id: invoice.organization_id,
		category: 'invoice' as const,
		linked_module: 'invoice' as const,
		linked_id: invoice.id,
	};
	const pdf = await storeDocument(context, {
		...common,
		content: await renderPdf(document, context),
		name: fileName(document, 'pdf'),
		type: 'application/pdf',
		title: invoice.number!,
	});
	const format = formatOf(document);
	// Invoices that were taken over from elsewhere may lack what an e-invoice needs: they have their PDF.
	if (!format || checkEInvoice(document, format.profile).length > 0) return { pdf_file_id: pdf.file_id, xml_file_id: null };
	const xml = await storeDocument(context, {
		...common,
		content: toXml(document, format.syntax, format.profile),
		name: fileName(document, 'xml'),
		type: 'application/xml',
		title: `${invoice.number} (XML)`,
	});
	return { pdf_file_id: pdf.file_id, xml_file_id: xml.file_id };
}
