/** For tests: PDFs that carry an e-invoice, written by hand in the ways that real ones are. */
import { deflateSync } from 'node:zlib';

interface Options {
	name?: string;
	/** Entries of the attachment's dictionary instead of the usual ones. */
	filter?: string;
	data?: Buffer;
	trailer?: string;
	/** A length that is said in another object, as writers do that don't know it yet. */
	isLengthIndirect?: boolean;
}

/** The plain form: every object stands in the file. There is no table, because it is not what objects are found by. */
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
