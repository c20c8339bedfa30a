/** Builds the extension bundle and the console where their sources changed since the last build. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensions, root } from './paths.ts';
import { step } from './steps.ts';

const PARTS = [
	{ name: 'extension bundle', workspace: 'directus-extensions/kontor', sources: [join(extensions, 'kontor')] },
	// The console shares the contracts of the bundle.
	{ name: 'console', workspace: 'admin', sources: [join(root, 'admin'), join(extensions, 'kontor', 'src')] },
];
const NOT_SOURCES = /(^|\/)(node_modules|dist)(\/|$)|\.test\.tsx?$/;

export async function buildWhatIsStale(): Promise<void> {
	for (const { name, workspace, sources } of PARTS) {
		const stamp = join(root, workspace, 'dist', '.stamp');
		const wanted = hashOf(sources);
		if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
		await step(`Building the ${name}`, () => run(workspace));
		writeFileSync(stamp, wanted);
	}
}

function hashOf(folders: string[]): string {
	const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
	for (const folder of folders)
		for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort((a, b) =>
			join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
		)) {
			const file = join(entry.parentPath, entry.name);
			if (entry.isFile() && !NOT_SOURCES.test(file.slice(folder.length))) hash.update(file.slice(root.length)).update(readFileSync(file));
		}
	return hash.digest('hex');
}

async function run(workspace: string): Promise<void> {
	rmSync(join(root, workspace, 'dist'), { recursive: true, force: true });
	const binaries = join(root, 'node_modules', '.bin');
	const { scripts } = JSON.parse(readFileSync(join(root, workspace, 'package.json'), 'utf8'));
	const child = spawn(scripts.build, {
		cwd: join(root, workspace),
		shell: true,
		env: {
			...process.env,
			NODE_ENV: 'production',
			PATH: `${join(root, workspace, 'node_modules', '.bin')}:${binaries}:${process.env.PATH}`,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
	const code = await new Promise((resolve) => child.on('exit', resolve));
	// The bundler of Directus ends with code 0 whatever happened: what it should have written tells.
	const isWritten = existsSync(join(root, workspace, 'dist')) && readdirSync(join(root, workspace, 'dist')).length > 0;
	if (code !== 0 || !isWritten) throw new Error(`Building ${workspace} failed:\n${output}`);
}
