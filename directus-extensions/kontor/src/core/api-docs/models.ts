/**
 * Three models for each collection: a row as it is answered, what is needed to create one, and what can be changed about it. What the
 * server sets is in the first only.
 */
import type { CollectionOverview, FieldOverview } from '@directus/types';
import type { SchemaOverview } from '../context.js';
import { about } from '../modules.js';
import { changedRowsOf, keysOf, listsOf, mayNest, nestedName, newRowsOf } from './lists.js';
import type { Source } from './source.js';
import { type Json, orNull, shapeOf } from './values.js';

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

const isAny = (value: Json): boolean => Object.keys(value).length === 0;

function described({ words }: Source, collection: string, field: string, value: Json): Json {
	const description = words.ofField(collection, field);
	return description ? { ...value, description } : value;
}
