/** The folder `snapshots/` as a whole: reading and writing all of its files. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { AccessFiles, PolicyFile } from './access-files.ts';
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
		access: { scopes: optional('scopes.yaml', {}), policies: optionalFolder<PolicyFile>('policies'), roles: optional('roles.yaml', []) },
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
const byName = <T>(items: T[], name: (item: T) => string): Record<string, T> =>
	Object.fromEntries(items.map((item) => [fileName(name(item)), item]));

export const readGuards = (folder: string): { name: string; sql: string }[] =>
	readdirSync(join(folder, 'guards'))
		.filter((name) => name.endsWith('.sql'))
		.sort()
		.map((name) => ({ name, sql: readFileSync(join(folder, 'guards', name), 'utf8') }));

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
