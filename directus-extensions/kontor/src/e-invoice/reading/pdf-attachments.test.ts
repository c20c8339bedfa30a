import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../testing/fixtures.js';
import { packedPdf, plainPdf, tabledPdf, withAttachments } from '../testing/pdf-fixtures.js';
import { toCii } from '../writing/to-cii.js';
import { embeddedInvoice, isPdf } from './pdf-attachments.js';
import { readEInvoice } from './read.js';

const XML = toCii(documentOf(), 'en16931');
const found = (pdf: Buffer) => Buffer.from(embeddedInvoice(pdf)).toString();

/** By the library that Kontor's own PDFs are made with. */
async function pdfkit(files: Record<string, string>): Promise<Buffer> {
	const document = new PDFDocument();
	for (const [name, content] of Object.entries(files)) document.file(Buffer.from(content), { name });
	document.text('Rechnung (5 0 obj << /EF >> endobj)');
	document.end();
	const chunks: Buffer[] = [];
	for await (const chunk of document) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

describe('embeddedInvoice', () => {
	it('finds what pdfkit has attached', async () => {
		expect(found(await pdfkit({ 'factur-x.xml': XML }))).toBe(XML);
		expect(readEInvoice(await pdfkit({ 'note.txt': 'x', 'ZUGFeRD-invoice.xml': XML })).number).toBe('RE-2026-0042');
	});

	it.each([
		['plain', plainPdf(XML)],
		['with a length in another object', plainPdf(XML, { isLengthIndirect: true })],
		['not compressed', plainPdf(XML, { filter: '', data: Buffer.from(XML) })],
		['named in UTF-16', plainPdf(XML, { name: '<feff006600610063007400750072002d0078002e0078006d006c>' })],
		['with an escaped name', plainPdf(XML, { name: '(fa\\143tur\\055x.xml)' })],
		['named as XRechnung', plainPdf(XML, { name: '(xrechnung.xml)' })],
		['in object streams', packedPdf(XML)],
		['behind some rubbish', Buffer.concat([Buffer.from('\0\0mail\n'), plainPdf(XML)])],
		['cut off at the end', plainPdf(XML).subarray(0, -60)],
	])('finds it %s', (_, pdf) => {
		expect(isPdf(pdf)).toBe(true);
		expect(found(pdf)).toBe(XML);
	});

	it('takes what was saved last', () => {
		const other = toCii(documentOf({ invoice: { number: 'RE-2026-0043' } }), 'en16931');
		expect(found(Buffer.concat([plainPdf(XML), plainPdf(other)]))).toBe(other);
	});

	const other = toCii(documentOf({ invoice: { number: 'RE-2026-0043' } }), 'en16931');
	/** A PDF whose attachment is another PDF invoice, with the same object numbers, and not compressed. */
	const inner = tabledPdf(withAttachments({ 'factur-x.xml': other }));

	it.each([
		['by a plain table', {}],
		['by a packed table', { isPacked: true }],
		['behind some rubbish', { before: '\0\0mail\n' }],
	])('reads the invoice of the file, not the one of a PDF that is attached to it, %s', (_, options) => {
		for (const files of [
			{ 'anlage.pdf': inner, 'factur-x.xml': XML },
			{ 'factur-x.xml': XML, 'anlage.pdf': inner },
		])
			expect(found(tabledPdf(withAttachments(files), options))).toBe(XML);
		const without = tabledPdf(withAttachments({ 'anlage.pdf': inner }), options);
		expect(() => embeddedInvoice(without)).toThrow(expect.objectContaining({ code: 'pdf_without_invoice' }));
	});

	it('also in three levels, and where pdfkit has packed them', async () => {
		const middle = tabledPdf(withAttachments({ 'innen.pdf': inner, 'xrechnung.xml': other }));
		expect(found(tabledPdf(withAttachments({ 'mitte.pdf': middle, 'factur-x.xml': XML })))).toBe(XML);
		expect(found(await pdfkit({ 'mitte.pdf': middle.toString('latin1'), 'factur-x.xml': XML }))).toBe(XML);
	});

	it('takes what was saved last, by the newest table', () => {
		const first = tabledPdf(withAttachments({ 'factur-x.xml': other }));
		const start = /startxref\n(\d+)/.exec(first.toString('latin1'))![1]!;
		// Only the data is written again, and the table says where.
		const data = `11 0 obj\n<< /Length ${XML.length} >>\nstream\n${XML}\nendstream\nendobj\n`;
		const row = `${String(first.length).padStart(10, '0')} 00000 n \n`;
		const table = `xref\n11 1\n${row}trailer\n<< /Size 13 /Root 1 0 R /Prev ${start} >>\nstartxref\n${first.length + Buffer.from(data).length}\n%%EOF\n`;
		const changed = Buffer.concat([
			first,
			Buffer.from(data.replace(String(XML.length), String(Buffer.from(XML).length))),
			Buffer.from(table),
		]);
		expect(found(changed)).toBe(XML);
	});

	it.each([
		[
			'a table that points at itself',
			(pdf: string) => pdf.replace('/Root 1 0 R', '/Root 1 0 R /Prev 0').replace(/startxref\n\d+/, 'startxref\n0'),
		],
		['a tree of names that is a circle', (pdf: string) => pdf.replace('/Kids [3 0 R]', '/Kids [2 0 R]')],
		['a length that is its own', (pdf: string) => pdf.replace('/Length 12 0 R', '/Length 11 0 R')],
		['places that are wrong', (pdf: string) => pdf.replace(/0000000\d{3} 00000 n/g, '0000000007 00000 n')],
		['a table that is cut off', (pdf: string) => pdf.replace(/trailer[\s\S]*/, '')],
	])('finds it in spite of %s', (_, spoil) => {
		const pdf = tabledPdf(withAttachments({ 'factur-x.xml': XML })).toString('latin1');
		const spoiled = spoil(pdf);
		expect(spoiled).not.toBe(pdf);
		// Found without tables, it ends with the line break before "endstream".
		expect(found(Buffer.from(spoiled, 'latin1')).trim()).toBe(XML);
	});

	it.each([
		['tables without end', `%PDF-1.7\n${'xref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\n'.repeat(50_000)}startxref\n0\n`],
		[
			'a table of numbers without width',
			'%PDF-1.7\n1 0 obj << /W [0 0 0] /Size 999999999 /Root 1 0 R /Length 3 >> stream\nabc\nendstream endobj\nstartxref\n9\n',
		],
		['a table for more than there is', '%PDF-1.7\nxref\n0 9999999\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n'],
	])('comes to an end with %s', (_, pdf) => {
		const begun = performance.now();
		expect(() => embeddedInvoice(Buffer.from(pdf, 'latin1'))).toThrow();
		expect(performance.now() - begun).toBeLessThan(5000);
	});
});
