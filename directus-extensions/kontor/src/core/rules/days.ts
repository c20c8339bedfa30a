/** Days of the calendar, as text: '2026-03-29'. No clock and no time zone in here. */
export type Day = string;

const MS = 86_400_000;
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const of = (time: number): Day => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => of(at(day) + days * MS);
export const daysBetween = (from: Day, to: Day): number => Math.round((at(to) - at(from)) / MS);

/** The same day so many months later, or the last one of that month: 31 January + 1 is 28 February. */
export function addMonths(day: Day, months: number): Day {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const first = new Date(Date.UTC(year, month - 1 + months, 1));
	const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	return of(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}

export const earliest = (days: readonly Day[]): Day | undefined => [...days].sort()[0];
export const latest = (days: readonly Day[]): Day | undefined => [...days].sort().at(-1);
