/** Events of the clock ("every Monday morning"): once a day for each automation, whatever happens to the server. */
import { defineJob } from '../core/jobs/jobs.js';
import { dayIn } from '../core/organizations.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { isTime } from './rules/clock.js';

const hourIn = (timeZone: string, moment: Date): number =>
	Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(moment));

/** Returns how many automations it was time for. */
export async function ringClock({ database, now }: VerbContext): Promise<number> {
	const waiting: { id: string; event: string; organization_id: string; time_zone: string }[] = await database('automations')
		.join('organizations', 'organizations.id', 'automations.organization_id')
		.where('automations.is_active', true)
		.where('automations.event', 'like', 'schedule.%')
		.orderBy('automations.id')
		.select('automations.id', 'automations.event', 'automations.organization_id', 'organizations.time_zone');
	let rung = 0;
	for (const { id, event, organization_id, time_zone } of waiting) {
		const day = dayIn(time_zone, now);
		if (!isTime(event, { day, hour: hourIn(time_zone, now) })) continue;
		const isFirst = await database('kontor_system.clock_events')
			.insert({ automation_id: id, day })
			.onConflict(['automation_id', 'day'])
			.ignore()
			.returning('day');
		if (isFirst.length === 0) continue;
		await database('kontor_system.events').insert({ organization_id, event, collection: 'automations', items: [id] });
		rung += 1;
	}
	if (rung > 0) await database.raw("select pg_notify('kontor_events', '')");
	return rung;
}

export const ringClockRegularly = defineJob({
	name: 'ring-clock',
	cron: '*/5 * * * *',
	run: async (_payload, { transaction }) => ({ rung: await transaction(ringClock) }),
});
