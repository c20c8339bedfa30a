/** The timer of the person who asks: at most one runs. */
import type { Context } from '../core/context.js';
import { readRows } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { TimeEntry } from '../generated/schema.js';
import { kontorError } from './errors.js';

export const runningTimerOf = async (employee: string, context: Context): Promise<TimeEntry | undefined> =>
	(await readRows(context, 'time_entries', (query) => query.where({ employee_id: employee }).whereNull('end_time')))[0];

/** Requests that start or stop at the same time wait here, so that each sees the result of the one before. */
export async function lockOwnTimer(context: VerbContext): Promise<TimeEntry | undefined> {
	const me = context.accountability.user!;
	const employee = await context.database('employees').select('id').where({ id: me }).forNoKeyUpdate().first();
	if (!employee) throw kontorError('NO_EMPLOYEE');
	return runningTimerOf(me, context);
}

/** Says which one runs, as far as it is the caller's own. */
export async function timerRunning(entry: TimeEntry, { database, accountability }: Context): Promise<Error> {
	const details = { collection: 'time_entries', field: 'end_time' };
	if (accountability?.user !== entry.employee_id) return kontorError('TIMER_RUNNING', details);
	const project = entry.project_id && (await database('projects').select('id', 'title').where({ id: entry.project_id }).first());
	return kontorError('TIMER_RUNNING', { ...details, id: entry.id, project: project || null, since: entry.start_time });
}
