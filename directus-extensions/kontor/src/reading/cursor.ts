/**
 * `GET /items/<collection>?cursor=` walks a table from end to end, in the order of the key. `meta.cursor` of each answer leads to the
 * next; null: that was all. A row that is there all the while comes exactly once, whatever is added, changed or removed meanwhile.
 */
import type { Query } from '@directus/types';
import type { Express, NextFunction, Request, Response } from 'express';
import type { Knex } from 'knex';
import type { Context, Row } from '../core/context.js';
import type { Services } from '../core/directus.js';
import { kontorError } from '../core/errors/errors.js';
import { hashOf, isKey } from '../core/requests/row-tag.js';
import { readCursor, written } from '../core/rules/cursor.js';
import { type Key, nextKeys } from './next-keys.js';

type ItemsRequest = Request<{ collection: string }> & Pick<Context, 'accountability' | 'schema'> & { sanitizedQuery: Query };
interface Items {
	readByQuery(query: Query): Promise<Row[]>;
	readMany(keys: Key[], query: Query): Promise<Row[]>;
}

/** What has an order, pages or sums of its own. */
const AGAINST = ['sort', 'page', 'offset', 'group', 'aggregate', 'export', 'version'] as const;

export function serveCursors(app: Express, { ItemsService, MetaService }: Services, database: Knex): void {
	app.get('/items/:collection', (given: Request, res: Response, next: NextFunction) => {
		const req = given as ItemsRequest;
		const { collection } = req.params;
		if (req.query.cursor === undefined || collection.startsWith('directus_') || !Object.hasOwn(req.schema.collections, collection))
			return next();
		answer(req).then((body) => res.setHeader('Cache-Control', 'no-cache').json(body), next);
	});

	async function answer({ params, query, accountability, schema, sanitizedQuery }: ItemsRequest): Promise<object> {
		const { collection } = params;
		const against = AGAINST.find((name) => sanitizedQuery[name] !== undefined && sanitizedQuery[name] !== null);
		if (against) throw kontorError('INVALID_REQUEST', { reason: `"${against}" and "cursor" do not go together: rows come by their key` });
		const limit = sanitizedQuery.limit ?? 100;
		if (limit < 1) throw kontorError('INVALID_REQUEST', { reason: 'with "cursor", "limit" is at least 1', field: 'limit' });
		const { filter, search } = sanitizedQuery;
		const cursor = readCursor(String(query.cursor), hashOf([collection, query.filter, search]));
		if (!cursor || (cursor.after !== null && !isKey(cursor.after, collection, schema))) throw kontorError('CURSOR_NOT_VALID');

		const { primary } = schema.collections[collection]!;
		const options = { accountability, schema, knex: database };
		const items = new ItemsService(collection, options) as unknown as Items;
		// Refuses what the caller may not ask for.
		await items.readByQuery({ fields: [primary], filter, search, limit: 1 } as Query);
		const keys = await nextKeys(collection, { filter, search } as Query, cursor.after, limit, { accountability, schema, database });
		const data = keys.length === 0 ? [] : await items.readMany(keys, { ...sanitizedQuery, sort: [primary], limit: keys.length });
		const meta = await new MetaService({ accountability, schema, knex: database }).getMetaForQuery(collection, sanitizedQuery);
		const isLast = keys.length < limit;
		return { meta: { ...meta, cursor: isLast ? null : written({ ...cursor, after: keys.at(-1)! }) }, data };
	}
}
