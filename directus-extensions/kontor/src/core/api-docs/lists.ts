/** The lists of a row: rows of another table that point back at it. They are answered as keys, and written together with it. */
import type { FieldOverview, Relation } from '@directus/types';
import { pascal } from '../rules/row-name.js';
import type { Source } from './source.js';
import { type Json, refTo, shapeOf } from './values.js';

const relationOf = ({ schema }: Source, collection: string, { field }: FieldOverview): Relation | undefined =>
	schema.relations.find((one) => one.related_collection === collection && one.meta?.one_field === field);

export const listsOf = (source: Source, collection: string): Relation[] =>
	Object.values(source.schema.collections[collection]!.fields).flatMap((field) =>
		field.alias ? (relationOf(source, collection, field) ?? []) : [],
	);

export function keysOf(source: Source, collection: string, field: FieldOverview): Json | undefined {
	const relation = relationOf(source, collection, field);
	if (!relation || !source.allowed(relation.collection, 'read')?.has(relation.field)) return undefined;
	return { type: 'array', items: keyOf(source, relation.collection) };
}

function keyOf({ schema }: Source, collection: string): Json {
	const { primary, fields } = schema.collections[collection]!;
	return shapeOf(fields[primary]!);
}

export const mayNest = ({ allowed, names }: Source, { collection, related_collection, meta }: Relation): boolean =>
	names.has(collection) && allowed(collection, 'create') !== undefined && allowed(related_collection!, 'create')!.has(meta!.one_field!);

/** `InvoiceLinesItem`: a new line, written together with its invoice. */
export const nestedName = ({ names }: Source, { related_collection, meta }: Relation): string =>
	`${names.get(related_collection!)!.row}${pascal(meta!.one_field!)}Item`;

export function newRowsOf(source: Source, collection: string, field: FieldOverview): Json | undefined {
	const relation = relationOf(source, collection, field);
	if (!relation || !mayNest(source, relation)) return undefined;
	return { type: 'array', items: refTo(nestedName(source, relation)) };
}

/** Rows of a list are created, changed and removed by name; those that are not named stay. */
export function changedRowsOf(source: Source, collection: string, field: FieldOverview): Json | undefined {
	const { allowed, schema, names } = source;
	const relation = relationOf(source, collection, field);
	const row = relation && names.get(relation.collection)?.row;
	if (!row) return undefined;
	const { primary } = schema.collections[relation.collection]!;
	const key = keyOf(source, relation.collection);
	const parts: Json = {};
	if (allowed(collection, 'create') && mayNest(source, relation))
		parts.create = { type: 'array', items: refTo(nestedName(source, relation)) };
	if (allowed(relation.collection, 'update'))
		parts.update = {
			type: 'array',
			items: { allOf: [refTo(`${row}Update`), { type: 'object', required: [primary], properties: { [primary]: key } }] },
		};
	if (allowed(relation.collection, 'delete')) parts.delete = { type: 'array', items: key };
	return Object.keys(parts).length > 0 ? { type: 'object', properties: parts } : undefined;
}
