/**
 * A quote that left the house does not change: its next version is a draft with the same number. The old one stays valid until the new one is sent.
 */
import { randomUUID } from 'node:crypto';
import { readRow } from '../core/load.js';
import { pick } from '../core/pick.js';
import { noteChange, noteNewRows } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
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
export const LINE = [
	'service_id',
	'title',
	'description',
	'quantity',
	'unit',
	'unit_price',
	'discount_percent',
	'tax_rate_id',
	'tax_rate',
	'tax_category',
] as const;

/** Returns the id of the new version. */
export async function reviseQuote(previous_quote_id: string, context: VerbContext): Promise<string> {
	const { database, accountability } = context;
	const previous = await loadQuote(previous_quote_id, context);
	quoteStateBy('revise', previous);
	const open = await database('quotes').where({ previous_quote_id }).first('id');
	if (open) throw kontorError('QUOTE_HAS_OPEN_VERSION', { collection: 'quotes', id: open.id });

	const id = randomUUID();
	const stamps = { organization_id: previous.organization_id, created_by: accountability.user };
	const values = { ...pick(previous, KEPT), version: previous.version + 1, previous_quote_id };
	await database('quotes').insert({ id, ...stamps, ...values });
	const lines = (await linesOfQuote(previous_quote_id, context)).map((line) => ({
		id: randomUUID(),
		...stamps,
		...pick(line, [...LINE, 'position', 'is_optional']),
		quote_id: id,
	}));
	await database.batchInsert('quote_lines', lines, 500);
	const row = (await readRow(context, 'quotes', id))!;
	await noteChange(context, { collection: 'quotes', id, row, delta: values, isNew: true });
	await noteNewRows(context, 'quote_lines', lines);
	return id;
}
