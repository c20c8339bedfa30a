/** What a login takes is short: nobody sends megabytes to be read before it is known who they are. */
import type { NextFunction, Request, Response } from 'express';
import { kontorError } from './errors.js';

/** The answer of a provider of single sign-on by SAML fits as well. */
const MOST = 256 * 1024;

export function refuseLongBodies({ headers }: Request, _res: Response, next: NextFunction): void {
	const isLong = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > MOST;
	next(isLong ? kontorError('INVALID_REQUEST', { reason: `more than ${MOST / 1024} KB` }) : undefined);
}
