import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, daysBetween } from '../../core/rules/days.js';
import { parseCents, sum } from '../../core/rules/money.js';
import { type Claim, interestOf } from './interest.js';

const baseRates = [
	{ valid_from: '2023-07-01', rate: '3.12' },
	{ valid_from: '2024-01-01', rate: '3.62' },
	{ valid_from: '2024-07-01', rate: '3.37' },
	{ valid_from: '2025-01-01', rate: '2.27' },
];
const claim: Claim = { amount: 100_000n, due: '2025-01-31', until: '2025-03-02', payments: [], baseRates, points: 9 };

describe('statutory interest', () => {
	test('thirty days on 1,000.00 at 11.27 percent', () => {
		const { amount, periods } = interestOf(claim);
		// 1000 × 11.27 % × 30 / 365 = 9.263…
		expect(amount).toBe(926n);
		expect(periods).toEqual([
			{ from: '2025-02-01', to: '2025-03-02', days: 30, rate: '11.27', base_rate: '2.27', principal: '1000.00', amount: '9.26' },
		]);
	});

	test('the first day is the one after the due date', () => {
		expect(interestOf({ ...claim, until: '2025-01-31' })).toEqual({ amount: 0n, periods: [] });
		expect(interestOf({ ...claim, until: '2025-02-01' }).periods[0]).toMatchObject({ from: '2025-02-01', to: '2025-02-01', days: 1 });
	});

	test('consumers owe five points', () => {
		// 1000 × 7.27 % × 30 / 365 = 5.975…
		expect(interestOf({ ...claim, points: 5 }).amount).toBe(598n);
	});

	test('a year has the days it has, and a change of the base rate begins a new period', () => {
		const { amount, periods } = interestOf({ ...claim, due: '2023-12-21', until: '2024-07-10' });
		expect(periods.map(({ from, to, days, rate }) => [from, to, days, rate])).toEqual([
			['2023-12-22', '2023-12-31', 10, '12.12'],
			['2024-01-01', '2024-06-30', 182, '12.62'],
			['2024-07-01', '2024-07-10', 10, '12.37'],
		]);
		// 10 × 121.20 / 365 + 182 × 126.20 / 366 + 10 × 123.70 / 366 = 3.3205 + 62.7552 + 3.3798
		expect(amount).toBe(6946n);
	});

	test('a part payment reduces from its day; one that bounced counts again from the day it was taken back', () => {
		const payments = [
			{ day: '2025-02-11', amount: 40_000n },
			{ day: '2025-02-21', amount: -40_000n },
		];
		expect(interestOf({ ...claim, payments }).periods.map(({ from, to, principal }) => [from, to, principal])).toEqual([
			['2025-02-01', '2025-02-10', '1000.00'],
			['2025-02-11', '2025-02-20', '600.00'],
			['2025-02-21', '2025-03-02', '1000.00'],
		]);
		expect(interestOf({ ...claim, payments: [{ day: '2025-01-15', amount: 40_000n }] }).periods[0]!.principal).toBe('600.00');
	});

	test('nothing open, no base rates, or a base rate far below zero: no interest', () => {
		expect(interestOf({ ...claim, payments: [{ day: '2025-01-01', amount: 200_000n }] }).amount).toBe(0n);
		expect(interestOf({ ...claim, baseRates: [] }).amount).toBe(0n);
		expect(interestOf({ ...claim, baseRates: [{ valid_from: '2020-01-01', rate: '-9.50' }] }).amount).toBe(0n);
	});

	test('before the first base rate that is known, that one holds', () => {
		expect(interestOf({ ...claim, due: '2019-12-31', until: '2020-01-10' }).periods[0]!.base_rate).toBe('3.12');
	});
});

describe('whatever happens', () => {
	const day = (most: number) => fc.integer({ min: 0, max: most }).map((days) => addDays('2023-06-01', days));
	const cents = (most: number) => fc.integer({ min: 1, max: most }).map(BigInt);
	const claims = fc.record({
		amount: cents(50_000_000),
		due: day(700),
		until: day(1100),
		payments: fc.array(fc.record({ day: day(1100), amount: cents(20_000_000) }), { maxLength: 4 }),
		baseRates: fc.constant(baseRates),
		points: fc.constantFrom(5, 9),
	});

	test('the periods add up to the whole, follow each other, and their days are all days that bear interest', () => {
		fc.assert(
			fc.property(claims, (one) => {
				const { amount, periods } = interestOf(one);
				expect(sum(periods.map((period) => parseCents(period.amount)))).toBe(amount);
				for (const [at, period] of periods.entries()) {
					expect(period.days).toBe(daysBetween(period.from, period.to) + 1);
					if (at > 0) expect(period.from > periods[at - 1]!.to).toBe(true);
				}
			}),
		);
	});

	test('it is what counting day by day gives', () => {
		fc.assert(
			fc.property(claims, (one) => {
				expect(Math.abs(Number(interestOf(one).amount) - dayByDay(one))).toBeLessThan(0.51);
			}),
			{ numRuns: 200 },
		);
	});
});

/** The law read aloud: each day on its own. In cents, not rounded. */
function dayByDay({ amount, due, until, payments, points }: Claim): number {
	let interest = 0;
	for (let day: Day = addDays(due, 1); day <= until; day = addDays(day, 1)) {
		const open = Number(amount) - payments.reduce((paid, payment) => (payment.day <= day ? paid + Number(payment.amount) : paid), 0);
		const base = Number((baseRates.findLast(({ valid_from }) => valid_from <= day) ?? baseRates[0]!).rate);
		const daysOfYear = new Date(Date.UTC(Number(day.slice(0, 4)), 1, 29)).getUTCMonth() === 1 ? 366 : 365;
		interest += (Math.max(open, 0) * (base + points)) / 100 / daysOfYear;
	}
	return interest;
}
