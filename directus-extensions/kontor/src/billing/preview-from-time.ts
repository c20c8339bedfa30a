/**
 * The invoice that `invoice-from-time` would make, in the form of its answer, but nothing is written. What only a written row has is
 * null: the ids of the invoice and its lines, and when they were made or changed.
 */
import type { Row } from '../core/context.js';
import { readableFieldsOf } from '../core/rights/read-rights.js';
import { formatCents } from '../core/rules/money.js';
import { plain } from '../core/rules/plain.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { type Terms, taxSummary, totalsOf } from '../papers/rules/totals.js';
import type { FromTime } from './contracts.js';
import { draftFromTime } from './draft-from-time.js';

export async function previewFromTime(input: FromTime, context: VerbContext): Promise<Row> {
	const { invoice, lines } = await draftFromTime(input, { isLocked: false }, context);
	const totals = totalsOf(
		lines.map(({ values }) => values),
		invoice as Terms,
	);
	const made = { organization_id: invoice.organization_id, created_by: context.accountability.user };
	const ofLines = lines.map(({ values }, index) => ({ ...values, ...made, net_amount: formatCents(totals.lineNets[index]!) }));
	const ofInvoice = {
		...invoice,
		...made,
		net_total: formatCents(totals.net),
		tax_total: formatCents(totals.tax),
		total: formatCents(totals.total),
		tax_summary: taxSummary(totals.groups),
	};
	const [shown] = await asShown('invoices', [ofInvoice], context);
	// In the order in which Directus lists them.
	const ofExpenses = lines.flatMap(({ expense }) => expense ?? []).sort();
	return { ...shown, lines: await asShown('invoice_lines', ofLines, context), ...('expenses' in shown! ? { expenses: ofExpenses } : {}) };
}

/** Rows as Directus would answer them right after they were written: typed by the database, with the defaults of their columns. */
async function asShown(collection: string, rows: readonly Row[], context: VerbContext): Promise<Row[]> {
	const { database, schema } = context;
	const readable = await readableFieldsOf(collection, context);
	const all = Object.values(schema.collections[collection]!.fields);
	const defaults = all.filter(({ defaultValue }) => isPlain(defaultValue)).map(({ field, defaultValue }) => [field, defaultValue]);
	const fields = all.filter(({ field }) => readable === null || readable.has(field));
	const written = JSON.stringify(rows.map((row) => ({ ...Object.fromEntries(defaults), ...row })));
	const typed: Row[] = await database.select('*').from(database.raw('jsonb_populate_recordset(null::??, ?::jsonb)', [collection, written]));
	return typed.map((row) => {
		const values = plain(schema, collection, row);
		return Object.fromEntries(fields.map(({ field, type }) => [field, type === 'alias' ? [] : values[field]]));
	});
}

/** A default that is a value; the others (the moment of writing) are worked out by the database. */
const isPlain = (value: unknown) => value !== null && value !== undefined && !(typeof value === 'string' && /\(.*\)$|^now$/i.test(value));
