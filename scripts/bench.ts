/**
 * `npm run bench`: how fast the console's list is, beside stock Directus answering the same rows in the same run, at
 * 10,000 and at 1,000,000 time entries. Figures of one run compare with each other; across machines only their ratios do.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchDatabase, type Size } from '../seed/bench.ts';
import { lists, type Target } from './bench/lists.ts';
import { buildWhatIsStale } from './lib/build.ts';
import { withDatabase } from './lib/database.ts';
import { type DirectusServer, directusEnvironment, runNode, startDirectus } from './lib/directus.ts';
import { main } from './lib/fail.ts';
import { root } from './lib/paths.ts';
import { freePort } from './lib/postgres.ts';
import { prepareFolder } from './lib/running.ts';
import { loadSettings } from './lib/settings.ts';
import { step } from './lib/steps.ts';

await main(async () => {
	const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10k,1m' } } });
	const settings = loadSettings();
	prepareFolder(settings);
	await buildWhatIsStale();
	await withDatabase(settings, async (connection) => {
		const servers: DirectusServer[] = [];
		try {
			const targets: Target[] = [];
			for (const size of values.sizes.split(',')) {
				await step(`Preparing ${size} time entries`, (progress) =>
					runNode([join(root, 'scripts', 'seed.ts'), '--size', size], process.env as Record<string, string>, progress),
				);
				const database = { ...connection, database: benchDatabase(size as Size) };
				const environment: Record<string, string> = {
					...directusEnvironment({ ...settings, PORT: await freePort(), LOG_LEVEL: 'error' }, database),
					// What refuses requests when there are many would spoil the figures of whatever is slower.
					RATE_LIMITER_ENABLED: 'false',
					PRESSURE_LIMITER_ENABLED: 'false',
				};
				servers.push(await startDirectus(environment));
				targets.push({ size, base: `http://127.0.0.1:${environment.PORT}`, secret: environment.SECRET!, database });
			}
			await lists(targets);
		} finally {
			for (const server of servers) await server.stop();
		}
	});
});
