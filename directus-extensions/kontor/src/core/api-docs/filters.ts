/** What can stand in `filter`: one model for each collection, made of the conditions that a type allows. */
import type { FieldOverview, Relation } from '@directus/types';
import { listsOf } from './lists.js';
import type { Source } from './source.js';
import { type Json, refTo } from './values.js';

const text = { type: 'string' };
const yes = { type: 'boolean' };
const list = (items: Json) => ({ type: 'array', items });
const EMPTY = { _null: yes, _nnull: yes };
const EQUAL = (value: Json) => ({ _eq: value, _neq: value, _in: list(value), _nin: list(value) });
const ORDER = (value: Json) => ({
	...{ _lt: value, _lte: value, _gt: value, _gte: value },
	...{ _between: { ...list(value), minItems: 2, maxItems: 2 }, _nbetween: { ...list(value), minItems: 2, maxItems: 2 } },
});
const TEXT = Object.fromEntries(
	['_contains', '_ncontains', '_icontains', '_starts_with', '_istarts_with', '_ends_with', '_iends_with', '_empty', '_nempty'].map(
		(name) => [name, name.endsWith('empty') ? yes : text],
	),
);

/** A number may be given as text, as decimals are answered. */
const number = { anyOf: [{ type: 'string' }, { type: 'number' }] };

const condition = (properties: Json, description: string): Json => ({ type: 'object', description, properties });
const CONDITIONS: Record<string, Json> = {
	TextCondition: condition({ ...EQUAL(text), ...TEXT, ...EMPTY }, 'Conditions on a text.'),
	NumberCondition: condition({ ...EQUAL(number), ...ORDER(number), ...EMPTY }, 'Conditions on a number.'),
	TimeCondition: condition(
		{ ...EQUAL(text), ...ORDER(text), ...EMPTY },
		'Conditions on a day or a time; `$NOW(-7 days)` is a value as well.',
	),
	KeyCondition: condition({ ...EQUAL(text), ...EMPTY }, 'Conditions on a key; `$CURRENT_USER` is a value as well.'),
	YesNoCondition: condition({ _eq: yes, _neq: yes, ...EMPTY }, 'Conditions on yes or no.'),
	OtherCondition: condition(EMPTY, 'Whether there is anything.'),
};

const OF_TYPE: Record<string, string> = {
	...{ string: 'TextCondition', text: 'TextCondition', csv: 'TextCondition' },
	...{ integer: 'NumberCondition', bigInteger: 'NumberCondition', decimal: 'NumberCondition', float: 'NumberCondition' },
	...{ date: 'TimeCondition', dateTime: 'TimeCondition', timestamp: 'TimeCondition', time: 'TimeCondition' },
	...{ uuid: 'KeyCondition', boolean: 'YesNoCondition' },
};

export const filterName = (row: string): string => `${row}Filter`;

export function filtersOf(source: Source): Json {
	const schemas: Json = {};
	for (const [collection, { row }] of source.names)
		if (source.allowed(collection, 'read')) schemas[filterName(row)] = filterOf(source, collection, row);
	return Object.keys(schemas).length > 0 ? { ...schemas, ...CONDITIONS } : {};
}

function filterOf(source: Source, collection: string, row: string): Json {
	const { schema, allowed } = source;
	const mine = allowed(collection, 'read')!;
	const lists = new Map(listsOf(source, collection).map((one) => [one.meta!.one_field!, one]));
	const properties: Json = {};
	for (const field of Object.values(schema.collections[collection]!.fields)) {
		if (!mine.has(field.field)) continue;
		const value = field.alias ? ofList(source, lists.get(field.field)) : ofColumn(source, collection, field);
		if (value) properties[field.field] = value;
	}
	const self = list(refTo(filterName(row)));
	return { type: 'object', description: `Which rows of ${collection}.`, properties: { _and: self, _or: self, ...properties } };
}

/** A relation is compared by its key, or looked into. */
function ofColumn(source: Source, collection: string, { field, type }: FieldOverview): Json {
	const own = refTo(OF_TYPE[type] ?? 'OtherCondition');
	const target = source.schema.relations.find((one) => one.collection === collection && one.field === field)?.related_collection;
	const names = target && source.allowed(target, 'read') && source.names.get(target);
	return names ? { anyOf: [own, refTo(filterName(names.row))] } : own;
}

function ofList(source: Source, relation: Relation | undefined): Json | undefined {
	const names = relation && source.names.get(relation.collection);
	if (!names || !source.allowed(relation.collection, 'read')?.has(relation.field)) return undefined;
	const rows = refTo(filterName(names.row));
	return { anyOf: [rows, { type: 'object', description: 'At least one of them, or none.', properties: { _some: rows, _none: rows } }] };
}
