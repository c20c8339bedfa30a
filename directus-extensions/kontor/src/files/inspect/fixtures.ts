/** Small files of every kind, for tests: valid ones, and ones with bytes of the test's choice. */
import { crc32, deflateRawSync } from 'node:zlib';

interface Entry {
	name: string;
	content?: string | Buffer;
	/** Used as given, for archives whose list is wrong. */
	packed?: Buffer;
	size?: number;
	isDeflated?: boolean;
}

export function archive(entries: Entry[]): Buffer {
	const parts: Buffer[] = [];
	const list: Buffer[] = [];
	let at = 0;
	for (const { name, content = '', packed, size, isDeflated = packed !== undefined } of entries) {
		const bytes = Buffer.from(content);
		const data = packed ?? (isDeflated ? deflateRawSync(bytes) : bytes);
		const fields = Buffer.alloc(26);
		fields.writeUInt16LE(20, 0);
		fields.writeUInt16LE(isDeflated ? 8 : 0, 4);
		fields.writeUInt32LE(crc32(bytes), 10);
		fields.writeUInt32LE(data.length, 14);
		fields.writeUInt32LE(size ?? bytes.length, 18);
		fields.writeUInt16LE(Buffer.byteLength(name), 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), data]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(at, 10);
		list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)]));
		parts.push(local);
		at += local.length;
	}
	const index = Buffer.concat(list);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(index.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...parts, index, end]);
}

const MAIN = {
	word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
	xl: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
	ppt: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
};

export const officeFile = (kind: keyof typeof MAIN, more: Entry[] = [], main = MAIN[kind]): Buffer =>
	archive([
		{
			name: '[Content_Types].xml',
			content: `<Types><Override PartName="/${kind}/document.xml" ContentType="${main}"/></Types>`,
			isDeflated: true,
		},
		{ name: '_rels/.rels', content: '<Relationships/>', isDeflated: true },
		...more,
	]);

export const openDocument = (kind: string, more: Entry[] = []): Buffer =>
	archive([
		{ name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}` },
		{ name: 'content.xml', content: '<content/>', isDeflated: true },
		...more,
	]);

export const pdf = (text = 'Hello', more = ''): Buffer =>
	Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R${more}>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${text.length + 36}>>stream
BT /F1 24 Tf 30 100 Td (${text}) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`);

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type), data]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(data.length, 0);
	frame.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A header with this size, and one grey row. */
export function png(width: number, height: number, pixels: Buffer = Buffer.alloc(0)): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header[8] = 8;
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', header),
		chunk('IDAT', pixels),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

export function jpeg(width: number, height: number): Buffer {
	const frame = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108000000000301220002110103110100ffd9', 'hex');
	frame.writeUInt16BE(height, 25);
	frame.writeUInt16BE(width, 27);
	return frame;
}

export function gif(width: number, height: number): Buffer {
	const file = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;', 'latin1');
	file.writeUInt16LE(width, 6);
	file.writeUInt16LE(height, 8);
	return file;
}

export function webp(width: number, height: number): Buffer {
	const file = Buffer.alloc(40);
	file.write('RIFF\0\0\0\0WEBPVP8X', 'latin1');
	file.writeUInt32LE(10, 16);
	file.writeUIntLE(width - 1, 24, 3);
	file.writeUIntLE(height - 1, 27, 3);
	return file;
}

export function heic(width: number, height: number): Buffer {
	const size = Buffer.alloc(20);
	size.write('\0\0\0\x14ispe', 'latin1');
	size.writeUInt32BE(width, 12);
	size.writeUInt32BE(height, 16);
	return Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), size]);
}
