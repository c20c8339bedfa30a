import type { SchemaOverview } from '@directus/types';
import type { Row } from '../context.js';

/**
 * Turns a row from the database driver into what the generated types say. The driver makes a Date of a day, at midnight of the
 * server's time zone: here it is a day again. A list of words is stored as one text. Decimals are text and JSON is parsed already.
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
