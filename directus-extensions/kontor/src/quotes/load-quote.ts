/** A quote with its lines, locked while a verb decides about it. */

import { assertVisible, readRows, showPart } from '../core/load.js';
import type { ByOf } from '../core/rules/states.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { stateBy } from '../core/writing/move.js';
import type { Quote, QuoteLine } from '../generated/schema.js';
import type { ShownQuote } from './contracts.js';
import { kontorError } from './errors.js';
import { QUOTE_STATES } from './states.js';

/** The lock leaves the key free: an invoice that points at the quote can be written (cancelled, say) without waiting. */
export async function loadQuote(id: string, context: VerbContext): Promise<Quote> {
	await assertVisible(context, 'quotes', [id]);
	const [quote] = await readRows(context, 'quotes', (query) => query.where({ id }).forNoKeyUpdate());
	if (!quote) throw kontorError('NOT_FOUND', { collection: 'quotes' });
	return quote;
}

export type QuoteMove = ByOf<typeof QUOTE_STATES>;

/** The state that this leads to; refused where it is not possible now. */
export const quoteStateBy = (by: QuoteMove, { status }: Quote): Quote['status'] => stateBy(QUOTE_STATES, by, status);

export async function loadAccepted(id: string, context: VerbContext): Promise<Quote> {
	const quote = await loadQuote(id, context);
	if (quote.status !== 'accepted') throw kontorError('QUOTE_NOT_ACCEPTED', { status: quote.status, collection: 'quotes' });
	return quote;
}

export const linesOfQuote = (quoteId: string, context: VerbContext): Promise<QuoteLine[]> =>
	readRows(context, 'quote_lines', (query) => query.where({ quote_id: quoteId }).orderBy([{ column: 'position' }, { column: 'id' }]));

/** A quote as every verb answers it: as it now is, with its lines. */
export const showQuote = (context: VerbContext, id: string) =>
	showPart<ShownQuote>(context, 'quotes', id, ['*', 'lines.*'], { lines: { _sort: ['position'], _limit: -1 } });
