/** Days are 'YYYY-MM-DD'; moments are ISO in UTC. German working days, and wall-clock time with summer time right. */
export type Day = string;

const DAY = 86_400_000;
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number): Day => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => dayOf(at(day) + days * DAY);
export const daysBetween = (from: Day, to: Day): number => Math.round((at(to) - at(from)) / DAY);
/** 0 is Sunday. */
export const weekday = (day: Day): number => new Date(at(day)).getUTCDay();
export const startOfWeek = (day: Day): Day => addDays(day, -((weekday(day) + 6) % 7));
export const startOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

export function addMonths(day: Day, months: number): Day {
	const [year = 0, month = 1] = day.split('-').map(Number);
	const first = dayOf(Date.UTC(year, month - 1 + months, 1));
	const last = dayOf(Date.UTC(year, month + months, 0));
	const same = first.slice(0, 8) + day.slice(8);
	return same > last ? last : same;
}

export const endOfMonth = (day: Day): Day => addDays(addMonths(startOfMonth(day), 1), -1);

export function daysFrom(from: Day, to: Day): Day[] {
	return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

/** Gauss, in the form of Butcher: right for every year of the Gregorian calendar. */
export function easterSunday(year: number): Day {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
	const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
	return dayOf(Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1));
}

const holidaysByYear = new Map<number, Set<Day>>();

/** The holidays that all German states share. */
export function holidays(year: number): Set<Day> {
	const known = holidaysByYear.get(year);
	if (known) return known;
	const easter = easterSunday(year);
	const moving = [-2, 1, 39, 50].map((days) => addDays(easter, days));
	const fixed = ['01-01', '05-01', '10-03', '12-25', '12-26'].map((rest) => `${year}-${rest}`);
	const all = new Set([...fixed, ...moving]);
	holidaysByYear.set(year, all);
	return all;
}

export const isWorkday = (day: Day): boolean => weekday(day) % 6 !== 0 && !holidays(yearOf(day)).has(day);

export function workdayOnOrBefore(day: Day): Day {
	return isWorkday(day) ? day : workdayOnOrBefore(addDays(day, -1));
}

export function workdayOnOrAfter(day: Day): Day {
	return isWorkday(day) ? day : workdayOnOrAfter(addDays(day, 1));
}

const HOUR = 3_600_000;
const offsets = new Map<string, Map<number, number>>();

/** How far the zone is ahead of UTC at this moment, in milliseconds. Asked once per hour, because Intl is slow. */
function offsetAt(time: number, zone: string): number {
	let ofZone = offsets.get(zone);
	if (!ofZone) {
		ofZone = new Map();
		offsets.set(zone, ofZone);
	}
	const hour = Math.floor(time / HOUR);
	const known = ofZone.get(hour);
	if (known !== undefined) return known;
	const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(hour * HOUR);
	const name = parts.find(({ type }) => type === 'timeZoneName')!.value;
	const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
	const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
	ofZone.set(hour, offset);
	return offset;
}

/**
 * The moment when the clocks of the zone show this many minutes after midnight. The offset is that of noon: clocks change at
 * night, when nobody in these data works.
 */
export function moment(day: Day, minutes: number, zone = 'Europe/Berlin'): string {
	const midnight = at(day);
	return new Date(midnight + minutes * 60_000 - offsetAt(midnight + DAY / 2, zone)).toISOString();
}

/** What a calendar on the wall of the zone shows at this moment, and the minutes since midnight on its clock. */
export function wallClock(now: string, zone = 'Europe/Berlin'): { day: Day; minutes: number } {
	const time = Date.parse(now);
	const local = time + offsetAt(time, zone);
	return { day: dayOf(local), minutes: Math.floor((local - Math.floor(local / DAY) * DAY) / 60_000) };
}
