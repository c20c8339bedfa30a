/** Verbs as routes of an endpoint. */
import type { NextFunction, Request, Response, Router } from 'express';
import type { Accountability, Context } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { tellTag } from '../requests/tell-tags.js';
import { wishesOf } from '../requests/write-once.js';
import { hangUp, receiveUpload } from './receive-upload.js';
import { assertMay, type Expected, runVerb } from './run-verb.js';
import { FileAnswer, type Runner, type Verb } from './verb.js';

type DirectusRequest = Request & { accountability: Accountability; schema: Context['schema'] };

export function serveVerbs(
	router: Router,
	address: string,
	verbs: readonly Verb[],
	server: Omit<Runner, 'accountability' | 'schema'>,
): void {
	for (const what of verbs)
		router[what.method](`/${address}${what.path}`, (req: Request, res: Response, next: NextFunction) => {
			const work = () => void answer(address, what, req as DirectusRequest, res, server).catch(next);
			// What comes after the commit (files) changes the row once more.
			if (what.shows && !what.complete) tellTag(res, what.shows, work, ({ data }, key) => (data as { id?: unknown } | null)?.id === key);
			else work();
		});
}

async function answer(
	address: string,
	what: Verb,
	req: DirectusRequest,
	res: Response,
	{ database, services, emitter }: Omit<Runner, 'accountability' | 'schema'>,
) {
	const { accountability, schema } = req;
	const runner = { database, schema, accountability, services, emitter };
	// Otherwise an array or a string would pass as an empty body.
	if (what.method === 'post' && !what.upload) assertJson(req);
	const body = what.upload ? await formOf(what, req, res, runner) : what.method === 'get' ? req.query : (req.body ?? {});
	const isObject = typeof body === 'object' && !Array.isArray(body);
	const given = isObject ? { ...body, ...req.params } : body;
	const { idempotencyKey, ifMatch } = wishesOf(req);
	const expected = what.method === 'get' || ifMatch === undefined ? undefined : expectedOf(address, what, req as DirectusRequest, ifMatch);
	const result = await runVerb(what, given, runner, { idempotencyKey, expected });
	if (result instanceof FileAnswer) {
		res.type(result.type).setHeader('Content-Disposition', `inline; filename*=UTF-8''${encodeURIComponent(result.name)}`);
		res.send(result.content);
	} else res.json({ data: result });
}

/** What the address calls rows of a collection, where it is not its name. */
const NAMES: Record<string, string> = { entries: 'time_entries', mail: 'mails' };

/** The row that the address names by its id. */
function expectedOf(address: string, { path }: Verb, { params, schema }: DirectusRequest, ifMatch: string): Expected {
	const name = `${address}${path}`.split('/:id')[0]!.split('/').at(-1)!.replaceAll('-', '_');
	const collection = NAMES[name] ?? name;
	if (params.id === undefined || !Object.hasOwn(schema.collections, collection))
		throw kontorError('INVALID_REQUEST', { reason: 'If-Match goes with one row' });
	return { collection, id: params.id, ifMatch };
}

/** Checks the right before any of the file is read. */
async function formOf(what: Verb, req: Request, res: Response, runner: Runner): Promise<object> {
	await assertMay(what, runner).catch((error) => {
		hangUp(req, res);
		throw error;
	});
	const { fields, files } = await receiveUpload(req, res);
	return { ...fields, file: files[0] };
}

const JSON_TYPE = /^application\/([\w.-]+\+)?json\b/i;

/** A form or plain text would pass as an empty body, and a page of another site may send those (access/same-origin.ts). */
function assertJson({ headers }: Request): void {
	const type = headers['content-type'];
	if (type !== undefined && !JSON_TYPE.test(type)) throw kontorError('NOT_JSON');
}
