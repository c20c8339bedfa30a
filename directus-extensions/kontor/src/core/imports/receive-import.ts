/**
 * `POST /utils/import/:collection`, in place of Directus' own: that one never answers a form without a file, waits for ever when a
 * sender breaks off, and takes files of any size. Beside the file, the form can say how it is to be read: `language`, `columns`,
 * and `dry_run`, which changes nothing.
 */
import { Readable } from 'node:stream';
import { ForbiddenError } from '@directus/errors';
import type { Express, NextFunction, Request, Response } from 'express';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Accountability, SchemaOverview } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { languageOf } from '../languages.js';
import { receiveUpload, type UploadedFile } from '../verbs/receive-upload.js';
import type { ImportPreview } from './contracts.js';
import { Preview } from './preview.js';
import type { Asked } from './read-table.js';

interface Importer {
	asked?: Asked;
	import(collection: string, type: string, content: Readable, options: { background: boolean }): Promise<void>;
}
interface Services {
	ImportService: new (options: any) => Importer;
}
type DirectusRequest = Request<{ collection: string }> & { accountability: Accountability; schema: SchemaOverview };

const flag = z.enum(['true', 'false', '']).transform((value) => value === 'true');
const wishes = z.object({
	dry_run: flag.optional(),
	language: z.enum(['de', 'en']).optional(),
	columns: z
		.string()
		.transform((text, problem) => {
			try {
				return z.record(z.string(), z.string()).parse(JSON.parse(text));
			} catch {
				problem.addIssue({ code: 'custom', message: 'columns is an object of headings and names of fields, as JSON' });
				return z.NEVER;
			}
		})
		.optional(),
});

export function receiveImports(app: Express, { ImportService }: Services, database: Knex): void {
	app.post('/utils/import/:collection', (req: Request, res: Response, next: NextFunction) => {
		receive(req as DirectusRequest, res).then((preview) => (preview ? res.json({ data: preview }) : res.status(200).end()), next);
	});

	async function receive(req: DirectusRequest, res: Response): Promise<ImportPreview | undefined> {
		const { accountability, schema } = req;
		const { collection } = req.params;
		if (!accountability?.user || !Object.hasOwn(schema.collections, collection)) throw new ForbiddenError();
		const { files, fields } = await receiveUpload(req, res);
		const asked = await askedBy({ ...pick(req.query), ...pick(fields) }, accountability, database);
		const importer = new ImportService({ accountability, schema });
		importer.asked = asked;
		try {
			const background = !asked.isDryRun && String(req.query.background) === 'true';
			await importer.import(collection, typeOf(files[0]!), Readable.from(files[0]!.content), { background });
		} catch (error) {
			if (error instanceof Preview) return error.preview;
			throw error;
		}
		return undefined;
	}
}

const pick = ({ dry_run, language, columns }: Record<string, unknown>) =>
	Object.fromEntries(Object.entries({ dry_run, language, columns }).filter(([, value]) => value !== undefined));

/** A person in a browser has a file of their own language; a program writes numbers as the API does. */
async function askedBy(given: Record<string, unknown>, { user, session }: Accountability, database: Knex): Promise<Asked> {
	const read = wishes.safeParse(given);
	if (!read.success) {
		const [issue] = read.error.issues;
		throw kontorError('INVALID_REQUEST', { reason: issue!.message, field: String(issue!.path[0]) });
	}
	const { dry_run, language, columns } = read.data;
	return { isDryRun: dry_run, columns, language: language ?? (session && user ? await languageOf(user, database) : undefined) };
}

/** Browsers call a table whatever the machine has installed. */
const typeOf = ({ name, type }: UploadedFile): string =>
	/\.(csv|tsv|txt)$/i.test(name) ? 'text/csv' : /\.json$/i.test(name) ? 'application/json' : type;
