/**
 * `npm run bench`: how fast Kontor is, each figure beside a named baseline measured in the same run. Figures of one run compare
 * with each other; across machines only their ratios do. `-- --only lists|search|billing|documents` measures a part.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchDatabase, type Size } from '../seed/bench.ts';
import { billing } from './bench/billing.ts';
import { documents } from './bench/documents.ts';
import { lists, type Target } from './bench/lists.ts';
import { search } from './bench/search.ts';
import { buildWhatIsStale } from './lib/build.ts';
import { withDatabase } from './lib/database.ts';
import { type DirectusServer, directusEnvironment, runNode, startDirectus } from './lib/directus.ts';
import { Advice, main } from './lib/fail.ts';
import { root } from './lib/paths.ts';
import { type DatabaseConnection, freePort } from './lib/postgres.ts';
import { prepareFolder } from './lib/running.ts';
import { loadSettings, type Settings } from './lib/settings.ts';
import { step } from './lib/steps.ts';

const PARTS = ['lists', 'search', 'billing', 'documents'];

await main(async () => {
	const { values } = parseArgs({
		options: { sizes: { type: 'string', default: '10k,1m' }, only: { type: 'string' }, 'cold-document': { type: 'boolean' } },
	});
	const parts = values.only?.split(',') ?? PARTS;
	if (parts.some((part) => !PARTS.includes(part))) throw new Advice(`There is no part "${values.only}".`, `Parts: ${PARTS.join(', ')}.`);
	if (parts.includes('documents')) await documents();
	if (parts.join() === 'documents') return;

	const settings = loadSettings();
	prepareFolder(settings);
	await buildWhatIsStale();
	await withDatabase(settings, async (connection) => {
		const servers: DirectusServer[] = [];
		const start = async (size: string): Promise<{ target: Target; environment: Record<string, string> }> => {
			const { database, environment } = await prepare(settings, connection, size);
			servers.push(await startDirectus(environment));
			return { target: { size, base: `http://127.0.0.1:${environment.PORT}`, secret: environment.SECRET!, database }, environment };
		};
		try {
			if (parts.includes('billing')) {
				const { target, environment } = await start('10k');
				await billing(target, environment);
			}
			if (parts.includes('lists') || parts.includes('search')) {
				const targets: Target[] = [];
				for (const size of values.sizes.split(',')) targets.push((await start(size)).target);
				if (parts.includes('lists')) await lists(targets);
				if (parts.includes('search')) await search(targets);
			}
		} finally {
			for (const server of servers) await server.stop();
		}
	});
});

async function prepare(settings: Settings, connection: DatabaseConnection, size: string) {
	await step(`Preparing ${size} time entries`, (progress) =>
		runNode([join(root, 'scripts', 'seed.ts'), '--size', size], process.env as Record<string, string>, progress),
	);
	const database = { ...connection, database: benchDatabase(size as Size) };
	const environment: Record<string, string> = {
		...directusEnvironment({ ...settings, PORT: await freePort(), LOG_LEVEL: 'error' }, database),
		// A rate limit would change the figures.
		RATE_LIMITER_ENABLED: 'false',
		KONTOR_PRESSURE_LIMITER: 'false',
	};
	return { database, environment };
}
