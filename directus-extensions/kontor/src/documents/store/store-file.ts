/**
 * Writes a file to the storage and its row into the transaction. The content is there before the commit, never after: a document
 * without its file would be a loss, a file without a document is only litter. What a rollback leaves is removed at once; what
 * the end of a server leaves, an hourly job finds (clean-up.ts).
 */
import { createHash, randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { ServiceUnavailableError } from '@directus/errors';
import type { Knex } from 'knex';
import type { VerbContext } from '../../core/verbs.js';
import { fileId } from '../rules/file-id.js';
import { locationOf, removeFromStorage, usualLocation } from './storage.js';

export interface FileToStore {
	content: Buffer;
	/** As it is offered for download. */
	name: string;
	type: string;
	title: string;
	organization_id: string | null;
	folder?: string | null;
	[field: string]: unknown;
}

interface FileRow {
	id: string;
	filename_download: string;
	type: string;
	[field: string]: unknown;
}

export const checksumOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Streams of content that Kontor has made, or looked at; every other upload is inspected (upload/guard-uploads.ts). */
const known = new WeakSet<object>();
export const isKnown = (stream: object): boolean => known.has(stream);
export const markKnown = <T extends object>(stream: T): T => {
	known.add(stream);
	return stream;
};

export async function storeFile(
	context: VerbContext,
	{ content, name, ...fields }: FileToStore,
): Promise<{ id: string; checksum: string }> {
	const { database, schema, accountability, emitter } = context;
	const id = fileId(Date.now(), randomBytes(10));
	const checksum = checksumOf(content);
	const row: FileRow = { ...fields, id, filename_download: name, checksum };
	removeUnlessCommitted(database, id);
	await (row.type.startsWith('image/') ? measureAndWrite : write)(content, row, context);
	context.afterCommit(() =>
		emitter.emitAction('files.upload', { payload: row, key: id, collection: 'directus_files' }, { accountability, schema, database: null }),
	);
	return { id, checksum };
}

/** Directus looks up how large a picture is. */
async function measureAndWrite(content: Buffer, row: FileRow, { database, schema, services, accountability }: VerbContext): Promise<void> {
	const files = new services.FilesService({ knex: database, schema, accountability: null });
	await files.uploadOne(markKnown(Readable.from([content])), row, undefined, { emitEvents: false });
	// Without rights to check there is nobody whom Directus would note.
	await database('directus_files').where({ id: row.id }).update({ uploaded_by: accountability.user });
}

/** As Directus does it, without a row that is written three times. */
async function write(content: Buffer, row: FileRow, { database, accountability }: VerbContext): Promise<void> {
	const storage = usualLocation();
	const filename_disk = row.id + extname(row.filename_download);
	try {
		await (await locationOf(storage)).write(filename_disk, Readable.from([content]), row.type);
	} catch (error) {
		throw new ServiceUnavailableError({ service: 'files', reason: `Couldn't save file ${filename_disk}: ${(error as Error).message}` });
	}
	const now = new Date();
	await database('directus_files').insert({
		folder: database.raw('(select storage_default_folder from directus_settings limit 1)'),
		...row,
		storage,
		filename_disk,
		filesize: content.length,
		uploaded_by: accountability.user,
		created_on: now,
		modified_on: now,
		uploaded_on: now,
	});
}

/** Outside of a transaction there is nothing to wait for. */
export function removeUnlessCommitted(database: Knex, id: string): void {
	const { executionPromise } = database as Knex.Transaction;
	executionPromise?.catch((error: { code?: string; message?: string }) => {
		// Whoever lost the connection does not know what has become of the transaction: the hourly job looks again.
		if (/^(08|57|E[A-Z]+)/.test(error?.code ?? '') || /connection/i.test(error?.message ?? '')) return;
		return removeFromStorage(id).catch(() => {});
	});
}
