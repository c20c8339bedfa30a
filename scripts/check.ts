/** `npm run check`: what needs no server. `npm test` begins with the same checks. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './lib/fail.ts';
import { root } from './lib/paths.ts';

export interface Tally {
	passed: number;
	failed: number;
}

const module = (...path: string[]) => join(root, 'node_modules', ...path);

/** Runs a command of this project under this Node, with its output on the terminal. */
function run(title: string, args: string[]): number {
	console.log(`\n● ${title}`);
	const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { cwd: root, stdio: 'inherit' });
	console.log(status === 0 ? `✓ ${title}` : `✗ ${title}`);
	return status ?? 1;
}

const asOneTest = (status: number): Tally => (status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Runs the tests of one vitest project and counts them. */
export function runTests(title: string, project: string, filters: string[] = []): Tally {
	const folder = mkdtempSync(join(tmpdir(), 'kontor-report-'));
	const report = join(folder, 'report.json');
	try {
		const status = run(title, [
			module('vitest', 'vitest.mjs'),
			'run',
			'--project',
			project,
			'--passWithNoTests',
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${report}`,
			...filters,
		]);
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

export function check(): Tally[] {
	const tallies = [
		asOneTest(run('Lint', [module('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'])),
		asOneTest(run('Types', [module('typescript', 'bin', 'tsc'), '-p', '.'])),
	];
	tallies.push(asOneTest(run('Types of the console', [module('typescript', 'bin', 'tsc'), '-p', 'admin'])));
	tallies.push(asOneTest(run('Generated files are fresh', [join(root, 'scripts', 'snapshot', 'generate.ts'), '--check'])));
	tallies.push(runTests('Unit tests', 'unit'));
	return tallies;
}

export function conclude(tallies: Tally[]): void {
	const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
	process.exit(sum('failed') === 0 ? 0 : 1);
}

if (process.argv[1] === import.meta.filename) await main(async () => conclude(check()));
