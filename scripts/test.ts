/** `npm test`: everything. Words after `--` choose test files: npm test -- permissions */
import { check, conclude, runTests } from './check.ts';
import { main } from './lib/fail.ts';

await main(async () => {
	const filters = process.argv.slice(2);
	const started = Date.now();
	const tallies = filters.length > 0 ? [] : await check();
	tallies.push(runTests('Integration, permissions, browser; starting, stopping, recovering', ['server', 'start'], filters));
	console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s`);
	conclude(tallies);
});
