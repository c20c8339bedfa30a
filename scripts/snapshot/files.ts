/** The folder `snapshots/` as a whole: reading and writing all of its files. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Knex } from 'knex';
import { Advice } from '../lib/fail.ts';
import { type AccessFiles, type PolicyFile, withRolesAtPolicies } from './access-files.ts';
import { errorTitles } from './error-titles.ts';
import type { CollectionFile } from './schema-files.ts';
import type { StudioFiles } from './studio-files.ts';
import { readYaml, readYamlFolder, toYaml, writeYamlFolder } from './yaml-files.ts';

export interface SnapshotFiles {
	collections: CollectionFile[];
	access: AccessFiles;
	studio: StudioFiles;
}

export function readSnapshotFiles(folder: string): SnapshotFiles {
	const optional = <T>(name: string, empty: T): T => (existsSync(join(folder, name)) ? readYaml<T>(join(folder, name)) : empty);
	const optionalFolder = <T>(name: string): T[] => (existsSync(join(folder, name)) ? readYamlFolder<T>(join(folder, name)) : []);
	return {
		collections: readYamlFolder<CollectionFile>(join(folder, 'collections')),
		access: withRolesAtPolicies({
			scopes: optional('scopes.yaml', {}),
			policies: optionalFolder<PolicyFile>('policies'),
			roles: optional('roles.yaml', []),
		}),
		studio: {
			presets: optional('presets.yaml', []),
			dashboards: optionalFolder('dashboards'),
			flows: optionalFolder('flows'),
			translations: optional('translations.yaml', {}),
			settings: optional('settings.yaml', {}),
		},
	};
}

export function writeSnapshotFiles(folder: string, { collections, access, studio }: SnapshotFiles): void {
	mkdirSync(folder, { recursive: true });
	const write = (name: string, content: unknown) => writeFileSync(join(folder, name), toYaml(content));
	writeYamlFolder(
		join(folder, 'collections'),
		byName(collections, (file) => file.collection),
	);
	writeYamlFolder(
		join(folder, 'policies'),
		byName(access.policies, (file) => file.name),
	);
	write('scopes.yaml', access.scopes);
	write('roles.yaml', access.roles);
	write('presets.yaml', studio.presets);
	writeYamlFolder(
		join(folder, 'dashboards'),
		byName(studio.dashboards, (file) => file.name),
	);
	writeYamlFolder(
		join(folder, 'flows'),
		byName(studio.flows, (file) => file.name),
	);
	write('translations.yaml', studio.translations);
	write('settings.yaml', studio.settings);
}

const fileName = (name: string) =>
	name
		.toLowerCase()
		.replace(/^\$t:/, '')
		.replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? 'ss')
		.replace(/[^a-z0-9._-]+/g, '-')
		.replace(/^-|-$/g, '');
function byName<T>(items: T[], name: (item: T) => string): Record<string, T> {
	const files: Record<string, T> = {};
	for (const item of items) {
		const file = fileName(name(item));
		if (file === '' || Object.hasOwn(files, file))
			throw new Advice(
				`"${name(item)}" would be saved to the same file as another one (${file}.yaml).`,
				'Give one of the two another name in Studio.',
			);
		files[file] = item;
	}
	return files;
}

/** Makes one folder like the other: whole file by whole file, so that none is ever half written. */
export function takeOverFiles(from: string, to: string): void {
	const list = (folder: string) =>
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
	const wanted = new Set(list(from));
	for (const name of wanted) {
		const content = readFileSync(join(from, name));
		if (existsSync(join(to, name)) && readFileSync(join(to, name)).equals(content)) continue;
		mkdirSync(dirname(join(to, name)), { recursive: true });
		writeFileSync(join(to, `${name}.new`), content);
		renameSync(join(to, `${name}.new`), join(to, name));
	}
	for (const name of list(to)) if (!wanted.has(name)) rmSync(join(to, name));
}

/** In the order in which they run: `first/`, then the files of the modules, then `last/`; by name within each. */
export function readGuards(folder: string): { name: string; sql: string }[] {
	const guards = join(folder, 'guards');
	const order = (name: string) => ['first', '', 'last'].indexOf(/^(first|last)\//.exec(name)?.[1] ?? '');
	return readdirSync(guards, { recursive: true, encoding: 'utf8' })
		.map((name) => name.replaceAll(sep, '/'))
		.filter((name) => name.endsWith('.sql'))
		.sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
		.map((name) => ({ name, sql: readFileSync(join(guards, name), 'utf8') }));
}

/** Changes when any file of the folder changes: tells whether a database is up to date. */
export function fingerprint(folder: string): string {
	const hash = createHash('sha256');
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort((a, b) =>
		join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
	))
		if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
	return hash.update(JSON.stringify(errorTitles())).digest('hex');
}

/** Remembers that the database is what the files with this fingerprint say. */
export const noteApplied = (database: Knex, value: string) =>
	database('kontor_system.setup').insert({ key: 'snapshot', value }).onConflict('key').merge();
