/**
 * What the rows of a list add up to, of all its pages: through Directus' own services, so that nobody counts what they may not see.
 * Fields that the caller may not read are left out.
 */
import { sanitizeQuery } from '@directus/api/utils/sanitize-query';
import type { Filter, Query } from '@directus/types';
import type { Context, Row } from '../core/context.js';
import { readableColumns } from '../core/rights/readable-columns.js';
import type { ItemsServiceClass } from './careful-page.js';
import { COUNT_CAP, type TotalsQuery } from './contracts.js';
import { toRequest } from './list.js';
import { toFilter } from './rules/filter.js';

export interface Group {
	count: number;
	/** There are more rows than are worth counting, and no sums. */
	isCapped: boolean;
	sums: Record<string, string | null>[];
}

export async function totals(collection: string, query: TotalsQuery, context: Context, Items: ItemsServiceClass): Promise<Group[]> {
	const { database: knex, schema, accountability } = context;
	const service = new Items(collection, { knex, schema, accountability });
	const { primary } = schema.collections[collection]!;
	const readable = await readableColumns(collection, context);
	const by = query.by && readable.includes(query.by) ? query.by : undefined;
	// Without the currency that tells them apart, amounts can not be added up.
	const sums = query.by && !by ? [] : (query.sums ?? []).filter((field) => readable.includes(field));
	const common = toRequest(collection, query.filter ? { filter: query.filter } : {}, primary);
	const groups: Group[] = [];
	for (const conditions of query.groups) groups.push(await groupOf(conditions));
	return groups;

	async function groupOf(conditions: Record<string, unknown>[]): Promise<Group> {
		const parts = [common.filter, ...conditions.map(toFilter)].filter((part) => part !== null);
		const whole = parts.length > 0 ? ({ _and: parts } as Filter) : null;
		const { filter } = await sanitizeQuery({ filter: whole }, schema, accountability);
		const where: Query = { filter: filter ?? null, ...(common.search ? { search: common.search } : {}) };
		const beyond = await service.readByQuery({ ...where, fields: [primary], sort: [primary], limit: 1, offset: COUNT_CAP });
		if (beyond.length > 0) return { count: COUNT_CAP, isCapped: true, sums: [] };
		// Each row once: a filter that joins related rows meets some several times.
		const aggregate = { countDistinct: [primary], ...(sums.length > 0 ? { sum: sums } : {}) };
		const rows: Row[] = await service.readByQuery({ ...where, aggregate, ...(by ? { group: [by] } : {}), limit: -1 } as Query);
		return {
			count: rows.reduce((count, row) => count + Number((row.countDistinct as Row)[primary]), 0),
			isCapped: false,
			sums: rows.map((row) => ({ ...(by ? { [by]: textOf(row[by]) } : {}), ...sumsOf(row) })),
		};
	}
}

/** As text, as all amounts are. */
const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

const sumsOf = ({ sum = {} }: Row): Record<string, string | null> =>
	Object.fromEntries(Object.entries(sum as Row).map(([field, value]) => [field, textOf(value)]));
