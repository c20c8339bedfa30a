/**
 * `npm run snapshot`: saves what was changed in Studio to the files in `snapshots/`, ready to commit. What is gone from the database is
 * named, and goes from the files when somebody says yes (or `--yes`). `--ship`: what is new is a part of Kontor, not a firm's own.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { withDatabase } from './lib/database.ts';
import { directusEnvironment, runNode } from './lib/directus.ts';
import { Advice, main } from './lib/fail.ts';
import { root, snapshots } from './lib/paths.ts';
import { connect, type DatabaseConnection } from './lib/postgres.ts';
import { prepareFolder } from './lib/running.ts';
import { readState } from './lib/set-up.ts';
import { loadSettings } from './lib/settings.ts';
import { step } from './lib/steps.ts';
import { fingerprint, readSnapshotFiles, takeOverFiles } from './snapshot/files.ts';
import { inOneLanguage } from './snapshot/generate-labels.ts';
import { lossesOf } from './snapshot/losses.ts';

await main(async () => {
	const settings = loadSettings();
	prepareFolder(settings);
	await withDatabase(settings, async (connection) => {
		if (!process.argv.includes('--force')) await assertFilesAreApplied(connection);
		const made = mkdtempSync(join(root, '.snapshots-'));
		try {
			const missing = await step('Reading the database', () => read(directusEnvironment(settings, connection), made));
			await agreeOnLosses(lossesOf(readSnapshotFiles(snapshots), readSnapshotFiles(made)));
			await step('Writing snapshots/', async () => takeOverFiles(made, snapshots));
			await noteApplied(connection, missing.length === 0);
			if (missing.length > 0)
				console.log(
					`\nKontor ships these, and the database lacks them or has them changed: the files keep them, and the next npm start puts back what is missing.\n${listed(missing)}`,
				);
		} finally {
			rmSync(made, { recursive: true, force: true });
		}
	});
	await step('Writing types and docs/data-model.md', () =>
		runNode([join(root, 'scripts', 'snapshot', 'generate.ts')], process.env as Record<string, string>),
	);
	const { collections, studio } = readSnapshotFiles(snapshots);
	const lacking = inOneLanguage(collections, studio.translations);
	if (lacking.length > 0)
		console.log(`\nNamed in one language only, which the other shows as well:\n${lacking.map((one) => `  ${one}`).join('\n')}`);
	const changes = spawnSync(
		'git',
		['status', '--short', 'snapshots', 'docs/data-model.md', 'directus-extensions/kontor/src/generated', 'admin/src/generated'],
		{ cwd: root, encoding: 'utf8' },
	).stdout?.trimEnd();
	console.log(changes ? `\nChanged:\n${changes}\n\nLook at it with git diff, then commit.` : '\nNothing has changed.');
});

/** Beside their place at first: they take it when all are there and types and pages can be made from them. Returns what Kontor ships and the database lacks. */
async function read(environment: Record<string, string>, made: string): Promise<string[]> {
	const missing: string[] = [];
	cpSync(snapshots, made, { recursive: true });
	const ship = process.argv.includes('--ship') ? ['--ship'] : [];
	await runNode([join(root, 'scripts', 'snapshot', 'pull.ts'), made, ...ship], environment, (part) => missing.push(part));
	await runNode([join(root, 'scripts', 'snapshot', 'generate.ts'), '--try', made], process.env as Record<string, string>);
	return missing;
}

const listed = (parts: string[]): string =>
	[...parts.slice(0, 30), ...(parts.length > 30 ? [`… and ${parts.length - 30} more`] : [])].map((part) => `  ${part}`).join('\n');

async function agreeOnLosses(losses: string[]): Promise<void> {
	if (losses.length === 0 || process.argv.includes('--yes')) return;
	const what = `These are in the files and no longer in the database:\n${listed(losses)}`;
	const advice =
		'Nothing was written. npm run snapshot -- --yes takes them out of the files. To have them back instead, restore a backup: a start makes empty fields again, not what was in them.';
	if (!process.stdin.isTTY) throw new Advice(what, advice);
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question(`\n${what}\n\nTake them out of the files, too? [y/N] `);
	terminal.close();
	if (!/^(y|yes|j|ja)$/i.test(answer.trim())) throw new Advice('The files stay as they are.', advice);
}

/** Files and database now say the same: the next start need not apply anything, unless something of Kontor is missing. */
async function noteApplied(connection: DatabaseConnection, isWhole: boolean): Promise<void> {
	const client = await connect(connection);
	try {
		await client.query("update kontor_system.setup set value = $1 where key = 'snapshot'", [isWhole ? fingerprint(snapshots) : '']);
	} finally {
		await client.end();
	}
}

/** Files that somebody edited by hand and that the database does not know yet would be overwritten. */
async function assertFilesAreApplied(connection: DatabaseConnection): Promise<void> {
	const { snapshot } = await readState(connection);
	if (snapshot === undefined) throw new Advice('This database was never set up.', 'Run npm start first, then change things in Studio.');
	if (snapshot !== fingerprint(snapshots))
		throw new Advice(
			'The files in snapshots/ were changed since they were applied to this database: saving would overwrite them.',
			'Apply them first (restart Kontor), or discard them (git checkout snapshots). npm run snapshot -- --force overwrites them.',
		);
}
