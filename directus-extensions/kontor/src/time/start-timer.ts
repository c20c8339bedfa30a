/** Starts the caller's timer; the one that runs is stopped first where they ask for it, or nothing happens. */
import { writeAsCaller } from '../core/load.js';
import { wholeSeconds } from '../core/rules/wall-clock.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { StartTimer } from './contracts.js';
import { lockOwnTimer, timerRunning } from './running-timer.js';
import { finish } from './stop-timer.js';

export async function startTimer({ stop_running, ...given }: StartTimer, context: VerbContext): Promise<string> {
	const running = await lockOwnTimer(context);
	if (running && !stop_running) throw await timerRunning(running, context);
	// A request that had to wait may have an earlier time than the one before: the new start must not be before the end.
	const start = running ? await finish(running, {}, context) : wholeSeconds(context.now);
	return writeAsCaller(context, 'time_entries', (items, options) =>
		items.createOne({ ...given, employee_id: context.accountability.user, start_time: start.toISOString() }, options),
	);
}
