/** Requests are looked at before Directus reads them: what has not the form of a query or of rows is refused, never an error of the server. */
import type { Express, NextFunction, Request, Response } from 'express';
import { kontorError } from '../errors.js';
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
		next();
	});
}

/** What is in the body: a query in place of one in the address (SEARCH), for whom a change is meant, what is exported. */
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
		if (Array.isArray(body)) assertList(req.method, body);
		next();
	});
}

/** Whoever copies a row follows it to its end, by calls that can not go on for ever. */
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

/** As many as Directus writes at once; it would notice only after it has written them. */
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
