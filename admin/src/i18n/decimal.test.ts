import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, showDecimal } from './decimal';

const cents = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });
const amount = (value: bigint): string => {
	const digits = String(value < 0n ? -value : value).padStart(3, '0');
	return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

describe('decimals as they are typed', () => {
	it.each([
		['1.234,50', 'de', '1234.50'],
		['1234,5', 'de', '1234.5'],
		['12.5', 'de', '12.5'],
		['1.234', 'de', '1234'],
		['1.234.567', 'de', '1234567'],
		['95 €', 'de', '95'],
		['-0,5', 'de', '-0.5'],
		['007', 'de', '7'],
		['1,234.50', 'en', '1234.50'],
		['12,5', 'en', '12.5'],
		['1,234', 'en', '1234'],
	])('%s in %s is %s', (typed, locale, kept) => expect(parseDecimal(typed, locale)).toBe(kept));

	it.each(['abc', '', '1,2,3', '--1', '1e5'])('%s is no number', (typed) => expect(parseDecimal(typed, 'de')).toBeUndefined());

	it('reads what it shows', () =>
		fc.assert(
			fc.property(cents, fc.constantFrom('de', 'en'), (value, locale) => {
				const read = parseDecimal(showDecimal(amount(value), locale, 2), locale);
				expect(Number(read)).toBe(Number(amount(value)));
			}),
		));
});
