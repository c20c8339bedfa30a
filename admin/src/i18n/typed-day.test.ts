import { describe, expect, it } from 'vitest';
import { daysLater, monthsLater, readDay, showDay, weeksOf } from './typed-day';

/** A Saturday. */
const TODAY = '2026-11-28';

describe('a day that was typed', () => {
	it.each([
		['1.2.', '2026-02-01'],
		['1.2', '2026-02-01'],
		['1.2.26', '2026-02-01'],
		['01.02.2026', '2026-02-01'],
		['1. 2. 2026', '2026-02-01'],
		['1/2/26', '2026-02-01'],
		['1-2-2026', '2026-02-01'],
		['2026-02-01', '2026-02-01'],
		['2026-2-1', '2026-02-01'],
		['0102', '2026-02-01'],
		['010226', '2026-02-01'],
		['01022027', '2027-02-01'],
		['5', '2026-11-05'],
		['15', '2026-11-15'],
		['15.', '2026-11-15'],
		['29.2.28', '2028-02-29'],
		['heute', '2026-11-28'],
		['Heute ', '2026-11-28'],
		['today', '2026-11-28'],
		['gestern', '2026-11-27'],
		['morgen', '2026-11-29'],
		['übermorgen', '2026-11-30'],
		['+14', '2026-12-12'],
		['+ 3', '2026-12-01'],
		['-28', '2026-10-31'],
		['−1', '2026-11-27'],
		['Mo', '2026-11-30'],
		['mo.', '2026-11-30'],
		['sonntag', '2026-11-29'],
		['Samstag', '2026-12-05'],
		['friday', '2026-12-04'],
	])('%s is %s', (typed, day) => expect(readDay(typed, TODAY)).toBe(day));

	it.each([
		'',
		'bald',
		'30.2.',
		'29.2.27',
		'1.13.',
		'0.1.',
		'32',
		'1.2.3.4',
		'1.2.126',
		'00',
		'13/13/2026',
		'+12345',
		'2026-02-30',
		'12345',
	])('%s is none', (typed) => expect(readDay(typed, TODAY)).toBeUndefined());

	it('is read again as it is shown, in both languages', () => {
		for (let day = '2026-01-01'; day < '2028-12-31'; day = daysLater(day, 1))
			for (const locale of ['de', 'en']) expect(readDay(showDay(day, locale), TODAY)).toBe(day);
	});
});

describe('a day that is shown', () => {
	it('has the order and the signs of the language', () => {
		expect(showDay('2026-02-01', 'de')).toBe('01.02.2026');
		expect(showDay('2026-02-01', 'en')).toBe('01/02/2026');
		expect(showDay('2026-02-01T10:00:00Z', 'de')).toBe('01.02.2026');
		expect(showDay(null, 'de')).toBe('');
	});
});

describe('the calendar', () => {
	it('has whole weeks from Monday, and every day of the month once', () => {
		for (const month of ['2026-02', '2026-11', '2027-01', '2028-02']) {
			const days = weeksOf(`${month}-15`).flat();
			expect(days.length % 7).toBe(0);
			expect(new Date(`${days[0]}T00:00:00Z`).getUTCDay()).toBe(1);
			expect(days.filter((day) => day.startsWith(month))).toEqual([...new Set(days.filter((day) => day.startsWith(month)))]);
			expect(days).toContain(`${month}-01`);
			expect(days).toContain(daysLater(monthsLater(`${month}-01`, 1), -1));
		}
	});

	it('keeps to the end of a shorter month', () => {
		expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28');
		expect(monthsLater('2026-12-15', 1)).toBe('2027-01-15');
		expect(monthsLater('2026-01-15', -1)).toBe('2025-12-15');
	});
});
