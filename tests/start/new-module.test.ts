/** `npm run new -- module …`, in a copy of the project: what it makes passes the checks and its own tests, and leaves the house as it was. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../scripts/lib/paths.ts';

const NAME = 'trial_things';
const copy = mkdtempSync(join(tmpdir(), 'kontor-new-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const git = (...args: string[]) =>
	spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
		.stdout.split('\0')
		.filter(Boolean);

/** The files of the project as they are now, with the modules that are installed. */
function copyProject(): void {
	for (const file of git('ls-files', '-z', '--cached', '--others', '--exclude-standard')) {
		if (!existsSync(join(root, file))) continue;
		mkdirSync(dirname(join(copy, file)), { recursive: true });
		cpSync(join(root, file), join(copy, file));
	}
	for (const folder of ['node_modules', 'admin/node_modules', 'directus-extensions/kontor/node_modules']) {
		if (!existsSync(join(root, folder))) continue;
		mkdirSync(join(copy, folder), { recursive: true });
		for (const name of readdirSync(join(root, folder)))
			if (name !== '@kontor') symlinkSync(join(root, folder, name), join(copy, folder, name));
	}
	mkdirSync(join(copy, 'node_modules', '@kontor'));
	symlinkSync(join(copy, 'directus-extensions', 'kontor'), join(copy, 'node_modules', '@kontor', 'directus-extension'));
}

function run(...args: string[]): string {
	const env = { ...process.env, KONTOR_TEST_SERVERS: '1' };
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', env, maxBuffer: 2 ** 26 });
	expect(status, `${args.join(' ')}\n${stdout}\n${stderr}`).toBe(0);
	return stdout;
}
const of = (name: string, ...path: string[]) => join(copy, 'node_modules', name, ...path);

test('a new module passes lint, types, the order of the rooms and its own tests', { timeout: 900_000 }, () => {
	copyProject();
	const lists = ['directus-extensions/kontor/src/modules.ts', 'admin/src/app/resources.ts'];
	const before = lists.map((file) => readFileSync(join(copy, file), 'utf8').split('\n').length);
	expect(run('scripts/new.ts', 'module', NAME)).toContain('Made the module');
	const added = lists.map((file, index) => readFileSync(join(copy, file), 'utf8').split('\n').length - before[index]!);
	expect(added).toEqual([2, 2]);

	run(of('@biomejs/biome', 'bin', 'biome'), 'check', '--error-on-warnings', 'directus-extensions', 'admin', 'tests', 'scripts');
	run(of('typescript', 'bin', 'tsc'), '-p', '.');
	run(of('typescript', 'bin', 'tsc'), '-p', 'admin');
	run(of('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), '--config', '.dependency-cruiser.mjs', 'directus-extensions/kontor/src');
	run('scripts/snapshot/generate.ts', '--check');
	run(of('vitest', 'vitest.mjs'), 'run', '--project', 'unit', `src/${NAME}`, 'resources.test');
	run(of('vitest', 'vitest.mjs'), 'run', '--project', 'server', `tests/${NAME}`);
});

test('a name that is taken, or is none, is refused with advice, and nothing is made', () => {
	for (const name of ['invoices', 'Loans', '../loans', 'class', 'this', 'shows', '']) {
		const { status, stderr } = spawnSync(process.execPath, ['scripts/new.ts', 'module', name], { cwd: root, encoding: 'utf8' });
		expect(status).toBe(1);
		expect(stderr).toMatch(/✗ .+\n {2}.+/);
	}
	expect(git('status', '--porcelain', '-z', 'directus-extensions/kontor/src/loans')).toEqual([]);
});
