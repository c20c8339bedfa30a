/** `npm run restore -- <backup>`: brings a backup into an empty database and an empty store, or, told so, in place of what is there. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Manifest, readArchive } from './backup/archive.ts';
import { keyFrom } from './backup/command.ts';
import { IS_EMPTY, putBack } from './backup/put-back.ts';
import { finishRestore, hasFiles, removeAbandoned } from './backup/staging.ts';
import { foldersOf } from './backup/stores.ts';
import { PARTIAL } from './backup/take.ts';
import { openDatabase } from './lib/database.ts';
import { Advice, main } from './lib/fail.ts';
import { connect } from './lib/postgres.ts';
import { assertNotRunning, prepareFolder } from './lib/running.ts';
import { loadSettings } from './lib/settings.ts';
import { step } from './lib/steps.ts';

type Client = Awaited<ReturnType<typeof connect>>;

const USAGE = 'npm run restore -- <backup> [--replace] [--send-mails]';

await main(async () => {
	const settings = loadSettings();
	const { file, mayReplace, sendsMails } = readArguments();
	const key = keyFrom(settings.environment);
	if (!existsSync(file)) throw new Advice(`There is no ${file}.`, USAGE);
	if (file.endsWith(PARTIAL)) throw new Advice(`${file} was not brought to its end.`, 'Take a backup that was, or make another one.');
	const manifest = await step('Reading the backup', () => readArchive(file, key));
	prepareFolder(settings);
	assertNotRunning(settings);
	const folders = foldersOf(settings);
	// Starts the database freshly: a server that a killed restore left running is stopped, which rolls its transaction back.
	const database = await openDatabase(settings);
	const { connection } = database;
	try {
		const client = await connect(connection);
		try {
			// A restore that was killed after its commit is finished first.
			await finishRestore(connection, settings);
			await assertAlone(client);
			await assertFits(client, manifest, mayReplace);
			for (const folder of folders.values()) {
				if (hasFiles(folder) && !mayReplace)
					throw new Advice(`There are files in ${folder}.`, 'Restore into an empty folder, or say that they may go: --replace');
				removeAbandoned(folder);
			}
			const { findings, mails } = await step('Restoring', (onProgress) =>
				putBack(client, file, manifest, { key, folders, mayReplace, sendsMails, onProgress }),
			);
			await finishRestore(connection, settings);
			await client.query('analyze');
			report(findings, mails);
		} finally {
			await client.end();
		}
	} finally {
		await database.stop();
	}

	function report(findings: { check: string; subject: string; problem: string }[] | undefined, mails: number): void {
		const { made, rows, files } = manifest;
		const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
		console.log(`\n✓ Restored as of ${made}: ${all} rows, ${files.count} files.`);
		if (files.missing.length > 0) console.log(`  ${files.missing.length} files were missing already when the backup was made.`);
		if (files.elsewhere > 0) console.log(`  ${files.elsewhere} files are on S3: they come from the bucket.`);
		if (mails > 0)
			console.log(
				`  ${mails} mails that waited then are marked as failed: they may have been sent since. Send again what was not (retry).`,
			);
		if (!findings) console.log('  It is of a version before: start Kontor, which brings it up to date, then npm run verify-books.');
		else if (findings.length === 0) console.log('  The books are verified: no findings.');
		else {
			console.log(`  The books have ${findings.length} findings, as when the backup was made; npm run verify-books lists them:`);
			for (const { check, subject, problem } of findings.slice(0, 5)) console.log(`    ${check}: ${subject}: ${problem}`);
		}
		console.log('  Beside a Kontor that goes on running, start this one with KONTOR_JOBS_TIMETABLE=false and without mail settings.\n');
	}
});

async function assertAlone(client: Client): Promise<void> {
	const { rows } = await client.query(
		'select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = $1',
		['client backend'],
	);
	if (rows[0].others > 0)
		throw new Advice('Somebody is connected to this database.', 'Stop Kontor (every copy of it) and what else works in it, then restore.');
}

async function assertFits(client: Client, { directus, locale }: Manifest, mayReplace: boolean): Promise<void> {
	const { version } = await import('directus/version');
	if (directus.localeCompare(version, 'en', { numeric: true }) > 0)
		throw new Advice(
			`The backup was made by a newer version (Directus ${directus}, here ${version}).`,
			'Restore it with the version that it was made with.',
		);
	if (!mayReplace && !(await client.query(IS_EMPTY)).rows[0].yes)
		throw new Advice(
			'The database is not empty.',
			'Restore into an empty one (KONTOR_DATA=<new folder>, or another DB_DATABASE), or say that what is in it may go: --replace',
		);
	const here = (
		await client.query(
			`select current_setting('server_encoding') as encoding, (select format('%s %s %s', d ->> 'datlocprovider', d ->> 'datcollate', coalesce(d ->> 'datlocale', d ->> 'daticulocale'))
				from (select to_jsonb(x) as d from pg_database x where datname = current_database()) y) as locale`,
		)
	).rows[0];
	if (here.encoding !== 'UTF8') throw new Advice(`The database has the encoding ${here.encoding}.`, 'Create it with UTF8.');
	if (here.locale !== locale)
		console.log(`  Texts are sorted differently here (${here.locale}) than where the backup was made (${locale}).`);
}

function readArguments(): { file: string; mayReplace: boolean; sendsMails: boolean } {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: { replace: { type: 'boolean', default: false }, 'send-mails': { type: 'boolean', default: false } },
		});
		if (positionals.length !== 1) throw new Error('Name one backup.');
		return { file: resolve(positionals[0]!), mayReplace: values.replace, sendsMails: values['send-mails'] };
	} catch (error) {
		throw new Advice((error as Error).message, USAGE);
	}
}
