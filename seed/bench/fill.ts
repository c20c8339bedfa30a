import { availableParallelism } from 'node:os';
import argon2 from 'argon2';
import type { Client } from 'pg';
import { DEMO_PASSWORD, DEMO_TOKEN } from '../../scripts/lib/welcome.ts';
import type { Access } from '../demo/team.ts';
import { zweiteWerkstatt } from '../demo/world.ts';
import type { Row, Rows } from '../factories/maker.ts';
import { ORDER, writeRows } from '../write.ts';
import { blocks, ENTRIES_PER_BLOCK } from './blocks.ts';
import { copyRows } from './copy.ts';

/** Fills an empty database with the two tenants of the demo, the first of them blown up to `entries` time entries. */
export async function fill(client: Client, entries: number, onProgress: (done: number) => void): Promise<void> {
	const roles = Object.fromEntries((await client.query('select name, id from directus_roles')).rows.map(({ name, id }) => [name, id]));
	const access: Access = { roles, passwordHash: await argon2.hash(DEMO_PASSWORD), token: DEMO_TOKEN };
	const now = new Date().toISOString();
	await inTransaction(client, () => writeRows(client, zweiteWerkstatt(access, now).rows));

	const isFast = await withoutTriggers(client);
	const indexes = isFast ? await dropIndexes(client) : [];
	let done = 0;
	let writing: Promise<void> = Promise.resolve();
	for (const rows of blocks(access, now, entries / ENTRIES_PER_BLOCK)) {
		// While Postgres takes in one block, the next one is being made.
		await writing;
		onProgress(done);
		writing = isFast ? copyAll(client, rows) : inTransaction(client, () => writeRows(client, rows));
		// A failure shows at the next `await`, not as an unhandled rejection before it.
		writing.catch(() => {});
		done += rows.time_entries?.length ?? 0;
	}
	await writing;
	onProgress(done);
	await createIndexes(client, indexes);
	await client.query('vacuum (analyze)');
	await client.query("insert into kontor_system.setup (key, value) values ('demo', $1)", [now]);
}

async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
	await client.query('begin');
	await work();
	await client.query('commit');
}

/** Only a superuser may; elsewhere the triggers stay on, and it takes longer. */
async function withoutTriggers(client: Client): Promise<boolean> {
	try {
		await client.query('set session_replication_role = replica');
		return true;
	} catch {
		return false;
	}
}

async function copyAll(client: Client, rows: Rows): Promise<void> {
	for (const collection of ORDER) {
		const list = rows[collection] ?? [];
		await copyRows(client, collection, collection === 'directus_users' ? list.map(({ created_at: _, ...row }) => row) : list);
	}
}

/** To build an index once is faster than to keep it up to date a million times. */
async function dropIndexes(client: Client): Promise<Row[]> {
	const { rows } = await client.query(
		`select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
		 where i.indrelid = any ($1::text[]::regclass[]) and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
		[ORDER.filter((collection) => !collection.startsWith('directus_'))],
	);
	for (const { name } of rows) await client.query(`drop index ${name}`);
	return rows;
}

async function createIndexes(client: Client, indexes: Row[]): Promise<void> {
	await client.query(`set max_parallel_maintenance_workers = ${availableParallelism()}`);
	for (const { definition } of indexes) await client.query(definition);
}
