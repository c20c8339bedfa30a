/** Verbs as routes of an endpoint. */
import type { NextFunction, Request, Response, Router } from 'express';
import type { Accountability, Context } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { hangUp, receiveUpload } from './receive-upload.js';
import { assertMay, runVerb } from './run-verb.js';
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
			answer(what, req as DirectusRequest, res, server).catch(next);
		});
}

async function answer(
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
	const key = req.headers['idempotency-key'] as string | undefined;
	const result = await runVerb(what, given, runner, key);
	if (result instanceof FileAnswer) {
		res.type(result.type).setHeader('Content-Disposition', `inline; filename*=UTF-8''${encodeURIComponent(result.name)}`);
		res.send(result.content);
	} else res.json({ data: result });
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
