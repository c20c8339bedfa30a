/**
 * Encryption of a backup as it streams: AES-256-GCM in pieces, each with its own number and the last one marked as such, so that
 * nothing can be changed, moved, left out or cut off without being noticed. The key comes from KONTOR_BACKUP_KEY by scrypt.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { Advice } from '../lib/fail.ts';

const MAGIC = Buffer.from('KONTOR-BACKUP-1\n');
const SALT = 16;
const PREFIX = 7;
const TAG = 16;
const PIECE = 256 * 1024;

type Stream = AsyncIterable<Buffer>;

const keyOf = (password: string, salt: Buffer): Promise<Buffer> =>
	promisify<string, Buffer, number, object, Buffer>(scrypt)(password, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 });

function nonceOf(prefix: Buffer, piece: number, isLast: boolean): Buffer {
	const nonce = Buffer.concat([prefix, Buffer.alloc(5)]);
	nonce.writeUInt32BE(piece, PREFIX);
	nonce[PREFIX + 4] = isLast ? 1 : 0;
	return nonce;
}

/** Pieces of one size, the last one shorter or just as long. */
async function* cut(source: Stream, size: number): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
	let parts: Buffer[] = [];
	let length = 0;
	for await (const chunk of source) {
		parts.push(chunk);
		length += chunk.length;
		if (length <= size) continue;
		let whole = Buffer.concat(parts);
		for (; whole.length > size; whole = whole.subarray(size)) yield { piece: whole.subarray(0, size), isLast: false };
		parts = [whole];
		length = whole.length;
	}
	yield { piece: Buffer.concat(parts), isLast: true };
}

export async function* seal(source: Stream, password: string): AsyncGenerator<Buffer> {
	const salt = randomBytes(SALT);
	const prefix = randomBytes(PREFIX);
	const key = await keyOf(password, salt);
	yield Buffer.concat([MAGIC, salt, prefix]);
	let number = 0;
	for await (const { piece, isLast } of cut(source, PIECE)) {
		const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, number++, isLast));
		yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
	}
}

export const isSealed = (start: Buffer): boolean => start.subarray(0, MAGIC.length).equals(MAGIC);

export async function* unseal(source: Stream, password: string): AsyncGenerator<Buffer> {
	const { head, rest } = await split(source, MAGIC.length + SALT + PREFIX);
	const salt = head.subarray(MAGIC.length, MAGIC.length + SALT);
	const prefix = head.subarray(MAGIC.length + SALT);
	const key = await keyOf(password, salt);
	let number = 0;
	for await (const { piece, isLast } of cut(rest, PIECE + TAG)) {
		if (piece.length < TAG) throw damaged();
		const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, number, isLast));
		decipher.setAuthTag(piece.subarray(-TAG));
		const clear = decipher.update(piece.subarray(0, -TAG));
		try {
			decipher.final();
		} catch {
			throw number === 0
				? new Advice('KONTOR_BACKUP_KEY does not fit this backup, or the backup is damaged.', 'Give the key that it was made with.')
				: damaged();
		}
		number++;
		yield clear;
	}
}

const damaged = () => new Advice('The backup is damaged or cut off.', 'Take another one: nothing was changed by this one.');

/** The first bytes, and a stream of all others. */
export async function split(source: Stream, size: number): Promise<{ head: Buffer; rest: Stream }> {
	const iterator = source[Symbol.asyncIterator]();
	let head = Buffer.alloc(0);
	while (head.length < size) {
		const { value, done } = await iterator.next();
		if (done) break;
		head = Buffer.concat([head, value]);
	}
	const surplus = head.subarray(size);
	async function* rest(): AsyncGenerator<Buffer> {
		if (surplus.length > 0) yield surplus;
		yield* { [Symbol.asyncIterator]: () => iterator };
	}
	return { head: head.subarray(0, size), rest: rest() };
}
