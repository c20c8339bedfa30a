import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideRounded, formatDecimal, parseDecimal } from '../../core/rules/money.ts';
import { indexedPrice } from './indexation.ts';

const price = fc.integer({ min: 0, max: 100_000_000 }).map((cents) => formatDecimal(BigInt(cents), 2));
const percent = fc.integer({ min: -10_000, max: 10_000 }).map((value) => formatDecimal(BigInt(value), 2));
const years = fc.integer({ min: 0, max: 30 });

describe('a price that is adjusted each year', () => {
	it('is last year’s plus so many percent, to the cent', () => {
		expect([0, 1, 2, 3].map((year) => indexedPrice('890.00', '2.5', year))).toEqual(['890.0000', '912.2500', '935.0600', '958.4400']);
		expect(indexedPrice('100', '-3', 1)).toBe('97.0000');
		expect(indexedPrice('99.99', null, 7)).toBe('99.9900');
		expect(indexedPrice('0.0375', '3', 1)).toBe('0.0386');
		expect(indexedPrice('890.0000', '2.50', 1)).toBe('912.2500');
	});

	it('follows from the price of the year before, in every year', () => {
		fc.assert(
			fc.property(price, percent, years, (amount, by, year) => {
				const [now, next] = [indexedPrice(amount, by, year), indexedPrice(amount, by, year + 1)];
				expect(next).toBe(indexedPrice(now, by, 1));
				expect(parseDecimal(next, 4)).toBe(divideRounded(parseDecimal(now, 2) * (10_000n + parseDecimal(by, 2)), 10_000n) * 100n);
			}),
		);
	});

	it('is as agreed in the first year, and without an adjustment always', () => {
		fc.assert(
			fc.property(price, percent, years, (amount, by, year) => {
				expect(parseDecimal(indexedPrice(amount, by, 0), 4)).toBe(parseDecimal(amount, 4));
				expect(parseDecimal(indexedPrice(amount, '0', year), 4)).toBe(parseDecimal(amount, 4));
			}),
		);
	});

	it('never falls while it is to rise, nor becomes negative', () => {
		fc.assert(
			fc.property(price, percent, years, (amount, by, year) => {
				const [now, next] = [parseDecimal(indexedPrice(amount, by, year), 4), parseDecimal(indexedPrice(amount, by, year + 1), 4)];
				expect(Number(by) >= 0 ? next >= now : next <= now).toBe(true);
				expect(next >= 0n).toBe(true);
			}),
		);
	});
});
