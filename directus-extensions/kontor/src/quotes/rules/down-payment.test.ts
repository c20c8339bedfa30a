import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, percentOf, sum } from '../../core/rules/money.ts';
import { type Line, type Terms, taxSummary, totalsOf } from '../../papers/rules/totals.ts';
import { deductionParts, downPaymentParts, exactUnit } from './down-payment.ts';

const decimal = (max: number, scale: number, min = 0) =>
	fc.bigInt({ min: BigInt(min), max: BigInt(max) }).map((value) => formatDecimal(value, scale));
/** Every rate that can be written, and often those that are usual. */
const rate = fc.oneof(fc.constantFrom('19.00', '7.00', '20.00', '8.10', '5.50'), decimal(9_999, 2, 1));
const tax = fc.oneof(
	{ weight: 3, arbitrary: rate.map((tax_rate) => ({ tax_category: 'S', tax_rate })) },
	{ weight: 1, arbitrary: fc.constantFrom('Z', 'E', 'AE').map((tax_category) => ({ tax_category, tax_rate: '0.00' })) },
);
/** A quote has few rates: lines share them. */
const lines: fc.Arbitrary<Line[]> = fc.array(tax, { minLength: 1, maxLength: 3 }).chain((taxes) =>
	fc.array(
		fc
			.record({
				// Now and then something is taken off by a line of its own.
				quantity: fc.oneof({ weight: 4, arbitrary: decimal(2_000_000, 4) }, { weight: 1, arbitrary: decimal(0, 4, -500_000) }),
				unit_price: decimal(50_000_000, 4),
				discount_percent: fc.option(decimal(10_000, 2)),
				is_optional: fc.boolean(),
				tax: fc.constantFrom(...taxes),
			})
			.map(({ tax, ...line }) => ({ ...line, ...tax })),
		{ minLength: 1, maxLength: 8 },
	),
);
const terms: fc.Arbitrary<Terms> = fc.record({
	price_mode: fc.constantFrom('net', 'gross'),
	discount_percent: fc.option(decimal(10_000, 2)),
});
/** Up to five down payments that are at most the whole together. */
const percentages = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 5 }).map((shares) => {
	let left = 10_000;
	return shares.flatMap((share) => {
		const part = Math.min(share, left);
		left -= part;
		return part > 0 ? [formatDecimal(BigInt(part), 2)] : [];
	});
});

/** The invoices as billing makes them: each adds itself up, as any other. */
function bill(quote: Line[], by: Terms, percents: string[]) {
	const paidAhead = percents.map((percent) => totalsOf(downPaymentParts(quote, by, percent), { price_mode: by.price_mode! }));
	const deductions = paidAhead.flatMap(({ groups }, index) =>
		deductionParts(taxSummary(groups), by).map((part) => ({ ...part, down_payment_id: `down payment ${index}` })),
	);
	return { paidAhead, final: totalsOf([...quote.filter(({ is_optional }) => !is_optional), ...deductions], by) };
}

const amountsOf = (documents: ReturnType<typeof totalsOf>[]) => {
	const groups = new Map<string, { net: bigint; tax: bigint }>();
	for (const { category, rate, net, tax } of documents.flatMap((document) => document.groups)) {
		const before = groups.get(`${category} ${rate}`) ?? { net: 0n, tax: 0n };
		groups.set(`${category} ${rate}`, { net: before.net + net, tax: before.tax + tax });
	}
	return groups;
};

describe('down payments', () => {
	it('and the final invoice are the whole, to the cent, per tax rate', () => {
		fc.assert(
			fc.property(lines, terms, percentages, (quote, by, percents) => {
				const whole = totalsOf(quote, by);
				const { paidAhead, final } = bill(quote, by, percents);
				expect(amountsOf([...paidAhead, final])).toEqual(amountsOf([whole]));
				expect(sum(paidAhead.map(({ total }) => total)) + final.total).toBe(whole.total);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('never take more of a tax rate than their share, and lose less than one unit of it', () => {
		fc.assert(
			fc.property(lines, terms, decimal(10_000, 2, 1), (quote, by, percent) => {
				const whole = totalsOf(quote, by).groups;
				const ahead = amountsOf([totalsOf(downPaymentParts(quote, by, percent), { price_mode: by.price_mode! })]);
				for (const { category, rate, net, tax } of whole) {
					const part = ahead.get(`${category} ${rate}`) ?? { net: 0n, tax: 0n };
					const [wanted, got, unit] =
						by.price_mode === 'gross'
							? [net + tax, part.net + part.tax, exactUnit(rate) + percentOf(exactUnit(rate), rate)]
							: [net, part.net, exactUnit(rate)];
					// In hundredths of a percent of a cent, so that nothing is rounded here.
					const share = wanted * BigInt(percent.replace('.', ''));
					const difference = share < 0n ? got * 10_000n - share : share - got * 10_000n;
					expect(difference >= 0n && difference < unit * 10_000n).toBe(true);
				}
			}),
		);
	});

	it('are full euros at 19 % and 7 %', () => {
		expect(['19', '7.00', '20', '8.1', '19.01', '0'].map(exactUnit)).toEqual([100n, 100n, 5n, 1_000n, 10_000n, 1n]);
		const quote = [
			{ quantity: '1', unit_price: '1234.56', tax_category: 'S', tax_rate: '19' },
			{ quantity: '3', unit_price: '33.33', tax_category: 'S', tax_rate: '7' },
		];
		expect(downPaymentParts(quote, {}, '30')).toEqual([
			{ tax_category: 'S', tax_rate: '19.00', quantity: '1', unit_price: '370.00' },
			{ tax_category: 'S', tax_rate: '7.00', quantity: '1', unit_price: '29.00' },
		]);
		expect(downPaymentParts(quote, { price_mode: 'gross' }, '30')).toEqual([
			{ tax_category: 'S', tax_rate: '19.00', quantity: '1', unit_price: '370.09' },
			{ tax_category: 'S', tax_rate: '7.00', quantity: '1', unit_price: '29.96' },
		]);
	});

	it('leave out what is optional, and what is too small to be paid ahead', () => {
		const line = { quantity: '1', unit_price: '2.50', tax_category: 'S', tax_rate: '19' };
		expect(downPaymentParts([line, { ...line, unit_price: '1000', is_optional: true }], {}, '50')).toEqual([
			{ tax_category: 'S', tax_rate: '19.00', quantity: '1', unit_price: '1.00' },
		]);
		expect(downPaymentParts([{ ...line, unit_price: '0.99' }], {}, '100')).toEqual([]);
	});

	it('without rounding would miss the whole: why there is the rule', () => {
		const taxOf = (net: bigint) => percentOf(net, '19');
		// Half of 20.06 paid ahead: 1.91 and 1.91, but the whole is taxed with 3.81.
		expect([taxOf(1_003n), taxOf(2_006n)]).toEqual([191n, 381n]);
	});
});
