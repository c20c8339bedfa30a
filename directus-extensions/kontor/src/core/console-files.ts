/** Serves the built console at /console, before authentication: hashed files for ever, the page itself always fresh. */
import { join } from 'node:path';
import type { Express } from 'express';
import { staticFiles } from './static-files.js';

export function serveConsole(app: Express, folder: string | undefined): void {
	if (!folder) return;
	const serve = staticFiles(folder, {
		etag: true,
		gzip: true,
		brotli: true,
		single: true,
		setHeaders: (res, path) => {
			res.setHeader('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
			res.setHeader('X-Content-Type-Options', 'nosniff');
			res.setHeader('Referrer-Policy', 'same-origin');
		},
	});
	app.get('/console', (req, res, next) => (req.path === '/console' ? res.redirect(join('/console', '/')) : next()));
	app.use('/console', serve);
}
