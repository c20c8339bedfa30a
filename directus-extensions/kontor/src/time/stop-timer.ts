/** Stops the caller's timer: now, or when they say that the work ended. */

import { writeAsCaller } from '../core/load.js';
import { wholeSeconds } from '../core/rules/wall-clock.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { TimeEntry } from '../generated/schema.js';
import type { StopTimer } from './contracts.js';
import { kontorError } from './errors.js';
import { LONGEST_SECONDS } from './rules/span.js';
import { lockOwnTimer } from './running-timer.js';

export async function stopTimer(given: StopTimer, context: VerbContext): Promise<string> {
	const running = await lockOwnTimer(context);
	if (!running) throw kontorError('NO_TIMER');
	await finish(running, given, context);
	return running.id;
}

/** Returns when it ended. Nobody works for more than a day: a timer that was forgotten needs a person who knows. */
export async function finish(entry: TimeEntry, { end_time, note }: StopTimer, context: VerbContext): Promise<Date> {
	const start = new Date(entry.start_time);
	const end = end_time ? new Date(end_time) : wholeSeconds(new Date(Math.max(context.now.getTime(), start.getTime())));
	if (!end_time && end.getTime() - start.getTime() > LONGEST_SECONDS * 1000)
		throw kontorError('END_TIME_NEEDED', { collection: 'time_entries', field: 'end_time', id: entry.id, since: entry.start_time });
	const change = { end_time: end.toISOString(), ...(note === undefined || note === null ? {} : { note }) };
	await writeAsCaller(context, 'time_entries', (items, options) => items.updateOne(entry.id, change, options));
	return end;
}
