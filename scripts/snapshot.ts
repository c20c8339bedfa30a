/** `npm run snapshot`: saves what was changed in Studio to the files in `snapshots/`, ready to commit. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { withDatabase } from './lib/database.ts';
import { directusEnvironment, runNode } from './lib/directus.ts';
import { main } from './lib/fail.ts';
import { root } from './lib/paths.ts';
import { prepareFolder } from './lib/running.ts';
import { loadSettings } from './lib/settings.ts';
import { step } from './lib/steps.ts';

await main(async () => {
	const settings = loadSettings();
	prepareFolder(settings);
	await withDatabase(settings, (connection) =>
		step('Writing snapshots/', () => runNode([join(root, 'scripts', 'snapshot', 'pull.ts')], directusEnvironment(settings, connection))),
	);
	await step('Writing types and docs/data-model.md', () =>
		runNode([join(root, 'scripts', 'snapshot', 'generate.ts')], process.env as Record<string, string>),
	);
	const changes = spawnSync(
		'git',
		['status', '--short', 'snapshots', 'docs/data-model.md', 'directus-extensions/kontor/src/core/schema.ts'],
		{ cwd: root, encoding: 'utf8' },
	).stdout?.trim();
	console.log(changes ? `\nChanged:\n${changes}\n\nLook at it with git diff, then commit.` : '\nNothing has changed.');
});
