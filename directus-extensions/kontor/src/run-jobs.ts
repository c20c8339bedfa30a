/** Starts the jobs when the server serves (not in commands beside it), and lets them end before it does. */
import { defineHook } from '@directus/extensions-sdk';
import type { Knex } from 'knex';
import { areRunning, startJobs, stopJobs } from './core/jobs/jobs.js';
import { inTransaction, SERVER } from './core/verbs/verb.js';
import { JOBS } from './jobs.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LONGEST_STOP = 5000;

export default defineHook(({ action }, { services, database, getSchema, emitter, logger, env }) => {
	const start = () =>
		startJobs(JOBS, {
			connection: connectionOf(database),
			hasTimetable: String(env.KONTOR_JOBS_TIMETABLE) !== 'false',
			logger,
			database,
			transaction: async (work) => inTransaction({ accountability: SERVER, services, database, emitter, schema: await getSchema() }, work),
		});
	action('server.start', () => {
		start();
		endWithTheServer();
	});
	// The bundle was loaded anew into a server that serves already.
	if (areRunning()) start();
});

/** As Directus connects, whatever it was told: settings one by one, an address, TLS. */
function connectionOf(database: Knex): object {
	// The password is there, but hidden from whoever lists the settings.
	const { connectionSettings } = database.client;
	return { ...connectionSettings, password: connectionSettings.password };
}

/**
 * Directus closes its connections at a signal and then sends the signal again, to end by it. As long as somebody listens, that
 * does not end the process: so the last word is here, when the jobs have stopped as well.
 */
function endWithTheServer(): void {
	let stopped: Promise<unknown> | undefined;
	for (const signal of SIGNALS)
		process.on(signal, () => {
			const isAgain = stopped !== undefined;
			stopped ??= Promise.race([stopJobs().catch(() => {}), new Promise((resolve) => setTimeout(resolve, LONGEST_STOP))]);
			if (isAgain) stopped.then(() => process.exit(0));
		});
}
