/** Proposes notices each morning for organizations that want it (`settings.dunning_automatic`); a person still decides. */
import { defineJob, type JobContext } from '../core/jobs/jobs.js';
import { propose } from './propose.js';

export async function proposeForAll({ database, transaction }: Pick<JobContext, 'database' | 'transaction'>): Promise<number> {
	const organizations: string[] = await database('organizations')
		.whereRaw("settings -> 'dunning_automatic' = 'true'::jsonb")
		.orderBy('id')
		.pluck('id');
	let proposed = 0;
	for (const id of organizations) proposed += (await transaction((context) => propose(id, { isAutomatic: true }, context))).length;
	return proposed;
}

export const proposeDunningDaily = defineJob({
	name: 'propose-dunning',
	cron: '17 4 * * *',
	run: async (_payload, context) => ({ proposed: await proposeForAll(context) }),
});
