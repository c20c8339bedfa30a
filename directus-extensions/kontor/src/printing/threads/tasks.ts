/** What is drawn in separate threads: papers go in as plain data, files come out. */
import { checkEInvoice } from '../../e-invoice/rules/check.js';
import { formatOf, type Syntax } from '../../e-invoice/rules/invoice-format.js';
import type { Profile } from '../../e-invoice/rules/semantic-model.js';
import { toCii } from '../../e-invoice/writing/to-cii.js';
import { toUbl } from '../../e-invoice/writing/to-ubl.js';
import type { DunningDocument } from '../../papers/rules/dunning-paper.js';
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import type { QuoteDocument } from '../../papers/rules/quote-paper.js';
import { renderDunningPdf, renderInvoicePdf, renderQuotePdf } from '../index.js';

interface Options {
	logo?: Uint8Array | undefined;
	isDraft?: boolean;
}

export interface DrawnInvoice {
	pdf: Uint8Array;
	/** Null for customers who want none, and for imported invoices that lack what an e-invoice needs. */
	xml: Uint8Array | null;
}

const optionsOf = ({ logo, isDraft = false }: Options) => ({ ...(logo ? { logo: Buffer.from(logo) } : {}), isDraft });

async function drawInvoice(document: InvoiceDocument, options: Options): Promise<DrawnInvoice> {
	const format = formatOf(document);
	const isWanted = format && !options.isDraft && checkEInvoice(document, format.profile).length === 0;
	const xml = isWanted ? writeXml(document, format.syntax, format.profile) : null;
	const eInvoice = xml && format?.isEmbedded ? { eInvoice: { xml, profile: format.profile } } : {};
	return { pdf: await renderInvoicePdf(document, { ...optionsOf(options), ...eInvoice }), xml };
}

export const writeXml = (document: InvoiceDocument, syntax: Syntax, profile: Profile): Buffer =>
	Buffer.from((syntax === 'cii' ? toCii : toUbl)(document, profile), 'utf8');

export const TASKS = {
	invoice: drawInvoice,
	quote: (document: QuoteDocument, options: Options): Promise<Uint8Array> => renderQuotePdf(document, optionsOf(options)),
	dunning: (document: DunningDocument, options: Options): Promise<Uint8Array> => renderDunningPdf(document, optionsOf(options)),
};

export type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
