/** What can be grouped and added up: columns of the table that is asked. For everything else Directus writes SQL that Postgres refuses. */
import type { Query, SchemaOverview } from '@directus/types';

export type Sums = Pick<Query, 'aggregate' | 'deep'> & { group?: string[] | null };

export function problemOfSums(
	{ aggregate, group, deep }: Sums,
	collection: string,
	schema: SchemaOverview,
	isAdministrator = false,
): string | undefined {
	const fields = schema.collections[collection]?.fields ?? {};
	for (const field of Object.values(aggregate ?? {}).flat()) {
		if (typeof field !== 'string') continue;
		if (field.includes('.')) return `"${field}" is a field of another table: only columns of "${collection}" can be added up`;
		if (fields[field]?.type === 'alias') return `"${field}" is a list of rows, no column: ask for count(${field}) as a field`;
	}
	for (const name of group ?? []) {
		if (typeof name !== 'string') continue;
		const field = /\((.*)\)$/.exec(name)?.[1] ?? name;
		if (name.includes('.')) return `"${name}" is a field of another table: only columns of "${collection}" can be grouped by`;
		if (fields[field]?.type === 'alias') return `"${field}" is a list of rows, no column: nothing can be grouped by it`;
	}
	return problemBelow(deep, collection, schema, isAdministrator);
}

/**
 * In `deep` Directus adds up the related rows of all records at once. That is right only where they are grouped by what leads to their
 * record: so Studio counts the people of each role and policy, for administrators.
 */
function problemBelow(deep: unknown, collection: string | undefined, schema: SchemaOverview, isAdministrator: boolean): string | undefined {
	if (!deep || typeof deep !== 'object') return undefined;
	for (const [key, value] of Object.entries(deep)) {
		if (key.startsWith('_') || !value || typeof value !== 'object') continue;
		const relation = schema.relations.find((one) => one.related_collection === collection && one.meta?.one_field === key);
		const { _aggregate: aggregate, _group: group } = value as { _aggregate?: Sums['aggregate']; _group?: string[] };
		const isPerRecord = isAdministrator && relation && group?.length === 1 && group[0] === relation.field;
		if ((aggregate || group || '_groupBy' in value) && !isPerRecord)
			return 'related rows can not be grouped or added up in "deep": ask for them by themselves';
		const problem =
			(relation && problemOfSums({ aggregate, group: group ?? null }, relation.collection, schema)) ??
			problemBelow(value, relation?.collection, schema, isAdministrator);
		if (problem) return problem;
	}
	return undefined;
}
