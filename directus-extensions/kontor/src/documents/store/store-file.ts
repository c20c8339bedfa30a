/**
 * Writes a file to the storage and its row into the transaction. The content is there before the commit, never after: a document
 * without its file would be a loss, a file without a document is only litter. What a rollback leaves is removed at once; what
 * the end of a server leaves, an hourly job finds (sweep-files.ts).
 */
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Knex } from 'knex';
import type { VerbContext } from '../../core/verbs.js';
import { fileId } from '../rules/file-id.js';
import { removeFromStorage } from './storage.js';

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
	const { database, schema, services, accountability, emitter } = context;
	const id = fileId(Date.now(), randomBytes(10));
	const checksum = checksumOf(content);
	const stream = markKnown(Readable.from([content]));
	const row = { ...fields, id, filename_download: name, checksum };
	removeUnlessCommitted(database, id);
	const files = new services.FilesService({ knex: database, schema, accountability: null });
	await files.uploadOne(stream, row, undefined, { emitEvents: false });
	// Without rights to check there is nobody whom Directus would note.
	await database('directus_files').where({ id }).update({ uploaded_by: accountability.user });
	context.afterCommit(() =>
		emitter.emitAction('files.upload', { payload: row, key: id, collection: 'directus_files' }, { accountability, schema, database: null }),
	);
	return { id, checksum };
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
