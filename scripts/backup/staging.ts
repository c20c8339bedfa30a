/**
 * Files of a restore wait in a folder of their own inside the store, until the rows are there. Rows and a note about that folder are
 * committed as one; the restore itself, or the next start if it was killed, finds the note and moves the files to their place. Every
 * step can be cut off and done again.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type DatabaseConnection } from '../lib/postgres.ts';
import type { Settings } from '../lib/settings.ts';
import { foldersOf } from './stores.ts';

const PREFIX = '.restore-';
const BEFORE = '.before-restore-';

export const stagingOf = (folder: string, id: string): string => join(folder, `${PREFIX}${id}`);

const isFile = (name: string): boolean => !name.startsWith('.');
export const hasFiles = (folder: string): boolean => existsSync(folder) && readdirSync(folder).some(isFile);

/** Removes what killed restores left. */
export function removeAbandoned(folder: string): void {
	if (!existsSync(folder)) return;
	for (const name of readdirSync(folder).filter((one) => one.startsWith(PREFIX)))
		rmSync(join(folder, name), { recursive: true, force: true });
}

export function putInPlace(folder: string, id: string): void {
	const staged = stagingOf(folder, id);
	const before = join(folder, `${BEFORE}${id}`);
	if (existsSync(staged)) {
		if (!existsSync(before)) {
			const making = `${before}.making`;
			mkdirSync(making, { recursive: true });
			for (const name of readdirSync(folder).filter(isFile)) renameSync(join(folder, name), join(making, name));
			renameSync(making, before);
		}
		for (const name of readdirSync(staged)) renameSync(join(staged, name), join(folder, name));
		rmdirSync(staged);
	}
	rmSync(before, { recursive: true, force: true });
}

/** A restore that has committed its rows, but was killed before its files were in place, is finished here. */
export async function finishRestore(connection: DatabaseConnection, settings: Pick<Settings, 'environment' | 'data'>): Promise<boolean> {
	const client = await connect(connection);
	try {
		const { rows } = await client.query("select to_regclass('kontor_system.setup') is not null as yes");
		if (!rows[0].yes) return false;
		const note = (await client.query("select value from kontor_system.setup where key = 'restore'")).rows[0];
		if (!note) return false;
		for (const folder of foldersOf(settings).values()) putInPlace(folder, note.value);
		await client.query("delete from kontor_system.setup where key = 'restore'");
		return true;
	} finally {
		await client.end();
	}
}
