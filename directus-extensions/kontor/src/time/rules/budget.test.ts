import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCents } from '../../core/rules/money.ts';
import { budgetFigures, levelOf, type Work } from './budget.ts';

const work = (hours: number, more: Partial<Work> = {}): Work => ({
	seconds: BigInt(hours * 3600),
	isBillable: true,
	isBilled: false,
	rate: 10_000n,
	charged: 0n,
	...more,
});

test('hours and money, billed and not', () => {
	const figures = budgetFigures(
		[work(10), work(2, { isBilled: true, charged: 2_2500n * 12_000n }), work(1, { isBillable: false }), work(0.5, { rate: null })],
		{ hours: '20.0000', amount: '2000.00' },
	);
	expect(figures.hours).toEqual({
		budget: '20.0000',
		used: '13.5000',
		billed: '2.0000',
		unbilled: '10.5000',
		percent: '67.50',
		level: 0,
	});
	expect(figures.money).toEqual({
		budget: '2000.00',
		used: '1270.00',
		billed: '270.00',
		unbilled: '1000.00',
		percent: '63.50',
		level: 0,
		hours_without_rate: '0.5000',
	});
});

test('the steps are reached to the second', () => {
	const level = (seconds: bigint) => levelOf(budgetFigures([{ ...work(0), seconds }], { hours: '10', amount: null }));
	expect([28_799n, 28_800n, 35_999n, 36_000n, 90_000n].map(level)).toEqual([0, 80, 80, 100, 100]);
	const { hours } = budgetFigures([{ ...work(0), seconds: 35_999n }], { hours: '10', amount: null });
	expect(hours.percent).toBe('99.99');
});

test('no budget, no percentage and no warning', () => {
	for (const none of [null, '0', '0.00']) {
		const figures = budgetFigures([work(100)], { hours: none, amount: none });
		expect([figures.hours.percent, figures.money.percent, levelOf(figures)]).toEqual([null, null, 0]);
	}
});

test('the parts add up to the whole, and cutting time into pieces changes nothing', () => {
	const seconds = fc.array(fc.bigInt({ min: 0n, max: 90_000n }), { maxLength: 30 });
	fc.assert(
		fc.property(seconds, fc.bigInt({ min: 0n, max: 50_000n }), (pieces, rate) => {
			const whole = budgetFigures([{ ...work(0), rate, seconds: pieces.reduce((a, b) => a + b, 0n) }], { hours: null, amount: null });
			const parts = budgetFigures(
				pieces.map((piece) => ({ ...work(0), rate, seconds: piece })),
				{ hours: null, amount: null },
			);
			expect(parts).toEqual(whole);
			const { used, billed, unbilled } = parts.money;
			expect(parseCents(used)).toBe(parseCents(billed) + parseCents(unbilled));
		}),
	);
});
