/** Jobs are part of the transaction that asks for them, are tried again, and run once, however many servers there are. */
import knexFactory, { type Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defineJob, enqueue, type Job, openJobs, startJobs, stopJobs } from '../../directus-extensions/kontor/src/core/jobs/jobs.ts';
import { purgeIdempotencyKeys } from '../../directus-extensions/kontor/src/core/verbs/purge-idempotency-keys.ts';
import { createDatabase } from '../../scripts/lib/postgres.ts';
import { call } from '../lib/api.ts';
import { sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { addWorld, type World } from '../lib/world.ts';

/** Beside the database of the shared server, whose workers would take these jobs for unknown. */
const DATABASE = 'jobs_alone';
const logged: string[] = [];
const note = (...what: unknown[]) => void logged.push(String(what.at(-1)));
const runs: Record<string, { data: any; attempt: number; server: string }[]> = {};

const jobsOf = (server: string): Record<string, Job<any>> => {
	const noted =
		(name: string) =>
		async (data: object, { attempt }: { attempt: number }) => {
			runs[name] = [...(runs[name] ?? []), { data, attempt, server }];
		};
	const fails = async (data: object, { attempt }: { attempt: number }) => {
		await noted('fails')(data, { attempt });
		throw new Error('not today');
	};
	return {
		plain: defineJob({ name: 'plain', run: noted('plain') }),
		yearly: defineJob({ name: 'yearly', cron: '0 0 1 1 *', run: noted('yearly') }),
		fails: defineJob({ name: 'fails', retry: { limit: 2, delay: 1, maxDelay: 1 }, run: fails }),
	};
};
const one = jobsOf('one');
const two = jobsOf('two');

let knex: Knex;
let second: ReturnType<typeof openJobs>;
let world: World;

beforeAll(async () => {
	const { host, port, user, password } = inject('connection');
	await createDatabase(inject('connection'), DATABASE);
	knex = knexFactory({ client: 'pg', connection: { host, port, user, password, database: DATABASE } });
	const server = {
		connection: { host, port, user, password, database: DATABASE, cronMonitorIntervalSeconds: 1, cronWorkerIntervalSeconds: 1 },
		logger: { info: note, warn: note, error: note },
		database: knex,
		polling: 1,
		transaction: () => Promise.reject(new Error('not used here')),
	};
	// Both at once, on a database that has no schema for jobs yet.
	const first = startJobs(Object.values(one), server);
	second = openJobs(Object.values(two), server);
	await Promise.all([first.ready, second.ready]);
	world = await addWorld();
});
afterAll(async () => {
	await stopJobs();
	await second?.stop();
	await knex?.destroy();
});

const until = (what: () => boolean | undefined) => expect.poll(what, { timeout: 20_000, interval: 100 }).toBe(true);

test('a job is there once the transaction is committed, and never was if it is rolled back', async () => {
	const count = async (run: number) =>
		Number((await knex.raw(`select count(*) from pgboss.job where name = 'plain' and data ->> 'run' = '${run}'`)).rows[0].count);
	const rolledBack = knex.transaction(async (database) => {
		expect(await enqueue({ database }, one.plain!, { run: 1 })).toMatch(/^[0-9a-f-]{36}$/);
		throw new Error('no');
	});
	await expect(rolledBack).rejects.toThrow('no');
	expect(await count(1)).toBe(0);
	await knex.transaction(async (database) => {
		await enqueue({ database }, one.plain!, { run: 2, text: "what's up? :x ??" });
		expect(await count(2)).toBe(0);
	});
	await until(() => runs.plain?.some(({ data }) => data.run === 2));
	expect(runs.plain?.filter(({ data }) => data.run === 1)).toEqual([]);
	expect(runs.plain![0]!.data.text).toBe("what's up? :x ??");
});

test('two servers share the work: each job runs once', async () => {
	for (let run = 100; run < 140; run++) await enqueue({ database: knex }, one.plain!, { run });
	const mine = () => (runs.plain ?? []).filter(({ data }) => data.run >= 100).map(({ data }) => data.run);
	await until(() => mine().length >= 40);
	expect(mine().toSorted()).toEqual(Array.from({ length: 40 }, (_, index) => 100 + index));
});

test('what fails is tried again, and stays to be seen when it is given up', async () => {
	const id = await enqueue({ database: knex }, one.fails!, {});
	await until(() => runs.fails?.length === 3);
	expect(runs.fails!.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
	await expect.poll(async () => (await knex('pgboss.job').where({ id }).first('state')).state).toBe('failed');
	expect(logged.filter((line) => line.includes(id!) && line.includes('given up'))).toHaveLength(1);
});

test('a regular job that came due while no server ran is made up for, once, by one of them', async () => {
	expect(runs.yearly).toBeUndefined();
	await knex('pgboss.schedule').update({ created_on: knex.raw("now() - interval '2 years'") });
	await knex('pgboss.version').update({ cron_on: knex.raw("now() - interval '2 years'") });
	await until(() => runs.yearly?.length === 1);
	await new Promise((resolve) => setTimeout(resolve, 3000));
	expect(runs.yearly).toHaveLength(1);
});

test('the server has its regular jobs registered; administrators see them, nobody else', async () => {
	const { people } = world.here;
	const answer = await call(people.Administrator, '/jobs');
	expect(answer.status).toBe(200);
	const named = Object.fromEntries(answer.data.jobs.map((job: any) => [job.name, job.cron]));
	expect(named).toMatchObject({ 'purge-idempotency-keys': expect.stringMatching(/\* \* \*$/) });
	for (const role of ['Manager', 'Integrator', 'Auditor'] as const)
		expect((await call(people[role], '/jobs')).codes).toEqual(['VERB_NOT_ALLOWED']);
});

test('a job that was given up is tried again when an administrator says so', async () => {
	const [job] = await sql(
		"insert into pgboss.job (name, data, state, completed_on, output) values ('purge-idempotency-keys', '{}', 'failed', now(), '{\"message\": \"no\"}') returning id",
	);
	const { people } = world.here;
	const failed = (await call(people.Administrator, '/jobs')).data.failed;
	expect(failed).toContainEqual(expect.objectContaining({ id: job!.id, name: 'purge-idempotency-keys', error: 'no' }));
	expect((await call(people.Manager, `/jobs/${job!.id}/retry`, { method: 'POST' })).codes).toEqual(['VERB_NOT_ALLOWED']);
	expect((await call(people.Administrator, `/jobs/${job!.id}/retry`, { method: 'POST' })).status).toBe(200);
	await expect
		.poll(async () => (await sql('select state from pgboss.job where id = $1', [job!.id]))[0]!.state, { timeout: 20_000 })
		.toBe('completed');
	expect((await call(people.Administrator, `/jobs/${job!.id}/retry`, { method: 'POST' })).codes).toEqual(['NOT_FOUND']);
});

test('answers to an Idempotency-Key are forgotten after a week', async () => {
	const caller = 'somebody';
	for (const [key, age] of [
		['new', '6 days 23 hours'],
		['old', '7 days 1 hour'],
	])
		await sql(
			`insert into kontor_system.idempotency_keys (caller, key, request, created_at) values ($1, $2, '', now() - interval '${age}')`,
			[caller, key],
		);
	const { host, port, user, password, database } = inject('connection');
	const own = knexFactory({ client: 'pg', connection: { host, port, user, password, database } });
	expect(await purgeIdempotencyKeys(own)).toBeGreaterThan(0);
	await own.destroy();
	expect(await sql('select key from kontor_system.idempotency_keys where caller = $1', [caller])).toEqual([{ key: 'new' }]);
});
