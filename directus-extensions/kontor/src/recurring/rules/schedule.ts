/**
 * When a series is billed: its periods follow each other without a gap from the start date on, each beginning on the same day
 * of the month, or on the last one where a month is too short: 31 January, 28 February, 31 March. A period is due on its first day.
 */
import { addDays, addMonths, type Day } from '../../core/rules/days.js';

export type Interval = 'monthly' | 'quarterly' | 'yearly';

export interface Series {
	interval: Interval;
	start_date: Day;
	end_date?: Day | null;
	/** Periods that begin before it have been billed, or are left out. */
	next_run_date?: Day | null;
}

export interface Period {
	/** The first is 0. */
	index: number;
	from: Day;
	to: Day;
	/** How many anniversaries of the start date have gone by when it begins. */
	years: number;
}

const MONTHS: Record<Interval, number> = { monthly: 1, quarterly: 3, yearly: 12 };

export function periodAt({ interval, start_date }: Pick<Series, 'interval' | 'start_date'>, index: number): Period {
	const months = MONTHS[interval];
	const from = addMonths(start_date, index * months);
	return { index, from, to: addDays(addMonths(start_date, (index + 1) * months), -1), years: Math.floor((index * months) / 12) };
}

/** The first period that begins on this day or after it. */
export function periodFrom(series: Pick<Series, 'interval' | 'start_date'>, day: Day): Period {
	if (day <= series.start_date) return periodAt(series, 0);
	const [year, month] = partsOf(day);
	const [startYear, startMonth] = partsOf(series.start_date);
	// Months tell where to look; the day of the month decides.
	const months = (year - startYear) * 12 + month - startMonth;
	const period = periodAt(series, Math.floor(months / MONTHS[series.interval]));
	return period.from >= day ? period : periodAt(series, period.index + 1);
}

/** The next period that is still to be billed; none when the series has ended. */
export function nextPeriod(series: Series): Period | undefined {
	const period = periodFrom(series, series.next_run_date ?? series.start_date);
	return series.end_date && period.from > series.end_date ? undefined : period;
}

/** What has to be billed up to today, in order; at most so many at once. */
export function duePeriods(series: Series, today: Day, most: number): Period[] {
	const due: Period[] = [];
	for (let period = nextPeriod(series); period && period.from <= today && due.length < most; ) {
		due.push(period);
		period = nextPeriod({ ...series, next_run_date: addDays(period.from, 1) });
	}
	return due;
}

export const isOnSchedule = (series: Pick<Series, 'interval' | 'start_date'>, day: Day): boolean => periodFrom(series, day).from === day;

/** The days around one on which a period begins. */
export function neighbours(series: Pick<Series, 'interval' | 'start_date'>, day: Day): { before: Day; after: Day } {
	const { index, from } = periodFrom(series, day);
	return { before: periodAt(series, Math.max(index - 1, 0)).from, after: from };
}

const partsOf = (day: Day) => day.split('-').map(Number) as [number, number];
