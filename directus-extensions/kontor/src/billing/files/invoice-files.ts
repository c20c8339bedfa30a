/** The files of an invoice: the PDF that people read, and the e-invoice that machines read. */
import getDatabase from '@directus/api/database/index';
import { useLogger } from '@directus/api/logger/index';
import { lockRows } from '../../core/load.js';
import { inTransaction } from '../../core/verbs/run-verb.js';
import type { VerbContext } from '../../core/verbs/verb.js';
import { type Format, formatOf, type Syntax } from '../../e-invoice/rules/invoice-format.js';
import type { Profile } from '../../e-invoice/rules/semantic-model.js';
import { NotAsMeantError } from '../../e-invoice/writing/as-meant.js';
import { type DocumentToStore, storeDocuments } from '../../files/store/store-document.js';
import type { Invoice } from '../../generated/schema.js';
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import { logoOf, nameOfFile } from '../../printing/paper-files.js';
import { draw } from '../../printing/threads/draw.js';
import { type DrawnInvoice, writeXml } from '../../printing/threads/tasks.js';
import { kontorError } from '../errors.js';
import { loadInvoiceDocument } from './load-invoice-paper.js';

export { formatOf, type Syntax };

export function toXml(document: InvoiceDocument, syntax: Syntax, profile: Profile): Buffer {
	try {
		return writeXml(document, syntax, profile);
	} catch (error) {
		throw error instanceof NotAsMeantError ? kontorError('E_INVOICE_NOT_AS_MEANT', { at: error.at, collection: 'invoices' }) : error;
	}
}

/** The e-invoice of a draft, which has no number yet. */
export const tryXml = (document: InvoiceDocument, { syntax, profile }: Format): Buffer =>
	toXml({ ...document, invoice: { ...document.invoice, number: document.invoice.number ?? 'ENTWURF' } }, syntax, profile);

export const drawInvoice = async (document: InvoiceDocument, context: VerbContext, { isDraft = false } = {}): Promise<DrawnInvoice> =>
	draw('invoice', document, { logo: await logoOf(document.seller, context), isDraft });

export const fileName = ({ invoice }: InvoiceDocument, ending: string): string => nameOfFile(invoice.number, ending);

type FileIds = Pick<Invoice, 'pdf_file_id' | 'xml_file_id'>;

/** Only the first invoice of a transaction is drawn ahead, so that many issued at once are not all in memory. */
const drawsAhead = new WeakSet<object>();

/**
 * Filed right after the commit that gave the number: nobody waits for the number while an invoice is drawn. It is drawn from what was
 * issued, and another thread begins to draw while this one still prepares its answer. If it fails, the job (file-invoices.ts) or the
 * first request for the PDF makes the files.
 */
export function fileAfterCommit(document: InvoiceDocument, context: VerbContext): void {
	const outside = { ...context, database: getDatabase() };
	const ahead = drawsAhead.has(context.database) ? undefined : drawInvoice(document, outside);
	drawsAhead.add(context.database);
	// If the transaction fails, errors of the drawing don't matter.
	ahead?.catch(() => {});
	context.afterCommit(async () => {
		try {
			const drawn = await (ahead ?? drawInvoice(document, outside));
			await inTransaction(outside, (inside) => storeOnce(document.invoice.id, async () => ({ document, drawn }), inside));
		} catch (error) {
			useLogger().warn(error, `The files of invoice ${document.invoice.number} are still to be made`);
		}
	});
}

/** An invoice that has no files yet gets them; once they are there, they stay. */
export const withFiles = async (invoice: Invoice, context: VerbContext): Promise<FileIds> =>
	invoice.pdf_file_id
		? invoice
		: storeOnce(
				invoice.id,
				async (locked) => {
					const document = await loadInvoiceDocument(locked, context);
					return { document, drawn: await drawInvoice(document, context) };
				},
				context,
			);

interface Made {
	document: InvoiceDocument;
	drawn: DrawnInvoice;
}

/** The invoice is locked: of two requests at once, the second finds what the first has stored. */
async function storeOnce(id: string, make: (invoice: Invoice) => Promise<Made>, context: VerbContext): Promise<FileIds> {
	const [locked] = await lockRows(context, 'invoices', [id]);
	if (!locked || locked.pdf_file_id) return locked ?? { pdf_file_id: null, xml_file_id: null };
	const files = await store(await make(locked), context);
	await context.database('invoices').where({ id }).update(files);
	return files;
}

async function store({ document, drawn }: Made, context: VerbContext): Promise<FileIds> {
	const { invoice } = document;
	const common = {
		organization_id: invoice.organization_id,
		category: 'invoice' as const,
		linked_module: 'invoice' as const,
		linked_id: invoice.id,
	};
	const pdf: DocumentToStore = {
		...common,
		content: drawn.pdf as Buffer,
		name: fileName(document, 'pdf'),
		type: 'application/pdf',
		title: invoice.number!,
	};
	const xml: DocumentToStore | null = drawn.xml && {
		...common,
		content: drawn.xml as Buffer,
		name: fileName(document, 'xml'),
		type: 'application/xml',
		title: `${invoice.number} (XML)`,
	};
	const [ofPdf, ofXml] = await storeDocuments(context, xml ? [pdf, xml] : [pdf]);
	return { pdf_file_id: ofPdf!.file_id, xml_file_id: ofXml?.file_id ?? null };
}
