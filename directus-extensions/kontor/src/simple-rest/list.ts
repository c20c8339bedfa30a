/** One page of a collection in the simple-rest dialect. */
import type { Query } from '@directus/types';
import type { Context, Row } from '../core/context.js';
import { COUNT_CAP, type ListQuery } from './contracts.js';
import { embedRelated } from './embed.js';
import type { Reader } from './reader.js';
import { toFilter } from './rules/filter.js';

export interface Page {
	rows: Row[];
	from: number;
	total: number;
	/** The total is a lower bound: there are more rows than are worth counting. */
	isCapped: boolean;
}

export async function list(
	collection: string,
	{ sort, range = [0, 24], filter = {}, embed = [] }: ListQuery,
	context: Context,
	read: Reader,
): Promise<Page> {
	const [from, to] = range;
	const size = to - from + 1;
	const { q, ...conditions } = filter;
	const where: Query = { filter: toFilter(conditions), ...(typeof q === 'string' && q.trim() ? { search: q.trim() } : {}) };
	// One row more than asked for tells whether there is a next page.
	const rows = await read(collection, { ...where, fields: ['*'], sort: toSort(sort), limit: size + 1, offset: from });
	const page = rows.slice(0, size);
	const total =
		rows.length <= size && (page.length > 0 || from === 0)
			? { total: from + page.length, isCapped: false }
			: await count(collection, where, sort, read);
	await embedRelated(collection, page, embed, context, read);
	return { rows: page, from, total: Math.max(total.total, from + rows.length), isCapped: total.isCapped };
}

/** The primary key breaks ties, so that a row is on one page only. */
function toSort(sort: ListQuery['sort']): string[] {
	if (!sort) return ['id'];
	const minus = sort[1] === 'DESC' ? '-' : '';
	return sort[0] === 'id' ? [`${minus}id`] : [`${minus}${sort[0]}`, `${minus}id`];
}

/** A look at the row behind the cap costs the same however many rows there are; only below it they are counted. */
async function count(
	collection: string,
	where: Query,
	sort: ListQuery['sort'],
	read: Reader,
): Promise<{ total: number; isCapped: boolean }> {
	const beyond = await read(collection, { ...where, fields: ['id'], sort: toSort(sort), limit: 1, offset: COUNT_CAP });
	if (beyond.length > 0) return { total: COUNT_CAP, isCapped: true };
	const [counted] = await read(collection, { ...where, aggregate: { count: ['*'] } } as Query);
	return { total: Number(counted?.count ?? 0), isCapped: false };
}
