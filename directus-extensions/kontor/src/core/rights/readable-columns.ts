/** The plain columns of a collection that the caller may see: no lists of related ids, which `*` would bring along. */
import type { Context } from '../context.js';
import { readableFieldsOf } from './read-rights.js';

export async function readableColumns(collection: string, context: Context): Promise<string[]> {
	const allowed = await readableFieldsOf(collection, context);
	const columns = Object.values(context.schema.collections[collection]!.fields)
		.filter(({ field, type }) => type !== 'alias' && (allowed === null || allowed.has(field)))
		.map(({ field }) => field);
	// Nothing allowed: ask for the key, and Directus gives the right refusal.
	return columns.length > 0 ? columns : [context.schema.collections[collection]!.primary];
}
