/** The tables and fields that the console has by hand: everything in the files at the time when this is written. */
import { key, quoted } from './generate-labels.ts';
import type { CollectionFile } from './schema-files.ts';

const LINE = 138;

export function generateShipped(files: CollectionFile[]): string {
	const tables = files
		.filter(({ fields, folder, collection }) => fields && !folder && !collection.startsWith('directus_'))
		.sort((a, b) => (a.collection < b.collection ? -1 : 1));
	const names = tables.map(({ collection, fields }) =>
		[`\t${key(collection)}: [`, ...inLines(Object.keys(fields!).sort()), '\t],'].join('\n'),
	);
	const choices = tables
		.map(({ collection, fields }): [string, [string, string[]][]] => [
			collection,
			Object.entries(fields!)
				.map(([name, { options }]): [string, string[]] => [
					name,
					(options?.choices ?? []).map(({ value }: { value: unknown }) => String(value)),
				])
				.filter(([, values]) => values.length > 0),
		])
		.filter(([, fieldsWith]) => fieldsWith.length > 0)
		.map(([collection, fieldsWith]) =>
			[
				`\t${key(collection)}: {`,
				...fieldsWith.flatMap(([name, values]) => [`\t\t${key(name)}: [`, ...inLines(values, 3), '\t\t],']),
				'\t},',
			].join('\n'),
		);
	return `/** What Kontor brings, by table. Made by \`node scripts/run.mjs snapshot/ship\`: do not edit. */
// biome-ignore format: many short words
export const SHIPPED: Record<string, readonly string[]> = {
${names.join('\n')}
};

/** The values that it offers there, as text. */
// biome-ignore format: many short words
export const SHIPPED_CHOICES: Record<string, Record<string, readonly string[]>> = {
${choices.join('\n')}
};
`;
}

/** As many names on a line as it takes. */
function inLines(names: string[], depth = 2): string[] {
	const lines: string[] = [];
	for (const name of names) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + name.length + 6 <= LINE) lines[lines.length - 1] = `${last} ${quoted(name)},`;
		else lines.push(`${'\t'.repeat(depth)}${quoted(name)},`);
	}
	return lines;
}
