/** For operators: what runs in the background, and what was given up. Served below /jobs. */
import { z } from 'zod';
import { kontorError } from '../errors/errors.js';
import { uuid } from '../fields.js';
import { type Verb, type VerbContext, verb } from '../verbs/verb.js';
import { retryJob } from './jobs.js';

/** Jobs belong to all organizations, and so do their payloads. */
function assertAdministrator({ accountability }: VerbContext): void {
	if (!accountability.admin) throw kontorError('VERB_NOT_ALLOWED', { policy: 'administrator' });
}

const moment = z.iso.datetime();
const jobsAnswer = z.object({
	jobs: z.array(
		z.object({
			name: z.string(),
			cron: z.string().nullable(),
			waiting: z.int(),
			active: z.int(),
			failed: z.int(),
			last_completed_at: moment.nullable(),
		}),
	),
	failed: z.array(z.looseObject({ id: uuid, name: z.string(), attempts: z.int(), created_at: moment, failed_at: moment.nullable() })),
});

export const listJobs = verb({
	method: 'get',
	path: '/',
	summary: { de: 'Hintergrundaufgaben ansehen', en: 'List background jobs' },
	answer: jobsAnswer,
	input: z.object({}),
	run: async (_input, context) => {
		assertAdministrator(context);
		const { database } = context;
		const { rows: jobs } = await database.raw(`
			select q.name, s.cron, count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
				count(j.id) filter (where j.state = 'active')::int as active, count(j.id) filter (where j.state = 'failed')::int as failed,
				max(j.completed_on) filter (where j.state = 'completed') as last_completed_at
			from pgboss.queue q left join pgboss.job j on j.name = q.name left join pgboss.schedule s on s.name = q.name
			where q.name not like '\\_\\_%' group by q.name, s.cron order by q.name`);
		const { rows: failed } = await database.raw(`
			select id, name, retry_count + 1 as attempts, created_on as created_at, completed_on as failed_at, output -> 'message' as error, data as payload
			from pgboss.job where state = 'failed' and name not like '\\_\\_%' order by completed_on desc limit 100`);
		return { jobs, failed };
	},
});

export const retryFailedJob = verb({
	method: 'post',
	path: '/:id/retry',
	summary: { de: 'Aufgegebene Aufgabe wiederholen', en: 'Try a failed job again' },
	answer: z.object({ id: uuid, name: z.string() }),
	input: z.strictObject({ id: uuid }),
	run: async ({ id }, context) => {
		assertAdministrator(context);
		const job = await context.database('pgboss.job').where({ id, state: 'failed' }).first('name');
		if (!job) throw kontorError('NOT_FOUND', { collection: 'jobs' });
		await retryJob(context, job.name, id);
		return { id, name: job.name };
	},
});

export const jobVerbs: readonly Verb[] = [listJobs, retryFailedJob];
