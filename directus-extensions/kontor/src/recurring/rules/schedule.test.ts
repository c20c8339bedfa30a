import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../core/rules/days.ts';
import { duePeriods, type Interval, isOnSchedule, neighbours, nextPeriod, periodAt, periodFrom } from './schedule.ts';

const interval = fc.constantFrom<Interval[]>('monthly', 'quarterly', 'yearly');
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const series = fc.record({ interval, start_date: day });

describe('a series', () => {
	it('begins on the last day where a month is too short, and goes back to its own', () => {
		const starts = (start_date: string, by: Interval, count: number) =>
			Array.from({ length: count }, (_, index) => periodAt({ start_date, interval: by }, index).from);
		expect(starts('2026-01-31', 'monthly', 5)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
		expect(starts('2027-11-30', 'quarterly', 3)).toEqual(['2027-11-30', '2028-02-29', '2028-05-30']);
		expect(starts('2024-02-29', 'yearly', 5)).toEqual(['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']);
		expect(periodAt({ start_date: '2026-01-31', interval: 'monthly' }, 0)).toEqual({
			index: 0,
			from: '2026-01-31',
			to: '2026-02-27',
			years: 0,
		});
		expect(periodAt({ start_date: '2026-01-01', interval: 'quarterly' }, 1)).toEqual({
			index: 1,
			from: '2026-04-01',
			to: '2026-06-30',
			years: 0,
		});
	});

	it('covers every day from its start on, once', () => {
		fc.assert(
			fc.property(series, fc.integer({ min: 0, max: 400 }), (one, index) => {
				const [period, next] = [periodAt(one, index), periodAt(one, index + 1)];
				expect(period.from <= period.to).toBe(true);
				expect(next.from).toBe(addDays(period.to, 1));
			}),
		);
	});

	it('finds the first period from a day on', () => {
		fc.assert(
			fc.property(series, fc.integer({ min: -100, max: 12_000 }), (one, days) => {
				const wanted = addDays(one.start_date, days);
				const { index, from } = periodFrom(one, wanted);
				expect(from >= wanted).toBe(true);
				if (index > 0) expect(periodAt(one, index - 1).from < wanted).toBe(true);
			}),
		);
	});

	it('owes the same, however often and whenever somebody looks', () => {
		fc.assert(
			fc.property(
				series,
				fc.option(fc.integer({ min: 0, max: 2_000 })),
				fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 }),
				(one, length, steps) => {
					const end_date = length === null ? null : addDays(one.start_date, length);
					const billed: string[] = [];
					let today = one.start_date;
					let next_run_date: string | null = null;
					for (const step of steps) {
						today = addDays(today, step);
						const due = duePeriods({ ...one, end_date, next_run_date }, today, 1_000);
						billed.push(...due.map(({ from }) => from));
						if (due.length > 0) next_run_date = periodAt(one, due.at(-1)!.index + 1).from;
					}
					const atOnce = steps.length === 0 ? [] : duePeriods({ ...one, end_date }, today, 1_000).map(({ from }) => from);
					expect(billed).toEqual(atOnce);
					expect(new Set(billed).size).toBe(billed.length);
					expect(billed.every((from) => from <= today && (!end_date || from <= end_date))).toBe(true);
				},
			),
		);
	});

	it('ends, and begins late where it is told to', () => {
		const one = { interval: 'monthly' as const, start_date: '2026-01-15', end_date: '2026-03-15' };
		expect(duePeriods(one, '2026-12-31', 100).map(({ from }) => from)).toEqual(['2026-01-15', '2026-02-15', '2026-03-15']);
		expect(duePeriods(one, '2026-12-31', 2)).toHaveLength(2);
		expect(duePeriods({ ...one, next_run_date: '2026-02-01' }, '2026-12-31', 100).map(({ from }) => from)).toEqual([
			'2026-02-15',
			'2026-03-15',
		]);
		expect(nextPeriod({ ...one, next_run_date: '2026-04-15' })).toBeUndefined();
		expect(duePeriods(one, '2026-01-14', 100)).toEqual([]);
	});

	it('counts its anniversaries', () => {
		fc.assert(
			fc.property(series, fc.integer({ min: 0, max: 200 }), (one, index) => {
				const { from, years } = periodAt(one, index);
				expect(from >= addMonths(one.start_date, years * 12) && from < addMonths(one.start_date, years * 12 + 12)).toBe(true);
			}),
		);
	});

	it('says which days fit', () => {
		const one = { interval: 'quarterly' as const, start_date: '2026-01-31' };
		expect([isOnSchedule(one, '2026-04-30'), isOnSchedule(one, '2026-05-31'), isOnSchedule(one, '2025-10-31')]).toEqual([
			true,
			false,
			false,
		]);
		expect(neighbours(one, '2026-05-31')).toEqual({ before: '2026-04-30', after: '2026-07-31' });
		expect(neighbours(one, '2025-05-31')).toEqual({ before: '2026-01-31', after: '2026-01-31' });
	});
});
