import type { Knex } from 'knex';
import type { Row } from '../context.js';

/** The database says that a value does not fit, but not always which one: so each is tried against its column. */
export async function columnsThatDoNotTake(values: Row, collection: string, database: Knex): Promise<string[]> {
	const given = Object.entries(values).flatMap(([name, value]) =>
		value === null || value === undefined ? [] : [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]],
	);
	const { rows } = await database.raw(
		`select a.attname as name from pg_attribute a join json_each_text(?::json) v on v.key = a.attname
		where a.attrelid = ?::regclass and not a.attisdropped and not pg_input_is_valid(v.value, format_type(a.atttypid, a.atttypmod)) order by a.attnum`,
		[JSON.stringify(Object.fromEntries(given)), `public."${collection}"`],
	);
	return rows.map(({ name }: { name: string }) => name);
}
