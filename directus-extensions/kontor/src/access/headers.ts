/** What browsers are told about every answer, with or without Caddy in front. */
import type { NextFunction, Request, Response } from 'express';

/** Studio runs without eval, and neither it nor the console loads anything from elsewhere. Styles are set by scripts of theirs. */
const POLICY = [
	"default-src 'self'",
	"script-src 'self'",
	"script-src-attr 'none'",
	"style-src 'self' 'unsafe-inline'",
	"img-src 'self' data: blob:",
	"font-src 'self' data:",
	"media-src 'self' blob:",
	"worker-src 'self' blob:",
	"child-src 'self' blob:",
	"object-src 'none'",
	"base-uri 'self'",
	"form-action 'self'",
	"frame-ancestors 'self'",
];

export function setHeaders(publicUrl: string) {
	const { protocol, host } = new URL(publicUrl);
	const isSecure = protocol === 'https:';
	// Not every browser counts the page's own websocket as 'self'.
	const policy = [...POLICY, `connect-src 'self' ${isSecure ? 'wss' : 'ws'}://${host}`].join('; ');
	return (_req: Request, res: Response, next: NextFunction): void => {
		res.setHeader('Content-Security-Policy', policy);
		res.setHeader('X-Content-Type-Options', 'nosniff');
		res.setHeader('X-Frame-Options', 'SAMEORIGIN');
		res.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
		res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
		if (isSecure) res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
		next();
	};
}
