/**
 * A quote that was sent does not change: its next version is a draft with the same number. The old one stays valid until the new one
 * is sent.
 */
import { pick } from '../core/pick.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { addPaper } from '../papers/add-paper.js';
import { COPIED } from '../papers/copied-line.js';
import { kontorError } from './errors.js';
import { linesOfQuote, loadQuote, quoteStateBy } from './load-quote.js';

const KEPT = [
	'number',
	'title',
	'customer_id',
	'contact_id',
	'deal_id',
	'project_id',
	'currency',
	'price_mode',
	'discount_percent',
	'intro_text',
	'closing_text',
] as const;

/** Returns the id of the new version. */
export async function reviseQuote(previous_quote_id: string, context: VerbContext): Promise<string> {
	const previous = await loadQuote(previous_quote_id, context);
	quoteStateBy('revise', previous);
	const open = await context.database('quotes').where({ previous_quote_id }).first('id');
	if (open) throw kontorError('QUOTE_HAS_OPEN_VERSION', { collection: 'quotes', id: open.id });

	const delta = { ...pick(previous, KEPT), version: previous.version + 1, previous_quote_id };
	const lines = (await linesOfQuote(previous_quote_id, context)).map((line) =>
		pick(line, [...COPIED, 'quantity', 'position', 'is_optional']),
	);
	const values = { organization_id: previous.organization_id, ...delta };
	return (await addPaper('quotes', { values, delta, lines }, context)).id;
}
