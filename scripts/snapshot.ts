/** `npm run snapshot`: saves what was changed in Studio to the files in `snapshots/`, ready to commit. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

await main(async () => {
	const settings = loadSettings();
	prepareFolder(settings);
	await withDatabase(settings, async (connection) => {
		if (!process.argv.includes('--force')) await assertFilesAreApplied(connection);
		await step('Writing snapshots/', () => write(directusEnvironment(settings, connection)));
		await noteApplied(connection);
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

/** Beside their place at first: they take it when all are there and types and pages can be made from them. */
async function write(environment: Record<string, string>): Promise<void> {
	const made = mkdtempSync(join(root, '.snapshots-'));
	try {
		cpSync(snapshots, made, { recursive: true });
		await runNode([join(root, 'scripts', 'snapshot', 'pull.ts'), made], environment);
		await runNode([join(root, 'scripts', 'snapshot', 'generate.ts'), '--try', made], process.env as Record<string, string>);
		takeOverFiles(made, snapshots);
	} finally {
		rmSync(made, { recursive: true, force: true });
	}
}

/** Files and database now say the same: the next start need not apply anything. */
async function noteApplied(connection: DatabaseConnection): Promise<void> {
	const client = await connect(connection);
	try {
		await client.query("update kontor_system.setup set value = $1 where key = 'snapshot'", [fingerprint(snapshots)]);
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
