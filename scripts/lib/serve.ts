/** From whatever state the data folder is in to a product that is ready, and back to nothing running. */
import { buildWhatIsStale } from './build.ts';
import { openDatabase } from './database.ts';
import { directusEnvironment, startDirectus, stopWhatRuns } from './directus.ts';
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

	const stops: (() => Promise<void>)[] = [async () => forget(settings), stopPostgres];
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

	try {
		await buildWhatIsStale();
		const database = await openDatabase(settings);
		stops.push(stopWhatRuns);
		database.onUnexpectedEnd(() => end('The database stopped unexpectedly.'));
		if (!settings.isLoopback) await assertNoDemoLogins(database.connection);
		const environment = { ...directusEnvironment(settings, database.connection), ...more };
		await setUp(database.connection, environment, { demo: settings.isDemo });
		const directus = await step('Starting Directus', () => startDirectus(environment));
		stops.push(directus.stop);
		note(settings, { directus: directus.process.pid });
		directus.process.once('exit', () => end('Directus stopped unexpectedly.'));
		if (directus.process.exitCode !== null) end('Directus stopped unexpectedly.');
		stops.push(...alongside());
		showWelcome(settings);
	} catch (error) {
		if (!isStopping) showFailure(error);
		await stopAll(1);
	}

	function end(what: string) {
		if (isStopping) return;
		console.error(`\n✗ ${what}\n  Nothing is lost: run npm start again. LOG_LEVEL=info npm start tells more.\n`);
		stopAll(1);
	}
}
