/** Reads the tables of matrix.md, and of a module that keeps its own: tests/<module>/permissions.md. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Cell {
	line: string;
	who: string;
	rights: string;
}

const cellsOf = (line: string) =>
	line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());

const tests = join(import.meta.dirname, '..');

/** The files of this name that modules keep among their tests. */
export const ofModules = (name: string): string[] =>
	readdirSync(tests)
		.filter((module) => module !== 'permissions')
		.sort()
		.map((module) => join(tests, module, name))
		.filter((file) => existsSync(file));

export const readMatrix = (): Cell[] => [join(import.meta.dirname, 'matrix.md'), ...ofModules('permissions.md')].flatMap(readTables);

function readTables(file: string): Cell[] {
	let header: string[] = [];
	const cells: Cell[] = [];
	for (const line of readFileSync(file, 'utf8').split('\n')) {
		if (!line.startsWith('|') || line.startsWith('|---')) continue;
		const [first, ...rest] = cellsOf(line);
		if (first === 'collection') header = rest;
		else if (header.length > 0)
			header.slice(0, -1).forEach((who, index) => {
				const rights = rest[index] ?? '';
				if (!/^(–|[CcRrUuDd]+)$/.test(rights)) throw new Error(`${file}: "${rights}" is no set of rights (${first}, ${who})`);
				cells.push({ line: first!, who, rights });
			});
	}
	return cells;
}

export type Scope = 'any' | 'own' | 'none';

export function scopeOf(rights: string, letter: 'C' | 'R' | 'U' | 'D'): Scope {
	if (rights.includes(letter)) return 'any';
	return rights.includes(letter.toLowerCase()) ? 'own' : 'none';
}
