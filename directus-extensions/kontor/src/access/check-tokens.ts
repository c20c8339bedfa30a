/** The person behind a token is looked up again each time: for requests, for the two websockets, and for messages on an open one. */
import { SESSION_COOKIE_OPTIONS } from '@directus/api/constants';
import type { Request } from 'express';
import type { Knex } from 'knex';
import type { Accountability } from '../core/context.js';
import { accountabilityOfToken } from '../core/rights/standing.js';

const { maxAge: _, ...cookieOptions } = SESSION_COOKIE_OPTIONS;

type TokenRequest = Request & { token: string | null };

export async function ofRequest(base: Accountability, req: TokenRequest, database: Knex, cookieName: string): Promise<Accountability> {
	if (!req.token) return base;
	try {
		return (await accountabilityOfToken(req.token, base, database)) ?? base;
	} catch (error) {
		// As Directus does it, so that a person who was logged out can log in again from the same browser.
		if (req.cookies[cookieName] === req.token) req.res?.clearCookie(cookieName, cookieOptions);
		throw error;
	}
}

/** A login by password or refresh token on the socket has looked at the person a moment ago. */
export const ofSocket = async (base: Accountability, message: { access_token?: unknown }, database: Knex): Promise<Accountability> =>
	typeof message.access_token === 'string' ? ((await accountabilityOfToken(message.access_token, base, database)) ?? base) : base;
