import { describe, expect, it } from 'vitest';
import { addMonths, easterSunday, endOfMonth, holidays, isWorkday, moment, startOfWeek, wallClock } from './calendar.ts';

it.each([
	[2024, '2024-03-31'],
	[2025, '2025-04-20'],
	[2026, '2026-04-05'],
	[2027, '2027-03-28'],
	[2038, '2038-04-25'],
])('Easter of %i is on %s', (year, day) => {
	expect(easterSunday(year)).toBe(day);
});

it('knows the holidays of all German states', () => {
	expect([...holidays(2026)].sort()).toEqual([
		'2026-01-01',
		'2026-04-03',
		'2026-04-06',
		'2026-05-01',
		'2026-05-14',
		'2026-05-25',
		'2026-10-03',
		'2026-12-25',
		'2026-12-26',
	]);
	expect(isWorkday('2026-05-14')).toBe(false);
	expect(isWorkday('2026-05-15')).toBe(true);
});

describe('the clock on the wall in Berlin', () => {
	it('is one hour ahead of UTC in winter and two in summer', () => {
		expect(moment('2026-03-27', 9 * 60)).toBe('2026-03-27T08:00:00.000Z');
		expect(moment('2026-03-30', 9 * 60)).toBe('2026-03-30T07:00:00.000Z');
		expect(moment('2026-10-23', 9 * 60)).toBe('2026-10-23T07:00:00.000Z');
		expect(moment('2026-10-26', 9 * 60)).toBe('2026-10-26T08:00:00.000Z');
	});

	it('reads what it showed', () => {
		expect(wallClock('2026-12-31T23:30:00.000Z')).toEqual({ day: '2027-01-01', minutes: 30 });
		expect(wallClock(moment('2026-07-01', 615))).toEqual({ day: '2026-07-01', minutes: 615 });
	});
});

it('counts months to the last day that there is', () => {
	expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
	expect(addMonths('2026-03-31', -13)).toBe('2025-02-28');
	expect(endOfMonth('2028-02-11')).toBe('2028-02-29');
	expect(startOfWeek('2026-11-22')).toBe('2026-11-16');
});
