/** A day as people type it, and as they read it. Pure: what day it is today comes from outside. */

/** Words for days, counted from today. */
const WORDS: Record<string, number> = {
	heute: 0,
	h: 0,
	today: 0,
	t: 0,
	gestern: -1,
	yesterday: -1,
	vorgestern: -2,
	morgen: 1,
	tomorrow: 1,
	übermorgen: 2,
	uebermorgen: 2,
};

/** From Monday, as they are written in full or with two letters. */
const WEEKDAYS: [number, string[]][] = [
	[0, ['montag', 'mo', 'monday', 'mon']],
	[1, ['dienstag', 'di', 'tuesday', 'tue']],
	[2, ['mittwoch', 'mi', 'wednesday', 'wed']],
	[3, ['donnerstag', 'do', 'thursday', 'thu']],
	[4, ['freitag', 'fr', 'friday', 'fri']],
	[5, ['samstag', 'sa', 'sonnabend', 'saturday', 'sat']],
	[6, ['sonntag', 'so', 'sunday', 'sun']],
];

const two = (value: number): string => String(value).padStart(2, '0');

/** Nothing where there is no such day, as on 30 February. */
function dayOf(year: number, month: number, day: number): string | undefined {
	const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text && year >= 1900 && year <= 2199 ? text : undefined;
}

export function daysLater(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

/** `26` is 2026. */
const yearOf = (text: string): number => (text.length <= 2 ? 2000 : 0) + Number(text);

/**
 * "1.2." (of this year), "1.2.26", "01.02.2026", "1/2/26", "2026-02-01", "0102", "010226", "heute", "morgen", "+14", "-3", "Mo" (the next one).
 * Day comes before month in both languages. Undefined where it can't be read.
 */
export function readDay(typed: string, today: string): string | undefined {
	const text = typed.trim().toLowerCase();
	const offset = /^([+\-−])\s?(\d{1,4})$/.exec(text);
	if (offset) return daysLater(today, offset[1] === '+' ? Number(offset[2]) : -Number(offset[2]));
	if (text in WORDS) return daysLater(today, WORDS[text]!);
	const weekday = WEEKDAYS.find(([, names]) => names.includes(text.replace(/\.$/, '')));
	if (weekday) {
		const now = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
		return daysLater(today, (weekday[0] - now + 7) % 7 || 7);
	}
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const [year, month] = today.split('-').map(Number) as [number, number];
	const parts = /^(\d{1,2})[.\-/ ]+(?:(\d{1,2})(?:[.\-/ ]+(\d{2}|\d{4})?)?)?$/.exec(text);
	if (parts) return dayOf(parts[3] ? yearOf(parts[3]) : year, parts[2] ? Number(parts[2]) : month, Number(parts[1]));
	const digits = /^(\d{2})(\d{2})?(\d{2}|\d{4})?$/.exec(text) ?? /^(\d)$/.exec(text);
	if (digits) return dayOf(digits[3] ? yearOf(digits[3]) : year, digits[2] ? Number(digits[2]) : month, Number(digits[1]));
	return undefined;
}

/** `01.02.2026` for German readers, `01/02/2026` for English ones, whatever the browser is set to. */
export function showDay(day: string | null | undefined, locale: string): string {
	const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? '') ?? [];
	if (!year) return '';
	return locale === 'en' ? `${date}/${month}/${year}` : `${date}.${month}.${year}`;
}

/** The weeks of the month that a day is in, from Monday, with the days before and after that fill them. */
export function weeksOf(day: string): string[][] {
	const first = `${day.slice(0, 7)}-01`;
	const monday = daysLater(first, -((new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7));
	return Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, index) => daysLater(monday, week * 7 + index))).filter(
		(week) => week.some((one) => one.slice(0, 7) === day.slice(0, 7)),
	);
}

/** The same day of another month, or its last one. */
export function monthsLater(day: string, months: number): string {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const wanted = new Date(Date.UTC(year, month - 1 + months, 1));
	const last = new Date(Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth() + 1, 0)).getUTCDate();
	wanted.setUTCDate(Math.min(date, last));
	return wanted.toISOString().slice(0, 10);
}
