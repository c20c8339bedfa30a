/** What can be grouped and added up: columns of the table that is asked. For everything else Directus writes SQL that Postgres refuses. */
import type { Query, SchemaOverview } from '@directus/types';

export type Sums = Pick<Query, 'aggregate' | 'deep'> & { group?: string[] | null };

export function problemOfSums({ aggregate, group, deep }: Sums, collection: string, schema: SchemaOverview): string | undefined {
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
	if (hasSums(deep)) return 'related rows can not be grouped or added up in "deep": ask for them by themselves';
	return undefined;
}

function hasSums(deep: unknown): boolean {
	if (!deep || typeof deep !== 'object') return false;
	return Object.entries(deep).some(
		([key, value]) => key === '_aggregate' || key === '_group' || key === '_groupBy' || (!key.startsWith('_') && hasSums(value)),
	);
}
