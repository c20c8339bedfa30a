/**
 * A page of another site can't use the cookies of its visitor: a change that comes with a cookie must come from Kontor's own pages.
 * Programs send a token, or no Origin.
 */
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { kontorError } from './errors.js';

const READS = ['GET', 'HEAD', 'OPTIONS'];

export const refuseForeignPages =
	(publicUrl: string, cookieNames: string[]) =>
	(req: Request, _res: Response, next: NextFunction): void => {
		const isRefused = !READS.includes(req.method) && hasCookie(req, cookieNames) && isForeign(req, publicUrl);
		next(isRefused ? kontorError('FOREIGN_PAGE') : undefined);
	};

/** A socket is opened by GET. */
export const isForeignSocket = (req: IncomingMessage, publicUrl: string, cookieNames: string[]): boolean =>
	hasCookie(req, cookieNames) && isForeign(req, publicUrl);

const hasCookie = ({ headers }: IncomingMessage, names: string[]): boolean =>
	(headers.cookie ?? '').split(';').some((cookie) => names.includes(cookie.split('=')[0]!.trim()));

function isForeign({ headers }: IncomingMessage, publicUrl: string): boolean {
	const { origin, host } = headers;
	if (origin === undefined) return ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site'] ?? ''));
	if (origin === new URL(publicUrl).origin) return false;
	// Compared with the host that the browser has asked, because the cookie belongs to that host.
	return !URL.canParse(origin) || new URL(origin).host !== host;
}
