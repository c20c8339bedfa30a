/**
 * What was changed in Studio since the files in `snapshots/` were installed, as a patch; nothing is written there. For those who have no
 * shell: the server runs this beside itself (studio/changes). `changes.ts <file>` writes the answer into that file.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { snapshots } from '../lib/paths.ts';
import { pull } from './pull.ts';

export interface Changes {
	files: { name: string; added: number; removed: number }[];
	/** For `git apply`. */
	patch: string;
}

const listed = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

export function compare(before: string, after: string): Changes {
	const files: Changes['files'] = [];
	let patch = '';
	const [old, made] = [new Set(listed(before)), new Set(listed(after))];
	for (const name of [...new Set([...old, ...made])].sort()) {
		const labels = [
			'--label',
			old.has(name) ? `a/snapshots/${name}` : '/dev/null',
			'--label',
			made.has(name) ? `b/snapshots/${name}` : '/dev/null',
		];
		const { status, stdout, error } = spawnSync('diff', ['-N', '-u', ...labels, join(before, name), join(after, name)], {
			encoding: 'utf8',
			maxBuffer: 2 ** 28,
		});
		if (error || status === null || status > 1) throw error ?? new Error(`diff could not compare ${name}`);
		if (status === 0) continue;
		const count = (sign: string) => stdout.split('\n').filter((line, at) => at > 1 && line.startsWith(sign)).length;
		files.push({ name, added: count('+'), removed: count('-') });
		patch += stdout;
	}
	return { files, patch };
}

if (process.argv[1] === import.meta.filename) {
	const made = mkdtempSync(join(tmpdir(), 'kontor-changes-'));
	try {
		cpSync(snapshots, made, { recursive: true });
		await pull(made);
		writeFileSync(process.argv[2]!, JSON.stringify(compare(snapshots, made)));
	} finally {
		rmSync(made, { recursive: true, force: true });
	}
	process.exit(0);
}
