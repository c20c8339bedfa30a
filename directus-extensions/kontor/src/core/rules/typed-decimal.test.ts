import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from './money.js';
import { bothMeanings, readDecimal, showDecimal } from './typed-decimal.js';

describe('decimals as they are typed', () => {
	it.each([
		['1.250,50', 'de-DE', '1250.50'],
		['1.234,50', 'de', '1234.50'],
		['1,250.50', 'de', '1250.50'],
		['1.250,50', 'en-US', '1250.50'],
		['1,234.50', 'en', '1234.50'],
		['1234,5', 'de', '1234.5'],
		['1250.5', 'de', '1250.5'],
		['12.5', 'de', '12.5'],
		['12,5', 'en', '12.5'],
		['1.250', 'de', '1250'],
		['1,250', 'en', '1250'],
		['1.234.567', 'de', '1234567'],
		['1.234.567', 'en', '1234567'],
		['0,125', 'de', '0.125'],
		[',5', 'de', '0.5'],
		['5,', 'de', '5'],
		['95 €', 'de', '95'],
		['1 234,50 EUR', 'de', '1234.50'],
		["1'234.50", 'de', '1234.50'],
		['-0,5', 'de', '-0.5'],
		['−12,00', 'de', '-12.00'],
		['12,50-', 'de', '-12.50'],
		['+7', 'de', '7'],
		['007', 'de', '7'],
	])('%s in %s is %s', (typed, language, value) => expect(readDecimal(typed, language)).toEqual({ value }));

	it.each([
		'abc',
		'',
		'1,2,3',
		'1.25.50',
		'12.34,5',
		'1,250.500,5',
		'--1',
		'-5-',
		'1e5',
		'0x10',
		'€',
		'1 2 a',
	])('%s is no number', (typed) => expect(readDecimal(typed, 'de')).toEqual({ problem: 'none' }));

	it.each([
		['1,250', 'de', 2],
		['1.250', 'en', 2],
		['1.250', 'de', 4],
		['1,250', 'en', 6],
		['-1,250', 'de', 2],
	])('%s in %s with %i places could mean two numbers', (typed, language, places) => {
		expect(readDecimal(typed, language, places)).toEqual({ problem: 'two' });
	});

	it.each([
		['1.250', 'de', 2, '1250'],
		['1,250', 'de', 4, '1.250'],
		['1.250,00', 'de', 4, '1250.00'],
		['1250', 'de', 4, '1250'],
		['1,2500', 'de', 2, '1.2500'],
	])('%s in %s with %i places is clear', (typed, language, places, value) => {
		expect(readDecimal(typed, language, places)).toEqual({ value });
	});

	it('says both meanings, to ask with', () => {
		expect(bothMeanings('1,250', 'de')).toEqual(['1250', '1,25']);
		expect(bothMeanings('1.250', 'en')).toEqual(['1250', '1.25']);
	});

	it('refuses places that the field does not keep', () => {
		expect(readDecimal('12,345', 'de', 2)).toEqual({ problem: 'two' });
		expect(readDecimal('12,3456', 'de', 2)).toEqual({ problem: 'decimals' });
		expect(readDecimal('12,3400', 'de', 2)).toEqual({ value: '12.3400' });
	});
});

const decimal = (value: bigint, places: number): string => {
	const digits = String(value < 0n ? -value : value).padStart(places + 1, '0');
	return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

describe('decimals as they are shown', () => {
	it.each([
		['1250.5', 'de', 2, true, '1.250,50'],
		['1250.5', 'en', 2, true, '1,250.50'],
		['-1234567.8', 'de', 2, true, '-1.234.567,80'],
		['1250.0000', 'de', 0, true, '1250'],
		['19.00', 'de', 0, true, '19'],
		['1250.5', 'de', 2, false, '1250,50'],
	])('%s in %s with %i places is %s', (value, language, least, isGrouped, text) =>
		expect(showDecimal(value, language, least as number, isGrouped as boolean)).toBe(text));

	it('can be read again, in the same language', () =>
		fc.assert(
			fc.property(
				fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }),
				fc.constantFrom('de', 'en'),
				fc.constantFrom(2, 4, 6),
				fc.constantFrom(0, 2),
				fc.boolean(),
				(value, language, places, least, isGrouped) => {
					const kept = decimal(value, places);
					const read = readDecimal(showDecimal(kept, language, least, isGrouped), language, places);
					expect('value' in read && parseDecimal(read.value, places)).toBe(value);
				},
			),
		));
});
