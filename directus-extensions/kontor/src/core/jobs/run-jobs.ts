/** Starts the jobs when the server serves (not in commands beside it), and lets them end before it does. */
import type { Knex } from 'knex';
import { atMost } from '../bounds/at-most.js';
import type { Register, Server } from '../define-module.js';
import { allJobs } from '../modules.js';
import { inTransaction, SERVER } from '../verbs/run-verb.js';
import { areRunning, startJobs, stopJobs } from './jobs.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LONGEST_STOP = 5000;

export function runJobs({ action }: Pick<Register, 'action'>, { services, database, getSchema, emitter, logger, env }: Server): void {
	const start = () =>
		startJobs(allJobs(), {
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
	// The bundle was loaded again into a running server.
	if (areRunning()) start();
}

/** The same connection settings as Directus, however they were given: one by one, as an address, with TLS. */
function connectionOf(database: Knex): object {
	// The password is a property that is not enumerable.
	const { connectionSettings } = database.client;
	return { ...connectionSettings, password: connectionSettings.password };
}

/**
 * Directus closes its connections at a signal and then sends the signal again, to end by it. That does not end the process while
 * there is a listener, so the process is ended here, after the jobs have stopped.
 */
function endWithTheServer(): void {
	let stopped: Promise<void> | undefined;
	for (const signal of SIGNALS)
		process.on(signal, () => {
			const isAgain = stopped !== undefined;
			stopped ??= atMost(LONGEST_STOP, stopJobs());
			if (isAgain) stopped.then(() => process.exit(0));
		});
}
