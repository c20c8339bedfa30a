/** The PDF of a quote: a draft as it would look now, a sent one as it was stored. */

import { loadVisible, lockRows, readRow, readRows } from '../core/load.js';
import { FileAnswer, type VerbContext } from '../core/verbs/verb.js';
import { showStored } from '../files/store/show-stored.js';
import { storeDocument } from '../files/store/store-document.js';
import type { Quote } from '../generated/schema.js';
import { taxSummaryWithReasons } from '../papers/draft.js';
import { buyerSnapshot, sellerSnapshot } from '../papers/rules/parties.js';
import type { QuoteDocument } from '../papers/rules/quote-paper.js';
import { totalsOf } from '../papers/rules/totals.js';
import { logoOf, nameOfFile } from '../printing/paper-files.js';
import { draw } from '../printing/threads/draw.js';
import { linesOfQuote } from './load-quote.js';

async function loadQuoteDocument(quote: Quote, context: VerbContext): Promise<QuoteDocument> {
	const lines = await linesOfQuote(quote.id, context);
	// All three are frozen together.
	const parties = quote.seller_snapshot
		? { seller: quote.seller_snapshot, buyer: quote.buyer_snapshot!, taxSummary: quote.tax_summary! }
		: await partiesOfDraft(quote, lines, context);
	return { quote, lines, ...parties };
}

async function partiesOfDraft(quote: Quote, lines: QuoteDocument['lines'], context: VerbContext) {
	const { organization_id } = quote;
	const taxRates = await readRows(context, 'tax_rates', (query) => query.where({ organization_id }));
	const organization = (await readRow(context, 'organizations', organization_id))!;
	const customer = (await readRow(context, 'customers', quote.customer_id))!;
	return {
		seller: sellerSnapshot(organization),
		buyer: buyerSnapshot(customer, await readRow(context, 'contacts', quote.contact_id)),
		taxSummary: taxSummaryWithReasons(totalsOf(lines, quote).groups, { lines, taxRates, customer, organization }),
	};
}

/** A new version has the number of the one before. */
export const quoteFileName = ({ number, version }: Pick<Quote, 'number' | 'version'>): string =>
	nameOfFile(number && version > 1 ? `${number}-v${version}` : number, 'pdf');

export async function drawQuote(quote: Quote, context: VerbContext): Promise<Buffer> {
	const document = await loadQuoteDocument(quote, context);
	const logo = await logoOf(document.seller, context);
	return (await draw('quote', document, { logo, isDraft: quote.status === 'draft' })) as Buffer;
}

/** Of a quote that has been sent, or is being sent in this transaction; answers the id of the file. */
export async function storeQuotePdf(quote: Quote, context: VerbContext): Promise<string> {
	const { file_id } = await storeDocument(context, {
		content: await drawQuote(quote, context),
		name: quoteFileName(quote),
		type: 'application/pdf',
		title: quote.number!,
		organization_id: quote.organization_id,
		category: 'quote',
		linked_module: 'quote',
		linked_id: quote.id,
	});
	return file_id;
}

/** An imported quote gets its PDF when somebody asks for it. */
export async function quotePdfOf(quote: Quote, context: VerbContext): Promise<string> {
	if (quote.pdf_file_id) return quote.pdf_file_id;
	const [locked] = await lockRows(context, 'quotes', [quote.id]);
	if (locked!.pdf_file_id) return locked!.pdf_file_id;
	const pdf_file_id = await storeQuotePdf(locked!, context);
	await context.database('quotes').where({ id: quote.id }).update({ pdf_file_id });
	return pdf_file_id;
}

export async function showQuotePdf(id: string, context: VerbContext): Promise<FileAnswer> {
	const quote = await loadVisible(context, 'quotes', id);
	if (quote.status === 'draft') return new FileAnswer(await drawQuote(quote, context), 'application/pdf', quoteFileName(quote));
	return showStored(await quotePdfOf(quote, context), context);
}
