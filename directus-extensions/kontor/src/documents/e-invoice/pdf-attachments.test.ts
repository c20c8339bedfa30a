import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { documentOf } from './fixtures.js';
import { embeddedInvoice, isPdf } from './pdf-attachments.js';
import { packedPdf, plainPdf } from './pdf-fixtures.js';
import { readEInvoice } from './read.js';
import { toCii } from './to-cii.js';

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
});
