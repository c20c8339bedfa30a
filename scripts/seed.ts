/** `npm run seed -- --size 10k|100k|1m`: makes the large data that the benchmarks run against, in a database of their own. */
import { parseArgs } from 'node:util';
import { benchDatabase, ensureBench, SIZES, type Size } from '../seed/bench.ts';
import { withDatabase } from './lib/database.ts';
import { Advice, main } from './lib/fail.ts';
import { prepareFolder } from './lib/running.ts';
import { loadSettings } from './lib/settings.ts';

const USAGE = `npm run seed -- --size ${Object.keys(SIZES).join('|')} [--force]`;

await main(async () => {
	const { size, force } = readArguments();
	const settings = loadSettings();
	prepareFolder(settings);
	await withDatabase(settings, async (server) => {
		const { madeBefore } = await ensureBench(settings, server, size, { force });
		const name = benchDatabase(size);
		if (madeBefore)
			console.log(`✓ ${name} is there already, made ${madeBefore.slice(0, 10)}. Anew: npm run seed -- --size ${size} --force`);
		else
			console.log(
				`\n${name} is ready; the demo logins work in it. Repeating the command keeps it while schema and generator stay the same.`,
			);
	});
});

function readArguments(): { size: Size; force: boolean } {
	try {
		const { values } = parseArgs({ options: { size: { type: 'string', default: '10k' }, force: { type: 'boolean', default: false } } });
		if (!(values.size in SIZES)) throw new Error(`There is no size "${values.size}".`);
		return { size: values.size as Size, force: values.force };
	} catch (error) {
		throw new Advice((error as Error).message, USAGE);
	}
}
