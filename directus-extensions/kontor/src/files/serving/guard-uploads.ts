/**
 * Directus has its own ways to upload (Studio, /files, GraphQL, flows). All use two methods of its service: here these inspect the
 * content first, as /documents/upload does, and nothing is fetched from other addresses.
 */
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Knex } from 'knex';
import type { Accountability } from '../../core/context.js';
import { asSize, largestUpload } from '../../core/verbs/receive-upload.js';
import { kontorError } from '../errors.js';
import { inspectFile } from '../inspect/inspect-file.js';
import { fileId } from '../rules/file-id.js';
import { cleanText, titleOf } from '../rules/file-name.js';
import { removeFromStorage } from '../store/storage.js';
import { checksumOf, isKnown, markKnown, removeUnlessCommitted } from '../store/store-file.js';

interface FilesService {
	knex: Knex;
	accountability: Accountability | null;
	uploadOne(stream: Readable & { truncated?: boolean }, data: Record<string, unknown>, key?: string, options?: object): Promise<string>;
	importOne(...given: unknown[]): Promise<string>;
}

const GUARDED = Symbol.for('kontor.guarded-uploads');

export function guardUploads({ prototype }: { prototype: FilesService & { [GUARDED]?: FilesService['uploadOne'] } }): void {
	// The bundle may be loaded again into a running server.
	prototype[GUARDED] ??= prototype.uploadOne;
	const uploadOne = prototype[GUARDED];
	prototype.uploadOne = async function guarded(stream, data, key, options) {
		if (isKnown(stream)) return uploadOne.call(this, stream, data, key, options);
		const file = await inspectFile(await contentOf(stream), String(data.filename_download ?? ''));
		const { filename_disk: _, filesize: __, ...rest } = data;
		const title = cleanText(String(rest.title ?? ''), 255) || titleOf(file.name);
		const row = { ...rest, title, type: file.type, filename_download: file.name, checksum: checksumOf(file.content) };
		const content = markKnown(Readable.from([file.content]));
		if (key !== undefined) return uploadOne.call(this, content, row, key, options);
		const id = fileId(Date.now(), randomBytes(10));
		removeUnlessCommitted(this.knex, id);
		try {
			return await uploadOne.call(this, content, { ...row, id }, undefined, options);
		} catch (error) {
			// A row without a size is one whose upload did not finish.
			await this.knex('directus_files')
				.where({ id })
				.whereNull('filesize')
				.delete()
				.catch(() => {});
			await removeFromStorage(id).catch(() => {});
			throw error;
		}
	};
	prototype.importOne = async () => {
		throw kontorError('FILE_IMPORT_OFF');
	};
}

async function contentOf(stream: Readable & { truncated?: boolean }): Promise<Buffer> {
	const limit = largestUpload();
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.length;
		if (size > limit || stream.truncated) throw kontorError('FILE_TOO_LARGE', { limit: asSize(limit) });
		chunks.push(Buffer.from(chunk));
	}
	if (stream.truncated) throw kontorError('FILE_TOO_LARGE', { limit: asSize(limit) });
	return Buffer.concat(chunks);
}
