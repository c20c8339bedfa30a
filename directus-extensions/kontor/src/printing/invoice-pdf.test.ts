import { describe, expect, it, vi } from 'vitest';
import { formatCents, parseCents } from '../core/rules/money.js';
import { documentOf, type Fixture, type FixtureLine } from '../e-invoice/testing/fixtures.js';
import { renderInvoicePdf } from './index.js';
import { type FileRead, readBack } from './read-back.js';

// Five hundred lines, read back by another program, on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const read = async (fixture: Fixture = {}, options = {}) => readBack(await renderInvoicePdf(documentOf(fixture), options));

const german = (amount: string) =>
	`${new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(amount as any)} €`.replace('-', '−');

const description = 'Konzeption, Umsetzung und Test der Schnittstelle zum Warenwirtschaftssystem. ';
const linesOf = (count: number): FixtureLine[] =>
	Array.from({ length: count }, (_, index) => ({
		title: `Titel${index + 1}x`,
		description: index % 6 === 5 ? description.repeat(30).slice(0, 200 + ((index * 317) % 1800)) : index % 2 ? 'Kurz beschrieben' : null,
		quantity: `${(index % 9) + 1}.2500`,
		unit_price: `${80 + (index % 7)}.5000`,
	}));

const numberOf = (printed: string) => parseCents(printed.replace('−', '-').replaceAll('.', '').replace(',', '.'));
const occurrences = (text: string, part: string) => text.split(part).length - 1;

describe('an invoice', () => {
	it('is the same to the byte whenever and after whatever it is made', async () => {
		const fixture = { lines: linesOf(3), buyer: { name: 'Grün\u00a0& Łódź Ψ' } };
		const first = await renderInvoicePdf(documentOf(fixture));
		await renderInvoicePdf(documentOf({ lines: [{ title: '\u00a0ﬁ\u00a0\u2011\u00adOffiziell ı i̇ Ω\u2126' }], buyer: { language: 'en' } }));
		expect((await renderInvoicePdf(documentOf(fixture))).equals(first)).toBe(true);
		const together = await Promise.all(
			[documentOf(fixture), documentOf(), documentOf(fixture)].map((document) => renderInvoicePdf(document)),
		);
		expect([together[0]!.equals(first), together[1]!.equals(first), together[2]!.equals(first)]).toEqual([true, false, true]);
	});

	it.each([1, 3, 60, 500])('has all of %i lines, once, each with its amount', async (count) => {
		const document = documentOf({ lines: linesOf(count), invoice: { discount_percent: '5.00' } });
		const { pages, rows, text } = await readBack(await renderInvoicePdf(document));

		for (const { title, net_amount } of document.lines) {
			expect(occurrences(text, title)).toBe(1);
			expect(rows.find((row) => row.includes(title))!.endsWith(` ${german(net_amount)}`)).toBe(true);
		}
		expect(rows.filter((row) => row === `Gesamtbetrag ${german(document.invoice.total)}`)).toHaveLength(1);
		expect(pages.length).toBeGreaterThanOrEqual(count / 25);
		if (count <= 3) expect(pages).toHaveLength(1);
		pages.forEach((page, index) => {
			expect(page.rows.filter((row) => row === `Seite ${index + 1} von ${pages.length}`)).toHaveLength(1);
		});
	});

	it('carries forward what the pages before add up to', async () => {
		const document = documentOf({ lines: linesOf(120) });
		const { pages } = await readBack(await renderInvoicePdf(document));
		let done = 0n;
		pages.forEach(({ rows }, index) => {
			const carried = rows.flatMap((row) => /^Übertrag (.*) €$/.exec(row)?.[1] ?? []).map(numberOf);
			if (index > 0) expect(carried.shift()).toBe(done);
			for (const row of rows) {
				const title = /Titel\d+x/.exec(row)?.[0];
				if (title) done += parseCents(document.lines.find((line) => line.title === title)!.net_amount);
			}
			if (index < pages.length - 1) expect(carried).toEqual([done]);
			else expect(carried).toEqual([]);
		});
		expect(formatCents(done)).toBe(document.invoice.net_total);
	});

	it('repeats the headings wherever lines go on', async () => {
		const { pages } = await read({ lines: linesOf(60) });
		for (const { rows } of pages)
			if (rows.some((row) => /Titel\d+x/.test(row))) expect(rows).toContain('Pos. Leistung Menge Einzelpreis Betrag');
	});

	it('keeps the totals together, however the pages fall', async () => {
		for (let count = 8; count < 20; count++) {
			const { pages } = await read({ lines: linesOf(count), invoice: { discount_percent: '10.00' } });
			const block = ['Summe der Positionen', 'Rabatt 10 %', 'Nettobetrag', 'zzgl. 19 % USt.', 'Gesamtbetrag'];
			const places = block.map((label) => pages.findIndex(({ rows }) => rows.some((row) => row.startsWith(label))));
			expect(new Set(places).size, `${count} lines`).toBe(1);
			expect(places[0]).toBeGreaterThanOrEqual(0);
		}
	});

	it('writes nothing over anything else, and nothing beyond the margins', async () => {
		const { pages } = await read({ lines: linesOf(60), invoice: { skonto_percent: '2.00', skonto_days: 10 } });
		for (const { pieces } of pages) {
			for (const [index, { text, x, y, width, size }] of pieces.entries()) {
				expect(x, text).toBeGreaterThan(70);
				expect(x + width, text).toBeLessThan(539.5);
				expect(y, text).toBeLessThan(830);
				for (const other of pieces.slice(index + 1)) {
					const isBeside = other.x >= x + width - 0.5 || other.x + other.width <= x + 0.5;
					const isBelow = Math.abs(other.y - y) >= Math.min(size, other.size) * 0.9;
					expect(isBeside || isBelow, `"${text}" and "${other.text}"`).toBe(true);
				}
			}
		}
	});

	it('has no second page without a line or the totals, and none that closer lines could do without', async () => {
		const pagesOf = async (count: number, words: number) => {
			const lines = Array.from({ length: count }, (_, at) => ({
				title: `Titel${at + 1}x`,
				description: at % 2 ? description.repeat(words) : null,
			}));
			const terms = {
				skonto_percent: '2.00',
				skonto_days: 10,
				closing_text: 'Vielen Dank für Ihren Auftrag. Auf weitere gute Zusammenarbeit.',
			};
			return (await read({ lines, invoice: terms })).pages;
		};
		for (const words of [0, 1, 2])
			for (let count = 2; count <= 12; count++) {
				const pages = await pagesOf(count, words);
				for (const { rows } of pages)
					expect(
						rows.some((row) => /Titel\d+x|^Gesamtbetrag/.test(row)),
						`${count} lines, ${words}`,
					).toBe(true);
			}
		expect(await pagesOf(4, 1)).toHaveLength(1);
	});

	it('prints quantities as they were given, with their points and the prices below each other', async () => {
		const { pages, rows } = await read({
			lines: [
				{ title: 'A', quantity: '3.0000', unit: 'piece', unit_price: '80.0000' },
				{ title: 'B', quantity: '1.2500', unit_price: '0.1234' },
				{ title: 'C', quantity: '1200.5000', unit_price: '1250.5000' },
			],
		});
		expect(rows.find((row) => row.startsWith('1 A '))).toBe('1 A 3 Stk. 80,0000 € 240,00 €');
		expect(rows.find((row) => row.startsWith('3 C '))).toContain('1.200,5 Std. 1.250,5000 €');
		const { pieces } = pages[0]!;
		const place = (text: string) => pieces.find((piece) => piece.text === text)!;
		const endOfInteger = (text: string) => place(text).x + (place(text).width * text.replace(/,.*/, '').length) / text.length;
		expect(Math.abs(place('3').x + place('3').width - endOfInteger('1,25'))).toBeLessThan(1.5);
		expect(Math.abs(place('80,0000 €').x + place('80,0000 €').width - place('0,1234 €').x - place('0,1234 €').width)).toBeLessThan(0.5);
	});

	it('gives letters, not ligatures, to whoever copies a name', async () => {
		const { text } = await read({ lines: [{ title: 'Schifffahrt, Offizier, Tiffany, fliegen' }], buyer: { name: 'Hoffmann GmbH' } });
		for (const name of ['Hoffmann GmbH', 'Schifffahrt, Offizier, Tiffany, fliegen']) expect(text).toContain(name);
	});

	it('asks nobody to transfer money where there is no account', async () => {
		for (const language of ['de', 'en'] as const) {
			const { text } = await read({ seller: { bank_accounts: [] }, buyer: { language } });
			expect(text).not.toMatch(/überweisen|transfer/);
			expect(text).toMatch(language === 'de' ? /1\.047,20 € ist bis zum 15\.02\.2026 zahlbar/ : /€1,047\.20 is payable by 15 Feb 2026/);
		}
	});

	it('cuts no address, however long', async () => {
		const street = 'Bürgermeister-von-Hohenlohe-Waldenburg-Schillingsfürst-Straße 123a, Hinterhaus, 4. Obergeschoss links, Raum 4711';
		const place = { address: null, street, zip: '97980', city: 'Bad Mergentheim' };
		const { pages } = await read({ seller: { ...place, legal_name: 'Müller und Söhne Unternehmensberatung mbH & Co. KG' }, buyer: place });
		const letters = (text: string) => text.replace(/\s/g, '');
		const inWindow = pages[0]!.pieces.filter(({ x, y }) => x < 320 && y > 120 && y < 260);
		const shown = letters(inWindow.map(({ text }) => text).join(''));
		expect(shown.split(letters(street))).toHaveLength(3);
		expect(shown).not.toContain('…');
		// All of it above the lower edge of the window.
		expect(Math.max(...inWindow.map(({ y }) => y))).toBeLessThan((90 * 72) / 25.4);
	});

	it('says what the law asks for', async () => {
		const { rows, text } = await read({ invoice: { skonto_percent: '2.00', skonto_days: 7 } });
		for (const wanted of [
			'RE-2026-0042',
			'01.02.2026',
			'01.01.2026 – 31.01.2026',
			'37/123/45678',
			'DE136695976',
			'HRB 12345',
			'Musterweg 1',
			'Amtsstraße 5',
			'zzgl. 19 % USt. auf 880,00 € 167,20 €',
			'Gesamtbetrag 1.047,20 €',
			'Bitte überweisen Sie 1.047,20 € bis zum 15.02.2026.',
			'Bei Zahlung bis zum 08.02.2026 abzüglich 2 % Skonto (20,94 €): 1.026,26 €.',
		])
			expect(text).toContain(wanted);
		expect(rows).toContain('Rechnung RE-2026-0042');
	});
});

describe('a final invoice', () => {
	const PAID_AHEAD = [
		{ number: 'RE-2026-0001', issued_date: '2026-01-05', net_total: '300.00', tax_total: '57.00', total: '357.00' },
		{ number: 'RE-2026-0002', issued_date: '2026-01-19', net_total: '200.00', tax_total: '38.00', total: '238.00' },
	];
	const deduction = (unit_price: string) => ({ quantity: '-1', unit_price, down_payment_id: '00000000-0000-4000-8000-000000000009' });
	const lines = [{ quantity: '10', unit_price: '100.0000' }, deduction('300.0000'), deduction('200.0000')];
	const final = { kind: 'final' as const, discount_percent: '2.50' };

	it('shows the whole service with its discount and tax, then each deduction with its tax, then the rest', async () => {
		const { rows } = await read({ lines, invoice: final, downPayments: PAID_AHEAD });
		const at = rows.findIndex((row) => row.startsWith('Summe der Positionen'));
		expect(rows.slice(at, at + 10)).toEqual([
			'Summe der Positionen 1.000,00 €',
			'Rabatt 2,5 % −25,00 €',
			'Nettobetrag 975,00 €',
			'zzgl. 19 % USt. auf 975,00 € 185,25 €',
			'Gesamtbetrag der Leistung 1.160,25 €',
			'abzüglich RE-2026-0001 vom 05.01.2026 (netto 300,00 €, USt. 57,00 €) −357,00 €',
			'abzüglich RE-2026-0002 vom 19.01.2026 (netto 200,00 €, USt. 38,00 €) −238,00 €',
			'Restbetrag netto 475,00 €',
			'zzgl. 19 % USt. auf 475,00 € 90,25 €',
			'Restbetrag 565,25 €',
		]);
		// The table above holds what was done, and nothing else.
		expect(rows.filter((row) => /^\d+ Leistung/.test(row))).toHaveLength(1);
	});

	it('says the same in gross prices, in English, and turned around when it is cancelled', async () => {
		const gross = [{ quantity: '10', unit_price: '119.0000' }, deduction('357.0000'), deduction('238.0000')];
		const one = await read({
			lines: gross,
			invoice: { ...final, price_mode: 'gross' },
			downPayments: PAID_AHEAD,
			buyer: { language: 'en' },
		});
		for (const row of [
			'Sum of all items €1,190.00',
			'Discount 2.5% −€29.75',
			'Total for all services €1,160.25',
			'less RE-2026-0001 of 5 Jan 2026 (net €300.00, VAT €57.00) −€357.00',
			'Balance €565.25',
		])
			expect(one.rows).toContain(row);
		const cancelled = await read({
			lines: [
				{ quantity: '-10', unit_price: '100.0000' },
				...[300, 200].map((price) => ({ ...deduction(`${price}.0000`), quantity: '1' })),
			],
			invoice: { ...final, kind: 'cancellation' },
			downPayments: PAID_AHEAD,
			original: { number: 'RE-2026-0003', issued_date: '2026-02-01' },
		});
		expect(cancelled.rows).toContain('abzüglich RE-2026-0002 vom 19.01.2026 (netto −200,00 €, USt. −38,00 €) 238,00 €');
		expect(cancelled.rows).toContain('Restbetrag −565,25 €');
	});

	it('leaves what deducts something else than was issued to its lines', async () => {
		const { rows } = await read({ lines, invoice: final, downPayments: PAID_AHEAD.slice(1) });
		expect(rows.filter((row) => /^\d+ Leistung/.test(row))).toHaveLength(3);
	});
});

describe('taxes', () => {
	const untaxed = async (tax_category: FixtureLine['tax_category'], more: Fixture = {}): Promise<FileRead> =>
		read({ ...more, lines: [{ tax_rate: '0.00', tax_category }] });

	it.each([
		['E', 'Steuerfrei nach § 19 UStG (Steuerbefreiung für Kleinunternehmer)'],
		['AE', 'Steuerschuldnerschaft des Leistungsempfängers nach § 13b UStG'],
		['K', 'Steuerfreie innergemeinschaftliche Lieferung nach § 4 Nr. 1b UStG'],
		['G', 'Steuerfreie Ausfuhrlieferung nach § 4 Nr. 1a UStG'],
		['O', 'Nicht im Inland steuerbare Leistung nach § 3a Abs. 2 UStG'],
	] as const)('of category %s are not shown, but explained', async (category, reason) => {
		const { rows, text } = await untaxed(category);
		expect(rows).toContain(reason);
		expect(text).not.toMatch(/zzgl\.|Nettobetrag/);
	});

	it('are explained even if no reason was frozen', async () => {
		const document = documentOf({ lines: [{ tax_rate: '0.00', tax_category: 'AE' }] });
		document.taxSummary[0]!.exemption_reason = null;
		expect((await readBack(await renderInvoicePdf(document))).rows).toContain('Steuerschuldnerschaft des Leistungsempfängers');
	});

	it('are explained to readers of English, too', async () => {
		const document = documentOf({ buyer: { language: 'en' }, lines: [{ tax_rate: '0.00', tax_category: 'K' }] });
		document.taxSummary[0]!.exemption_reason = null;
		expect((await readBack(await renderInvoicePdf(document))).text).toContain('VAT-exempt intra-Community supply.');
	});

	it('are shown in euros, where the invoice is in another currency', async () => {
		const invoice = { currency: 'CHF', exchange_rate: '0.945000', exchange_rate_date: '2026-01-31' } as const;
		expect((await read({ invoice })).text).toContain('Umsatzsteuer in Euro: 176,93 € (1 € = 0,945 CHF, Kurs vom 31.01.2026)');
		expect((await read({ invoice, buyer: { language: 'en' } })).text).toContain(
			'VAT in euros: €176.93 (€1 = 0.945 CHF, rate of 31 Jan 2026)',
		);
	});

	it('are shown for each rate', async () => {
		const { text } = await read({
			lines: [{}, { tax_rate: '7.00', quantity: '1' }, { tax_rate: '0.00', tax_category: 'AE', quantity: '2' }],
		});
		expect(text).toContain('zzgl. 19 % USt. auf 880,00 € 167,20 €');
		expect(text).toContain('zzgl. 7 % USt. auf 110,00 € 7,70 €');
		expect(text).toContain('ohne USt.: 220,00 €');
		expect(text).toContain('220,00 €: Steuerschuldnerschaft des Leistungsempfängers');
	});

	it('are within the prices where those include them', async () => {
		const { rows, text } = await read({ lines: [{ unit_price: '119.0000', quantity: '1' }], invoice: { price_mode: 'gross' } });
		expect(rows).toContain('1 Leistung 1 1 Std. 119,00 € 119,00 €');
		expect(rows).toContain('enthält 19 % USt. auf 100,00 € 19,00 €');
		expect(rows).toContain('Gesamtbetrag 119,00 €');
		expect(text).not.toContain('Nettobetrag');
	});
});

describe('kinds', () => {
	const original = { number: 'RE-2026-0001', issued_date: '2026-01-05' };

	it.each([
		['down_payment', 'Abschlagsrechnung'],
		['final', 'Schlussrechnung'],
		['correction', 'Rechnungskorrektur'],
		['cancellation', 'Stornorechnung'],
	] as const)('%s is called %s', async (kind, name) => {
		const { rows, text } = await read({ invoice: { kind }, original });
		expect(rows).toContain(`${name} RE-2026-0042`);
		expect(text).not.toMatch(/Gutschrift/i);
	});

	it('a cancellation names what it cancels and asks for no money', async () => {
		const { rows, text, pages } = await read({ lines: [{ quantity: '-8.0000' }], invoice: { kind: 'cancellation' }, original });
		expect(rows).toContain('zur Rechnung RE-2026-0001 vom 05.01.2026');
		expect(rows).toContain('Gesamtbetrag −1.047,20 €');
		expect(text).not.toMatch(/überweisen|GiroCode|Zahlbar/);
		expect(pages[0]!.rectangles.length).toBeLessThan(5);
	});

	it('a draft says so on each page, and has no number and no code to pay with', async () => {
		const { pages, text } = await read({ lines: linesOf(60) }, { isDraft: true });
		for (const { rows, pieces } of pages) {
			expect(pieces.some((piece) => piece.text === 'ENTWURF')).toBe(true);
			expect(rows.some((row) => /^Seite \d+ von \d+$/.test(row))).toBe(true);
		}
		expect(text).not.toContain('RE-2026-0042');
		expect(text).not.toContain('GiroCode');
	});

	it('is in English for a customer who reads English', async () => {
		const { text } = await read({
			buyer: { language: 'en', country: 'PL', contact: null },
			invoice: { intro_text: null, closing_text: null },
		});
		for (const wanted of [
			'Invoice RE-2026-0042',
			'Dear Sir or Madam,',
			'15 Feb 2026',
			'€1,047.20',
			'plus 19% VAT on €880.00',
			'Page 1 of 1',
			'POLAND',
		])
			expect(text).toContain(wanted);
	});
});

describe('the annexed timesheet', () => {
	it('begins on a page of its own and adds up', async () => {
		const document = documentOf();
		document.timesheet = Array.from({ length: 80 }, (_, index) => ({
			day: `2026-01-${String((index % 31) + 1).padStart(2, '0')}`,
			id: String(index),
			employee_id: String(index % 2),
			...(index % 2 ? { firstname: 'Erika', lastname: 'Müller' } : { firstname: 'Max', lastname: 'Maier' }),
			note: index % 3 ? `Eintrag${index}x` : null,
			hours: '1.2500',
		}));
		const { pages, text } = await readBack(await renderInvoicePdf(document));
		expect(pages[0]!.rows.join()).not.toContain('Leistungsnachweis');
		expect(pages[1]!.rows).toContain('Anlage: Leistungsnachweis');
		expect(text).toContain('Summe Stunden 100,00');
		for (let index = 0; index < 80; index++) expect(occurrences(text, `Eintrag${index}x`)).toBe(index % 3 ? 1 : 0);
		for (const { rows } of pages.slice(1)) expect(rows).toContain('Datum Ausgeführt von, Tätigkeit Stunden');
	});
});
