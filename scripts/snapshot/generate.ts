/** Writes what is made from the files in `snapshots/`: types for the code, a page for people. `--check` only compares, `--try <folder>` only makes it, from there. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Advice, main } from '../lib/fail.ts';
import { extensions, root, snapshots } from '../lib/paths.ts';
import { readSnapshotFiles } from './files.ts';
import { generateApiSchema } from './generate-api-schema.ts';
import { generateConsoleChoices, generateConsoleLabels } from './generate-console.ts';
import { generateDataModel } from './generate-data-model.ts';
import { generateLabels } from './generate-labels.ts';
import { generatePolicies } from './generate-policies.ts';
import { generateShipped } from './generate-shipped.ts';
import { generateStudioTexts } from './generate-studio-texts.ts';
import { generateTransitions } from './generate-transitions.ts';
import { generateTypes } from './generate-types.ts';

await main(async () => {
	const tried = process.argv.indexOf('--try');
	const files = readSnapshotFiles(tried > 0 ? process.argv[tried + 1]! : snapshots);
	const { collections, access, studio } = files;
	const wanted = {
		[join(extensions, 'kontor', 'src', 'generated', 'schema.ts')]: generateTypes(collections),
		[join(extensions, 'kontor', 'src', 'generated', 'api-schema.ts')]: generateApiSchema(collections),
		[join(root, 'docs', 'data-model.md')]: generateDataModel(collections, studio.translations),
		[join(extensions, 'kontor', 'src', 'generated', 'labels.ts')]: generateLabels(collections, studio.translations),
		[join(extensions, 'kontor', 'src', 'generated', 'policies.ts')]: generatePolicies(access.policies),
		[join(extensions, 'kontor', 'src', 'generated', 'studio-texts.ts')]: generateStudioTexts(studio.translations),
		[join(extensions, 'kontor', 'src', 'generated', 'shipped.ts')]: generateShipped(files),
		[join(snapshots, 'guards', 'first', '08-transitions.sql')]: await generateTransitions(),
		[join(root, 'admin', 'src', 'generated', 'choices.ts')]: generateConsoleChoices(collections),
		[join(root, 'admin', 'src', 'generated', 'labels-de.ts')]: generateConsoleLabels(collections, studio.translations, 'de'),
		[join(root, 'admin', 'src', 'generated', 'labels-en.ts')]: generateConsoleLabels(collections, studio.translations, 'en'),
	};
	if (tried > 0) return;
	const stale = Object.entries(wanted).filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
	if (process.argv.includes('--check')) {
		const names = stale.map(([file]) => relative(root, file)).join(' and ');
		if (names) throw new Advice(`${names} ${stale.length === 1 ? 'is' : 'are'} stale: run npm run snapshot`, 'Then commit what it wrote.');
		return;
	}
	for (const [file, text] of stale) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
});
