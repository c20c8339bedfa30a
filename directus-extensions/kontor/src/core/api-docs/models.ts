/**
 * Three models for each collection: a row as it is answered, what is needed to create one, and what can be changed about it. What the
 * server sets is in the first only.
 */
import type { CollectionOverview, FieldOverview, Relation } from '@directus/types';
import type { SchemaOverview } from '../context.js';
import { about } from '../modules.js';
import { pascal } from '../rules/row-name.js';
import type { Allowed } from './allowed.js';
import type { Names } from './names.js';
import { type Json, orNull, refTo, shapeOf } from './values.js';
import type { Words } from './words.js';

export interface Source {
	schema: SchemaOverview;
	allowed: Allowed;
	words: Words;
	names: ReadonlyMap<string, Names>;
	isAdmin: boolean;
}

/** Directus fills these in by itself, whatever is sent. */
const STAMPS = ['date-created', 'user-created', 'date-updated', 'user-updated'];

export function modelsOf(source: Source): Json {
	const schemas: Json = {};
	for (const [collection, { row }] of source.names) {
		if (source.allowed(collection, 'read')) Object.assign(schemas, { [row]: readModel(source, collection) });
		if (source.allowed(collection, 'create')) {
			schemas[`${row}Create`] = createModel(source, collection);
			for (const list of listsOf(source, collection))
				if (mayNest(source, list)) schemas[nestedName(source, list)] = createModel(source, list.collection, list.field);
		}
		if (source.allowed(collection, 'update')) schemas[`${row}Update`] = updateModel(source, collection);
	}
	return schemas;
}

function readModel(source: Source, collection: string): Json {
	const { schema, allowed, words } = source;
	const mine = allowed(collection, 'read')!;
	const properties: Json = {};
	for (const field of fieldsOf(schema, collection)) {
		if (!mine.has(field.field)) continue;
		const value = field.alias ? keysOf(source, collection, field) : shapeOf(field, words.choices(collection, field.field));
		if (!value) continue;
		const isNullable = field.alias ? false : field.nullable || !mine.isInEveryRow(field.field);
		properties[field.field] = described(source, collection, field.field, isNullable && !isAny(value) ? orNull(value) : value);
	}
	return {
		type: 'object',
		description: `${words.ofCollection(collection) ?? collection}\nAll fields, as they are answered unless \`fields\` asks for some only. Relations are keys.`,
		required: Object.keys(properties),
		properties,
		'x-collection': collection,
	};
}

/** `within` is the column that names the row of which the new one is a part: it is given by being written there. */
function createModel(source: Source, collection: string, within?: string): Json {
	const { schema, allowed, words } = source;
	const mine = allowed(collection, 'create')!;
	const { primary } = schema.collections[collection]!;
	const properties: Json = {};
	const required: string[] = [];
	for (const field of writableOf(source, collection, 'create')) {
		if (field.field === within) continue;
		const value = field.alias ? newRowsOf(source, collection, field) : writtenOf(source, collection, field);
		if (!value) continue;
		properties[field.field] = described(source, collection, field.field, value);
		const isGiven = mine.isPreset(field.field) || about(collection).filled?.includes(field.field);
		const isFilled = field.nullable || field.defaultValue !== null || field.alias || isGiven;
		const isMade = field.field === primary && field.special.includes('uuid');
		if (!isFilled && !isMade && field.field !== 'organization_id') required.push(field.field);
	}
	return {
		type: 'object',
		description: `${words.ofCollection(collection) ?? collection}\nWhat a new row may begin with.`,
		...(required.length > 0 ? { required } : {}),
		properties,
	};
}

function updateModel(source: Source, collection: string): Json {
	const { schema, words } = source;
	const properties: Json = {};
	for (const field of writableOf(source, collection, 'update')) {
		if (['organization_id', schema.collections[collection]!.primary].includes(field.field)) continue;
		const value = field.alias ? changedRowsOf(source, collection, field) : writtenOf(source, collection, field);
		if (value) properties[field.field] = described(source, collection, field.field, value);
	}
	const stamp = schema.collections[collection]!.fields.updated_at;
	if (stamp?.special.includes('date-updated') && source.allowed(collection, 'read')?.has('updated_at'))
		properties.updated_at = {
			...shapeOf(stamp),
			description: 'As you have read it: if the row was changed since then, nothing is written (412).',
		};
	return {
		type: 'object',
		description: `${words.ofCollection(collection) ?? collection}\nThe fields that change.`,
		properties,
	};
}

const fieldsOf = (schema: SchemaOverview, collection: string): FieldOverview[] =>
	Object.values((schema.collections[collection] as CollectionOverview).fields);

/** The fields that the caller may write and the server does not set itself. */
function writableOf({ schema, allowed, words, isAdmin }: Source, collection: string, action: 'create' | 'update'): FieldOverview[] {
	const { serverSet = [], states } = about(collection);
	const mine = allowed(collection, action)!;
	return fieldsOf(schema, collection).filter((field) => {
		if (!mine.has(field.field) || serverSet.includes(field.field) || (states && field.field === 'status')) return false;
		if (field.generated || field.special.some((special) => STAMPS.includes(special))) return false;
		if (field.field === 'organization_id') return isAdmin;
		// Clearing it takes a row out of the trash again.
		if (field.field === 'deleted_at') return action === 'update' && allowed(collection, 'delete') !== undefined;
		return field.field === schema.collections[collection]!.primary || !words.isReadonly(collection, field.field);
	});
}

function writtenOf({ words }: Source, collection: string, field: FieldOverview): Json {
	const given = about(collection).mayBeginWith?.[field.field] ?? words.choices(collection, field.field);
	const value = shapeOf(field, given);
	return field.nullable && !isAny(value) ? orNull(value) : value;
}

/** The rows that point back at this one. */
const relationOf = ({ schema }: Source, collection: string, { field }: FieldOverview): Relation | undefined =>
	schema.relations.find((one) => one.related_collection === collection && one.meta?.one_field === field);

export const listsOf = (source: Source, collection: string): Relation[] =>
	fieldsOf(source.schema, collection).flatMap((field) => (field.alias ? (relationOf(source, collection, field) ?? []) : []));

function keysOf(source: Source, collection: string, field: FieldOverview): Json | undefined {
	const relation = relationOf(source, collection, field);
	if (!relation || !source.allowed(relation.collection, 'read')?.has(relation.field)) return undefined;
	return { type: 'array', items: keyOf(source, relation.collection) };
}

function keyOf({ schema }: Source, collection: string): Json {
	const { primary, fields } = schema.collections[collection]!;
	return shapeOf(fields[primary]!);
}

const mayNest = ({ allowed, names }: Source, { collection, related_collection, meta }: Relation): boolean =>
	names.has(collection) && allowed(collection, 'create') !== undefined && allowed(related_collection!, 'create')!.has(meta!.one_field!);

/** `InvoiceLinesItem`: a new line, written together with its invoice. */
const nestedName = ({ names }: Source, { related_collection, meta }: Relation): string =>
	`${names.get(related_collection!)!.row}${pascal(meta!.one_field!)}Item`;

function newRowsOf(source: Source, collection: string, field: FieldOverview): Json | undefined {
	const relation = relationOf(source, collection, field);
	if (!relation || !mayNest(source, relation)) return undefined;
	return { type: 'array', items: refTo(nestedName(source, relation)) };
}

/** Rows of a list are created, changed and removed by name; those that are not named stay. */
function changedRowsOf(source: Source, collection: string, field: FieldOverview): Json | undefined {
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

const isAny = (value: Json): boolean => Object.keys(value).length === 0;

function described({ words }: Source, collection: string, field: string, value: Json): Json {
	const description = words.ofField(collection, field);
	return description ? { ...value, description } : value;
}
