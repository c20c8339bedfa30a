/** Completes and checks a time entry on plain writes: its times, whether it is billable, and that it is not in the future. */

import { refuseSubmitted } from '../approval/refuse-submitted.js';
import type { Context, Row } from '../core/context.js';
import { keyOf } from '../core/keys.js';
import { readRow, readRows } from '../core/load.js';
import { ownOrganization } from '../core/organizations.js';
import { momentOf, wholeSeconds } from '../core/rules/wall-clock.js';
import type { TimeEntry } from '../generated/schema.js';
import { TIME_ENTRIES } from './approvable.js';
import { kontorError } from './errors.js';
import { futureField, isBillableByDefault, isContradictory, LONGEST_SECONDS, type Span, spanOf, type Written } from './rules/span.js';
import { runningTimerOf, timerRunning } from './running-timer.js';

export async function completeEntry(given: Row, context: Context): Promise<Row> {
	const { written, payload } = await readTimes(given, context);
	const task = await readRow(context, 'tasks', keyOf(payload.task_id));
	const project_id = payload.project_id ?? task?.project_id;
	const entry: Row = { ...payload, ...(project_id === undefined ? {} : { project_id }), ...(await ownUnlessSaid(payload, context)) };
	if (entry.is_billable === undefined || entry.is_billable === null)
		entry.is_billable = isBillableByDefault(await readRow(context, 'projects', keyOf(project_id)), task);
	const span = spanOf(written);
	// Without a beginning Directus says that it is required.
	if (!span) return entry;
	assertHasHappened(written, span);
	if (span.end) return { ...entry, end_time: span.end.toISOString() };
	await assertNoTimer(keyOf(entry.employee_id) ?? context.accountability?.user, context);
	return entry;
}

/** Without an employee, the entry is the caller's own. */
async function ownUnlessSaid({ employee_id }: Row, { accountability, database }: Context): Promise<{ employee_id?: string }> {
	if ((employee_id !== undefined && employee_id !== null) || !accountability?.user) return {};
	const own = await database('employees').where({ id: accountability.user }).first('id');
	return own ? { employee_id: own.id } : {};
}

export async function changeEntries(given: Row, keys: string[], context: Context): Promise<Row> {
	const rows = await readRows(context, 'time_entries', (query) => query.whereIn('id', keys));
	refuseSubmitted(TIME_ENTRIES, rows, context);
	const { written, payload } = await readTimes(given, context);
	const change = { ...payload, ...(await billableOf(payload, rows, context)) };
	if (written.start === undefined && written.end === undefined && written.duration === undefined) return change;
	const ends = new Set<string | null>();
	for (const row of rows) {
		const span = spanOf(written, { start: new Date(row.start_time), end: row.end_time === null ? null : new Date(row.end_time) })!;
		assertHasHappened(written, span);
		if (span.end === null && row.end_time !== null) await assertNoTimer(keyOf(payload.employee_id) ?? row.employee_id, context);
		ends.add(span.end?.toISOString() ?? null);
	}
	if (written.duration === undefined || ends.size === 0) return change;
	if (ends.size > 1) throw kontorError('INVALID_REQUEST', { reason: 'duration is set for one entry at a time', field: 'duration' });
	return { ...change, end_time: [...ends][0] };
}

/** For other people the database refuses it, once it is clear that the caller may write their time. */
async function assertNoTimer(employee: string | null | undefined, context: Context): Promise<void> {
	const running = employee && employee === context.accountability?.user && (await runningTimerOf(employee, context));
	if (running) throw await timerRunning(running, context);
}

function assertHasHappened(written: Written, span: Span): void {
	if (isContradictory(written, span))
		throw kontorError('INVALID_REQUEST', { reason: 'duration is not the time between start_time and end_time', field: 'duration' });
	const field = futureField(span, new Date());
	if (field)
		throw kontorError('ENTRY_IN_FUTURE', { collection: 'time_entries', field: written.duration === undefined ? field : 'duration' });
}

/** The times as moments, in whole seconds; a text without an offset is in the organization's time zone. */
async function readTimes(given: Row, context: Context): Promise<{ written: Written; payload: Row }> {
	const { duration, ...payload } = given;
	const written: Written = {};
	for (const [field, name] of [
		['start_time', 'start'],
		['end_time', 'end'],
	] as const) {
		const value = payload[field];
		if (value === undefined || (value === null && name === 'start')) continue;
		if (value === null) written.end = null;
		else {
			const moment = await readMoment(value, context);
			if (!moment)
				throw kontorError('INVALID_REQUEST', { reason: `${field} is not a moment: give it like 2026-03-29T09:00:00+02:00`, field });
			written[name] = wholeSeconds(moment);
			payload[field] = written[name].toISOString();
		}
	}
	if (duration !== undefined && duration !== null) {
		written.duration = Number(duration);
		if (!Number.isInteger(written.duration) || written.duration < 0 || written.duration > LONGEST_SECONDS)
			throw kontorError('INVALID_REQUEST', { reason: `duration is whole seconds, at most ${LONGEST_SECONDS}`, field: 'duration' });
	}
	return { written, payload };
}

async function readMoment(value: unknown, context: Context): Promise<Date | undefined> {
	if (value instanceof Date) return value;
	if (typeof value !== 'string') return undefined;
	const zone = /(Z|[+-]\d{2}:?\d{2})$/i.test(value) ? 'UTC' : (await ownOrganization(context))?.time_zone;
	return momentOf(value, zone ?? 'Europe/Berlin');
}

/** Whether time is charged for follows its project and task, until somebody has said otherwise. */
async function billableOf(payload: Row, rows: TimeEntry[], context: Context): Promise<{ is_billable?: boolean }> {
	if (payload.is_billable !== undefined || (payload.project_id === undefined && payload.task_id === undefined)) return {};
	const usual = async (project: unknown, task: unknown) =>
		isBillableByDefault(await readRow(context, 'projects', keyOf(project)), await readRow(context, 'tasks', keyOf(task)));
	const wanted = new Set<boolean>();
	for (const row of rows) {
		const before = await usual(row.project_id, row.task_id);
		const after = await usual(
			payload.project_id === undefined ? row.project_id : payload.project_id,
			payload.task_id === undefined ? row.task_id : payload.task_id,
		);
		wanted.add(row.is_billable === before ? after : row.is_billable);
	}
	if (wanted.size > 1)
		throw kontorError('INVALID_REQUEST', {
			reason: 'is_billable is not the same for all of these entries: give it too',
			field: 'is_billable',
		});
	return wanted.size === 1 ? { is_billable: [...wanted][0]! } : {};
}
