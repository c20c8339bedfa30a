/** `npm run check`: what needs no server. `npm test` begins with the same checks. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './lib/fail.ts';
import { root } from './lib/paths.ts';

export interface Tally {
	passed: number;
	failed: number;
}

interface Command {
	title: string;
	args: string[];
}

const module = (...path: string[]) => join(root, 'node_modules', ...path);

const ended = (title: string, status: number | null) => console.log(status === 0 ? `✓ ${title}` : `✗ ${title}`);

/** Runs a command of this project under this Node, with its output on the terminal. */
function run({ title, args }: Command): number {
	console.log(`\n● ${title}`);
	const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { cwd: root, stdio: 'inherit' });
	ended(title, status);
	return status ?? 1;
}

/** Runs one of several that run at the same time: its output comes in one piece at its end. */
async function runBeside({ title, args }: Command): Promise<Tally> {
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const output: Buffer[] = [];
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
	const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
	console.log(`\n● ${title}`);
	process.stdout.write(Buffer.concat(output));
	ended(title, status);
	return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs the tests of some vitest projects and counts them. */
export function runTests(title: string, projects: string[], filters: string[] = []): Tally {
	const folder = mkdtempSync(join(tmpdir(), 'kontor-report-'));
	const report = join(folder, 'report.json');
	try {
		const status = run({
			title,
			args: [
				module('vitest', 'vitest.mjs'),
				'run',
				...projects.flatMap((project) => ['--project', project]),
				'--passWithNoTests',
				'--reporter=default',
				'--reporter=json',
				`--outputFile.json=${report}`,
				...filters,
			],
		});
		return countOf(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, status);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

interface Report {
	testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** A file that does not even load has no failed test: it counts as one, and so does a run that ends badly without any. */
export function countOf(report: Report | undefined, status: number): Tally {
	const files = report?.testResults ?? [];
	const all = files.flatMap(({ assertionResults }) => assertionResults);
	const unloaded = files.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
	const passed = all.filter((test) => test.status === 'passed').length;
	const failed = all.filter((test) => test.status === 'failed').length + unloaded.length;
	return { passed, failed: failed === 0 && status !== 0 ? 1 : failed };
}

const STATIC: Command[] = [
	{ title: 'Lint', args: [module('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'] },
	{ title: 'Types', args: [module('typescript', 'bin', 'tsc'), '-p', '.'] },
	{ title: 'Types of the console', args: [module('typescript', 'bin', 'tsc'), '-p', 'admin'] },
	{
		title: 'Order of the rooms',
		args: [
			module('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
			'--config',
			'.dependency-cruiser.mjs',
			'directus-extensions/kontor/src',
		],
	},
	{ title: 'Generated files are fresh', args: [join(root, 'scripts', 'snapshot', 'generate.ts'), '--check'] },
];

export async function check(): Promise<Tally[]> {
	return [...(await Promise.all(STATIC.map(runBeside))), runTests('Unit tests', ['unit'])];
}

export function conclude(tallies: Tally[]): void {
	const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
	process.exit(sum('failed') === 0 ? 0 : 1);
}

if (process.argv[1] === import.meta.filename) await main(async () => conclude(await check()));
