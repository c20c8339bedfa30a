/** Everything that answers without a login, and why. What is not here is refused to strangers before any work is done. */
import { ForbiddenError, InvalidCredentialsError } from '@directus/errors';
import type { NextFunction, Request, Response } from 'express';
import type { Accountability } from '../core/context.js';

export interface OpenRoute {
	method: 'GET' | 'POST';
	path: RegExp;
	why: string;
}

/** Served before anybody is asked who they are. */
export const OPEN_BEFORE_LOGIN: readonly OpenRoute[] = [
	{ method: 'GET', path: /^\/$/, why: 'sends a browser on to the console' },
	{ method: 'GET', path: /^\/robots\.txt$/, why: 'keeps search engines away' },
	{ method: 'GET', path: /^\/admin(\/.*)?$/, why: 'the program of Studio with its login; no data' },
	{ method: 'GET', path: /^\/console(\/.*)?$/, why: 'the program of the console with its login; no data' },
	{ method: 'GET', path: /^\/api-docs(\/(?!openapi\.json).*)?$/, why: 'the program that shows the API; what it shows needs a login' },
	{ method: 'GET', path: /^\/server\/ping$/, why: 'watchdogs: it runs' },
];

export const OPEN_ROUTES: readonly OpenRoute[] = [
	{ method: 'POST', path: /^\/auth\/login(\/[\w-]+)?$/, why: 'logging in; slowed down (login-throttle.ts)' },
	{
		method: 'GET',
		path: /^\/auth\/login\/[\w-]+(\/callback|\/metadata|\/acs)?$/,
		why: 'logging in by single sign-on; only where it is set up',
	},
	{ method: 'POST', path: /^\/auth\/login\/[\w-]+\/(acs|logout|callback)$/, why: 'logging in by single sign-on; only where it is set up' },
	{ method: 'GET', path: /^\/auth$/, why: 'the login page asks which ways to log in there are' },
	{ method: 'POST', path: /^\/auth\/refresh$/, why: 'a new access token for a refresh token' },
	{ method: 'POST', path: /^\/auth\/logout$/, why: 'ends the session of a refresh token' },
	{ method: 'POST', path: /^\/auth\/password\/request$/, why: 'a forgotten password; three mails an hour (reset-mails.ts)' },
	{ method: 'POST', path: /^\/auth\/password\/reset$/, why: 'a new password, with the signed link of that mail' },
	{ method: 'POST', path: /^\/users\/invite\/accept$/, why: 'the first password, with the signed link of an invitation' },
	{ method: 'POST', path: /^\/users\/register$/, why: 'public registration; refused unless an administrator switches it on' },
	{ method: 'GET', path: /^\/users\/register\/verify-email$/, why: 'the signed link of public registration' },
	{ method: 'GET', path: /^\/server\/info$/, why: 'the login page asks for name, logo and language' },
	{ method: 'GET', path: /^\/server\/health$/, why: 'watchdogs: database, files, mail; one word, looked at once in five seconds' },
	{ method: 'GET', path: /^\/extensions\/sources\/[\w.-]+$/, why: 'the program of Studio; no data' },
	{
		method: 'GET',
		path: /^\/assets\/[\w-]+(\/[^/]*)?$/,
		why: 'the logo of the login page; of other files only what the public policy shows: none',
	},
	{ method: 'GET', path: /^\/flows\/trigger\/[\w-]+$/, why: 'webhooks that an administrator made in Studio; there are none at first' },
	{ method: 'POST', path: /^\/flows\/trigger\/[\w-]+$/, why: 'webhooks that an administrator made in Studio; there are none at first' },
];

export const isOpen = (method: string, path: string, routes = OPEN_ROUTES): boolean =>
	routes.some((route) => route.path.test(path) && (route.method === method || (route.method === 'GET' && method === 'HEAD')));

export function refuseStrangers(req: Request & { accountability?: Accountability }, _res: Response, next: NextFunction): void {
	const { user, share } = req.accountability ?? {};
	const path = req.path.length > 1 ? req.path.replace(/\/$/, '') : req.path;
	const isWelcome = user || share || isOpen(req.method, path);
	if (isWelcome) next();
	else next(/^\/users\/me(\/|$)/i.test(path) ? new InvalidCredentialsError() : new ForbiddenError());
}
