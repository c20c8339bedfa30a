/** The addresses of each collection: lists, one row, and sums over all of them. */
import { filterName } from './filters.js';

import type { Names } from './names.js';
import { filterParameter, json, PARAMETERS, ref } from './parameters.js';
import { REFUSED, REFUSED_IF_CHANGED } from './refusals.js';
import type { Source } from './source.js';
import { type Json, refTo, shapeOf } from './values.js';

const content = (schema: Json): Json => ({ 'application/json': { schema } });
const answered = (data: Json, more: Json = {}): Json => ({
	description: 'Done',
	content: content({ type: 'object', required: ['data'], properties: { data, ...more } }),
});
const answer = (data: Json, more: Json = {}): Json => ({ 200: answered(data, more), ...REFUSED });
const TAG: Json = { ETag: { description: 'Of the row as you see it, for `If-Match`.', schema: { type: 'string' } } };
const DONE: Json = { 204: { description: 'Done' } };
/** Whoever may write a row and not read it gets no answer but that it is done. */
const written = (data: Json | undefined): Json => (data ? { 200: answered(data) } : DONE);
const writtenOne = (data: Json | undefined): Json => (data ? { 200: { ...answered(data), headers: TAG } } : DONE);
const list = (items: Json): Json => ({ type: 'array', items });
const META: Json = {
	type: 'object',
	description: 'Only if `meta` or `cursor` asks for it.',
	properties: {
		total_count: { type: 'integer' },
		filter_count: { type: 'integer' },
		cursor: { type: 'string', nullable: true, description: 'With `cursor`: leads to the next rows; null after the last.' },
	},
};

export const tagOf = ({ rows }: Names): string => rows;

export function pathsOf(source: Source): Json {
	const paths: Json = {};
	for (const [collection, names] of source.names) {
		const [many, one] = operationsOf(source, collection, names);
		if (Object.keys(many!).length > 0) paths[`/items/${collection}`] = many;
		if (Object.keys(one!).length > 0) paths[`/items/${collection}/{id}`] = one;
	}
	const readable = [...source.names.keys()].filter((collection) => source.allowed(collection, 'read'));
	return readable.length > 0 ? { ...paths, '/items/{collection}': { get: sums(readable) } } : paths;
}

function operationsOf({ schema, allowed }: Source, collection: string, names: Names): [Json, Json] {
	const { row, rows } = names;
	const { primary, fields } = schema.collections[collection]!;
	const may = (action: Parameters<typeof allowed>[1]) => allowed(collection, action) !== undefined;
	const id = { name: 'id', in: 'path', required: true, description: 'The key of the row.', schema: shapeOf(fields[primary]!) };
	const operation = (operationId: string, summary: string, rest: Json) => ({ tags: [tagOf(names)], operationId, summary, ...rest });
	const shown = may('read') ? refTo(row) : undefined;
	const many: Json = {};
	const one: Json = {};
	if (shown) {
		const parameters = ['Fields', 'Search', 'Sort', 'Limit', 'Offset', 'Page', 'Cursor', 'Meta'].map(ref);
		many.get = operation(`read${rows}`, `Rows of ${collection}`, {
			parameters: [filterParameter(filterName(row)), ...parameters],
			responses: answer(list(shown), { meta: META }),
		});
		one.get = operation(`read${row}`, `One row of ${collection}`, {
			parameters: [id, ref('Fields')],
			responses: { 200: { ...answered(shown), headers: TAG }, ...REFUSED },
		});
	}
	if (may('create'))
		many.post = operation(`create${row}`, `Create a row of ${collection}`, {
			description: 'A list of rows is taken as well, all or none of them, and answered by a list.',
			parameters: [ref('IdempotencyKey')],
			requestBody: { required: true, content: content(refTo(`${row}Create`)) },
			responses: { ...writtenOne(shown), ...REFUSED },
		});
	if (may('update')) {
		const keys = list(shapeOf(fields[primary]!));
		const change = { type: 'object', required: ['keys', 'data'], properties: { keys, data: refTo(`${row}Update`) } };
		many.patch = operation(`update${rows}`, `Change several rows of ${collection}: all or none of them`, {
			requestBody: { required: true, content: content(change) },
			responses: { ...written(shown && list(shown)), ...REFUSED },
		});
		one.patch = operation(`update${row}`, `Change a row of ${collection}`, {
			parameters: [id, ref('IfMatch'), ref('IdempotencyKey')],
			requestBody: { required: true, content: content(refTo(`${row}Update`)) },
			responses: { ...writtenOne(shown), ...REFUSED_IF_CHANGED },
		});
	}
	if (may('delete')) {
		many.delete = operation(`delete${rows}`, `Delete several rows of ${collection}: all or none of them`, {
			requestBody: { required: true, content: content(list(shapeOf(fields[primary]!))) },
			responses: { ...DONE, ...REFUSED },
		});
		one.delete = operation(`delete${row}`, `Delete a row of ${collection}`, {
			parameters: [id, ref('IfMatch'), ref('IdempotencyKey')],
			responses: { ...DONE, ...REFUSED_IF_CHANGED },
		});
	}
	return [many, one];
}

/** The same address as that of the lists. It has a line of its own here, because what comes back are no rows. */
function sums(collections: string[]): Json {
	const parameters = ['Search', 'Sort', 'Limit', 'Page'].map(ref);
	return {
		tags: ['Sums'],
		operationId: 'aggregateRows',
		summary: 'Count rows and add them up',
		parameters: [
			{ name: 'collection', in: 'path', required: true, description: 'Of which rows.', schema: { type: 'string', enum: collections } },
			{
				...json('aggregate', 'What is worked out, as JSON in text. Its type is `Aggregate`.', { count: '*', sum: ['total'] }),
				required: true,
			},
			PARAMETERS.GroupBy,
			json('filter', 'Which rows, as in the lists.', { id: { _nnull: true } }),
			...parameters,
		],
		responses: answer(list(refTo('AggregatedRow'))),
	};
}

const FUNCTIONS = ['count', 'countDistinct', 'sum', 'sumDistinct', 'avg', 'avgDistinct', 'min', 'max'];
const some = { anyOf: [{ type: 'string' }, { type: 'number' }] };

export const AGGREGATES: Json = {
	Aggregate: {
		type: 'object',
		description: 'Which functions over which fields; `"count": "*"` counts rows.',
		properties: Object.fromEntries(
			FUNCTIONS.map((name) => [name, { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }]),
		),
	},
	AggregatedRow: {
		type: 'object',
		description: 'One for each group: the results by function and field, and the fields that it is grouped by.',
		properties: Object.fromEntries(
			FUNCTIONS.map((name) => {
				const byField = { type: 'object', additionalProperties: { ...some, nullable: true } };
				return [name, name === 'count' ? { anyOf: [{ type: 'string' }, byField] } : byField];
			}),
		),
		additionalProperties: true,
	},
};
