/**
 * The answer about one row has an `ETag`. The tag is read before the row is: if somebody changes it in between, the tag is too old and
 * the next write is refused; never is a change overlooked.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Express, NextFunction, Request, Response } from 'express';
import type { Knex } from 'knex';
import type { Accountability, SchemaOverview } from '../context.js';
import { hashOf, isKey, type Key, type Reader, rowTag } from './row-tag.js';

interface Items extends Reader {
	collection: string;
	knex: Knex;
	schema: SchemaOverview;
	accountability: Accountability | null;
}
type ReadOne = (this: Items, key: Key, query?: { version?: string }, options?: object) => Promise<unknown>;
interface Services {
	ItemsService: { prototype: { readOne: ReadOne; [isMended]?: true } };
}
interface Answer {
	collection: string;
	tag?: string | undefined;
	/** Of the row that the tag is of. */
	key?: Key;
}
const answers = new AsyncLocalStorage<Answer>();
const isMended = Symbol('kontor');

export function rememberTags({ ItemsService: { prototype } }: Services): void {
	if (prototype[isMended]) return;
	prototype[isMended] = true;
	const { readOne } = prototype;
	prototype.readOne = async function (key, query, options) {
		const answer = answers.getStore();
		if (answer && this.collection === answer.collection && this.accountability) {
			const { accountability, schema, knex } = this;
			// What a content version holds is not the row; and what is no id is refused by Directus.
			const isRow = (!query?.version || query.version === 'main') && isKey(key, this.collection, schema);
			const tag = isRow ? rowTag(this, this.collection, key, { accountability, schema, database: knex }) : undefined;
			// Without a tag, because it would read too much, is better than no answer. In a transaction nothing can be asked any more.
			answer.key = key;
			answer.tag = await (knex.isTransaction ? tag : tag?.catch(() => undefined));
		}
		return readOne.call(this, key, query, options);
	};
}

export function tellTags(app: Express): void {
	app.use('/items/:collection/:key?', (req: Request, res: Response, next: NextFunction) => {
		const { collection, key } = req.params as { collection: string; key?: string };
		const isOne = key === undefined ? req.method === 'POST' && !Array.isArray(req.body) : ['GET', 'PATCH'].includes(req.method);
		const { schema } = req as Request & { schema: SchemaOverview };
		if (!isOne || collection.startsWith('directus_') || !Object.hasOwn(schema.collections, collection)) return next();
		tellTag(res, collection, next);
	});
}

type IsOf = (body: { data?: unknown }, key: Key | undefined) => boolean;

/** `isOf`: whether the answer is about the row that was read last, where that is not certain. */
export function tellTag(res: Response, collection: string, work: () => void, isOf: IsOf = () => true): void {
	const answer: Answer = { collection };
	const json = res.json.bind(res);
	res.json = (body) => {
		if (answer.tag && res.statusCode < 300 && isOf(body, answer.key)) res.setHeader('ETag', `"${answer.tag}-${hashOf(body)}"`);
		return json(body);
	};
	answers.run(answer, work);
}

/** The tag of the row that was read last for this request. */
export const notedTag = (): string | undefined => answers.getStore()?.tag;

/** For an answer that was read by other means, or is the one that was given before. */
export function noteTag(tag: string | undefined): void {
	const answer = answers.getStore();
	if (answer) answer.tag = tag;
}
