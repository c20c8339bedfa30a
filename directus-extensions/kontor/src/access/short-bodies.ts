/** Bodies of login requests are short: strangers can't make the server read megabytes. */
import type { NextFunction, Request, Response } from 'express';
import { kontorError } from './errors.js';

/** Large enough for the answer of a SAML provider. */
const MOST = 256 * 1024;

export function refuseLongBodies({ headers }: Request, _res: Response, next: NextFunction): void {
	const isLong = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > MOST;
	next(isLong ? kontorError('INVALID_REQUEST', { reason: `more than ${MOST / 1024} KB` }) : undefined);
}
