/** `npm start`: from whatever state the data folder is in to a product that is ready. */
import { buildWhatIsStale } from './lib/build.ts';
import { openDatabase } from './lib/database.ts';
import { directusEnvironment, startDirectus } from './lib/directus.ts';
import { main, showFailure } from './lib/fail.ts';
import { assertPortIsFree, forget, note, prepareFolder, takeOver } from './lib/running.ts';
import { assertNoDemoLogins, setUp } from './lib/set-up.ts';
import { loadSettings } from './lib/settings.ts';
import { step } from './lib/steps.ts';
import { showWelcome } from './lib/welcome.ts';

await main(async () => {
	const settings = loadSettings();
	prepareFolder(settings);
	await takeOver(settings);
	await assertPortIsFree(settings);

	const stops: (() => Promise<void>)[] = [async () => forget(settings)];
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
		stops.push(database.stop);
		database.onUnexpectedEnd(() => end('The database stopped unexpectedly.'));
		if (!settings.isLoopback) await assertNoDemoLogins(database.connection);
		const environment = directusEnvironment(settings, database.connection);
		await setUp(database.connection, environment, { demo: settings.isDemo });
		const directus = await step('Starting Directus', () => startDirectus(environment));
		stops.push(directus.stop);
		note(settings, { directus: directus.process.pid });
		directus.process.once('exit', () => end('Directus stopped unexpectedly.'));
		if (directus.process.exitCode !== null) end('Directus stopped unexpectedly.');
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
});
