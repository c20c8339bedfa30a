import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, percentOf, sum } from '../../core/rules/money.ts';
import { type Line, lineAmount, taxSummary, totalsOf } from './totals.ts';

const decimal = (max: number, scale: number, min = 0) =>
	fc.bigInt({ min: BigInt(min), max: BigInt(max) }).map((value) => formatDecimal(value, scale));
const tax = fc.constantFrom<Pick<Line, 'tax_category' | 'tax_rate'>[]>(
	{ tax_category: 'S', tax_rate: '19.00' },
	{ tax_category: 'S', tax_rate: '7.00' },
	{ tax_category: 'Z', tax_rate: '0.00' },
	{ tax_category: 'AE', tax_rate: '0' },
);
const line: fc.Arbitrary<Line> = fc
	.record({
		quantity: decimal(5_000_000, 4, -100_000),
		unit_price: decimal(20_000_000, 4),
		discount_percent: fc.option(decimal(10_000, 2)),
		tax,
	})
	.map(({ tax, ...rest }) => ({ ...rest, ...tax }));
const lines = fc.array(line, { maxLength: 15 });
const terms = fc.record({ price_mode: fc.constantFrom('net', 'gross'), discount_percent: fc.option(decimal(10_000, 2)) });

const of = (quantity: string, unit_price: string, tax_rate = '19', tax_category = 'S'): Line => ({
	quantity,
	unit_price,
	tax_rate,
	tax_category,
});

describe('a line', () => {
	it('is quantity times price less discount, rounded once to cents', () => {
		expect(lineAmount(of('7.25', '118.00'))).toBe(85_550n);
		expect(lineAmount(of('0.3333', '99.99'))).toBe(3_333n);
		expect(lineAmount({ ...of('1', '0.005') })).toBe(1n);
		expect(lineAmount({ ...of('3', '33.33'), discount_percent: '12.5' })).toBe(8_749n);
		expect(lineAmount({ ...of('-3', '33.33'), discount_percent: '12.5' })).toBe(-8_749n);
	});
});

describe('a document', () => {
	it('computes tax on the sum of a rate, not on each line', () => {
		// Per line it would be 3 × 0.01 = 0.03.
		const totals = totalsOf([of('1', '0.03'), of('1', '0.03'), of('1', '0.03')]);
		expect(totals).toMatchObject({ net: 9n, tax: 2n, total: 11n });
	});

	it('keeps rates and categories apart', () => {
		const { groups, total } = totalsOf([of('1', '100'), of('2', '50', '7'), of('1', '10', '19.0'), of('1', '5', '0', 'AE')]);
		expect(taxSummary(groups)).toEqual([
			{ tax_category: 'S', tax_rate: '19.00', net_amount: '110.00', tax_amount: '20.90' },
			{ tax_category: 'S', tax_rate: '7.00', net_amount: '100.00', tax_amount: '7.00' },
			{ tax_category: 'AE', tax_rate: '0.00', net_amount: '5.00', tax_amount: '0.00' },
		]);
		expect(total).toBe(24_290n);
	});

	it('takes the tax out of gross prices', () => {
		expect(totalsOf([of('1', '119'), of('1', '10.70', '7')], { price_mode: 'gross' })).toMatchObject({
			lineNets: [10_000n, 1_000n],
			net: 11_000n,
			tax: 1_970n,
			total: 12_970n,
		});
	});

	it('spreads its discount over the rates', () => {
		const totals = totalsOf([of('1', '100'), of('1', '100', '7')], { discount_percent: '10' });
		expect(totals).toMatchObject({ discount: 2_000n, net: 18_000n, tax: 1_710n + 630n });
	});

	it('is nothing without lines', () => {
		expect(totalsOf([])).toEqual({ lineNets: [], discount: 0n, net: 0n, tax: 0n, total: 0n, groups: [] });
	});

	it('adds up, whatever is on it', () => {
		fc.assert(
			fc.property(lines, terms, (input, by) => {
				const totals = totalsOf(input, by);
				expect(totals.total).toBe(totals.net + totals.tax);
				expect(sum(totals.lineNets) - totals.discount).toBe(totals.net);
				expect(sum(totals.groups.map(({ net }) => net))).toBe(totals.net);
				expect(sum(totals.groups.map((group) => group.tax))).toBe(totals.tax);
			}),
		);
	});

	it('has the tax that EN 16931 computes from each net sum, to the cent for net prices, within one for gross', () => {
		fc.assert(
			fc.property(lines, terms, (input, by) => {
				for (const group of totalsOf(input, by).groups) {
					const difference = group.tax - percentOf(group.net, group.rate);
					expect(by.price_mode === 'net' ? difference === 0n : difference >= -1n && difference <= 1n).toBe(true);
				}
			}),
		);
	});

	it('costs in gross mode exactly what its lines say', () => {
		fc.assert(
			fc.property(lines, (input) => {
				expect(totalsOf(input, { price_mode: 'gross' }).total).toBe(sum(input.map(lineAmount)));
			}),
		);
	});

	it('cancelled is its exact negative', () => {
		const negative = ({ quantity, ...rest }: Line) => ({
			...rest,
			quantity: String(quantity).startsWith('-') ? String(quantity).slice(1) : `-${quantity}`,
		});
		fc.assert(
			fc.property(lines, terms, (input, by) => {
				const original = totalsOf(input, by);
				const cancelled = totalsOf(input.map(negative), by);
				expect([cancelled.net, cancelled.tax, cancelled.total]).toEqual([-original.net, -original.tax, -original.total]);
			}),
		);
	});

	it('keeps the net of gross lines apart, also where they cancel each other out', () => {
		const line = (unit_price: string) => ({ quantity: '1', unit_price, tax_rate: '19.00', tax_category: 'S' });
		const { lineNets, total } = totalsOf([line('1190.00'), line('-1190.00')], { price_mode: 'gross' });
		expect(lineNets).toEqual([100_000n, -100_000n]);
		expect(total).toBe(0n);
		expect(totalsOf([line('1190.00'), line('-1189.00')], { price_mode: 'gross' }).lineNets).toEqual([100_000n, -99_916n]);
	});
});
