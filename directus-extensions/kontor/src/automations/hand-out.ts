/**
 * Makes runs of what happened: one job for each automation that waits for the event, in the transaction that takes the event away.
 * So each runs once, however many servers there are.
 */
import { defineJob, enqueue, type JobContext } from '../core/jobs/jobs.js';
import { untilDone } from '../core/jobs/until-done.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { type Run, runAutomation } from './run-automation.js';

interface Event {
	id: string;
	organization_id: string;
	event: string;
	collection: string;
	items: string[];
}

async function handOutSome(context: VerbContext, most: number): Promise<number> {
	const { database } = context;
	const next = database('kontor_system.events').select('id').orderBy('created_at').limit(most).forUpdate().skipLocked();
	const events: Event[] = await database('kontor_system.events').whereIn('id', next).delete().returning('*');
	for (const event of events)
		for (const automation of await waitingFor(event, context)) {
			const { id, collection, items } = event;
			await enqueue<Run>({ database }, runAutomation, { automation, event: id, collection, items });
		}
	return events.length;
}

function waitingFor({ organization_id, event, collection, items }: Event, { database }: VerbContext): Promise<string[]> {
	const query = database('automations').where({ organization_id, event, is_active: true }).orderBy('id');
	// What the clock says, it says to one.
	return (collection === 'automations' ? query.whereIn('id', items) : query).pluck('id');
}

export const handOut = (context: Pick<JobContext, 'transaction'>): Promise<number> => untilDone(handOutSome, context);

/** Usually there is nothing left to do: the servers hear of events as soon as they are committed (listen.ts). */
export const handOutRegularly = defineJob({
	name: 'hand-out-events',
	cron: '* * * * *',
	run: async (_payload, context) => ({ events: await handOut(context) }),
});
