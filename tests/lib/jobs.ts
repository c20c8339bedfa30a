/** Background jobs of the shared server, on demand. */
import { expect } from 'vitest';
import { sql } from './database.ts';

/** Asks for a job as its time table would, and waits until the server has run it. */
export async function runJob(name: string, end: 'completed' | 'failed' = 'completed'): Promise<unknown> {
	const [job] = await sql(
		`insert into pgboss.job (name, data, policy, retry_limit) select name, '{}', policy, $2 from pgboss.queue where name = $1 on conflict do nothing returning id`,
		// One that is to fail does so at once.
		[name, end === 'failed' ? 0 : 2],
	);
	// One is under way already: it may have begun before what this test is about.
	if (!job) {
		await new Promise((resolve) => setTimeout(resolve, 500));
		return runJob(name, end);
	}
	// What `send` of pg-boss does: wakes the worker, which looks by itself only every few seconds.
	await sql(`select pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), $1)`, [name]);
	const state = async () => (await sql('select state, output from pgboss.job where id = $1', [job.id]))[0]!;
	await expect.poll(async () => (await state()).state, { timeout: 30_000, interval: 100 }).toBe(end);
	return (await state()).output;
}
