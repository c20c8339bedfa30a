/**
 * Writes a file to the storage and its row into the transaction. The content is stored before the commit: a document without its file
 * would be a loss, a file without a document is only waste. After a rollback the file is removed at once; after a crash, an hourly
 * job removes it (clean-up.ts).
 */
import { createHash, randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { ServiceUnavailableError } from '@directus/errors';
import type { Knex } from 'knex';
import type { VerbContext } from '../../core/verbs/verb.js';
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
	checksum: string;
	[field: string]: unknown;
}

interface ContentAndRow {
	content: Buffer;
	row: FileRow;
}

export const checksumOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Streams of content that Kontor has made or inspected; every other upload is inspected (serving/guard-uploads.ts). */
const known = new WeakSet<object>();
export const isKnown = (stream: object): boolean => known.has(stream);
export const markKnown = <T extends object>(stream: T): T => {
	known.add(stream);
	return stream;
};

export interface StoredFile {
	id: string;
	/** SHA-256 of the content. */
	checksum: string;
}

export const storeFile = async (context: VerbContext, file: FileToStore): Promise<StoredFile> => (await storeFiles(context, [file]))[0]!;

export async function storeFiles(context: VerbContext, files: readonly FileToStore[]): Promise<StoredFile[]> {
	const { database, schema, accountability, emitter } = context;
	const made = files.map(({ content, name, ...fields }) => {
		const row: FileRow = { ...fields, id: fileId(Date.now(), randomBytes(10)), filename_download: name, checksum: checksumOf(content) };
		return { content, row };
	});
	for (const { row } of made) removeUnlessCommitted(database, row.id);
	const isPicture = ({ row }: ContentAndRow) => row.type.startsWith('image/');
	for (const { content, row } of made.filter(isPicture)) await measureAndWrite(content, row, context);
	await write(
		made.filter((file) => !isPicture(file)),
		context,
	);
	context.afterCommit(() => {
		for (const { row } of made)
			emitter.emitAction(
				'files.upload',
				{ payload: row, key: row.id, collection: 'directus_files' },
				{ accountability, schema, database: null },
			);
	});
	return made.map(({ row: { id, checksum } }) => ({ id, checksum }));
}

/** Directus looks up how large a picture is. */
async function measureAndWrite(content: Buffer, row: FileRow, { database, schema, services, accountability }: VerbContext): Promise<void> {
	const files = new services.FilesService({ knex: database, schema, accountability: null });
	await files.uploadOne(markKnown(Readable.from([content])), row, undefined, { emitEvents: false });
	// Directus notes no uploader when it writes without accountability.
	await database('directus_files').where({ id: row.id }).update({ uploaded_by: accountability.user });
}

/** Writes what Directus would write, but each row once instead of three times, and all with one statement. */
async function write(files: readonly ContentAndRow[], { database, accountability }: VerbContext): Promise<void> {
	if (files.length === 0) return;
	const storage = usualLocation();
	const now = new Date();
	const rows = files.map(({ content, row }) => ({
		folder: database.raw('(select storage_default_folder from directus_settings limit 1)'),
		...row,
		storage,
		filename_disk: row.id + extname(row.filename_download),
		filesize: content.length,
		uploaded_by: accountability.user,
		created_on: now,
		modified_on: now,
		uploaded_on: now,
	}));
	const location = await locationOf(storage);
	for (const [at, { filename_disk, type }] of rows.entries())
		try {
			await location.write(filename_disk, Readable.from([files[at]!.content]), type);
		} catch (error) {
			throw new ServiceUnavailableError({ service: 'files', reason: `Couldn't save file ${filename_disk}: ${(error as Error).message}` });
		}
	await database('directus_files').insert(rows);
}

/** Does nothing outside of a transaction. */
export function removeUnlessCommitted(database: Knex, id: string): void {
	const { executionPromise } = database as Knex.Transaction;
	executionPromise?.catch((error: { code?: string; message?: string }) => {
		// After a lost connection nobody knows whether the transaction was committed: the hourly job looks again.
		if (/^(08|57|E[A-Z]+)/.test(error?.code ?? '') || /connection/i.test(error?.message ?? '')) return;
		return removeFromStorage(id).catch(() => {});
	});
}
