import { describe, expect, it, vi } from 'vitest';
import { documentOf } from '../e-invoice/testing/fixtures.js';
import type { DunningDocument } from '../papers/rules/dunning-paper.js';
import type { QuoteDocument } from '../papers/rules/quote-paper.js';
import { isPrintableLogo, renderDunningPdf, renderInvoicePdf, renderQuotePdf } from './index.js';
import { readBack } from './read-back.js';

// Fonts are parsed first, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const { invoice, seller, buyer, lines, taxSummary } = documentOf();

const quote = (changes: Partial<QuoteDocument['quote']> = {}, optional = false): QuoteDocument => ({
	quote: { ...invoice, number: 'AN-2026-0007', version: 2, valid_until: '2026-03-01', intro_text: null, ...changes },
	lines: [...lines, ...(optional ? lines : [])].map((line, index) => ({
		...line,
		quote_id: 'q',
		position: index + 1,
		is_optional: index > 0,
	})),
	seller,
	buyer,
	taxSummary,
});

const dunning = (level: number, changes: Partial<DunningDocument['notice']> = {}): DunningDocument => ({
	notice: {
		number: 'MA-2026-0003',
		level,
		notice_date: '2026-04-02',
		due_date: '2026-04-16',
		text: null,
		open_amount: '847.20',
		fee: '5.00',
		interest: '9.73',
		flat_fee: '40.00',
		created_at: null,
		...changes,
	},
	invoice,
	seller,
	buyer,
	interestPeriods: [{ from: '2026-02-16', to: '2026-04-02', days: 46, rate: '9.12', amount: '9.73' }],
});

describe('a quote', () => {
	it('says what is offered, for how much and until when', async () => {
		const { rows, text } = await readBack(await renderQuotePdf(quote()));
		expect(rows).toContain('Angebot AN-2026-0007');
		expect(rows).toContain('Version 2');
		expect(rows).toContain('Gesamtbetrag 1.047,20 €');
		expect(text).toContain('bis zum 01.03.2026');
		expect(text).not.toMatch(/Rechnung|überweisen/);
	});

	it('shows what is optional without adding it', async () => {
		const { rows, text } = await readBack(await renderQuotePdf(quote({}, true)));
		expect(text).toContain('optional, nicht im Gesamtbetrag enthalten');
		expect(rows).toContain('Gesamtbetrag 1.047,20 €');
		expect(text).not.toContain('Summe der Positionen');
	});

	it('is a draft without a number', async () => {
		expect((await readBack(await renderQuotePdf(quote({ number: null })))).text).toContain('ENTWURF');
	});
});

describe('a dunning notice', () => {
	it.each([
		[1, 'Zahlungserinnerung'],
		[2, '1. Mahnung'],
		[3, '2. Mahnung'],
	])('of level %i is called %s', async (level, name) => {
		expect((await readBack(await renderDunningPdf(dunning(level)))).rows).toContain(name);
	});

	it('adds up what is claimed', async () => {
		const { rows, text, pages } = await readBack(await renderDunningPdf(dunning(2)));
		for (const row of [
			'Rechnung RE-2026-0042 1.047,20 €',
			'Bereits beglichen −200,00 €',
			'Mahngebühr 5,00 €',
			'Verzugszinsen 9,73 €',
			'Verzugspauschale (§ 288 Abs. 5 BGB) 40,00 €',
			'Gesamtforderung 901,93 €',
		])
			expect(rows).toContain(row);
		expect(text).toContain('Bitte überweisen Sie 901,93 € bis zum 16.04.2026.');
		expect(text).toContain('9,12 % Zinsen p. a., 16.02.2026 – 02.04.2026 (46 Tage): 9,73 €');
		expect(pages).toHaveLength(1);
	});

	it('claims nothing that is nothing', async () => {
		const { text } = await readBack(
			await renderDunningPdf(dunning(1, { open_amount: '1047.20', fee: '0.00', interest: '0.00', flat_fee: null })),
		);
		expect(text).not.toMatch(/Mahngebühr|Verzugs|Bereits beglichen/);
		expect(text).toContain('Gesamtforderung 1.047,20 €');
	});

	it('prints the text that the firm has written', async () => {
		expect((await readBack(await renderDunningPdf(dunning(2, { text: 'Eigener Text.' })))).rows).toContain('Eigener Text.');
	});
});

describe('a logo', () => {
	const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

	it('takes the place of the name', async () => {
		const [plain, withLogo] = await Promise.all([renderInvoicePdf(documentOf()), renderInvoicePdf(documentOf(), { logo: png })]);
		expect((await readBack(plain)).rows[0]).toBe('Muster Beratung');
		expect((await readBack(withLogo)).rows[0]).not.toBe('Muster Beratung');
		expect(withLogo.equals(await renderInvoicePdf(documentOf(), { logo: png }))).toBe(true);
	});

	it.each([
		['nothing', Buffer.alloc(0)],
		['a text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'.padEnd(100))],
		['half a PNG', png.subarray(0, 30)],
		['a JPEG for the printing press', Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001408000100010401', 'hex')],
	])('that is %s is left out', async (_, logo) => {
		expect(isPrintableLogo(logo)).toBe(false);
		expect((await readBack(await renderInvoicePdf(documentOf(), { logo }))).rows[0]).toBe('Muster Beratung');
	});
});
