/**
 * Directus waits for ever (an hour, with the transaction open) when the rows of a JSON import are dealt with before the end of
 * the upload has arrived, which a short file does now and then. So the upload is let arrive first, in a temporary file.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

type ImportJson = (collection: string, stream: Readable) => Promise<void>;
const isMended = Symbol('kontor');

export function letUploadsArriveFirst(ImportService: { prototype: { importJSON: ImportJson & { [isMended]?: true } } }): void {
	const original = ImportService.prototype.importJSON;
	if (original[isMended]) return;
	ImportService.prototype.importJSON = Object.assign(
		async function (this: unknown, collection: string, stream: Readable): Promise<void> {
			const folder = await mkdtemp(join(tmpdir(), 'kontor-import-'));
			try {
				const file = join(folder, 'rows.json');
				await pipeline(stream, createWriteStream(file));
				// In pieces so large that the end follows the last row at once.
				await original.call(this, collection, createReadStream(file, { highWaterMark: 8 * 1024 * 1024 }));
			} finally {
				await rm(folder, { recursive: true, force: true });
			}
		},
		{ [isMended]: true as const },
	);
}
