/** One page through Directus' own services: for administrators, filters across relations, and whatever else is rare. */
import type { ItemsService } from '@directus/api/services/items';
import type { Filter, Query } from '@directus/types';
import type { Context, Row } from '../core/context.js';
import { readableColumns } from '../core/rights/readable-columns.js';
import { COUNT_CAP } from './contracts.js';
import { embeddedName } from './embed.js';
import type { Page, PageRequest } from './page.js';
import { ofEmbedded, ofRow } from './rules/wanted.js';

export type ItemsServiceClass = typeof ItemsService;

export async function carefulPage(request: PageRequest, context: Context, Items: ItemsServiceClass): Promise<Page> {
	const service = (collection: string) =>
		new Items(collection, { knex: context.database, schema: context.schema, accountability: context.accountability });
	const { collection, filter, search, from, size } = request;
	const where: Query = { filter, ...(search ? { search } : {}) };
	const sort = request.sort.map(([field, direction]) => (direction === 'desc' ? `-${field}` : field));
	const fields = (await readableColumns(collection, context)).filter(ofRow(request.fields));
	// One row more than asked for tells whether there is a next page.
	const rows: Row[] = await service(collection).readByQuery({ ...where, fields, sort, limit: size + 1, offset: from });
	const page = rows.slice(0, size);
	await embed(page, request, context, service);
	const isLast = rows.length <= size && (page.length > 0 || from === 0);
	const total = isLast ? { total: from + page.length, isCapped: false } : await count();
	return {
		json: JSON.stringify(page),
		shown: page.length,
		from,
		total: Math.max(total.total, from + rows.length),
		isCapped: total.isCapped,
	};

	/** Looks for a row beyond the cap, which costs the same however many rows there are; counts only if there is none. */
	async function count(): Promise<{ total: number; isCapped: boolean }> {
		const primary = context.schema.collections[collection]!.primary;
		const beyond = await service(collection).readByQuery({ ...where, fields: [primary], sort, limit: 1, offset: COUNT_CAP });
		if (beyond.length > 0) return { total: COUNT_CAP, isCapped: true };
		// Each row once: a filter that joins related rows meets some several times.
		const [counted] = await service(collection).readByQuery({ ...where, aggregate: { countDistinct: [primary] } } as Query);
		return { total: Number(counted?.countDistinct?.[primary] ?? 0), isCapped: false };
	}
}

export async function embed(
	rows: Row[],
	{ collection, embed: keys, fields: wanted }: Pick<PageRequest, 'collection' | 'embed' | 'fields'>,
	context: Context,
	service: (collection: string) => InstanceType<ItemsServiceClass>,
): Promise<void> {
	const { schema } = context;
	await Promise.all(
		keys.map(async (field) => {
			const target = schema.relations.find(
				(relation) => relation.collection === collection && relation.field === field,
			)?.related_collection;
			const ids = [...new Set(rows.map((row) => row[field]).filter((key) => key !== null && key !== undefined))];
			if (!target || ids.length === 0) return;
			const primary = schema.collections[target]!.primary;
			const fields = (await readableColumns(target, context)).filter(ofEmbedded(wanted, field, primary));
			const related: Row[] = await service(target)
				.readByQuery({ fields, filter: { [primary]: { _in: ids } } as Filter, limit: ids.length })
				.catch(() => []);
			const byKey = new Map(related.map((row) => [row[primary], row]));
			for (const row of rows) row[embeddedName(field)] = byKey.get(row[field]) ?? null;
		}),
	);
}
