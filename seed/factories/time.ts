/** Time entries, and what a working day of somebody in an office looks like. */
import { type Day, moment } from './calendar.ts';
import type { Maker, Row } from './maker.ts';
import type { Random } from './random.ts';

export const timeEntry = (make: Maker, overrides: Row = {}) =>
	make.row(
		'time_entries',
		(count) => ({
			employee_id: null,
			project_id: null,
			task_id: null,
			service_id: null,
			start_time: moment(make.today, 9 * 60),
			end_time: moment(make.today, 11 * 60),
			is_billable: true,
			note: `Arbeit ${count}`,
			status: 'approved',
			rejection_reason: null,
			approved_by: null,
			approved_at: null,
			hourly_rate: null,
			invoice_line_id: null,
		}),
		overrides,
	);

/** From and to, in minutes after midnight. */
export type Block = readonly [from: number, to: number];

const STEP = 15;
const steps = (random: Random, from: number, to: number) => random.int(from / STEP, to / STEP) * STEP;

/** A day of about `hours`, in quarters of an hour: a morning, a lunch break, an afternoon, none of them in one piece. */
export function workingDay(random: Random, hours: number, habit = 8 * 60 + 30): Block[] {
	const begin = habit + steps(random, -30, 45);
	const work = Math.max(60, Math.round((hours * 60) / STEP) * STEP + steps(random, -30, 45));
	if (work <= 4 * 60) return split(random, begin, work);
	const lunch = 11 * 60 + 45 + steps(random, 0, 75);
	const morning = lunch - begin;
	return [...split(random, begin, morning), ...split(random, lunch + steps(random, 30, 60), Math.max(60, work - morning))];
}

function split(random: Random, begin: number, length: number): Block[] {
	const blocks: Block[] = [];
	const end = begin + length;
	for (let from = begin; from < end; ) {
		let to = Math.min(end, from + steps(random, 45, 180));
		// No crumbs: what would be left of less than half an hour belongs to the last piece.
		if (end - to < 30) to = end;
		blocks.push([from, to]);
		from = to;
	}
	return blocks;
}

export const moments = (day: Day, [from, to]: Block) => ({ start_time: moment(day, from), end_time: moment(day, to) });

/** Holidays, and the days in bed: a fortnight, a week, and now and then a cold. */
export function absences(random: Random, workdays: readonly Day[]): Set<Day> {
	const away = new Set<Day>();
	for (const length of [10, 5]) {
		const from = random.int(0, Math.max(0, workdays.length - length - 1));
		for (const day of workdays.slice(from, from + length)) away.add(day);
	}
	for (const day of workdays) if (random.chance(0.015)) away.add(day);
	return away;
}
