/** `npm run reset`: removes all data of this copy, after asking. */
import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Advice, main } from './lib/fail.ts';
import { assertNotRunning } from './lib/running.ts';
import { loadSettings } from './lib/settings.ts';

await main(async () => {
	const settings = loadSettings();
	if (!existsSync(settings.data)) return console.log(`There are no data in ${settings.data}.`);
	assertNotRunning(settings);
	if (!process.argv.includes('--yes')) await ask(settings.data);
	rmSync(settings.data, { recursive: true, force: true });
	console.log(`✓ ${settings.data} is removed. npm start begins anew.`);
	if (settings.isExternalDatabase) console.log('  The external database (DB_HOST) was not touched: drop it there.');
});

async function ask(folder: string): Promise<void> {
	if (!process.stdin.isTTY) throw new Advice('Nobody is there to ask.', 'Say it beforehand: npm run reset -- --yes');
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question(`This removes everything in ${folder}: database, files, secrets. Type "yes" to go on: `);
	terminal.close();
	if (answer.trim().toLowerCase() !== 'yes') throw new Advice('Nothing was removed.', 'Type the whole word "yes" to remove the data.');
}
