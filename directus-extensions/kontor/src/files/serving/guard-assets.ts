/**
 * Serves files with the type that was found on upload, so that the browser shows them and never runs them. Anything but pictures and
 * PDFs is a download.
 */
import type { NextFunction, Request, Response } from 'express';
import { SHOWN_INLINE } from '../rules/file-kinds.js';

/** A page of its own that may do nothing: no scripts, no forms, no access to the session. */
const SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'self'";

export function guardAssets(_req: Request, res: Response, next: NextFunction): void {
	const { writeHead } = res;
	res.writeHead = function guarded(this: Response, ...given: unknown[]) {
		if (!res.headersSent) setHeaders(res);
		return (writeHead as (...args: unknown[]) => Response).apply(this, given);
	} as Response['writeHead'];
	next();
}

function setHeaders(res: Response): void {
	res.setHeader('X-Content-Type-Options', 'nosniff');
	res.setHeader('Content-Security-Policy', SANDBOX);
	const disposition = String(res.getHeader('Content-Disposition') ?? '');
	const type = String(res.getHeader('Content-Type') ?? '').split(';')[0]!;
	if (disposition.startsWith('inline') && !SHOWN_INLINE.has(type))
		res.setHeader('Content-Disposition', disposition.replace(/^inline/, 'attachment'));
}
