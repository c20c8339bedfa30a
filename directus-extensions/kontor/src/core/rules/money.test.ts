import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, divideRounded, formatCents, formatDecimal, parseCents, parseDecimal, percentOf, reconcile, sum } from './money.ts';

const cents = fc.bigInt({ min: -99_999_999_999_999n, max: 99_999_999_999_999n });

describe('parse and format', () => {
	it('reads what the database, a form or JSON carries', () => {
		expect(parseCents('1234.50')).toBe(123_450n);
		expect(parseCents('-0.07')).toBe(-7n);
		expect(parseCents('3')).toBe(300n);
		expect(parseCents(0.1)).toBe(10n);
		expect(parseDecimal('1.2500', 4)).toBe(12_500n);
		expect(parseCents('1.500000')).toBe(150n);
	});

	it('refuses what is not a decimal, or has cents of cents', () => {
		for (const text of ['', 'abc', '1,50', '1.', '.5', '1e3', 'NaN', '1.505', ' '])
			expect(() => parseCents(text), text).toThrow(RangeError);
		expect(() => parseCents(0.1 + 0.2)).toThrow(RangeError);
		expect(() => parseCents(Number.NaN)).toThrow(RangeError);
	});

	it('gives back what it read', () => {
		fc.assert(fc.property(cents, (amount) => parseCents(formatCents(amount)) === amount));
		fc.assert(
			fc.property(cents, fc.integer({ min: 0, max: 8 }), (value, scale) => parseDecimal(formatDecimal(value, scale), scale) === value),
		);
	});
});

describe('rounding', () => {
	it('rounds half away from zero', () => {
		expect([5n, 15n, 25n, -5n, -15n, 4n, -4n].map((value) => divideRounded(value, 10n))).toEqual([1n, 2n, 3n, -1n, -2n, 0n, 0n]);
		expect(percentOf(50n, '19.00')).toBe(10n);
		expect(percentOf(1_050n, '2.5')).toBe(26n);
	});

	it('is never further than half a unit away, and symmetric', () => {
		const divisor = fc.bigInt({ min: 1n, max: 1_000_000n });
		fc.assert(
			fc.property(cents, divisor, (dividend, by) => {
				const distance = divideRounded(dividend, by) * by - dividend;
				return distance * 2n <= by && -distance * 2n <= by && divideRounded(-dividend, by) === -divideRounded(dividend, by);
			}),
		);
	});
});

describe('allocate', () => {
	const weights = fc.array(fc.bigInt({ min: 0n, max: 1_000_000n }), { minLength: 1, maxLength: 12 });

	it('parts add up to the whole, for any weights', () => {
		fc.assert(fc.property(cents, weights, (amount, by) => sum(allocate(amount, by)) === amount));
	});

	it('each part is within a cent of its exact share', () => {
		fc.assert(
			fc.property(cents, weights, (amount, by) => {
				const whole = sum(by);
				fc.pre(whole > 0n);
				return allocate(amount, by).every((part, index) => {
					const distance = part * whole - amount * by[index]!;
					return distance < whole && -distance < whole;
				});
			}),
		);
	});

	it('adds up for weights of both signs too', () => {
		const mixed = fc.array(fc.bigInt({ min: -1_000n, max: 1_000n }), { minLength: 1, maxLength: 8 });
		fc.assert(fc.property(cents, mixed, (amount, by) => sum(allocate(amount, by)) === amount));
	});

	it('needs somebody to give it to', () => {
		expect(allocate(0n, [])).toEqual([]);
		expect(() => allocate(1n, [])).toThrow(RangeError);
		expect(allocate(7n, [0n, 0n])).toEqual([7n, 0n]);
	});
});

describe('reconcile', () => {
	const parts = fc.array(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), { minLength: 1, maxLength: 12 });

	it('adds up to the whole, and moves no part by more than its share of the cents', () => {
		fc.assert(
			fc.property(parts, fc.bigInt({ min: -20n, max: 20n }), (given, off) => {
				const whole = sum(given) + off;
				const result = reconcile(given, whole);
				const most = BigInt(Math.ceil(20 / given.length));
				expect(sum(result)).toBe(whole);
				for (const [index, part] of result.entries()) expect(part - given[index]! <= most && given[index]! - part <= most).toBe(true);
			}),
		);
	});

	it('takes from the largest first, and leaves alone what is right', () => {
		expect(reconcile([100n, -300n, 200n], 1n)).toEqual([100n, -299n, 200n]);
		expect(reconcile([119n, -119n], 0n)).toEqual([119n, -119n]);
		expect(reconcile([], 0n)).toEqual([]);
		expect(() => reconcile([], 1n)).toThrow(RangeError);
	});
});
