/** A backup as one file: tar, compressed, encrypted where there is a key. Its last entry lists all others with their checksums. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Advice } from '../lib/fail.ts';
import { isSealed, seal, split, unseal } from './seal.ts';
import { BrokenArchive, END, entriesOf, header, padding } from './tar.ts';

type Stream = AsyncIterable<Buffer>;

export interface Listed {
	name: string;
	size: number;
	sha256: string;
}

export interface Manifest {
	format: 1;
	made: string;
	kontor: string;
	directus: string;
	postgres: string;
	/** The database's locale, which decides how texts are sorted. */
	locale: string;
	/** The version of the database's data model. */
	snapshot: string | undefined;
	rows: Record<string, number>;
	files: { count: number; bytes: number; missing: string[]; elsewhere: number };
	entries: Listed[];
}

export const MANIFEST = 'manifest.json';

/** Writes entries into a file that is whole, and on the disk, when `end` returns. */
export class ArchiveWriter {
	readonly entries: Listed[] = [];
	private readonly into = new PassThrough();
	private readonly written: Promise<void>;

	constructor(file: string, key: string | undefined) {
		const target = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
		const gzip = createGzip({ level: 3 });
		this.written = key ? pipeline(this.into, gzip, (source: Stream) => seal(source, key), target) : pipeline(this.into, gzip, target);
		this.written.catch(() => {});
	}

	async add(name: string, size: number, body: Stream | Buffer): Promise<Listed> {
		await this.push(header(name, size));
		const hash = createHash('sha256');
		let left = size;
		for await (const chunk of Buffer.isBuffer(body) ? [body] : body) {
			if (chunk.length > left) throw new Error(`${name} grew while it was read`);
			left -= chunk.length;
			hash.update(chunk);
			await this.push(chunk);
		}
		if (left > 0) throw new Error(`${name} shrank while it was read`);
		await this.push(padding(size));
		const listed = { name, size, sha256: hash.digest('hex') };
		this.entries.push(listed);
		return listed;
	}

	async end(manifest: Manifest): Promise<void> {
		const text = Buffer.from(JSON.stringify(manifest, undefined, '\t'));
		for (const part of [header(MANIFEST, text.length), text, padding(text.length), END]) await this.push(part);
		this.into.end();
		await this.written;
	}

	async abandon(): Promise<void> {
		this.into.destroy(new Error('abandoned'));
		await this.written.catch(() => {});
	}

	private async push(chunk: Buffer): Promise<void> {
		if (!this.into.write(chunk)) await Promise.race([once(this.into, 'drain'), this.written]);
	}
}

/** Every entry in turn; the checksums are looked at on the way, and everything is compared with the manifest at the end. */
export async function readArchive(
	file: string,
	key: string | undefined,
	onEntry: (name: string, body: Stream, size: number) => Promise<void> = async () => {},
): Promise<Manifest> {
	const seen: Listed[] = [];
	let manifest: Manifest | undefined;
	try {
		const { head, rest } = await split(createReadStream(file, { highWaterMark: 256 * 1024 }), 16);
		const whole = joined(head, rest);
		if (isSealed(head) && !key)
			throw new Advice('This backup is encrypted.', 'Give the key that it was made with: KONTOR_BACKUP_KEY=… npm run restore -- …');
		for await (const { name, size, body } of entriesOf(gunzipped(isSealed(head) ? unseal(whole, key!) : whole))) {
			if (manifest) throw new BrokenArchive('something follows the manifest');
			if (name === MANIFEST) {
				const parts: Buffer[] = [];
				for await (const chunk of body) parts.push(chunk);
				manifest = JSON.parse(Buffer.concat(parts).toString('utf8'));
				continue;
			}
			const hash = createHash('sha256');
			const hashed = (async function* () {
				for await (const chunk of body) {
					hash.update(chunk);
					yield chunk;
				}
			})();
			await onEntry(name, hashed, size);
			for await (const _ of hashed);
			seen.push({ name, size, sha256: hash.digest('hex') });
		}
	} catch (error) {
		const isBroken =
			error instanceof BrokenArchive || error instanceof SyntaxError || /^Z_/.test((error as NodeJS.ErrnoException).code ?? '');
		throw isBroken ? notWhole(file, (error as Error).message) : error;
	}
	if (!manifest) throw notWhole(file, 'it has no manifest');
	if (manifest.format !== 1) throw new Advice(`${file} was made by a newer Kontor.`, 'Restore it with that version.');
	const differing = manifest.entries.find(
		({ name, size, sha256 }, i) => seen[i]?.name !== name || seen[i].size !== size || seen[i].sha256 !== sha256,
	);
	if (differing || seen.length !== manifest.entries.length)
		throw notWhole(file, `${differing?.name ?? 'an entry'} is not what the manifest says`);
	return manifest;
}

const notWhole = (file: string, why: string) => new Advice(`${file} is no whole backup: ${why}.`, 'Take another one. Nothing was changed.');

async function* joined(head: Buffer, rest: Stream): AsyncGenerator<Buffer> {
	yield head;
	yield* rest;
}

async function* gunzipped(source: Stream): AsyncGenerator<Buffer> {
	const gunzip = createGunzip();
	const readable = Readable.from(source, { objectMode: false }).on('error', (error) => gunzip.destroy(error));
	readable.pipe(gunzip);
	yield* gunzip as Stream;
}
