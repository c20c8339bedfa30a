/** How collections, fields and statuses are called, for the errors that name them. */
import type { CollectionFile } from './schema-files.ts';

type Json = Record<string, any>;
type Texts = Record<string, Record<string, string>>;

export const quoted = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);
/** What somebody named in one language alone goes by that name in both; without any, by its own. */
const label = (label: Json, name: string): string => {
	const { de, en } = label;
	const any = en ?? de ?? Object.values(label)[0] ?? name;
	return `{ de: ${quoted(de ?? any)}, en: ${quoted(en ?? any)} }`;
};
export const key = (name: string): string => (/^[a-z_]\w*$/i.test(name) ? name : quoted(name));
const block = (name: string, lines: string[]): string =>
	lines.length === 0 ? `\t\t${name}: {},` : [`\t\t${name}: {`, ...lines.map((line) => `\t\t\t${line},`), '\t\t},'].join('\n');

export function generateLabels(files: CollectionFile[], texts: Texts): string {
	const named = files.filter(({ fields, singular }) => fields && singular).sort((a, b) => (a.collection < b.collection ? -1 : 1));
	const collections = named.map(({ collection, singular, fields }: Json) => {
		const labels = Object.entries<Json>(fields).filter(([, field]) => field.label && field.type !== 'alias');
		const statuses: Json[] = (fields.status?.options?.choices ?? []).filter(({ text }: Json) => texts[text?.slice(3)]);
		return [
			`\t${key(collection)}: {`,
			`\t\tsingular: ${label(singular, collection)},`,
			block(
				'fields',
				labels.map(([name, field]) => `${key(name)}: ${label(field.label, name)}`),
			),
			block(
				'statuses',
				statuses.map(({ text, value }) => `${key(value)}: ${label(texts[text.slice(3)]!, value)}`),
			),
			'\t},',
		].join('\n');
	});
	return `/** Made from snapshots/ by \`npm run snapshot\`: do not edit. */
interface Label {
	de: string;
	en: string;
}

interface Labels {
	singular: Label;
	fields: Record<string, Label>;
	statuses: Record<string, Label>;
}

export const LABELS: Record<string, Labels> = {
${collections.join('\n')}
};
`;
}

/** What is named in only one of the two languages: reported on saving, so that somebody completes it. */
export function inOneLanguage(files: CollectionFile[], texts: Texts): string[] {
	const lacks = (label: Json | undefined): string | undefined => label && (label.de ? (label.en ? undefined : 'English') : 'German');
	const named: [string, Json | undefined][] = [
		...files.flatMap(({ collection, label, singular, fields }): [string, Json | undefined][] => [
			[collection, label],
			[`${collection} (singular)`, singular],
			...Object.entries(fields ?? {}).map(([name, field]): [string, Json | undefined] => [`${collection}.${name}`, field.label]),
		]),
		...Object.entries(texts).map(([name, text]): [string, Json] => [`text "${name}"`, text]),
	];
	return named.flatMap(([name, label]) => (lacks(label) ? [`${name} has no ${lacks(label)} name`] : []));
}
