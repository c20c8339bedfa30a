/** For tests: PDFs that carry an e-invoice, written by hand in the ways that real ones are. */
import { deflateSync } from 'node:zlib';

interface Options {
	name?: string;
	/** Entries of the attachment's dictionary instead of the usual ones. */
	filter?: string;
	data?: Buffer;
	trailer?: string;
	/** The length is in another object, as some writers do. */
	isLengthIndirect?: boolean;
}

/** The plain form: every object stands in the file. There is no table, so the objects must be searched. */
export function plainPdf(
	xml: string | Buffer,
	{ name = '(factur-x.xml)', filter, data, trailer = '', isLengthIndirect }: Options = {},
): Buffer {
	const packed = data ?? deflateSync(xml);
	return Buffer.concat([
		Buffer.from(
			'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>\nendobj\n',
			'latin1',
		),
		Buffer.from('2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n3 0 obj << /Names [(factur-x.xml) 4 0 R] >> endobj\n'),
		Buffer.from(
			`4 0 obj\n<< /Type /Filespec % a comment >>\n/F ${name} /UF ${name} /AFRelationship /Alternative /EF << /F 5 0 R /UF 5 0 R >> >>\nendobj\n`,
			'latin1',
		),
		Buffer.from(`5 0 obj\n<< /Type /EmbeddedFile /Subtype /text#2Fxml ${filter ?? '/Filter /FlateDecode'} /Length `),
		Buffer.from(`${isLengthIndirect ? '6 0 R' : packed.length} >>\nstream\r\n`),
		packed,
		Buffer.from(`\nendstream\nendobj\n6 0 obj ${packed.length} endobj\ntrailer\n<< /Root 1 0 R ${trailer} >>\n%%EOF\n`),
	]);
}

/** The packed form (PDF 1.5): all objects but streams are inside of one. */
export function packedPdf(xml: string): Buffer {
	const objects = [
		[1, '<< /Type /Catalog /Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >> >>'],
		[4, '<< /Type /Filespec /UF <FEFF006600610063007400750072002D0078002E0078006D006C> /EF 7 0 R >>'],
		[7, '<< /F 5 0 R >>'],
	] as const;
	let body = '';
	const header = objects.map(([number, value]) => {
		const entry = `${number} ${body.length}`;
		body += `${value} `;
		return entry;
	});
	const first = `${header.join(' ')} `;
	const packed = deflateSync(first + body);
	const file = deflateSync(xml);
	return Buffer.concat([
		Buffer.from(`%PDF-1.5\n5 0 obj <</Type/EmbeddedFile/Filter[/FlateDecode]/Length ${file.length}>>stream\n`),
		file,
		Buffer.from(
			`\nendstream endobj\n9 0 obj <</Type/ObjStm/N 3/First ${first.length}/Filter/FlateDecode/Length ${packed.length}>>stream\n`,
		),
		packed,
		Buffer.from('\nendstream endobj\nstartxref\n0\n%%EOF'),
	]);
}

/** Objects in their order, with a table that says where each of them stands, as nearly all writers do it. */
export function tabledPdf(objects: Record<number, string | Buffer>, { isPacked = false, before = '' } = {}): Buffer {
	const parts: Buffer[] = [Buffer.from(`${before}%PDF-1.7\n`, 'latin1')];
	const places: Record<number, number> = {};
	let at = parts[0]!.length - before.length;
	const add = (part: Buffer) => {
		parts.push(part);
		at += part.length;
	};
	for (const [number, content] of Object.entries(objects)) {
		places[Number(number)] = at;
		add(Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(content as string, 'latin1'), Buffer.from('\nendobj\n')]));
	}
	const size = Math.max(...Object.keys(places).map(Number)) + 1;
	const start = at;
	add(isPacked ? packedTable(places, size, start) : plainTable(places, size));
	add(Buffer.from(`startxref\n${start}\n%%EOF\n`));
	return Buffer.concat(parts);
}

function plainTable(places: Record<number, number>, size: number): Buffer {
	const rows = Array.from({ length: size }, (_, number) =>
		number in places ? `${String(places[number]).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n',
	);
	return Buffer.from(`xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\n`);
}

/** As a stream (PDF 1.5), with the differences from row to row (PNG's filter "up"). */
function packedTable(places: Record<number, number>, size: number, start: number): Buffer {
	const all: Record<number, number> = { ...places, [size]: start };
	const rows = Array.from({ length: size + 1 }, (_, number) => {
		const row = Buffer.alloc(6);
		row[0] = number in all ? 1 : 0;
		row.writeUInt32BE(all[number] ?? 0, 1);
		return row;
	});
	const differences = rows.map((row, index) =>
		Buffer.concat([Buffer.from([2]), row.map((byte, at) => byte - (rows[index - 1]?.[at] ?? 0))]),
	);
	const data = deflateSync(Buffer.concat(differences));
	const dictionary = `/Type /XRef /Size ${size + 1} /W [1 4 1] /Root 1 0 R /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 6 >>`;
	return Buffer.concat([
		Buffer.from(`${size} 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n`),
		data,
		Buffer.from('\nendstream\nendobj\n'),
	]);
}

/** A catalog with these attachments, not compressed: what looks like an object in them is not one of the file. */
export function withAttachments(files: Record<string, string | Buffer>): Record<number, string | Buffer> {
	const names = Object.keys(files);
	const objects: Record<number, string | Buffer> = {
		1: `<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> /AF [${names.map((_, at) => `${10 + 3 * at} 0 R`).join(' ')}] >>`,
		2: `<< /Kids [3 0 R] >>`,
		3: `<< /Names [${names.map((name, at) => `(${name}) ${10 + 3 * at} 0 R`).join(' ')}] >>`,
	};
	names.forEach((name, at) => {
		const [specification, stream, length] = [10 + 3 * at, 11 + 3 * at, 12 + 3 * at];
		const data = Buffer.from(files[name] as string);
		objects[specification] = `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${stream} 0 R >> >>`;
		objects[stream] = Buffer.concat([
			Buffer.from(`<< /Type /EmbeddedFile /Length ${length} 0 R >>\nstream\n`),
			data,
			Buffer.from('\nendstream'),
		]);
		objects[length] = String(data.length);
	});
	return objects;
}
