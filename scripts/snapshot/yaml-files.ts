import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Document, isCollection, isMap, isPair, type Node, parse, visit } from 'yaml';

const LINE = 120;

/** YAML in which whatever fits on a line stands on one: a field, a label, a permission reads as a row. */
export function toYaml(value: unknown): string {
	const document = new Document(value, { aliasDuplicateObjects: false });
	visit(document, {
		Collection(_key, node, path) {
			const depth = path.filter(isPair).length;
			const isTopLevel = depth === 0 || path.length < 3;
			if (!isTopLevel && fitsOnLine(node as Node, depth)) {
				(node as { flow?: boolean }).flow = true;
				return visit.SKIP;
			}
			return undefined;
		},
	});
	return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function fitsOnLine(node: Node, depth: number): boolean {
	if (isCollection(node) && node.items.length === 0) return true;
	const json = node.toJSON();
	if (isMap(node) && JSON.stringify(json).includes('\\n')) return false;
	// Indentation and the key take room, quotes of JSON that YAML does not need give it back.
	return JSON.stringify(json).length + depth * 2 < LINE;
}

export const readYaml = <T>(file: string): T => parse(readFileSync(file, 'utf8'));

export const readYamlFolder = <T>(folder: string): T[] =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.yaml'))
		.sort()
		.map((name) => readYaml<T>(join(folder, name)));

/** Writes the files of a folder and removes what is not among them any more. */
export function writeYamlFolder(folder: string, files: Record<string, unknown>): void {
	mkdirSync(folder, { recursive: true });
	for (const name of readdirSync(folder)) if (name.endsWith('.yaml') && !(basename(name, '.yaml') in files)) rmSync(join(folder, name));
	for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, `${name}.yaml`), toYaml(content));
}
