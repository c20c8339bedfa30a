/**
 * Directus drops `_some` and `_none` when a group (`_and`, `_or`) follows directly: the filter would find everything. It keeps them
 * if a condition on the key stands beside the group.
 */
import type { SchemaOverview } from '@directus/types';

type Filter = Record<string, unknown>;

const isFilter = (value: unknown): value is Filter => typeof value === 'object' && value !== null && !Array.isArray(value);

export function keepGroups<T>(filter: T, collection: string, schema: SchemaOverview): T {
	if (!isFilter(filter)) return filter;
	return Object.fromEntries(
		Object.entries(filter).map(([key, value]) => {
			if ((key === '_and' || key === '_or') && Array.isArray(value))
				return [key, value.map((part) => keepGroups(part, collection, schema))];
			const target = targetOf(collection, key, schema);
			if (!target || !isFilter(value)) return [key, value];
			const [first] = Object.keys(value);
			if (first !== '_some' && first !== '_none') return [key, keepGroups(value, target, schema)];
			const inner = keepGroups(value[first], target, schema);
			const startsWithGroup = isFilter(inner) && ['_and', '_or'].includes(Object.keys(inner)[0] ?? '');
			return [key, { ...value, [first]: startsWithGroup ? { [schema.collections[target]!.primary]: { _nnull: true }, ...inner } : inner }];
		}),
	) as T;
}

function targetOf(collection: string, field: string, { relations }: SchemaOverview): string | null {
	const name = field.split(':')[0];
	for (const relation of relations) {
		if (relation.related_collection === collection && relation.meta?.one_field === name) return relation.collection;
		if (relation.collection === collection && relation.field === name) return field.split(':')[1] ?? relation.related_collection;
	}
	return null;
}
