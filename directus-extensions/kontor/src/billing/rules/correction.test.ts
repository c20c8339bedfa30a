import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal, sum } from '../../core/rules/money.ts';
import { type Line, type Totals, totalsOf } from '../../papers/rules/totals.ts';
import { type CorrectedLine, correctionOf, leftAfter, whyNot } from './correction.ts';

const decimal = (max: number, scale: number, min = 0) =>
	fc.bigInt({ min: BigInt(min), max: BigInt(max) }).map((value) => formatDecimal(value, scale));
const tax = fc.constantFrom<Pick<Line, 'tax_category' | 'tax_rate'>[]>(
	{ tax_category: 'S', tax_rate: '19.00' },
	{ tax_category: 'S', tax_rate: '7.00' },
	{ tax_category: 'Z', tax_rate: '0.00' },
);
const line: fc.Arbitrary<Line> = fc
	.record({
		quantity: decimal(200_000, 4, -20_000),
		unit_price: decimal(2_000_000, 4),
		discount_percent: fc.option(decimal(10_000, 2)),
		tax,
	})
	.map(({ tax, ...rest }) => ({ ...rest, ...tax }));
const lines = fc.array(line, { minLength: 1, maxLength: 8 });
const terms = fc.record({ price_mode: fc.constantFrom('net', 'gross'), discount_percent: fc.option(decimal(10_000, 2)) });
/** How many percent of the rest each step takes of each line; a last step takes what is left in the end. */
const steps = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 8, maxLength: 8 }), { maxLength: 6 });

/** Takes an invoice back in steps; each answers what it added up to, and of which lines. */
function correctAway(invoice: readonly Line[], by: object, shares: readonly number[][]) {
	let state: CorrectedLine[] = invoice.map((one) => ({ ...one, left: String(one.quantity), taken: '0' }));
	const corrections: { totals: Totals; of: number[] }[] = [];
	for (const share of [...shares, Array(8).fill(100)]) {
		const taken = state.map((one, at) => ({ ...one, taken: formatDecimal((parseDecimal(one.left, 4) * BigInt(share[at]!)) / 100n, 4) }));
		const of = taken.flatMap((one, at) => (parseDecimal(one.taken, 4) === 0n ? [] : [at]));
		corrections.push({ totals: correctionOf(taken, by), of });
		state = taken.map((one) => ({ ...one, left: leftAfter(one), taken: '0' }));
	}
	return corrections;
}

const keyOf = (group: { category: string; rate: string }) => `${group.category} ${group.rate}`;

describe('a correction', () => {
	const half = { unit_price: '0.0050', tax_rate: '19.00', tax_category: 'S' };

	it('takes no more cents than there are, however small its steps', () => {
		// Each by itself would be a cent; ten of them are five.
		const corrections = correctAway([{ ...half, quantity: '10.0000' }], {}, Array(9).fill([10]));
		expect(sum(corrections.map(({ totals }) => totals.net))).toBe(-5n);
		expect(sum(corrections.map(({ totals }) => totals.tax))).toBe(-1n);
	});

	it('of everything at once is the negative of the invoice', () => {
		fc.assert(
			fc.property(lines, terms, (invoice, by) => {
				const original = totalsOf(invoice, by);
				const [{ totals }] = correctAway(invoice, by, []) as [{ totals: Totals; of: number[] }];
				expect([totals.net, totals.tax, totals.total]).toEqual([-original.net, -original.tax, -original.total]);
			}),
		);
	});

	it('in any steps adds up to the invoice, tax group by tax group, and to each line of net prices', () => {
		fc.assert(
			fc.property(lines, terms, steps, (invoice, by, shares) => {
				const original = totalsOf(invoice, by);
				const corrections = correctAway(invoice, by, shares);
				for (const name of ['net', 'tax', 'total', 'discount'] as const)
					expect(sum(corrections.map(({ totals }) => totals[name]))).toBe(-original[name]);
				for (const group of original.groups) {
					if (
						invoice.every(
							(one) => keyOf({ category: one.tax_category, rate: String(one.tax_rate) }) !== keyOf(group) || Number(one.quantity) === 0,
						)
					)
						continue;
					const own = corrections.flatMap(({ totals }) => totals.groups).filter((one) => keyOf(one) === keyOf(group));
					expect([sum(own.map(({ net }) => net)), sum(own.map((one) => one.tax))]).toEqual([-group.net, -group.tax]);
				}
				if (by.price_mode === 'gross') return;
				invoice.forEach((_, at) => {
					const own = corrections.map(({ totals, of }) => (of.includes(at) ? totals.lineNets[of.indexOf(at)]! : 0n));
					expect(sum(own)).toBe(-original.lineNets[at]!);
				});
			}),
		);
	});

	it('adds up by itself: its lines less its discount are its net, its groups are its sums', () => {
		fc.assert(
			fc.property(lines, terms, steps, (invoice, by, shares) => {
				for (const { totals, of } of correctAway(invoice, by, shares)) {
					expect(totals.lineNets).toHaveLength(of.length);
					expect(sum(totals.lineNets) - totals.discount).toBe(totals.net);
					expect(sum(totals.groups.map(({ net }) => net))).toBe(totals.net);
					expect(sum(totals.groups.map((group) => group.tax))).toBe(totals.tax);
					expect(new Set(totals.groups.map(keyOf))).toEqual(
						new Set(of.map((at) => keyOf({ category: invoice[at]!.tax_category, rate: String(invoice[at]!.tax_rate) }))),
					);
				}
			}),
		);
	});

	it('takes no more of a line than is left of it, in the direction of the line, and nothing of a deduction', () => {
		const of = (left: string, taken: string, more = {}) => whyNot({ ...half, quantity: '5', left, taken, ...more });
		expect([of('5', '5'), of('5', '0.0001'), of('-2', '-2')]).toEqual([undefined, undefined, undefined]);
		expect([of('5', '5.0001'), of('5', '-1'), of('-2', '1'), of('-2', '-2.5'), of('5', '0')]).toEqual(Array(5).fill('too much'));
		expect(of('0', '1')).toBe('nothing');
		expect(of('-1', '-1', { down_payment_id: 'x' })).toBe('deduction');
	});
});
