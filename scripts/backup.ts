/** `npm run backup [-- --to <folder or file>]`: database and files in one file, while Kontor runs. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keyFrom, size } from './backup/command.ts';
import { foldersOf } from './backup/stores.ts';
import { nameOf, takeBackup } from './backup/take.ts';
import { withDatabase } from './lib/database.ts';
import { Advice, main } from './lib/fail.ts';
import { connect } from './lib/postgres.ts';
import { prepareFolder } from './lib/running.ts';
import { loadSettings } from './lib/settings.ts';
import { step } from './lib/steps.ts';

await main(async () => {
	const settings = loadSettings();
	const { to } = readArguments();
	const key = keyFrom(settings.environment);
	prepareFolder(settings);
	const given = resolve(to ?? settings.environment.KONTOR_BACKUPS ?? join(settings.data, 'backups'));
	const isFile = !existsSync(given) ? /\.tar\.gz(\.enc)?$/.test(given) : !statSync(given).isDirectory();
	const file = isFile ? given : join(given, nameOf(new Date(), !!key));
	if (existsSync(file)) throw new Advice(`${file} is there already.`, 'Choose another name, or a folder.');
	await withDatabase(settings, async (connection) => {
		const client = await connect(connection);
		try {
			const { rows } = await client.query("select to_regclass('kontor_system.setup') is not null as yes");
			if (!rows[0].yes)
				throw new Advice(
					'There is nothing of Kontor in this database.',
					'Say where it is, as at the start: KONTOR_DATA=… or DB_HOST, DB_DATABASE …',
				);
			const { files, rows: tables } = await step('Taking the backup', (onProgress) =>
				takeBackup(client, file, { key, folders: foldersOf(settings), onProgress }),
			);
			const all = Object.values(tables).reduce((sum, count) => sum + count, 0);
			console.log(
				`\n✓ ${file}\n  ${size(statSync(file).size)}${key ? ', encrypted' : ''}; ${all} rows, ${files.count} files (${size(files.bytes)}); read again and whole.`,
			);
			if (!key) console.log('  It is not encrypted: whoever has it can read everything. KONTOR_BACKUP_KEY=… encrypts it.');
			if (files.elsewhere > 0) console.log(`  ${files.elsewhere} files are kept elsewhere (S3): back them up there.`);
			if (files.missing.length > 0) {
				console.error(`\n✗ ${files.missing.length} files are missing in the store or not what was stored, so in the backup too:`);
				for (const name of files.missing.slice(0, 20)) console.error(`    ${name}`);
				process.exitCode = 1;
			}
		} finally {
			await client.end();
		}
	});
});

function readArguments(): { to?: string } {
	try {
		return parseArgs({ options: { to: { type: 'string' } } }).values;
	} catch (error) {
		throw new Advice((error as Error).message, 'npm run backup -- --to <folder or file>');
	}
}
