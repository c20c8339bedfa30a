/**
 * Clients generated from the description of the API, as an integrator makes them: the programs of docs/examples/clients are compiled as
 * strictly as TypeScript can, and run from a customer to a paid invoice.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/lib/paths.ts';
import { call } from '../lib/api.ts';
import { addFirm, change, type Firm } from '../lib/books.ts';
import { inject } from '../lib/inject.ts';

const run = promisify(execFile);
const EXAMPLES = join(root, 'docs', 'examples', 'clients');

const GENERATORS = {
	'with-openapi-fetch': ['openapi-typescript/bin/cli.js', 'openapi.json', '-o', 'kontor.ts'],
	'with-hey-api': ['@hey-api/openapi-ts/bin/run.js', '-i', 'openapi.json', '-o', 'kontor', '--no-log-file'],
	'with-orval': ['orval/dist/bin/orval.mjs', '--config', 'orval.config.mjs'],
};
const PROGRAMS = Object.keys(GENERATORS) as (keyof typeof GENERATORS)[];

/** As the guide for integrators recommends, and no library is spared. */
const STRICT = {
	strict: true,
	noUncheckedIndexedAccess: true,
	target: 'ES2024',
	lib: ['ES2024', 'DOM', 'DOM.Iterable'],
	module: 'ESNext',
	moduleResolution: 'Bundler',
	types: ['node'],
	noEmit: true,
};

let firm: Firm;
let folder: string;
const node = (cwd: string, script: string, ...args: string[]) =>
	run(process.execPath, [join(root, 'node_modules', script), ...args], { cwd, maxBuffer: 1e8 });

beforeAll(async () => {
	firm = await addFirm();
	folder = mkdtempSync(join(tmpdir(), 'kontor-clients-'));
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
	writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: STRICT, include: ['with-*/*.ts'] }));
	const { body } = await call(firm.people.Integrator, '/api-docs/openapi.json');
	for (const program of PROGRAMS) {
		const [script, ...args] = GENERATORS[program];
		const own = join(folder, program);
		mkdirSync(own);
		for (const file of [`${program}.ts`, 'orval.config.mjs']) cpSync(join(EXAMPLES, file), join(own, file));
		writeFileSync(join(own, 'openapi.json'), JSON.stringify(body));
		await node(own, script!, ...args);
	}
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('they compile in the strictest way', async () => {
	const problems = await node(folder, 'typescript/bin/tsc', '-p', '.').then(
		() => '',
		({ stdout }: { stdout: string }) => stdout,
	);
	expect(problems).toBe('');
});

test('a mistake does not compile', async () => {
	const own = join(folder, 'mistakes');
	mkdirSync(own);
	writeFileSync(join(own, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...STRICT, skipLibCheck: true } }));
	const program = readFileSync(join(EXAMPLES, 'with-openapi-fetch.ts'), 'utf8').replaceAll("'./kontor'", "'../with-openapi-fetch/kontor'");
	const mistakes = {
		'a required field is missing': ["title: 'Einführung', ", ''],
		'a state that only a verb sets': ["title: 'Einführung'", "title: 'Einführung', status: 'paid', open_amount: '1.00'"],
		'a value that is no choice': ["'bank_transfer'", "'by_ship'"],
		'a field that is not there': ['is_active: { _eq', 'is_actve: { _eq'],
		'an amount as a number': ["hourly_rate: '120.00'", 'hourly_rate: 120'],
	};
	for (const [name, [right, wrong]] of Object.entries(mistakes)) {
		expect(program).toContain(right);
		writeFileSync(join(own, `${name.replaceAll(' ', '-')}.ts`), program.replace(right!, wrong!));
	}
	const { stdout } = await node(own, 'typescript/bin/tsc', '-p', '.').catch((error: { stdout: string }) => error);
	for (const name of Object.keys(mistakes)) expect(stdout, name).toContain(`${name.replaceAll(' ', '-')}.ts(`);
});

describe.each([true, false])('with approval: %s', (is_time_approval_required) => {
	beforeAll(() => change('organizations', firm.id, { is_time_approval_required }));

	test.each(PROGRAMS)('%s goes from a customer to a paid invoice', async (program) => {
		const bundled = join(folder, program, 'program.mjs');
		await build({ entryPoints: [join(folder, program, `${program}.ts`)], bundle: true, platform: 'node', format: 'esm', outfile: bundled });
		const { stdout } = await run(process.execPath, [bundled], {
			env: { ...process.env, KONTOR_URL: inject('url'), KONTOR_TOKEN: firm.people.Integrator.token },
		});
		const total = program === 'with-hey-api' ? '416.50' : '357.00';
		expect(stdout).toMatch(new RegExp(`: paid, ${total} of ${total}\\n1 paid, together ${total}\\n$`));
	});
});

test('the programs cast nothing and silence nothing', () => {
	for (const program of PROGRAMS)
		expect(readFileSync(join(EXAMPLES, `${program}.ts`), 'utf8')).not.toMatch(/\bas (?!const\b)[A-Z{]|\bany\b|\w!|@ts-/);
});
