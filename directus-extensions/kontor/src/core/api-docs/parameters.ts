/** What can stand in the query string of a request. Directus' own lists take the same. */
import type { Json } from './values.js';

/** One after the other, with commas; a client may repeat the parameter as well. */
const names = (name: string, description: string, example: string[]): Json => ({
	...{ name, in: 'query', required: false, description },
	...{ style: 'form', explode: false, schema: { type: 'array', items: { type: 'string' } }, example },
});
const plain = (name: string, schema: Json, description: string): Json => ({ name, in: 'query', required: false, description, schema });

/** JSON as text: an object would be written in a different way by every generator, and by some not at all. */
export const json = (name: string, description: string, example: Json): Json => ({
	...{ name, in: 'query', required: false, description },
	...{ schema: { type: 'string' }, example: JSON.stringify(example) },
});

const FILTER = 'Which rows: conditions as JSON in text (`JSON.stringify`).';

export const filterParameter = (model: string): Json =>
	json('filter', `${FILTER} Its type is \`${model}\`.`, { _and: [{ id: { _nnull: true } }] });

export const PARAMETERS: Json = {
	Fields: names('fields', 'Only these fields; those of related rows with dots. Without it: all of the row, relations as keys.', ['*']),
	Filter: json('filter', FILTER, { id: { _nnull: true } }),
	Search: plain(
		'search',
		{ type: 'string' },
		'Words, in any order: each is in a text of the row or in the name of what it points at (capitals and accents do not matter), or is an amount, a number or a telephone number of it.',
	),
	Sort: names('sort', 'By these fields; with a minus downwards.', ['-created_at']),
	Limit: plain('limit', { type: 'integer' }, 'At most so many rows: 100 unless you say so, 10,000 at most; -1 is as many as possible.'),
	Offset: plain('offset', { type: 'integer' }, 'How many rows are skipped.'),
	Page: plain('page', { type: 'integer' }, 'Which page of `limit` rows, from 1.'),
	Meta: plain(
		'meta',
		{ type: 'string', enum: ['total_count', 'filter_count', '*'] },
		'Counts all rows, those that fit the filter, or both.',
	),
	Cursor: plain(
		'cursor',
		{ type: 'string' },
		'For long tables: empty at first, then what `meta.cursor` says, until it is null. Rows come in the order of their keys; not together with `sort`, `page` or `offset`.',
	),
	GroupBy: names('groupBy', 'One result for each value of these fields.', ['status']),
};

export const HEADERS: Json = {
	IdempotencyKey: {
		...{ name: 'Idempotency-Key', in: 'header', required: false },
		description: 'The same key with the same request gives the first answer again; with another request it is refused (422).',
		schema: { type: 'string', minLength: 1, maxLength: 255 },
		example: '2f1a7c1e-4b0e-4f57-9a53-3f8d7c1b6a42',
	},
	IfMatch: {
		...{ name: 'If-Match', in: 'header', required: false },
		description: 'The `ETag` of the row as you have read it: if it was changed since then, nothing is written (412).',
		schema: { type: 'string' },
	},
};

export const ref = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });
