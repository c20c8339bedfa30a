/** POST /files and PATCH /files/:id with content: answered as by Directus, but either all files of a form are stored or none. */
import { Readable } from 'node:stream';
import type { File } from '@directus/types';
import type { NextFunction, Request, Response } from 'express';
import type { Accountability, Context } from '../../core/context.js';
import { type Form, hangUp, receiveUpload } from '../../core/verbs/receive-upload.js';
import { inTransaction } from '../../core/verbs/run-verb.js';
import type { Runner, VerbContext } from '../../core/verbs/verb.js';
import { kontorError } from '../errors.js';

type DirectusRequest = Request & { accountability: Accountability | null; schema: Context['schema']; sanitizedQuery: object };
type Server = Pick<Runner, 'services' | 'database' | 'emitter'>;

type Fields = Record<string, string | null>;

const FIELDS = ['title', 'description', 'folder', 'tags', 'location', 'filename_download'];
const MOST_FILES = 10;
const ADDRESS = /^\/(?:([0-9a-f-]{36})\/?)?$/i;

export const serveFiles =
	(server: Server) =>
	(req: Request, res: Response, next: NextFunction): void => {
		const [, key] = ADDRESS.exec(req.path) ?? [];
		const isUpload = ADDRESS.test(req.path) && req.is('multipart/form-data') && (key ? req.method === 'PATCH' : req.method === 'POST');
		if (isUpload) take(req as DirectusRequest, res, key, server).catch(next);
		else next();
	};

async function take(req: DirectusRequest, res: Response, key: string | undefined, server: Server): Promise<void> {
	const { accountability, schema, sanitizedQuery } = req;
	if (!accountability?.user) {
		hangUp(req, res);
		throw kontorError('VERB_NOT_ALLOWED', { policy: 'directus_files' });
	}
	const form = await receiveUpload(req, res, key ? 1 : MOST_FILES);
	const row = fieldsOf(form);
	const runner = { ...server, schema, accountability };
	const keys = await inTransaction(runner, (context) => storeAll(form, row, key, context));
	const files = new server.services.FilesService({ schema, accountability });
	const shown = await files.readMany(keys, sanitizedQuery).catch(() => null);
	if (!shown) res.status(204).end();
	else res.json({ data: shown.length === 1 ? shown[0] : shown });
}

async function storeAll({ files }: Form, row: Fields, key: string | undefined, context: VerbContext): Promise<string[]> {
	const { services, database, schema, accountability, emitter, afterCommit } = context;
	const service = new services.FilesService({ knex: database, schema, accountability });
	const keys: string[] = [];
	for (const { name, content } of files) {
		const payload = { ...row, filename_download: row.filename_download ?? name };
		const stream = Readable.from(content.length > 0 ? [content] : []);
		const id = String(await service.uploadOne(stream, payload as Partial<File>, key, { emitEvents: false }));
		keys.push(id);
		afterCommit(() =>
			emitter.emitAction('files.upload', { payload, key: id, collection: 'directus_files' }, { accountability, schema, database: null }),
		);
	}
	return keys;
}

function fieldsOf({ fields }: Form): Fields {
	const other = Object.keys(fields).find((name) => !FIELDS.includes(name));
	// Studio sends a type, too, which is ignored.
	if (other && other !== 'type') throw kontorError('FIELD_IS_GIVEN', { collection: 'directus_files', field: other });
	return Object.fromEntries(
		Object.entries(fields)
			.filter(([name]) => name !== 'type')
			.map(([name, value]) => [name, value.trim() === 'null' ? null : value]),
	);
}
