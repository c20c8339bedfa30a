/** `/items` with `If-Match` or `Idempotency-Key`, which Directus does not know. Without them Directus answers. */
import { ErrorCode, isDirectusError } from '@directus/errors';
import type { Query } from '@directus/types';
import type { Express, NextFunction, Request, Response } from 'express';
import type { Knex } from 'knex';
import type { Accountability, Context, Row } from '../context.js';
import type { Services } from '../directus.js';
import { kontorError } from '../errors/errors.js';
import type { Options } from '../writing/items-service.js';
import { assertUnchanged, type Key, type Reader } from './row-tag.js';
import { notedTag, noteTag } from './tell-tags.js';
import { hasWishes, type Wishes, wishesOf, writeOnce } from './write-once.js';

type ItemsRequest = Request<{ collection: string; key?: string }> & {
	accountability: Accountability | null;
	schema: Context['schema'];
	sanitizedQuery: Query;
};

export interface Items extends Reader {
	createOne(row: Row, options: Options): Promise<Key>;
	createMany(rows: Row[], options: Options): Promise<Key[]>;
	updateOne(key: Key, change: Row, options: Options): Promise<Key>;
	deleteOne(key: Key, options: Options): Promise<Key>;
	readOne(key: Key, query: Query): Promise<Row>;
	readMany(keys: Key[], query: Query): Promise<Row[]>;
}

interface Answer {
	/** Null: nothing to show, or the caller may not see it. */
	data: unknown;
	tag?: string | undefined;
}

/** `If-Match` goes with one row. Changes and deletions of several can be sent again as they are, without a key. */
export function serveCarefulWrites(app: Express, { ItemsService }: Pick<Services, 'ItemsService'>, database: Knex): void {
	app.use('/items/:collection/:key?', (given: Request, res: Response, next: NextFunction) => {
		const req = given as ItemsRequest;
		const wishes = wishesOf(req);
		const { collection, key } = req.params;
		if (!hasWishes(wishes) || !WRITES.includes(req.method)) return next();
		const isOne = key !== undefined && req.method !== 'POST';
		if (!isOne && wishes.ifMatch !== undefined) return next(kontorError('INVALID_REQUEST', { reason: 'If-Match goes with one row' }));
		const isKnown = !collection.startsWith('directus_') && Object.hasOwn(req.schema.collections, collection);
		if (!isKnown || (!isOne && req.method !== 'POST')) return next();
		answer(req, wishes).then(({ data, tag }) => {
			noteTag(tag);
			res.setHeader('Cache-Control', 'no-cache');
			if (data === null) res.status(204).end();
			else res.json({ data });
		}, next);
	});

	async function answer({ accountability, schema, method, params, query, body, sanitizedQuery }: ItemsRequest, wishes: Wishes) {
		const { collection, key } = params;
		const request = [method, `/items/${collection}/${key ?? ''}`, query, body];
		return writeOnce(wishes, request, { accountability, database }, async (trx, options): Promise<Answer> => {
			const items = new ItemsService(collection, { accountability, schema, knex: trx }) as unknown as Items;
			if (key === undefined) return show(items, await create(items, body, options), sanitizedQuery);
			const context = { accountability, schema, database: trx };
			const isSame = wishes.ifMatch === undefined || (await assertUnchanged(wishes.ifMatch, items, collection, key, context));
			await (method === 'PATCH' ? items.updateOne(key, body, options) : items.deleteOne(key, options));
			if (!isSame) throw kontorError('ROW_CHANGED', { collection });
			return method === 'PATCH' ? show(items, key, sanitizedQuery) : { data: null };
		});
	}
}

const WRITES = ['POST', 'PATCH', 'DELETE'];

const create = (items: Items, body: Row | Row[], options: Options): Promise<Key | Key[]> =>
	Array.isArray(body) ? items.createMany(body, options) : items.createOne(body, options);

/** A caller who may write rows may not always read them. */
async function show(items: Items, keys: Key | Key[], query: Query): Promise<Answer> {
	try {
		if (Array.isArray(keys)) return { data: await items.readMany(keys, query) };
		const data = await items.readOne(keys, query);
		return { data, tag: notedTag() };
	} catch (error) {
		if (isDirectusError(error, ErrorCode.Forbidden)) return { data: null };
		throw error;
	}
}
