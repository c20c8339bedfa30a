/** The content of a stored file. */
import type { Context } from '../../core/context.js';
import { locationOf } from './storage.js';

export interface StoredFile {
	content: Buffer;
	name: string;
	type: string;
}

export async function readStored({ database }: Pick<Context, 'database'>, fileId: string): Promise<StoredFile | null> {
	const file = await database('directus_files').where({ id: fileId }).first();
	if (!file) return null;
	const chunks: Buffer[] = [];
	for await (const chunk of await (await locationOf(file.storage)).read(file.filename_disk)) chunks.push(Buffer.from(chunk));
	return { content: Buffer.concat(chunks), name: file.filename_download, type: file.type };
}
