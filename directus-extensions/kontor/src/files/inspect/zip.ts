/**
 * Checks an archive (office files are archives) without storing what is unpacked: its list must agree with its entries, byte for
 * byte, and the unpacked size is counted while streaming.
 */
import { createInflateRaw } from 'node:zlib';
import { harmful } from './refusals.js';

const MOST_ENTRIES = 10_000;
const MOST_UNPACKED = 300_000_000;
/** The highest ratio of unpacked to packed size. Spreadsheets compress well, but not that well. */
const MOST_TIMES = 150;
const SMALL = 20_000_000;

export interface ZipEntry {
	name: string;
	isDeflated: boolean;
	packed: Buffer;
	/** The size that the archive states; `unpack` checks it. */
	size: number;
}

export const isZip = (content: Buffer): boolean => content.readUInt32BE(0) === 0x504b0304 || content.readUInt32BE(0) === 0x504b0506;

export function zipEntries(content: Buffer): ZipEntry[] {
	const end = content.lastIndexOf('PK\x05\x06', undefined, 'latin1');
	if (end < 0 || end + 22 > content.length) throw harmful('damaged');
	const count = content.readUInt16LE(end + 10);
	const listSize = content.readUInt32LE(end + 12);
	const list = content.readUInt32LE(end + 16);
	if (end + 22 + content.readUInt16LE(end + 20) !== content.length) throw harmful('two_in_one');
	if (count === 0 || count > MOST_ENTRIES || list + listSize > end) throw harmful('damaged');
	const found: (ZipEntry & { from: number; to: number })[] = [];
	for (let at = list, left = count; left > 0; left--) {
		if (at + 46 > end || content.readUInt32LE(at) !== 0x02014b50) throw harmful('damaged');
		const nameLength = content.readUInt16LE(at + 28);
		found.push(entryAt(content, at, nameLength, list));
		at += 46 + nameLength + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
	}
	found.sort((a, b) => a.from - b.from);
	// Bytes before the first entry, or two entries that share bytes: no ordinary program writes that.
	if (found[0]!.from !== 0) throw harmful('two_in_one');
	if (found.some(({ from }, at) => at > 0 && from < found[at - 1]!.to)) throw harmful('bomb');
	if (new Set(found.map(({ name }) => name.toLowerCase())).size !== found.length) throw harmful('damaged');
	const unpacked = found.reduce((sum, { size }) => sum + size, 0);
	if (unpacked > MOST_UNPACKED || (unpacked > SMALL && unpacked > MOST_TIMES * content.length)) throw harmful('bomb');
	return found;
}

function entryAt(content: Buffer, at: number, nameLength: number, list: number): ZipEntry & { from: number; to: number } {
	const flags = content.readUInt16LE(at + 8);
	const method = content.readUInt16LE(at + 10);
	const packed = content.readUInt32LE(at + 20);
	const size = content.readUInt32LE(at + 24);
	const from = content.readUInt32LE(at + 42);
	const name = content.toString('utf8', at + 46, at + 46 + nameLength);
	if (flags & 1) throw harmful('encrypted');
	if ((method !== 0 && method !== 8) || packed === 0xffffffff || size === 0xffffffff || from + 30 > list) throw harmful('damaged');
	if (content.readUInt32LE(from) !== 0x04034b50) throw harmful('damaged');
	const start = from + 30 + content.readUInt16LE(from + 26) + content.readUInt16LE(from + 28);
	const localName = content.toString('utf8', from + 30, from + 30 + content.readUInt16LE(from + 26));
	if (localName !== name || start + packed > list || (method === 0 && packed !== size)) throw harmful('damaged');
	if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\0/i.test(name)) throw harmful('damaged');
	return { name, isDeflated: method === 8, packed: content.subarray(start, start + packed), size, from, to: start + packed };
}

/** Unpacks an entry as a stream and returns its beginning. */
export async function unpack({ isDeflated, packed, size }: ZipEntry, most = 4096): Promise<Buffer> {
	if (!isDeflated) return packed.subarray(0, most);
	const kept: Buffer[] = [];
	let length = 0;
	const stream = createInflateRaw();
	stream.end(packed);
	try {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			if (length < most) kept.push(chunk.subarray(0, most - length));
			length += chunk.length;
			if (length > size) break;
		}
	} catch {
		throw harmful('damaged');
	}
	if (length > size) throw harmful('bomb');
	if (length !== size) throw harmful('damaged');
	return Buffer.concat(kept);
}
