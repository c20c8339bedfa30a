/** Spans of days that people ask for, as conditions on a day or on a moment. */
import { isoDay } from '../i18n/format';

export const PERIODS = ['today', 'this_week', 'last_week', 'this_month', 'last_month', 'this_year'] as const;
export type Period = (typeof PERIODS)[number];

/** Both days are part of it. */
export interface Span {
	from?: string;
	to?: string;
}

export interface Condition {
	_gte?: string;
	_lte?: string;
	_lt?: string;
}

const shifted = (day: Date, days: number): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);

/** The week begins on Monday. */
const mondayOf = (day: Date): Date => shifted(day, -((day.getDay() + 6) % 7));

export function spanOf(period: Period, today: Date): Required<Span> {
	const [year, month] = [today.getFullYear(), today.getMonth()];
	const monday = mondayOf(today);
	const spans: Record<Period, [Date, Date]> = {
		today: [today, today],
		this_week: [monday, shifted(monday, 6)],
		last_week: [shifted(monday, -7), shifted(monday, -1)],
		this_month: [new Date(year, month, 1), new Date(year, month + 1, 0)],
		last_month: [new Date(year, month - 1, 1), new Date(year, month, 0)],
		this_year: [new Date(year, 0, 1), new Date(year, 11, 31)],
	};
	const [from, to] = spans[period];
	return { from: isoDay(from), to: isoDay(to) };
}

const midnight = (day: string, later = 0): string => shifted(new Date(`${day}T00:00:00`), later).toISOString();

/** A moment is before the midnight that ends the last day. */
export function conditionOf({ from, to }: Span, isMoment: boolean): Condition | null {
	if (!from && !to) return null;
	if (!isMoment) return { ...(from ? { _gte: from } : {}), ...(to ? { _lte: to } : {}) };
	return { ...(from ? { _gte: midnight(from) } : {}), ...(to ? { _lt: midnight(to, 1) } : {}) };
}

export function spanIn(condition: Condition | null | undefined, isMoment: boolean): Span {
	if (!condition) return {};
	if (!isMoment) return { from: condition._gte, to: condition._lte };
	return {
		from: condition._gte && isoDay(new Date(condition._gte)),
		to: condition._lt && isoDay(shifted(new Date(condition._lt), -1)),
	};
}

export const periodOf = ({ from, to }: Span, today: Date): Period | undefined =>
	PERIODS.find((period) => {
		const span = spanOf(period, today);
		return span.from === from && span.to === to;
	});
