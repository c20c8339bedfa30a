/** Rows in the trash (`deleted_at`) show up only for whoever asks for them: by that field, or by their id. */
import type { Query } from '@directus/types';
import type { SchemaOverview } from './context.js';

export function hideTrash(query: Query, collection: string, schema: SchemaOverview): Query {
	if (!('deleted_at' in (schema.collections[collection]?.fields ?? {}))) return query;
	if (mentions(query.filter, ['deleted_at', schema.collections[collection]!.primary])) return query;
	const alive = { deleted_at: { _null: true } };
	return { ...query, filter: query.filter ? { _and: [query.filter, alive] } : alive } as Query;
}

function mentions(filter: unknown, fields: string[]): boolean {
	if (!filter || typeof filter !== 'object') return false;
	return Object.entries(filter).some(
		([key, value]) =>
			fields.includes(key) || ((key === '_and' || key === '_or') && Array.isArray(value) && value.some((part) => mentions(part, fields))),
	);
}
