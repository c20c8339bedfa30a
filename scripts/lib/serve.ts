/** From whatever state the data folder is in to a product that is ready, kept running, and back to nothing running. */
import { setTimeout as sleep } from 'node:timers/promises';
import { finishRestore } from '../backup/staging.ts';
import { buildWhatIsStale } from './build.ts';
import { type Database, openDatabase } from './database.ts';
import { type DirectusServer, directusEnvironment, startDirectus, stopWhatRuns } from './directus.ts';
import { CrashLimit, type Exit, exitOf, inWords } from './exit.ts';
import { showFailure } from './fail.ts';
import { stopPostgres } from './postgres.ts';
import { assertPortIsFree, assertRedisIsThere, forget, note, prepareFolder, takeOver } from './running.ts';
import { assertNoDemoLogins, setUp } from './set-up.ts';
import type { Settings } from './settings.ts';
import { step } from './steps.ts';
import { showWelcome } from './welcome.ts';

export interface ServeOptions {
	/** What more Directus is told, and what more runs, while somebody develops. */
	environment?: Record<string, string>;
	alongside?: () => (() => Promise<void>)[];
}

export async function serve(settings: Settings, { environment: more = {}, alongside = () => [] }: ServeOptions = {}): Promise<void> {
	prepareFolder(settings);
	await takeOver(settings);
	await assertPortIsFree(settings);
	await assertRedisIsThere(settings);

	const stops: (() => Promise<void>)[] = [async () => forget(settings), stopPostgres, stopWhatRuns];
	let isStopping = false;
	/** Stops in the opposite order of starting: Directus before its database. */
	const stopAll = async (code: number) => {
		if (isStopping) return;
		isStopping = true;
		for (const stop of stops.reverse()) await stop().catch(showFailure);
		process.exit(code);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.on(signal, () => {
			if (!isStopping) console.log('\n● Stopping …');
			stopAll(0);
		});

	let database: Database | undefined;
	const start = async (): Promise<Running> => {
		const open = database ?? (await openDatabase(settings));
		if (!database) open.ended.then(() => (database = undefined));
		database = open;
		if (!settings.isLoopback) await assertNoDemoLogins(open.connection);
		if (await finishRestore(open.connection, settings)) console.log('✓ A restore that was cut off is finished');
		const environment = { ...directusEnvironment(settings, open.connection), ...more };
		await setUp(open.connection, environment, { demo: settings.isDemo });
		const directus = await step('Starting Directus', () => startDirectus(environment));
		note(settings, { directus: directus.process.pid });
		return { database: open, directus };
	};

	let running: Running | undefined;
	try {
		await buildWhatIsStale();
		running = await start();
		stops.push(...alongside());
		showWelcome(settings);
	} catch (error) {
		if (!isStopping) showFailure(error);
		return stopAll(1);
	}

	// After a crash everything is started again, so that one failure does not stop everybody's work; the reason is in the lines above.
	const limit = new CrashLimit();
	for (;;) {
		const what = await unexpectedEnd(running);
		if (isStopping) return;
		const pause = limit.next();
		if (pause === undefined) {
			console.error(
				`\n✗ ${what}\n  That was once too often: Kontor stops. Nothing is lost: run npm start again. LOG_LEVEL=info tells more.\n`,
			);
			return stopAll(1);
		}
		console.error(`\n✗ ${what}\n  Nothing is lost. Starting it again in ${pause / 1000} s.\n`);
		await stopWhatRuns();
		await sleep(pause);
		if (isStopping) return;
		running = await start().catch((error) => {
			if (!isStopping) showFailure(error);
			return undefined;
		});
		if (running && !isStopping) console.log('\n✓ Kontor is running again.\n');
	}
}

interface Running {
	database: Database;
	directus: DirectusServer;
}

/** Returns what has stopped, as a sentence; at once if it did not even start. */
async function unexpectedEnd(running: Running | undefined): Promise<string> {
	if (!running) return 'Kontor could not be started again.';
	const { database, directus } = running;
	const named = (what: string) => (exit: Exit) => `${what} stopped unexpectedly (${inWords(exit)}).`;
	return Promise.race([database.ended.then(named('The database')), exitOf(directus.process).then(named('Directus'))]);
}
