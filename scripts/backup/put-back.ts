/**
 * Puts a backup back. It is read completely before anything is changed. All rows are written in one transaction, and the books are
 * checked before it ends; the files wait in a folder until then (staging.ts). So at any moment the target is as before, or as in the
 * backup.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Advice } from '../lib/fail.ts';
import { askEverything, type Finding } from '../verify-books/verify.ts';
import { type Manifest, readArchive } from './archive.ts';
import { type Catalogue, readCatalogue, WITH_FULL_NAMES } from './catalogue.ts';
import { stagingOf } from './staging.ts';

type Stream = AsyncIterable<Buffer>;

interface Options {
	key: string | undefined;
	folders: Map<string, string>;
	/** Whether existing data in the target may be replaced. */
	mayReplace: boolean;
	/** Whether mails that waited when the backup was made are still to be sent. */
	sendsMails: boolean;
	onProgress?: (note: string) => void;
}

export interface Restored {
	id: string;
	manifest: Manifest;
	/** What is wrong in the books; undefined for an older version that can't be checked before it is upgraded. */
	findings: Finding[] | undefined;
	/** How many mails will not be sent by themselves. */
	mails: number;
}

export async function putBack(client: pg.Client, file: string, manifest: Manifest, options: Options): Promise<Restored> {
	const id = randomUUID();
	await client.query('begin');
	try {
		await client.query(
			"set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local check_function_bodies = off; set local maintenance_work_mem = '256MB'; set local synchronous_commit = on",
		);
		await makeRoom(client, options.mayReplace);
		const catalogue = await readIn(client, file, manifest, id, options);
		options.onProgress?.('keys, indexes and guards');
		await runAll(client, catalogue.after);
		for (const { name, last, isCalled } of catalogue.sequences) await client.query('select setval($1, $2, $3)', [name, last, isCalled]);
		await assertSameSchema(client, catalogue);
		options.onProgress?.('the books');
		const findings = await lookAtBooks(client);
		const mails = options.sendsMails ? 0 : await holdMails(client, manifest);
		await client.query(
			"insert into kontor_system.setup (key, value) values ('restore', $1) on conflict (key) do update set value = excluded.value",
			[id],
		);
		await client.query('commit');
		return { id, manifest, findings, mails };
	} catch (error) {
		await client.query('rollback').catch(() => {});
		throw error;
	}
}

const OWN_SCHEMAS = `select nspname as name from pg_namespace n where nspname !~ '^pg_' and nspname <> 'information_schema'
	and not exists (select 1 from pg_depend d where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e') order by 1`;

export const IS_EMPTY = `select not exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and nspname !~ '^pg_' and nspname <> 'information_schema') as yes`;

/** Everything of the database goes, within the transaction: until its end it is still there. */
async function makeRoom(client: pg.Client, mayReplace: boolean): Promise<void> {
	const isEmpty = (await client.query(IS_EMPTY)).rows[0].yes;
	if (!isEmpty && !mayReplace)
		throw new Advice('The database is not empty.', 'Restore into an empty one, or say that what is in it may go: --replace');
	const { rows } = await client.query(OWN_SCHEMAS);
	for (const { name } of rows) await client.query(`drop schema ${quoted(name)} cascade`);
	const extensions = await client.query("select extname as name from pg_extension where extname <> 'plpgsql'");
	for (const { name } of extensions.rows) await client.query(`drop extension ${quoted(name)} cascade`);
	await client.query('create schema public');
}

async function readIn(
	client: pg.Client,
	file: string,
	manifest: Manifest,
	id: string,
	{ key, folders, onProgress }: Options,
): Promise<Catalogue> {
	let catalogue: Catalogue | undefined;
	const rows: Record<string, number> = {};
	await readArchive(file, key, async (name, body) => {
		const [kind, what, table] = name.split('/') as [string, string, string];
		if (kind === 'database' && what === 'schema.json') {
			catalogue = JSON.parse(await textOf(body)) as Catalogue;
			await runAll(client, catalogue.before);
			for (const one of catalogue.tables) rows[one.name] = 0;
		} else if (kind === 'database') {
			const columns = catalogue?.tables.find((one) => one.name === table)?.columns;
			if (!columns) throw new Error(`There is no table for ${name}`);
			onProgress?.(table);
			const stream = client.query(copyFrom(`copy ${table} (${columns.map(quoted).join(', ')}) from stdin`));
			await pipeline(body, stream);
			rows[table]! += stream.rowCount;
		} else if (kind === 'files') await writeFile(name, body, id, folders);
	});
	const differing = Object.entries(manifest.rows).find(([name, count]) => rows[name] !== count);
	if (!catalogue || differing)
		throw new Error(`${differing?.[0]} has ${rows[differing?.[0] ?? '']} rows, the backup says ${differing?.[1]}`);
	return catalogue;
}

async function textOf(body: Stream): Promise<string> {
	const parts: Buffer[] = [];
	for await (const chunk of body) parts.push(chunk);
	return Buffer.concat(parts).toString('utf8');
}

async function writeFile(name: string, body: Stream, id: string, folders: Map<string, string>): Promise<void> {
	const [, location, ...path] = name.split('/') as [string, string, ...string[]];
	const folder = folders.get(location);
	if (!folder)
		throw new Advice(
			`The backup has files of the storage location "${location}", which is no folder here.`,
			`Name it as where it was made: STORAGE_LOCATIONS=${location} and STORAGE_${location.toUpperCase()}_ROOT.`,
		);
	const relative = normalize(path.join('/'));
	if (relative.startsWith('..') || relative.startsWith('/')) throw new Error(`A file of the backup is outside of the store: ${name}`);
	const target = join(stagingOf(folder, id), relative);
	mkdirSync(dirname(target), { recursive: true });
	await pipeline(body, createWriteStream(target, { flags: 'wx', flush: true }));
}

/** A statement that fails because it needs a later one is tried again after it, so the order need not be known. */
async function runAll(client: pg.Client, statements: string[]): Promise<void> {
	for (let waiting = statements; waiting.length > 0; ) {
		const failed: string[] = [];
		let reason: unknown;
		for (const statement of waiting) {
			await client.query('savepoint one');
			try {
				await client.query(statement);
				await client.query('release savepoint one');
			} catch (error) {
				await client.query('rollback to savepoint one');
				failed.push(statement);
				reason ??= error;
			}
		}
		if (failed.length === waiting.length) throw new Error(`${failed[0]}: ${(reason as Error).message}`);
		waiting = failed;
	}
}

/** Postgres writes an expression that it has read with other brackets and casts than the one that it was made from. */
const bare = (line: string): string =>
	line.replace(/::(character varying|timestamp with(out)? time zone|double precision|\w+)(\(\d+(,\d+)?\))?(\[\])?|[()\s]/g, '');

/** The schema read from the new database is the one of the backup. */
async function assertSameSchema(client: pg.Client, wanted: Catalogue): Promise<void> {
	await client.query('savepoint names');
	await client.query(WITH_FULL_NAMES);
	const made = await readCatalogue(client);
	await client.query('rollback to savepoint names');
	const of = ({ before, after, tables, sequences }: Catalogue) => [
		...before,
		...after,
		...tables.map((table) => JSON.stringify(table)),
		...sequences.map((sequence) => JSON.stringify(sequence)),
	];
	const there = new Set(of(made).map(bare));
	const missing = of(wanted).filter((line) => !there.has(bare(line)));
	if (missing.length > 0 || of(made).length !== of(wanted).length)
		throw new Error(
			`The restored schema is not the one of the backup (${missing.length} differences), for example: ${missing[0] ?? 'more than there was'}`,
		);
}

/** An older version may lack columns that the checks need. */
async function lookAtBooks(client: pg.Client): Promise<Finding[] | undefined> {
	await client.query('savepoint books');
	try {
		return (await askEverything(client)).findings;
	} catch (error) {
		if (!['42P01', '42703', '42883', '3F000'].includes((error as { code?: string }).code ?? '')) throw error;
		await client.query('rollback to savepoint books');
		return undefined;
	}
}

/** Since the backup was made the mails of its outbox may have been sent: nothing goes out twice by itself. */
async function holdMails(client: pg.Client, manifest: Manifest): Promise<number> {
	const { rowCount } = await client.query("update public.mails set status = 'failed', error = $1 where status in ('queued', 'held')", [
		`Aus der Sicherung vom ${manifest.made} zurückgeholt: vielleicht schon versandt. / Restored from the backup of ${manifest.made}: may have been sent already.`,
	]);
	return rowCount ?? 0;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
