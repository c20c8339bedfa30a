import { describe, expect, it } from 'vitest';
import { conditionOf, PERIODS, periodOf, spanIn, spanOf } from './period';

const saturday = new Date(2026, 10, 21, 15);

describe('spans', () => {
	it.each([
		['today', '2026-11-21', '2026-11-21'],
		['this_week', '2026-11-16', '2026-11-22'],
		['last_week', '2026-11-09', '2026-11-15'],
		['this_month', '2026-11-01', '2026-11-30'],
		['last_month', '2026-10-01', '2026-10-31'],
		['this_year', '2026-01-01', '2026-12-31'],
	] as const)('%s', (period, from, to) => expect(spanOf(period, saturday)).toEqual({ from, to }));

	it('begin the week on Monday, on Sundays too', () => expect(spanOf('this_week', new Date(2026, 10, 22)).from).toBe('2026-11-16'));

	it('go over the turn of the year', () =>
		expect(spanOf('last_month', new Date(2026, 0, 5))).toEqual({ from: '2025-12-01', to: '2025-12-31' }));
});

describe('conditions', () => {
	it.each([true, false])('are recognised as what they were made of (moment: %s)', (isMoment) => {
		for (const period of PERIODS)
			expect(periodOf(spanIn(conditionOf(spanOf(period, saturday), isMoment), isMoment), saturday)).toBe(period);
	});

	it('end a moment with the midnight after the last day', () => {
		const condition = conditionOf({ from: '2026-11-20', to: '2026-11-20' }, true);
		expect(Date.parse(condition!._lt!) - Date.parse(condition!._gte!)).toBe(86_400_000);
	});

	it('are none without an end', () => expect(conditionOf({}, true)).toBeNull());
});
