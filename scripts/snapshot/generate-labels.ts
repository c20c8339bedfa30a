/** How collections, fields and statuses are called, for the errors that name them. */
import type { CollectionFile } from './schema-files.ts';

type Json = Record<string, any>;
type Texts = Record<string, Record<string, string>>;

const quoted = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);
const label = ({ de, en }: Json): string => `{ de: ${quoted(de)}, en: ${quoted(en)} }`;
const block = (name: string, lines: string[]): string =>
	lines.length === 0 ? `\t\t${name}: {},` : [`\t\t${name}: {`, ...lines.map((line) => `\t\t\t${line},`), '\t\t},'].join('\n');

export function generateLabels(files: CollectionFile[], texts: Texts): string {
	const named = files.filter(({ fields, singular }) => fields && singular).sort((a, b) => (a.collection < b.collection ? -1 : 1));
	const collections = named.map(({ collection, singular, fields }: Json) => {
		const labels = Object.entries<Json>(fields).filter(([, field]) => field.label?.de && field.type !== 'alias');
		const statuses: Json[] = (fields.status?.options?.choices ?? []).filter(({ text }: Json) => texts[text?.slice(3)]);
		return [
			`\t${collection}: {`,
			`\t\tsingular: ${label(singular)},`,
			block(
				'fields',
				labels.map(([name, field]) => `${name}: ${label(field.label)}`),
			),
			block(
				'statuses',
				statuses.map(({ text, value }) => `${value}: ${label(texts[text.slice(3)]!)}`),
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
