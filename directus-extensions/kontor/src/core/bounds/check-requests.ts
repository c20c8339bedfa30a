/**
 * Requests are checked before Directus reads them: what does not have the form of a query or of rows is refused, and never becomes a
 * 500.
 */
import type { Express, NextFunction, Request, Response } from 'express';
import { kontorError } from '../errors/errors.js';
import { assertQuery } from './bound-reads.js';
import { isReserved } from './rules/query-shape.js';

type Body = Record<string, unknown> | undefined;

/** What is in the address, before Directus parses it. */
export function checkAddresses(app: Express): void {
	app.use((req: Request, _res: Response, next: NextFunction) => {
		const segments = req.path.split('/').map(decodeURIComponent);
		const reserved = segments.find((segment) => segment !== '' && isReserved(segment));
		if (reserved !== undefined) throw kontorError('INVALID_REQUEST', { reason: `there is no "${reserved}"` });
		assertQuery(req.query);
		if (req.path.startsWith('/simple-rest/')) keepFromDirectus(req);
		next();
	});
}

/** Directus would read the parameters of simple-rest as its own, and refuse `filter={"end_time":null}`. Only the token is for it. */
function keepFromDirectus(req: Request): void {
	const { access_token: token, ...given } = req.query;
	Object.assign(req, { givenQuery: given, query: token === undefined ? {} : { access_token: token } });
}

/** What is in the body: a query (SEARCH), which rows to change, what to export. */
export function checkBodies(app: Express): void {
	app.use((req: Request, _res: Response, next: NextFunction) => {
		const body = req.body as Body;
		if (isNestedTooDeeply(body)) throw kontorError('INVALID_REQUEST', { reason: `it is nested more than ${DEEPEST} levels deep` });
		const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
		const mayHaveQuery = ['SEARCH', 'DELETE'].includes(req.method) || (req.method === 'PATCH' && 'data' in (body ?? {}));
		if (isObject && (mayHaveQuery || req.path.startsWith('/utils/export/'))) {
			if (body.query !== undefined) assertBodyQuery(body.query);
			if (body.keys !== undefined) assertKeys(body.keys);
		}
		if (isObject) assertPlain(req.path, body);
		if (Array.isArray(body)) assertList(req.method, body);
		next();
	});
}

/** What Directus assumes to be text without checking. */
const TEXTS: [path: RegExp, fields: string[]][] = [
	[/^\/utils\/hash\//, ['string', 'hash']],
	[/^\/users\/me\/tfa\//, ['password', 'secret', 'otp']],
	[/^\/comments(\/|$)/, ['collection', 'item', 'comment']],
];
/** What may be set on the file of an export. Its owner and who may see it are server-set. */
const OF_A_FILE = ['title', 'description', 'folder', 'tags', 'type', 'filename_download'];

function assertPlain(path: string, body: Record<string, unknown>): void {
	for (const [where, fields] of TEXTS)
		for (const field of where.test(path) ? fields : []) {
			const value = body[field];
			if (value !== undefined && value !== null && !['string', 'number'].includes(typeof value))
				throw kontorError('INVALID_REQUEST', { reason: `"${field}" is a text`, field });
			if (field === 'collection' && typeof value === 'string' && isReserved(value))
				throw kontorError('INVALID_REQUEST', { reason: `there is no collection "${value}"`, field });
		}
	const given = path.startsWith('/utils/export/') ? Object.keys((body.file as object | null) ?? {}) : [];
	const foreign = given.find((field) => !OF_A_FILE.includes(field));
	if (foreign !== undefined) throw kontorError('FIELD_IS_GIVEN', { collection: 'directus_files', field: foreign });
}

/** Directus copies rows by recursion, so their depth must be limited. */
const DEEPEST = 200;

/** Level by level, not by recursion. */
function isNestedTooDeeply(body: unknown): boolean {
	let level = [body];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > DEEPEST) return true;
		level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
	}
	return false;
}

/** The limit of Directus, which checks it only after it has written the rows. */
const MOST_ROWS = 10_000;

/** Rows are objects, ids are not. */
function assertList(method: string, body: unknown[]): void {
	if (body.length > MOST_ROWS) throw kontorError('INVALID_REQUEST', { reason: `a request takes at most ${MOST_ROWS} rows` });
	if (method === 'DELETE') assertKeys(body);
	else if (!body.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row)))
		throw kontorError('INVALID_REQUEST', { reason: 'each row of a list is an object' });
}

function assertBodyQuery(query: unknown): void {
	if (typeof query !== 'object' || query === null || Array.isArray(query))
		throw kontorError('INVALID_REQUEST', { reason: '"query" is an object', field: 'query' });
	assertQuery(query as Record<string, unknown>);
}

function assertKeys(keys: unknown): void {
	if (!Array.isArray(keys) || !keys.every((key) => ['string', 'number'].includes(typeof key)))
		throw kontorError('INVALID_REQUEST', { reason: '"keys" is a list of ids', field: 'keys' });
}
