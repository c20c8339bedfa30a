/**
 * For when a clock or a time zone was ahead and the last number is dated in the future: new numbers would have to wait for that day.
 * Somebody confirms it, with a reason; then numbers go on with today's date. No number is skipped or changed.
 */

import { loadLocked } from '../core/load.js';
import { noteChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';

export async function confirmClock(id: string, reason: string, context: VerbContext): Promise<void> {
	const sequence = await loadLocked(context, 'number_sequences', id);
	const { organization_id, kind, year, last_number: after_number } = sequence;
	// What the database adds: the day of that number, and the day from which it goes on.
	const [confirmed] = await context
		.database('kontor_system.clock_breaks')
		.insert({
			organization_id,
			kind,
			year,
			after_number,
			last_date: context.now,
			from_date: context.now,
			reason,
			created_by: context.accountability.user,
		})
		.returning([context.database.raw('last_date::text'), context.database.raw('from_date::text')]);
	await noteChange(context, {
		collection: 'number_sequences',
		id,
		row: sequence,
		delta: { clock_confirmed: { after_number, ...confirmed, reason } },
	});
}
