import type { SchemaOverview } from '@directus/types';
import type { Row } from '../context.js';

/**
 * A row of the driver as the generated types say: the driver makes a Date of a day, in whatever time zone the server happens to be, and it is a day again
 * here; a list of words is kept as one text. Decimals come as text and JSON as what it says already.
 */
export function plain(schema: SchemaOverview, collection: string, row: Row): Row {
	const { fields } = schema.collections[collection]!;
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(fields[name]?.type, value)]));
}

function plainValue(type: string | undefined, value: unknown): unknown {
	if (value instanceof Date) return type === 'date' ? dayOf(value) : value.toISOString();
	if (type === 'csv' && typeof value === 'string') return value === '' ? [] : value.split(',');
	return value;
}

const two = (value: number) => String(value).padStart(2, '0');
const dayOf = (date: Date) => `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
