/** The primary key is the last term of every sort: rows that are otherwise alike keep their place from page to page. Groups likewise. */
import type { Query, SchemaOverview } from '@directus/types';
import { isSummedUp } from '../rules/summed-up.js';
import { type Readable, stepsFrom } from './rules/relational-nodes.js';

export async function withLastSort(query: Query, collection: string, schema: SchemaOverview, readable: Readable): Promise<Query> {
	const sort = isSummedUp(query) ? groupSort(query) : await sortOf(query.sort, collection, null);
	const deep = query.deep && (await deepOf(query.deep as Deep, collection));
	return { ...query, ...(sort ? { sort } : {}), ...(deep ? { deep } : {}) } as Query;

	async function sortOf(given: string[] | null | undefined, from: string, usual: string | null | undefined): Promise<string[] | undefined> {
		const { primary, sortField } = schema.collections[from]!;
		const first = given?.length ? given : [usual ?? sortField].filter((field) => field !== null && field !== undefined);
		if (first.length === 0 || first.some((field) => field.replace(/^-/, '') === primary)) return undefined;
		const allowed = await readable(from);
		if (allowed !== null && (!allowed.has(primary) || (!given?.length && !allowed.has(first[0]!)))) return undefined;
		return [...first, first.at(-1)!.startsWith('-') ? `-${primary}` : primary];
	}

	async function deepOf(level: Deep, from: string): Promise<Deep> {
		const changed: Deep = {};
		for (const [name, below] of Object.entries(level)) {
			const alias = level._alias && Object.hasOwn(level._alias, name) ? level._alias[name] : name;
			const step = name.startsWith('_') ? undefined : stepsFrom(schema, from).get(alias ?? name);
			if (!step || typeof below !== 'object' || below === null) changed[name] = below;
			else {
				const inner = await deepOf(below as Deep, step.target);
				const sort = await sortOf(inner._sort, step.target, step.relation.meta?.sort_field);
				changed[name] = sort && inner._group === undefined && inner._aggregate === undefined ? { ...inner, _sort: sort } : inner;
			}
		}
		return changed;
	}
}

/** Groups differ in what they are grouped by. What a function makes of a field can't be sorted by. */
function groupSort({ sort, group }: Query): string[] | undefined {
	const named = new Set((sort ?? []).map((field) => field.replace(/^-/, '')));
	const missing = (group ?? []).filter((field) => !field.includes('(') && !named.has(field));
	return missing.length > 0 && (sort?.length || missing.length > 1) ? [...(sort ?? []), ...missing] : undefined;
}

type Deep = { [name: string]: any };
