/**
 * `npm run new -- module loans`: a small working module, to make your own from. It has a table with the wall between organizations,
 * rights, a verb, a rule, a guard, screens in two languages and tests. CONTRIBUTING.md says what to do with it next.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Advice, main } from './lib/fail.ts';
import { root } from './lib/paths.ts';
import { isReserved } from './lib/reserved.ts';
import { rowName } from './snapshot/generate-types.ts';

const TEMPLATES = join(import.meta.dirname, 'new', 'module');
const MODULES = join(root, 'directus-extensions', 'kontor', 'src', 'modules.ts');
/** Names of which the templates, or the generated types, have one already. */
const TAKEN = new Set(['columns', 'creates', 'details', 'edits', 'inputs', 'lists', 'schemas', 'shows', 'verbs']);
const RESOURCES = join(root, 'admin', 'src', 'app', 'resources.ts');

await main(async () => {
	const [kind, name] = process.argv.slice(2);
	if (kind !== 'module' || !name)
		throw new Advice('This makes a new module.', 'Name its table, in the plural: npm run new -- module loans');
	if (!/^[a-z]+(_[a-z]+)*s$/.test(name))
		throw new Advice(
			`"${name}" is no name of a table.`,
			'Lower-case words in the plural, with underscores between them: loans, leave_requests.',
		);
	if (isReserved(name) || TAKEN.has(name))
		throw new Advice(`"${name}" is a word that the code needs for something else.`, 'Choose a longer name: shop_classes instead of class.');
	const words = wordsFor(name);
	const files = readdirSync(TEMPLATES, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((template) => ({ template, file: join(root, filled(relative(TEMPLATES, template), words).replace(/\.txt$/, '')) }));
	const taken = files.find(({ file }) => existsSync(file));
	if (taken) throw new Advice(`${relative(root, taken.file)} is there already.`, 'Choose another name, or remove what is there.');

	for (const { template, file } of files) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, filled(readFileSync(template, 'utf8'), words));
	}
	addToList(MODULES, `import ${words.camel} from './${name}/module.js';`, `\t${words.camel},`, '\tstudio,');
	addToList(RESOURCES, `import ${words.camel} from '../${name}/resource';`, `\t${words.camel},`, "\tdefineResource({ name: 'employees'");
	run('scripts/snapshot/generate.ts');
	const made = files.map(({ file }) => relative(root, file)).filter((file) => /\.tsx?$/.test(file));
	run('node_modules/@biomejs/biome/bin/biome', 'check', '--write', '--log-level=error', ...made, MODULES, RESOURCES);
	console.log(`✓ Made the module ${name}: ${files.length} files in folders of its own, and its line in two lists:`);
	for (const file of [MODULES, RESOURCES]) console.log(`    ${relative(root, file)}`);
	console.log(`  Look at it: npm start, then the console's menu. Try it: npm test -- ${name}`);
	console.log(`  Its names in German and English: snapshots/collections/${name}.yaml, then: node scripts/run.mjs snapshot/generate`);
});

function wordsFor(name: string): Record<string, string> {
	const plain = name.replaceAll('_', ' ');
	const singular = plain.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
	const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
	return {
		name,
		NAME: name.toUpperCase(),
		camel: name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
		dashed: singular.replaceAll(' ', '-'),
		Row: rowName(name),
		labels: plain,
		Labels: capital(plain),
		label: singular,
		Label: capital(singular),
		uuid1: randomUUID(),
		uuid2: randomUUID(),
	};
}

function filled(text: string, words: Record<string, string>): string {
	return text.replace(/__([A-Za-z]+\d?)__/g, (whole, word: string) => words[word] ?? whole);
}

/** The import at its place in the alphabet, and the line in the list before the one that is named. */
function addToList(file: string, line: string, entry: string, before: string): void {
	const lines = readFileSync(file, 'utf8').split('\n');
	const at = lines.findIndex((one) => one.startsWith(before));
	if (at < 0) throw new Error(`${relative(root, file)} has no line that begins with "${before.trim()}"`);
	lines.splice(at, 0, entry);
	const imports = lines.flatMap((one, index) => (one.startsWith('import ') ? [index] : []));
	lines.splice(imports.find((index) => lines[index]! > line) ?? imports.at(-1)! + 1, 0, line);
	writeFileSync(file, lines.join('\n'));
}

function run(script: string, ...args: string[]): void {
	const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
		cwd: root,
		stdio: 'inherit',
	});
	if (status !== 0) throw new Error(`${script} failed`);
}
