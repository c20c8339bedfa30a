/** The PDFs of quotes and dunning notices, as the caller may see them. */
import { kontorError } from '../../core/errors/errors.js';
import { assertVisible, readRow } from '../../core/load.js';
import { FileAnswer, type VerbContext } from '../../core/verbs/verb.js';
import { drawNotice, dunningPdfOf, noticeFileName } from '../../dunning/dunning-files.js';
import type { DunningNotice, Quote } from '../../generated/schema.js';
import { drawQuote, quoteFileName, quotePdfOf } from '../../quotes/quote-files.js';
import { stored } from './show-invoice-files.js';

async function visible<T>(collection: string, id: string, context: VerbContext): Promise<T> {
	await assertVisible(context, collection, [id]);
	const row = await readRow<T>(context, collection, id);
	if (!row) throw kontorError('NOT_FOUND', { collection });
	return row;
}

export async function showQuotePdf(id: string, context: VerbContext): Promise<FileAnswer> {
	const quote = await visible<Quote>('quotes', id, context);
	if (quote.status === 'draft') return new FileAnswer(await drawQuote(quote, context), 'application/pdf', quoteFileName(quote));
	return stored(await quotePdfOf(quote, context), context);
}

export async function showDunningPdf(id: string, context: VerbContext): Promise<FileAnswer> {
	const notice = await visible<DunningNotice>('dunning_notices', id, context);
	// One that was put aside before it was issued has no number, and never will.
	if (!notice.number)
		return new FileAnswer(await drawNotice({ ...notice, status: 'proposed' }, context), 'application/pdf', noticeFileName(notice));
	return stored(await dunningPdfOf(notice, context), context);
}
