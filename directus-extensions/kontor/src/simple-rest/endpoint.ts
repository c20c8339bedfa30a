import { defineEndpoint } from '@directus/extensions-sdk';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Accountability, Context } from '../core/context.js';
import { kontorError } from '../core/errors.js';
import { ids, listQuery, rowBody } from './contracts.js';
import { embedRelated } from './embed.js';
import { list } from './list.js';
import { createReader } from './reader.js';

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
			const row = await serviceOf(req).readOne(id, { fields: ['*'] });
			await embedRelated(collectionOf(req), [row], parse(listQuery, req.query).embed ?? [], context, createReader(context, ItemsService));
			return row;
		};

		router.get(
			'/:collection',
			handle(async (req, res) => {
				const context = contextOf(req);
				const page = await list(collectionOf(req), parse(listQuery, req.query), context, createReader(context, ItemsService));
				const last = page.rows.length ? page.from + page.rows.length - 1 : page.from;
				res.setHeader('Content-Range', `${collectionOf(req)} ${page.from}-${last}/${page.total}`);
				if (page.isCapped) res.setHeader('X-Total-Is-Capped', 'true');
				res.json(page.rows);
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
				res.status(201).json(await readOne(req, id as string));
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
	if (collection.startsWith('directus_') || !(collection in (req as DirectusRequest).schema.collections))
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
