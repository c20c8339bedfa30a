/** Forgets the first answers of requests with an Idempotency-Key: nobody repeats a request after a week. */
import type { Knex } from 'knex';
import { defineJob } from '../jobs/jobs.js';

const DAYS = 7;

/** Returns how many were forgotten. */
export const purgeIdempotencyKeys = (database: Knex): Promise<number> =>
	database('kontor_system.idempotency_keys')
		.where('created_at', '<', database.raw(`now() - interval '${DAYS} days'`))
		.delete();

export const purgeIdempotencyKeysDaily = defineJob({
	name: 'purge-idempotency-keys',
	cron: '41 2 * * *',
	run: async (_payload, { database }) => ({ purged: await purgeIdempotencyKeys(database) }),
});
