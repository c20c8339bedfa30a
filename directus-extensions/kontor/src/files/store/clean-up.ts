/** Removes content without a row: of deleted files, and of uploads whose server ended before the commit. */
import { parse } from 'node:path';
import type { Knex } from 'knex';
import { defineJob } from '../../core/jobs/jobs.js';
import { momentOf, prefixesBetween } from '../rules/file-id.js';
import { locationOf, removeFromStorage, usualLocation } from './storage.js';

const HOUR = 3_600_000;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;

/**
 * Removes files that the database has released (snapshots/guards/files/files.sql). Files that can't be deleted now stay noted.
 * Returns how many were removed.
 */
export async function removeReleased(database: Knex): Promise<number> {
	let removed = 0;
	for (let isMore = true; isMore; )
		isMore = await database.transaction(async (trx) => {
			const row = await trx('kontor_system.released_files').orderBy('id').forUpdate().skipLocked().first();
			if (!row) return false;
			const isUsedAgain = await trx('directus_files').where({ filename_disk: row.filename_disk }).first('id');
			if (!isUsedAgain) await removeFromStorage(parse(row.filename_disk).name, row.storage);
			await trx('kontor_system.released_files').where({ id: row.id }).delete();
			removed++;
			return true;
		});
	return removed;
}

/** Removes files whose id dates them into this time and that no row names. */
export async function removeUncommitted(database: Knex, from: number, to: number): Promise<number> {
	const storage = await locationOf(usualLocation());
	let removed = 0;
	for (const prefix of prefixesBetween(from, to)) {
		const ids = new Set<string>();
		for await (const path of storage.list(prefix)) {
			const [id] = ID.exec(path) ?? [];
			const moment = id ? momentOf(id) : null;
			if (moment !== null && moment >= from && moment <= to) ids.add(id!);
		}
		for (const { id } of await database('directus_files')
			.select('id')
			.whereIn('id', [...ids]))
			ids.delete(id);
		for (const id of ids) removed += await removeFromStorage(id);
	}
	return removed;
}

export const cleanUpFiles = defineJob({
	name: 'clean-up-files',
	cron: '17 * * * *',
	run: async (_payload, { database }) => {
		const now = Date.now();
		// Once a day it looks further back, in case the server was off for a while.
		const hours = new Date(now).getUTCHours() === 3 ? 7 * 24 : 8;
		return {
			released: await removeReleased(database),
			uncommitted: await removeUncommitted(database, now - hours * HOUR, now - HOUR),
		};
	},
});
