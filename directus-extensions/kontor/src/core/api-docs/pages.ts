/**
 * The API to browse, at /api-docs: the description is made for the account that is logged in (endpoint.ts), so it shows what they may
 * use.
 */
import type { Express } from 'express';
import { staticFiles } from '../static-files.js';

const INITIALIZER = `window.onload = () => {
	window.ui = SwaggerUIBundle({
		url: './openapi.json',
		dom_id: '#swagger-ui',
		deepLinking: true,
		docExpansion: 'none',
		filter: true,
		presets: [SwaggerUIBundle.presets.apis],
	});
};`;

export function serveApiDocs(app: Express, folder: string | undefined): void {
	if (!folder) return;
	app.get('/api-docs', (req, res, next) => (req.path === '/api-docs' ? res.redirect('/api-docs/') : next()));
	app.get('/api-docs/swagger-initializer.js', (_req, res) => res.type('js').send(INITIALIZER));
	app.use('/api-docs', staticFiles(folder, { etag: true, maxAge: 3600 }));
}
