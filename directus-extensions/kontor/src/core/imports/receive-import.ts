/**
 * `POST /utils/import/:collection`, in place of Directus' own: that one never answers a form without a file, waits for ever when a
 * sender breaks off, and takes files of any size.
 */
import { Readable } from 'node:stream';
import { ForbiddenError } from '@directus/errors';
import type { Express, NextFunction, Request, Response } from 'express';
import type { Accountability, SchemaOverview } from '../context.js';
import { receiveUpload } from '../verbs/receive-upload.js';

interface Importer {
	import(collection: string, type: string, content: Readable, options: { background: boolean }): Promise<void>;
}
interface Services {
	ImportService: new (options: any) => Importer;
}
type DirectusRequest = Request<{ collection: string }> & { accountability: Accountability; schema: SchemaOverview };

export function receiveImports(app: Express, { ImportService }: Services): void {
	app.post('/utils/import/:collection', (req: Request, res: Response, next: NextFunction) => {
		receive(req as DirectusRequest, res).then(() => res.status(200).end(), next);
	});

	async function receive(req: DirectusRequest, res: Response): Promise<void> {
		const { accountability, schema } = req;
		const { collection } = req.params;
		if (!accountability?.user || !Object.hasOwn(schema.collections, collection)) throw new ForbiddenError();
		const { files } = await receiveUpload(req, res);
		const { content, type } = files[0]!;
		const importer = new ImportService({ accountability, schema });
		await importer.import(collection, type, Readable.from(content), { background: String(req.query.background) === 'true' });
	}
}
