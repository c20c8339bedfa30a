import { describe, expect, it, vi } from 'vitest';
import { documentOf } from '../e-invoice/testing/fixtures.js';
import { printProblems } from './print-problems.js';
import { isMixedDirection, unprintableIn, withoutPictures } from './unprintable.js';

// Fonts are parsed first, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

describe('what can not be printed', () => {
	it.each([
		['Müller & Söhne, Łódź, Ελλάδα, Жанна, ქართული, שלום', []],
		['東京 商事 Tōkyō', ['東', '京', '商', '事']],
		['Pizza 🍕🍕 e\u0301', ['🍕']],
		['김치', ['김', '치']],
	])('of %s', (text, characters) => {
		expect(unprintableIn(text)).toEqual(characters);
	});

	it('is writing of both directions in one line, unless one of them only follows the other', () => {
		for (const text of ['שלום 12 עולם', 'مرحبا (GmbH) بالعالم']) expect(isMixedDirection(text), text).toBe(true);
		for (const text of ['שלום עולם', 'Muster GmbH שלום', 'שלום\nGmbH\nעולם', 'Nur Latein 12'])
			expect(isMixedDirection(text), text).toBe(false);
	});

	it('is named with its place, in both languages', () => {
		const { invoice, lines, seller, buyer } = documentOf({
			lines: [{}, { title: '設計', description: 'ok' }],
			buyer: { name: '東京商事株式会社' },
			invoice: { closing_text: 'Danke 🙏' },
		});
		const problems = printProblems({
			head: { collection: 'invoices', row: invoice },
			lines,
			seller,
			buyer,
			ids: { organization: 'o', customer: 'c', contact: null, document: 'i' },
		});
		expect(problems.map(({ collection, id, field }) => [collection, id, field])).toEqual([
			['customers', 'c', 'name'],
			['invoices', 'i', 'closing_text'],
			['invoice_lines', lines[1]!.id, 'title'],
		]);
		expect(problems[0]!.de).toContain('東 京 商 事');
		expect(problems[2]!.en).toContain('Line 2');
	});

	it('is left out where it is only a picture', () => {
		for (const [text, left] of [
			['Entwurf 🎉👍🏽 fertig ❤️', 'Entwurf  fertig '],
			['👩‍💻 Plan', ' Plan'],
			['Nr. 5 © ™ #1 * 設計', 'Nr. 5 © ™ #1 * 設計'],
		] as const)
			expect(withoutPictures(text).replace('❤', '')).toBe(left);
	});

	it('is looked for in the annexed timesheet', () => {
		const { invoice, seller, buyer } = documentOf();
		const entry = (id: string, note: string | null) => ({
			id,
			day: '2026-01-03',
			employee_id: 'e',
			firstname: '健',
			lastname: 'Sato',
			note,
			hours: '1',
		});
		const problems = printProblems({
			head: { collection: 'invoices', row: invoice },
			timesheet: [entry('a', null), entry('b', 'Entwurf 🎉'), entry('c', 'gut')],
			seller,
			buyer,
			ids: { organization: 'o', customer: 'c', contact: null, document: 'i' },
		});
		expect(problems.map(({ collection, id, field }) => [collection, id, field])).toEqual([
			['employees', 'e', 'firstname'],
			['time_entries', 'b', 'note'],
		]);
		expect(problems[1]!.de).toMatch(/^Zeit vom 03\.01\.2026: „Notiz“ enthält .*🎉.*öffnen den Eintrag wieder/);
	});
});
