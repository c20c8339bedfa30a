import { expect, it } from 'vitest';
import { byDay, daysOf, mondayOf, nextStart, weekNumber, weeksLater } from './week';

const at = (day: string, from: string, minutes: number) => {
	const start = new Date(`${day}T${from}:00`);
	return {
		id: `${day} ${from}`,
		start_time: start.toISOString(),
		end_time: new Date(start.getTime() + minutes * 60_000).toISOString(),
		duration: minutes * 60,
	};
};

it('begins on Monday, over months and years', () => {
	expect(mondayOf('2026-05-03')).toBe('2026-04-27');
	expect(mondayOf('2026-05-04')).toBe('2026-05-04');
	expect(daysOf('2026-12-28').at(-1)).toBe('2027-01-03');
	expect(weeksLater('2026-12-28', 1)).toBe('2027-01-04');
});

it('counts weeks as ISO does', () => {
	expect(weekNumber('2026-05-04')).toBe(19);
	expect(weekNumber('2025-12-29')).toBe(1);
	expect(weekNumber('2026-12-28')).toBe(53);
});

it('sums each day, also the one that the clock is changed on', () => {
	const days = byDay(daysOf('2026-03-23'), [at('2026-03-29', '23:00', 45), at('2026-03-24', '13:00', 30), at('2026-03-24', '09:00', 60)]);
	expect(days.map(({ seconds }) => seconds / 60)).toEqual([0, 90, 0, 0, 0, 0, 45]);
	expect(days[1]?.entries.map(({ id }) => id)).toEqual(['2026-03-24 09:00', '2026-03-24 13:00']);
});

it('goes on where the last entry ended', () => {
	expect(nextStart([])).toBe('09:00');
	expect(nextStart([at('2026-05-04', '09:00', 95)])).toBe('10:35');
	expect(nextStart([{ ...at('2026-05-04', '09:00', 95), end_time: null }])).toBe('09:00');
});
