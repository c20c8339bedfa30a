import { describe, expect, it } from 'vitest';
import { formatsFor, localeFor } from './formats.js';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");

describe('formats', () => {
	it.each([
		['de-DE', 'EUR', '−1.234.567,89 €', '05.03.2026', '2,5 %'],
		['de-CH', 'CHF', "CHF−1'234'567.89", '05.03.2026', '2.5 %'],
		['en-GB', 'GBP', '−£1,234,567.89', '5 Mar 2026', '2.5%'],
	])('of %s', (locale, currency, money, day, percent) => {
		const formats = formatsFor(locale, currency);
		expect(plain(formats.money(-123_456_789n))).toBe(money);
		expect(formats.day('2026-03-05')).toBe(day);
		expect(plain(formats.percent('2.50'))).toBe(percent);
	});

	it('are exact where a float is not', () => {
		expect(plain(formatsFor('de-DE', 'EUR').money('90071992547409.93'))).toBe('90.071.992.547.409,93 €');
		expect(plain(formatsFor('de-DE', 'EUR').price('0.0001'))).toBe('0,0001 €');
	});

	it('are those of the firm where it speaks the reader’s language', () => {
		expect(localeFor('de', 'de-AT')).toBe('de-AT');
		expect(localeFor('en', 'de-AT')).toBe('en-GB');
		expect(localeFor('de', 'de-!!')).toBe('de-DE');
		expect(localeFor('de', null)).toBe('de-DE');
	});
});
