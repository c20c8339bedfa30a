/** The texts that Kontor's parts of Studio name as `$t:…`: they are needed before Studio knows its translations. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensions } from '../lib/paths.ts';
import { quoted } from './generate-labels.ts';
import type { StudioFiles } from './studio-files.ts';

const folder = join(extensions, 'kontor', 'src', 'studio');

export function namedInStudio(): string[] {
	const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test)\.ts$/.test(name));
	const keys = sources.flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/'\$t:(\w+)'/g)].map(([, key]) => key!));
	return [...new Set(keys)].sort();
}

export function generateStudioTexts(translations: StudioFiles['translations'], keys = namedInStudio()): string {
	const lines = keys.map((key) => {
		const { de, en } = translations[key] ?? {};
		if (!de || !en) throw new Error(`$t:${key} is named in studio/ and lacks a text in snapshots/translations.yaml`);
		return `\t${key}: {\n\t\tde: ${quoted(de)},\n\t\ten: ${quoted(en)},\n\t},\n`;
	});
	return `/** Made from snapshots/translations.yaml by \`npm run snapshot\`: do not edit. */

export const STUDIO_TEXTS: Record<string, Record<'de' | 'en', string>> = {
${lines.join('')}};
`;
}
