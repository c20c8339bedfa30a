/** A week of somebody's time: its days, what was done on each, and the sums. */
import type { TimeEntry } from '@kontor/directus-extension/contracts';
import { isoDay } from '../../i18n/format';

const shifted = (day: string, days: number): string => {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	return isoDay(new Date(year, month - 1, date + days));
};

/** The Monday of the week that the day is in. */
export function mondayOf(day: string): string {
	const weekday = (new Date(`${day}T12:00:00`).getDay() + 6) % 7;
	return shifted(day, -weekday);
}

export const daysOf = (monday: string): string[] => Array.from({ length: 7 }, (_, index) => shifted(monday, index));
export const weeksLater = (monday: string, weeks: number): string => shifted(monday, weeks * 7);

/** As ISO 8601 counts: the week with the year's first Thursday is the first. */
export function weekNumber(monday: string): number {
	const thursday = new Date(`${shifted(monday, 3)}T12:00:00`);
	const first = new Date(thursday.getFullYear(), 0, 4, 12);
	const firstMonday = new Date(`${mondayOf(isoDay(first))}T12:00:00`);
	return 1 + Math.floor((thursday.getTime() - firstMonday.getTime()) / (7 * 86_400_000));
}

type Times = Pick<TimeEntry, 'start_time' | 'duration'>;

/** By the reader's day, in the order of the clock. */
export function byDay<Entry extends Times>(days: string[], entries: Entry[]): { day: string; entries: Entry[]; seconds: number }[] {
	return days.map((day) => {
		const own = entries
			.filter(({ start_time }) => isoDay(new Date(start_time)) === day)
			.toSorted((a, b) => Date.parse(a.start_time) - Date.parse(b.start_time));
		return { day, entries: own, seconds: secondsOf(own) };
	});
}

export const secondsOf = (entries: Pick<TimeEntry, 'duration'>[]): number =>
	entries.reduce((sum, { duration }) => sum + (duration ?? 0), 0);

/** Where the next entry of a day begins: where the last one ended, or at the usual time. */
export function nextStart(entries: Pick<TimeEntry, 'end_time'>[], usual = '09:00'): string {
	const end = entries.at(-1)?.end_time;
	if (!end) return usual;
	const moment = new Date(end);
	return `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
}
