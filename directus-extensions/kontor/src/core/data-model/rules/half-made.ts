/**
 * Finds incomplete parts of the data model: an alias without its relation, a relation whose table or column is gone. Studio creates
 * the parts one after the other, and SQL may remove one of them; until then lists that ask for every field would end in a 500.
 */
import type { Relation } from '@directus/types';
import type { SchemaOverview } from '../../context.js';

type Collections = SchemaOverview['collections'];

const has = (collections: Collections, collection: string | null | undefined, field?: string | null): boolean =>
	!!collection && Object.hasOwn(collections, collection) && (!field || Object.hasOwn(collections[collection]!.fields, field));

/** The relations that can be followed, each with only those parts that exist. */
export function wholeRelations(collections: Collections, relations: Relation[]): Relation[] {
	return relations.flatMap((relation) => {
		const { collection, field, related_collection: related, meta } = relation;
		if (!has(collections, collection, field) || collections[collection]!.fields[field]!.alias) return [];
		if (related) {
			if (!has(collections, related)) return [];
			return [{ ...relation, meta: meta && withKnownFields(collections, relation) }];
		}
		const allowed = meta?.one_allowed_collections?.filter((one) => has(collections, one)) ?? [];
		if (!meta || allowed.length === 0 || !meta.one_collection_field || !has(collections, collection, meta.one_collection_field)) return [];
		return [{ ...relation, meta: { ...meta, one_allowed_collections: allowed } }];
	});
}

function withKnownFields(collections: Collections, { collection, related_collection: related, meta }: Relation): Relation['meta'] {
	const known = (owner: string | null, field: string | null) => (field && has(collections, owner, field) ? field : null);
	return {
		...meta!,
		one_field: known(related, meta!.one_field),
		sort_field: known(collection, meta!.sort_field),
		junction_field: known(collection, meta!.junction_field),
	};
}

/** Fields without a column that no relation fills. */
export function unfilledAliases(collections: Collections, relations: Relation[]): { collection: string; field: string }[] {
	const filled = new Set(relations.map(({ related_collection, meta }) => `${related_collection}.${meta?.one_field}`));
	return Object.values(collections).flatMap(({ collection, fields }) =>
		Object.values(fields)
			.filter(({ field, alias }) => alias && !filled.has(`${collection}.${field}`))
			.map(({ field }) => ({ collection, field })),
	);
}
