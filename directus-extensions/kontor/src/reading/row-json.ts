/** How Postgres writes a column as Directus answers it: decimals as text, moments in UTC, lists of words as arrays. */
import type { Knex } from 'knex';

const EXPRESSIONS: Record<string, string> = {
	decimal: '??::text',
	bigInteger: '??::text',
	timestamp: `to_char(?? at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
	csv: "case when ?? is null then null when ?? = '' then array[]::text[] else string_to_array(??, ',') end",
};

/** `column` with its table, like `invoices.total`. */
export function asJson(column: string, type: string, database: Knex): Knex.Raw {
	const expression = EXPRESSIONS[type] ?? '??';
	return database.raw(expression, Array(expression.match(/\?\?/g)!.length).fill(column));
}
