/** The dialect of ra-data-simple-rest, for every table of Kontor. */
import { defineEndpoint } from '@directus/extensions-sdk';
import type { Request, RequestHandler, Response } from 'express';
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { Accountability, Context, Row } from '../core/context.js';
import { kontorError } from '../core/errors/errors.js';
import { assertUnchanged, type Key, type Reader } from '../core/requests/row-tag.js';
import { notedTag, noteTag, tellTag } from '../core/requests/tell-tags.js';
import { hasWishes, wishesOf, writeOnce } from '../core/requests/write-once.js';
import { readableColumns } from '../core/rights/readable-columns.js';
import type { Options } from '../core/writing/items-service.js';
import { embed } from './careful-page.js';
import { ids, listQuery, rowBody, totalsQuery } from './contracts.js';
import { embeddedName } from './embed.js';
import { list } from './list.js';
import { orNotThere } from './not-there.js';
import { changesIn } from './rules/changes.js';
import { totals } from './totals.js';

type RestRequest = Request & { accountability: Accountability; schema: Context['schema']; givenQuery: Record<string, unknown> };

/** Directus' service, as far as it is used here. */
interface Items extends Reader {
	readOne(key: Key, query: object): Promise<Row>;
	createOne(row: Row, options: Options): Promise<Key>;
	updateOne(key: Key, change: Row, options: Options): Promise<Key>;
	updateMany(keys: Key[], change: Row): Promise<Key[]>;
	deleteOne(key: Key, options: Options): Promise<Key>;
	deleteMany(keys: Key[]): Promise<Key[]>;
}

interface Answer {
	row: Row;
	tag?: string | undefined;
}

export default defineEndpoint({
	id: 'simple-rest',
	handler: (router, { services: { ItemsService }, database }) => {
		const contextOf = ({ accountability, schema }: RestRequest, knex: Knex = database): Context => ({
			accountability,
			schema,
			database: knex,
		});
		const serviceOf = (req: RestRequest, knex: Knex = database): Items => {
			const { accountability, schema } = req;
			return new ItemsService(collectionOf(req), { knex, schema, accountability }) as unknown as Items;
		};
		const plainRow = async (req: RestRequest, id: Key, knex: Knex) => {
			const collection = collectionOf(req);
			const fields = await readableColumns(collection, contextOf(req, knex));
			return serviceOf(req, knex).readOne(id, { fields }).catch(orNotThere(collection));
		};
		const readOne = async (req: RestRequest, id: Key, knex: Knex = database): Promise<Answer> => {
			const row = await plainRow(req, id, knex);
			const tag = notedTag();
			const context = contextOf(req, knex);
			const related = parse(listQuery, req.givenQuery).embed ?? [];
			const service = (target: string) =>
				new ItemsService(target, { knex, schema: context.schema, accountability: context.accountability });
			await embed([row], { collection: collectionOf(req), embed: related }, context, service);
			return { row, tag };
		};

		/** In one transaction if the request wants that. `If-Match` is checked first. */
		const write = (req: RestRequest, work: (items: Items, options: Options, knex: Knex) => Promise<Answer>): Promise<Answer> => {
			const wishes = wishesOf(req);
			if (!hasWishes(wishes)) return work(serviceOf(req), {}, database);
			const { id } = req.params;
			const collection = collectionOf(req);
			if (wishes.ifMatch !== undefined && id === undefined) throw kontorError('INVALID_REQUEST', { reason: 'If-Match goes with one row' });
			const request = [req.method, `/simple-rest/${collection}/${id ?? ''}`, req.givenQuery, req.body];
			return writeOnce(wishes, request, contextOf(req), async (trx, options) => {
				const items = serviceOf(req, trx);
				const isSame = wishes.ifMatch === undefined || (await assertUnchanged(wishes.ifMatch, items, collection, id!, contextOf(req, trx)));
				const answer = await work(items, options, trx);
				if (!isSame) throw kontorError('ROW_CHANGED', { collection });
				return answer;
			});
		};

		router.get(
			'/:collection',
			handle(async (req, res) => {
				const collection = collectionOf(req);
				const page = await list(collection, parse(listQuery, req.givenQuery), contextOf(req), ItemsService);
				res.setHeader('Content-Range', `${collection} ${page.from}-${page.from + Math.max(page.shown - 1, 0)}/${page.total}`);
				if (page.isCapped) res.setHeader('X-Total-Is-Capped', 'true');
				res.type('json').send(page.json);
			}),
		);
		// No row has an id with a slash in it.
		router.get(
			'/:collection/-/totals',
			handle(async (req, res) => {
				const groups = await totals(collectionOf(req), parse(totalsQuery, req.givenQuery), contextOf(req), ItemsService);
				res.json({ groups });
			}),
		);
		router.get(
			'/:collection/:id',
			handleOne((req) => readOne(req, req.params.id!)),
		);
		router.post(
			'/:collection',
			handleOne((req, res) => {
				res.status(201);
				return write(req, async (items, options, knex) => {
					const id = await items.createOne(parse(rowBody, req.body), options);
					// A caller who may create rows may not always read them.
					return readOne(req, id, knex).catch(() => ({ row: { id } }));
				});
			}),
		);
		router.put(
			'/:collection/:id',
			handleOne((req) =>
				write(req, async (items, options, knex) => {
					const id = req.params.id!;
					const change = changeOf(req, parse(rowBody, req.body), await plainRow(req, id, knex));
					if (Object.keys(change).length > 0) await items.updateOne(id, change, options);
					return readOne(req, id, knex);
				}),
			),
		);
		router.put(
			'/:collection',
			handle(async (req, res) => res.json(await serviceOf(req).updateMany(idsOf(req), parse(rowBody, req.body)))),
		);
		router.delete(
			'/:collection/:id',
			handleOne((req) =>
				write(req, async (items, options, knex) => {
					const { row } = await readOne(req, req.params.id!, knex);
					await items.deleteOne(req.params.id!, options);
					return { row };
				}),
			),
		);
		router.delete(
			'/:collection',
			handle(async (req, res) => res.json(await serviceOf(req).deleteMany(idsOf(req)))),
		);
	},
});

/**
 * With its id it is the whole record, as react-admin sends it: what is as it was is no change. A record that is not of the row as it is
 * now is refused; that it stays so until it is written is seen to then (expect-unchanged.ts). Without an id all of it is a change.
 */
function changeOf(req: RestRequest, record: Row, row: Row): Row {
	const collection = collectionOf(req);
	const { primary, fields } = req.schema.collections[collection]!;
	if (!Object.hasOwn(record, primary)) return record;
	const related = req.schema.relations.filter((relation) => relation.collection === collection).map(({ field }) => embeddedName(field));
	const { updated_at: stamp, ...changes } = changesIn(record, row, new Set(related.filter((name) => !Object.hasOwn(fields, name))));
	if (stamp !== undefined && Object.hasOwn(row, 'updated_at')) throw kontorError('ROW_CHANGED', { collection, field: 'updated_at' });
	if (Object.hasOwn(changes, primary)) throw kontorError('FIELD_IS_GIVEN', { collection, field: primary });
	const isExpected = Object.keys(changes).length > 0 && Object.hasOwn(record, 'updated_at');
	return isExpected ? { ...changes, updated_at: record.updated_at } : changes;
}

/** System collections have their own endpoints, with their own rules. */
function collectionOf(req: RestRequest): string {
	const collection = req.params.collection!;
	if (collection.startsWith('directus_') || !Object.hasOwn(req.schema.collections, collection))
		throw kontorError('INVALID_REQUEST', { reason: `there is no collection "${collection}"` });
	return collection;
}

const idsOf = (req: RestRequest) => parse(ids, parse(listQuery, req.givenQuery).filter).id;

function parse<T extends z.ZodType>(contract: T, value: unknown): z.output<T> {
	const result = contract.safeParse(value ?? {});
	if (!result.success)
		throw kontorError('INVALID_REQUEST', {
			reason: result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; '),
		});
	return result.data;
}

function handle(work: (req: RestRequest, res: Response) => Promise<unknown>): RequestHandler {
	return (req, res, next) => {
		work(req as RestRequest, res).catch(next);
	};
}

/** Answers one row, with its tag. */
function handleOne(work: (req: RestRequest, res: Response) => Promise<Answer>): RequestHandler {
	return (req, res, next) =>
		tellTag(res, req.params.collection!, () => {
			(async () => {
				const { row, tag } = await work(req as RestRequest, res);
				noteTag(tag);
				res.json(row);
			})().catch(next);
		});
}
