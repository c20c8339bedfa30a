import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, it, vi } from 'vitest';
import { embeddedInvoice } from '../e-invoice/reading/pdf-attachments.js';
import { documentOf, type Fixture } from '../e-invoice/testing/fixtures.js';
import { toCii } from '../e-invoice/writing/to-cii.js';
import { renderInvoicePdf } from './index.js';
import { type Rectangle, readBack } from './read-back.js';

// Fonts are parsed first, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const hostile: Fixture = {
	lines: [
		{ title: '<b>"Fett" & \'mager\'</b> שלום עולם مرحبا بالعالم', description: `${'x'.repeat(1500)} 漢字 😀 👨‍👩‍👧 e\u0301 \u0300` },
		{ title: 'W'.repeat(255), description: '\u0000\u0007\u001b[31m\u202Everkehrt\u202C \ud800 \ufffe \u{10ffff}\r\nzwei\ttab' },
		{
			title: 'Łódź, Đặng, Ψ, Жанна, Ελλάδα, ქართული, Հայաստան, ﬁ, ①, →, ẞ',
			description: 'Donaudampfschifffahrt'.repeat(90).slice(0, 2000),
		},
		{ title: 'Viel', quantity: '99999999.9999', unit_price: '9999.9999', discount_percent: '0.01' },
	],
	buyer: { name: 'A'.repeat(200), address: 'Zeile 1\nZeile 2\nZeile 3\nZeile 4\nZeile 5\nZeile 6\n12345 Ort' },
	seller: {
		legal_name: `${'Müller & Söhne <GmbH> '.repeat(8)}`,
		name: 'Müller & Söhne',
		primary_color: 'red; drop',
		bank_accounts: 'keine',
	},
	invoice: {
		title: 'T'.repeat(255),
		buyer_reference: 'R'.repeat(255),
		intro_text: 'wort '.repeat(400),
		closing_text: 'ende '.repeat(3000),
	},
};

describe('the file', () => {
	it('embeds all its fonts and never prints a missing character', async () => {
		const { pages } = await readBack(await renderInvoicePdf(documentOf(hostile)));
		for (const { fonts, glyphs } of pages) {
			expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
			expect(glyphs.length).toBeGreaterThan(0);
			expect(glyphs.every((glyph) => glyph > 0)).toBe(true);
		}
	});

	it('prints names from all over Europe, and a box for what no typeface has', async () => {
		const { text } = await readBack(await renderInvoicePdf(documentOf({ lines: [{ title: 'Łódź Đặng Ψ Жанна Ελλάδα 漢字 ok' }] })));
		expect(text).toContain('Łódź Đặng Ψ Жанна Ελλάδα □□ ok');
	});

	it('says that it is PDF/A-3a, in XML that stays XML', async () => {
		const { xmp, info } = await readBack(await renderInvoicePdf(documentOf(hostile)));
		expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
		expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
		expect(xmp).toContain('Müller &amp; Söhne &lt;GmbH&gt;');
		expect(xmp).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
		expect(info['Author']).toContain('Müller & Söhne <GmbH>');
	});

	it('is tagged: everything that is read stands in the order of reading, with its table', async () => {
		const document = documentOf({ lines: [{ title: 'Eins', description: 'Näheres' }, { title: 'Zwei' }] });
		const { structure, pages } = await readBack(await renderInvoicePdf(document));
		const kinds = structure.map(({ role }) => role);
		for (const wanted of ['H1', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(kinds).toContain(wanted);
		const spoken = structure.map(({ text }) => text).join(' ');
		const order = [
			'Bundesamt',
			'Rechnungsnr.',
			'Rechnung RE-2026-0042',
			'Pos.',
			'Eins',
			'Näheres',
			'880,00',
			'Zwei',
			'Gesamtbetrag',
			'Bitte überweisen',
			'Mit freundlichen',
			'Amtsgericht',
		];
		let at = 0;
		for (const text of order) {
			expect(spoken.indexOf(text, at), text).toBeGreaterThanOrEqual(at);
			at = spoken.indexOf(text, at);
		}
		// Left out are the page number, and the caption that the picture of the code has as its text.
		const words = (text: string) => text.replace(/\s/g, '');
		for (const { text } of pages.flatMap((page) => page.pieces))
			if (!/^(Seite|GiroCode)/.test(text)) expect(words(spoken)).toContain(words(text));
	});

	it('is dated by the document', async () => {
		const { info, xmp } = await readBack(await renderInvoicePdf(documentOf()));
		expect(info['CreationDate']).toBe('D:20260201000000Z');
		expect(xmp).toContain('<xmp:CreateDate>2026-02-01T00:00:00Z</xmp:CreateDate>');
	});

	it.each([
		['en16931', 'factur-x.xml', 'EN 16931'],
		['xrechnung', 'xrechnung.xml', 'XRECHNUNG'],
	] as const)('carries an e-invoice of profile %s as it is', async (profile, name, level) => {
		const document = documentOf();
		const xml = Buffer.from(toCii(document, profile));
		const pdf = await renderInvoicePdf(document, { eInvoice: { xml, profile } });
		const { attachments, xmp } = await readBack(pdf);
		expect(attachments.map(({ filename }) => filename)).toEqual([name]);
		expect(Buffer.from(attachments[0]!.content).equals(xml)).toBe(true);
		expect(Buffer.from(embeddedInvoice(pdf)).equals(xml)).toBe(true);
		expect(pdf.toString('latin1')).toMatch(/\/AFRelationship \/Alternative/);
		for (const wanted of [
			'<fx:DocumentType>INVOICE<',
			`<fx:DocumentFileName>${name}<`,
			`<fx:ConformanceLevel>${level}<`,
			'pdfaSchema:namespaceURI',
		])
			expect(xmp).toContain(wanted);
	});

	it('is sound to another program (qpdf)', async ({ skip }) => {
		const folder = mkdtempSync(join(tmpdir(), 'kontor-pdf-'));
		const file = join(folder, 'invoice.pdf');
		writeFileSync(file, await renderInvoicePdf(documentOf(hostile), { eInvoice: { xml: Buffer.from('<a/>'), profile: 'en16931' } }));
		const { error, status, stdout } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
		rmSync(folder, { recursive: true });
		if (error) skip('qpdf is not installed');
		expect(stdout).toContain('No syntax or stream encoding errors');
		expect(status).toBe(0);
	});
});

describe('the GiroCode', () => {
	it('reads as the transfer that is asked for', async () => {
		const { pages } = await readBack(await renderInvoicePdf(documentOf({ seller: { legal_name: 'Müller & Söhne GmbH' } })));
		expect(decoded(pages[0]!.rectangles)).toBe(
			['BCD', '002', '1', 'SCT', 'COBADEFFXXX', 'Müller & Söhne GmbH', 'DE89370400440532013000', 'EUR1047.20', '', '', 'RE-2026-0042'].join(
				'\n',
			),
		);
	});

	it.each([
		['another currency', { invoice: { currency: 'CHF' } }],
		['no account', { seller: { bank_accounts: [] } }],
	] as [string, Fixture][])('is not there with %s', async (_, fixture) => {
		const { pages, text } = await readBack(await renderInvoicePdf(documentOf(fixture)));
		expect(text).not.toContain('GiroCode');
		expect(pages[0]!.rectangles.length).toBeLessThan(5);
	});
});

/** Fills the squares into pixels, with the light border that a reader needs. */
function decoded(squares: Rectangle[]): string {
	const side = squares[0]!.width;
	const left = Math.min(...squares.map(({ x }) => x));
	const top = Math.min(...squares.map(({ y }) => y));
	const count = Math.round((Math.max(...squares.map(({ x }) => x)) - left) / side) + 1;
	const scale = 4;
	const size = (count + 8) * scale;
	const data = new Uint8Array(size * size * 4).fill(255);
	for (const square of squares) {
		const [column, row] = [Math.round((square.x - left) / side) + 4, Math.round((square.y - top) / side) + 4];
		for (let y = row * scale; y < (row + 1) * scale; y++)
			for (let x = column * scale; x < (column + 1) * scale; x++) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
	}
	return decodeQR({ width: size, height: size, data });
}
