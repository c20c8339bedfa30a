/** One page of a collection in the simple-rest dialect. */
import { sanitizeQuery } from '@directus/api/utils/sanitize-query';
import { whoIs } from '../core/bounds/bound-reads.js';
import { takingTurns } from '../core/bounds/turns.js';
import type { Context } from '../core/context.js';
import { carefulPage, type ItemsServiceClass } from './careful-page.js';
import { type ListQuery, MOST_IDS } from './contracts.js';
import { fastPage } from './fast-page.js';
import type { Page, PageRequest } from './page.js';
import { toFilter } from './rules/filter.js';

export async function list(collection: string, query: ListQuery, context: Context, Items: ItemsServiceClass): Promise<Page> {
	const request = toRequest(collection, query, context.schema.collections[collection]!.primary);
	// As in Directus' own API: variables are filled in. Conditions beside each other are all kept.
	const { filter } = await sanitizeQuery({ filter: request.filter }, context.schema, context.accountability);
	request.filter = filter ?? null;
	const fast = await takingTurns(whoIs(context.accountability!), () => fastPage(request, context));
	return fast ?? carefulPage(request, context, Items);
}

/** Whoever names rows by their ids wants all of them. */
const rowsWithoutRange = (ids: unknown): number => (Array.isArray(ids) ? Math.min(Math.max(ids.length, 1), MOST_IDS) : 25);

export function toRequest(
	collection: string,
	{ sort, range: given, filter = {}, embed = [], fields }: ListQuery,
	primary: string,
): PageRequest {
	const { q, ...conditions } = filter;
	const range = given ?? [0, rowsWithoutRange(conditions[primary]) - 1];
	const direction = sort?.[1] === 'DESC' ? 'desc' : 'asc';
	const field = sort?.[0] ?? primary;
	return {
		collection,
		filter: toFilter(conditions),
		...(typeof q === 'string' && q.trim() ? { search: q.trim() } : {}),
		// The primary key breaks ties, so that a row is on one page only.
		sort:
			field === primary
				? [[primary, direction]]
				: [
						[field, direction],
						[primary, direction],
					],
		from: range[0],
		size: range[1] - range[0] + 1,
		embed,
		...(fields ? { fields: [...fields, primary] } : {}),
	};
}
