import { defineEndpoint } from '@directus/extensions-sdk';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Accountability, Context } from '../core/context.js';
import { kontorError } from '../core/errors/errors.js';
import { embed } from './careful-page.js';
import { ids, listQuery, rowBody } from './contracts.js';
import { list } from './list.js';
import { readableColumns } from './readable-columns.js';

type DirectusRequest = Request & { accountability: Accountability; schema: Context['schema'] };

export default defineEndpoint({
	id: 'simple-rest',
	handler: (router, { services: { ItemsService }, database }) => {
		const contextOf = (req: Request): Context => {
			const { accountability, schema } = req as DirectusRequest;
			return { accountability, schema, database };
		};
		const serviceOf = (req: Request) => {
			const { accountability, schema } = contextOf(req);
			return new ItemsService(collectionOf(req), { knex: database, schema, accountability });
		};
		const readOne = async (req: Request, id: string) => {
			const context = contextOf(req);
			const collection = collectionOf(req);
			const row = await serviceOf(req).readOne(id, { fields: await readableColumns(collection, context) });
			const related = parse(listQuery, req.query).embed ?? [];
			await embed([row], { collection, embed: related }, context, (target) => new ItemsService(target, { knex: database, ...context }));
			return row;
		};

		router.get(
			'/:collection',
			handle(async (req, res) => {
				const collection = collectionOf(req);
				const page = await list(collection, parse(listQuery, req.query), contextOf(req), ItemsService);
				res.setHeader('Content-Range', `${collection} ${page.from}-${page.from + Math.max(page.shown - 1, 0)}/${page.total}`);
				if (page.isCapped) res.setHeader('X-Total-Is-Capped', 'true');
				res.type('json').send(page.json);
			}),
		);
		router.get(
			'/:collection/:id',
			handle(async (req, res) => res.json(await readOne(req, req.params.id!))),
		);
		router.post(
			'/:collection',
			handle(async (req, res) => {
				const id = await serviceOf(req).createOne(parse(rowBody, req.body));
				// A caller who may create rows may not always read them.
				res.status(201).json(await readOne(req, id as string).catch(() => ({ id })));
			}),
		);
		router.put(
			'/:collection/:id',
			handle(async (req, res) => {
				await serviceOf(req).updateOne(req.params.id!, parse(rowBody, req.body));
				res.json(await readOne(req, req.params.id!));
			}),
		);
		router.put(
			'/:collection',
			handle(async (req, res) => res.json(await serviceOf(req).updateMany(idsOf(req), parse(rowBody, req.body)))),
		);
		router.delete(
			'/:collection/:id',
			handle(async (req, res) => {
				const row = await readOne(req, req.params.id!);
				await serviceOf(req).deleteOne(req.params.id!);
				res.json(row);
			}),
		);
		router.delete(
			'/:collection',
			handle(async (req, res) => res.json(await serviceOf(req).deleteMany(idsOf(req)))),
		);
	},
});

/** System collections have their own endpoints, with their own rules. */
function collectionOf(req: Request): string {
	const collection = req.params.collection!;
	if (collection.startsWith('directus_') || !Object.hasOwn((req as DirectusRequest).schema.collections, collection))
		throw kontorError('INVALID_REQUEST', { reason: `there is no collection "${collection}"` });
	return collection;
}

const idsOf = (req: Request) => parse(ids, parse(listQuery, req.query).filter).id;

function parse<T extends z.ZodType>(contract: T, value: unknown): z.output<T> {
	const result = contract.safeParse(value ?? {});
	if (!result.success)
		throw kontorError('INVALID_REQUEST', {
			reason: result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; '),
		});
	return result.data;
}

const handle =
	(work: (req: Request, res: Response) => Promise<unknown>): RequestHandler =>
	(req, res, next: NextFunction) => {
		work(req, res).catch(next);
	};
