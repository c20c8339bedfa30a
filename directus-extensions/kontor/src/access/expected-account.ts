/**
 * A page that has been open for hours sends cookies of whoever is logged in now: perhaps nobody, perhaps somebody else who logged in in
 * another tab. With `Kontor-Account` a page says whose it is, and nothing happens under another name (docs/decisions/0037).
 */
import type { NextFunction, Request, Response } from 'express';
import type { Accountability } from '../core/context.js';
import { kontorError } from './errors.js';

export function refuseOtherAccounts(req: Request & { accountability?: Accountability }, _res: Response, next: NextFunction): void {
	const expected = req.headers['kontor-account'];
	const user = req.accountability?.user;
	// Whoever logs in is on the way from one account to another; but nobody logs out somebody else.
	const isLogin = req.path.startsWith('/auth') && !req.path.startsWith('/auth/logout');
	const isExpected = expected === undefined || expected === user || isLogin;
	next(isExpected ? undefined : kontorError(user ? 'OTHER_ACCOUNT' : 'SESSION_ENDED'));
}
