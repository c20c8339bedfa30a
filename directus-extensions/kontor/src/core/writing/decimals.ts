/**
 * Postgres silently rounds a number that has more decimal places than its column: “1.250,50”, typed into a field that knows no
 * comma, arrives as 1.25050 and would be booked as 1.25. So it is refused, however a row is written.
 */

import type { Context, Row, SchemaOverview } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { NUMBER_PROBLEMS } from '../errors/reasons.js';

/** Postgres accepts more than people call a number: 0x10, 0b11, 1_000. And what is typed as “1.250,50” is refused here, where the field is known. */
const NO_NUMBER = /^\s*[+-]?0[xob]|\d_\d|\d.*[,€$]|,\d|\?\s*$/i;
const PLAIN = /^\s*[+-]?(?:\d+(?:\.(\d*))?|\.(\d+))\s*$/;

type Scales = Map<string, number>;
/** As long as the schema is this one: a change in Studio makes a new one, in every copy of the server. */
const known = new WeakMap<SchemaOverview, Promise<Scales>>();

export async function refuseMoreDecimals(collection: string, payload: Row, { schema, database }: Context): Promise<void> {
	const fields = schema.collections[collection]?.fields ?? {};
	for (const [name, value] of Object.entries(payload)) {
		if (!Object.hasOwn(fields, name) || fields[name]!.type !== 'decimal') continue;
		if (typeof value === 'string' && NO_NUMBER.test(value)) throw noNumber(collection, name);
		const places = placesOf(value);
		if (!places) continue;
		const scale = (await scalesOf(schema, database)).get(`${collection}.${name}`);
		if (scale !== undefined && places > scale) throw tooMany(collection, name, scale);
	}
}

/** Read from the database, because Directus does not know scales. Columns without one are left out. */
export function scalesOf(schema: SchemaOverview, database: Context['database']): Promise<Scales> {
	let scales = known.get(schema);
	if (!scales) {
		scales = database('information_schema.columns')
			.where({ table_schema: 'public', data_type: 'numeric' })
			.whereNotNull('numeric_scale')
			.select('table_name', 'column_name', 'numeric_scale')
			.then((rows: Row[]) => new Map(rows.map((row) => [`${row.table_name}.${row.column_name}`, Number(row.numeric_scale)])));
		known.set(schema, scales);
		scales.catch(() => known.delete(schema));
	}
	return scales;
}

/** How many decimal places a value has; undefined if it is no number: the database decides about that. */
function placesOf(value: unknown): number | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const [match, afterDigits = '', afterPoint = ''] = PLAIN.exec(String(value)) ?? [];
	if (match !== undefined) return (afterDigits || afterPoint).length;
	// 1e-7 and the like: Postgres accepts it, so its places are counted, too.
	const [, fraction = '', exponent] = /^\s*[+-]?\d*(?:\.(\d*))?e([+-]?\d+)\s*$/i.exec(String(value)) ?? [];
	return exponent === undefined ? undefined : Math.max(0, fraction.length - Number(exponent));
}

const noNumber = (collection: string, field: string) => kontorError('FIELD_FORMAT', { collection, field, problem: NUMBER_PROBLEMS.none });

const tooMany = (collection: string, field: string, scale: number) =>
	kontorError('FIELD_FORMAT', { collection, field, problem: NUMBER_PROBLEMS.decimals(scale) });
