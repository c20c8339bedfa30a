/** What the console calls collections, fields and values, one file for each language; and what a field may hold, without words. */
import { isReserved } from '../lib/reserved.ts';
import { key, quoted } from './generate-labels.ts';
import type { CollectionFile } from './schema-files.ts';

type Json = Record<string, any>;
type Texts = Record<string, Record<string, string>>;
export type Language = 'de' | 'en';

const HEAD = '/** Made from snapshots/ by `npm run snapshot`: do not edit. */';
const LINE = 140;

const isIdentifier = (name: string): boolean => key(name) === name && !isReserved(name);

/** A name in only one language is used for both; without any, the technical name. */
const named = (label: Json | undefined, language: Language, name: string): string =>
	label?.[language] ?? label?.en ?? label?.de ?? Object.values(label ?? {})[0] ?? name;

/** A collection made in Studio may be called anything; the console knows none that is no name in code as well. */
const tables = (files: CollectionFile[]) =>
	files
		.filter(({ collection, fields, folder }) => fields && !folder && isIdentifier(collection) && !collection.startsWith('directus_'))
		.sort((a, b) => (a.collection < b.collection ? -1 : 1));

const choicesOf = ({ options }: Json): { text: string; value: string | number }[] => options?.choices ?? [];

const withChoices = ({ fields }: CollectionFile): [string, Json][] =>
	Object.entries<Json>(fields ?? {}).filter(([, field]) => choicesOf(field).some(({ value }) => value !== undefined));

/** One export for each collection: of those that the console does not name, nothing comes along. */
export function generateConsoleLabels(files: CollectionFile[], texts: Texts, language: Language): string {
	const textOf = (text: string, value: string): string =>
		text?.startsWith('$t:') ? named(texts[text.slice(3)], language, value) : (text ?? value);
	const collections = tables(files).map((file) => {
		const { collection, singular, label, fields }: Json = file;
		const labels = Object.entries<Json>(fields)
			.filter(([, field]) => field.label && field.type !== 'alias')
			.map(([name, field]) => `\t\t${key(name)}: ${quoted(named(field.label, language, name))},`);
		const choices = withChoices(file).flatMap(([name, field]) => [
			`\t\t${key(name)}: {`,
			...choicesOf(field).map(({ text, value }) => `\t\t\t${key(String(value))}: ${quoted(textOf(text, String(value)))},`),
			'\t\t},',
		]);
		return [
			`export const ${collection} = {`,
			`\tname: ${quoted(`${named(singular, language, collection)} |||| ${named(label, language, collection)}`)},`,
			...block('fields', labels),
			...block('choices', choices),
			'};',
		].join('\n');
	});
	return `${[HEAD, ...collections].join('\n\n')}\n`;
}

const block = (name: string, lines: string[]): string[] => (lines.length > 0 ? [`\t${name}: {`, ...lines, '\t},'] : [`\t${name}: {},`]);

/** In the order in which they are offered; and the collections that have a trash. */
export function generateConsoleChoices(files: CollectionFile[]): string {
	const collections = tables(files).flatMap((file) => {
		const choices = withChoices(file).map(([name, field]) =>
			list(
				`\t\t${key(name)}: `,
				choicesOf(field).map(({ value }) => String(value)),
				2,
			),
		);
		return choices.length > 0 ? [`\t${file.collection}: {`, ...choices, '\t},'] : [];
	});
	const trash = tables(files)
		.filter(({ fields }) => fields?.deleted_at)
		.map(({ collection }) => collection);
	return `${HEAD}

/** By collection and field. */
export const CHOICES: Record<string, Record<string, readonly string[]>> = {
${collections.join('\n')}
};

${list('export const WITH_TRASH: readonly string[] = ', trash, 0).replace(/,$/, ';')}
`;
}

/** Laid out as the formatter would: what does not fit on the line has a line for each value. */
function list(start: string, values: string[], depth: number): string {
	const line = `${start}[${values.map(quoted).join(', ')}],`;
	if (line.replaceAll('\t', '  ').length <= LINE) return line;
	const indent = '\t'.repeat(depth);
	return [`${start}[`, ...values.map((value) => `${indent}\t${quoted(value)},`), `${indent}],`].join('\n');
}
