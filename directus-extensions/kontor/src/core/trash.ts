/** Rows in the trash (`deleted_at`) are shown only if the query asks for them: by that field, or by their id. */
import type { Filter, Query } from '@directus/types';
import { type Context, isPrivileged, type SchemaOverview } from './context.js';
import { readableFieldsOf } from './rights/read-rights.js';

export const ALIVE: Filter = { deleted_at: { _null: true } };

export const hasTrash = (schema: SchemaOverview, collection: string): boolean =>
	'deleted_at' in (schema.collections[collection]?.fields ?? {});

export async function hideTrash(query: Query, collection: string, context: Context): Promise<Query> {
	const { accountability, schema } = context;
	if (accountability === null || !hasTrash(schema, collection) || mentionsTrash(query.filter, schema, collection)) return query;
	// If the caller may not see the column, their permission leaves the trash out by itself.
	const fields = isPrivileged(accountability) ? null : await readableFieldsOf(collection, context);
	if (fields !== null && !fields.has('deleted_at')) return query;
	return { ...query, filter: query.filter ? ({ _and: [query.filter, ALIVE] } as Filter) : ALIVE };
}

export function mentionsTrash(filter: unknown, schema: SchemaOverview, collection: string): boolean {
	return mentions(filter, ['deleted_at', schema.collections[collection]!.primary]);
}

function mentions(filter: unknown, fields: string[]): boolean {
	if (!filter || typeof filter !== 'object') return false;
	return Object.entries(filter).some(
		([key, value]) =>
			fields.includes(key) || ((key === '_and' || key === '_or') && Array.isArray(value) && value.some((part) => mentions(part, fields))),
	);
}
