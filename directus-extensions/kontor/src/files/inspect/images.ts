/** Pictures: their size is read from the header, before any program unpacks them. */
import type { KindName } from '../rules/file-kinds.js';
import { harmful } from './refusals.js';

const MOST_PIXELS = 100_000_000;

type Size = [width: number, height: number];
interface Picture {
	kind: KindName;
	size(content: Buffer): Size | undefined;
}

export function pictureOf(content: Buffer): Picture | undefined {
	const start = content.toString('latin1', 0, 16);
	if (start.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'png', size: pngSize };
	if (start.startsWith('\xff\xd8\xff')) return { kind: 'jpeg', size: jpegSize };
	if (/^GIF8[79]a/.test(start)) return { kind: 'gif', size: gifSize };
	if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return { kind: 'webp', size: webpSize };
	if (start.slice(4, 8) === 'ftyp' && /hei[cxms]|hev[cxms]/.test(content.toString('latin1', 8, Math.min(64, firstBox(content)))))
		return { kind: 'heic', size: heicSize };
	return undefined;
}

const firstBox = (content: Buffer) => (content.length >= 4 ? content.readUInt32BE(0) : 0);

export function inspectPicture(content: Buffer, picture: Picture): void {
	let size: Size | undefined;
	try {
		size = picture.size(content);
	} catch {
		// The file ends in the middle of its header.
	}
	if (!size || size[0] <= 0 || size[1] <= 0) throw harmful('damaged');
	if (size[0] * size[1] > MOST_PIXELS) throw harmful('pixels');
}

function pngSize(content: Buffer): Size | undefined {
	if (content.readUInt32BE(8) !== 13 || content.toString('latin1', 12, 16) !== 'IHDR') return undefined;
	return [content.readUInt32BE(16), content.readUInt32BE(20)];
}

function gifSize(content: Buffer): Size | undefined {
	let [width, height]: Size = [content.readUInt16LE(6), content.readUInt16LE(8)];
	// A frame may be larger than what the header says; the first one is what programs unpack.
	let at = 13 + (content[10]! & 0x80 ? 3 * 2 ** ((content[10]! & 7) + 1) : 0);
	while (content[at] === 0x21) {
		at += 2;
		while (content[at]) at += content[at]! + 1;
		at++;
	}
	if (content[at] !== 0x2c) return undefined;
	width = Math.max(width, content.readUInt16LE(at + 5));
	height = Math.max(height, content.readUInt16LE(at + 7));
	return [width, height];
}

function webpSize(content: Buffer): Size | undefined {
	const chunk = content.toString('latin1', 12, 16);
	if (chunk === 'VP8X') return [content.readUIntLE(24, 3) + 1, content.readUIntLE(27, 3) + 1];
	if (chunk === 'VP8L') {
		const bits = content.readUInt32LE(21);
		return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
	}
	if (chunk !== 'VP8 ' || content.readUIntBE(23, 3) !== 0x9d012a) return undefined;
	return [content.readUInt16LE(26) & 0x3fff, content.readUInt16LE(28) & 0x3fff];
}

/** Segment by segment up to the one that begins a frame. */
function jpegSize(content: Buffer): Size | undefined {
	for (let at = 2; at < content.length; ) {
		if (content[at] !== 0xff) return undefined;
		const marker = content[at + 1]!;
		if (marker === 0xff) at++;
		else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
		else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
			return [content.readUInt16BE(at + 7), content.readUInt16BE(at + 5)];
		else if (marker === 0xd9 || marker === 0xda) return undefined;
		else at += 2 + Math.max(2, content.readUInt16BE(at + 2));
	}
	return undefined;
}

/** Pictures of phones are made of tiles: the largest size in the file is that of the whole. */
function heicSize(content: Buffer): Size | undefined {
	let largest: Size | undefined;
	for (let at = content.indexOf('ispe'); at >= 0; at = content.indexOf('ispe', at + 4)) {
		if (at + 16 > content.length) break;
		const size: Size = [content.readUInt32BE(at + 8), content.readUInt32BE(at + 12)];
		if (!largest || size[0] * size[1] > largest[0] * largest[1]) largest = size;
	}
	return largest;
}
