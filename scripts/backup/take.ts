/**
 * Takes a backup: the rows as they are at one moment, then the files of those rows. It is written beside its place and put there when it
 * has been read again from the first to the last byte.
 */
import { createReadStream, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { version as directus } from 'directus/version';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Advice } from '../lib/fail.ts';
import { root } from '../lib/paths.ts';
import { ArchiveWriter, type Manifest, readArchive } from './archive.ts';
import { type Catalogue, readCatalogue, WITH_FULL_NAMES } from './catalogue.ts';

const ATTEMPTS = 8;
const PART = 8 * 1024 * 1024;
const LINE_FEED = 10;
/** What a backup is called until it is whole. */
export const PARTIAL = '.partial';
const STALE = 60 * 60_000;

interface Options {
	key: string | undefined;
	/** The folders of the storage locations, by name. */
	folders: Map<string, string>;
	onProgress?: (note: string) => void;
}

interface FileRow {
	id: string;
	storage: string;
	filename_disk: string;
	checksum: string | null;
	/** Uploaded within the last hour. */
	isRecent: boolean;
}

export async function takeBackup(client: pg.Client, file: string, options: Options): Promise<Manifest> {
	await mkdir(dirname(file), { recursive: true, mode: 0o700 });
	removeStale(dirname(file));
	const partial = `${file}${PARTIAL}`;
	for (let attempt = 1; ; attempt++) {
		try {
			await write(client, partial, options);
			break;
		} catch (error) {
			rmSync(partial, { force: true });
			// A table was dropped before it was copied: starts again, with the rows and files of a new moment.
			if (!isPassing(error) || attempt === ATTEMPTS) throw error;
			options.onProgress?.('something changed meanwhile, once more');
		}
	}
	try {
		options.onProgress?.('reading it again');
		const manifest = await readArchive(partial, options.key);
		renameSync(partial, file);
		await syncFolder(dirname(file));
		return manifest;
	} catch (error) {
		rmSync(partial, { force: true });
		throw error;
	}
}

class Changed extends Error {}

/** A table, or a partition of the job queue, that was removed between being listed and being locked. */
const isPassing = (error: unknown): boolean =>
	error instanceof Changed || ['42P01', '42883', '42704', 'XX000', '40P01', '40001'].includes((error as { code?: string }).code ?? '');

async function write(client: pg.Client, partial: string, { key, folders, onProgress }: Options): Promise<void> {
	const archive = new ArchiveWriter(partial, key);
	try {
		await client.query('begin isolation level repeatable read read only');
		await client.query(
			`${WITH_FULL_NAMES}; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local extra_float_digits = 1; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`,
		);
		const files = await filesOf(client);
		// What was uploaded just now is most likely to be deleted in a moment: it is copied before the rows, which take their time.
		const copied = await copyFiles(archive, files.filter(isRecent), folders, onProgress);
		const catalogue = await readCatalogue(client);
		assertKnown(catalogue);
		if (catalogue.tables.length > 0)
			await client.query(`lock table ${catalogue.tables.map(({ name }) => name).join(', ')} in access share mode`);
		const about = await aboutDatabase(client);
		await archive.add('database/schema.json', ...text(catalogue));
		const rows: Record<string, number> = {};
		for (const { name, columns } of catalogue.tables) {
			onProgress?.(name);
			rows[name] = await copyOut(client, archive, name, columns);
		}
		await client.query('commit');
		const others = await copyFiles(
			archive,
			files.filter((row) => !isRecent(row)),
			folders,
			onProgress,
		);
		await archive.end({
			format: 1,
			made: new Date().toISOString(),
			kontor: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
			directus,
			...about,
			rows,
			files: await asListed(client, [copied, others]),
			entries: archive.entries,
		});
	} catch (error) {
		await archive.abandon();
		await client.query('rollback').catch(() => {});
		throw error;
	}
}

const text = (value: unknown): [number, Buffer] => {
	const buffer = Buffer.from(JSON.stringify(value, undefined, '\t'));
	return [buffer.length, buffer];
};

function assertKnown({ unknown }: Catalogue): void {
	if (unknown.length > 0)
		throw new Advice(
			`The database holds what this backup can not keep: ${unknown.slice(0, 10).join(', ')}${unknown.length > 10 ? ' …' : ''}.`,
			'Kontor brings none of that. Remove it, or use pg_dump for this database.',
		);
}

async function aboutDatabase(client: pg.Client): Promise<Pick<Manifest, 'postgres' | 'locale' | 'snapshot'>> {
	const { rows } = await client.query(
		`select current_setting('server_version') as postgres, (select format('%s %s %s', d ->> 'datlocprovider', d ->> 'datcollate', coalesce(d ->> 'datlocale', d ->> 'daticulocale'))
			from (select to_jsonb(x) as d from pg_catalog.pg_database x where datname = current_database()) y) as locale,
			(select value from kontor_system.setup where key = 'snapshot') as snapshot`,
	);
	return rows[0];
}

/** In parts, because an archive wants to know beforehand how long an entry is; each of whole rows, because each is read back alone. */
async function copyOut(client: pg.Client, archive: ArchiveWriter, name: string, columns: string[]): Promise<number> {
	const stream = client.query(copyTo(`copy ${name} (${columns.map(quoted).join(', ')}) to stdout`));
	let parts: Buffer[] = [];
	let size = 0;
	let number = 1;
	const flush = async (isLast: boolean) => {
		const all = Buffer.concat(parts);
		// Within a value a line feed is written as two other characters.
		const end = isLast ? all.length : all.lastIndexOf(LINE_FEED) + 1;
		if (end > 0) await archive.add(`database/rows/${name}/${String(number++).padStart(6, '0')}`, end, all.subarray(0, end));
		parts = [all.subarray(end)];
		size = parts[0]!.length;
	};
	for await (const chunk of stream) {
		parts.push(chunk);
		size += chunk.length;
		if (size >= PART) await flush(false);
	}
	await flush(true);
	return stream.rowCount;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Those that came last first. */
const filesOf = async (client: pg.Client): Promise<FileRow[]> =>
	(
		await client.query(
			`select id, storage, filename_disk, to_jsonb(f) ->> 'checksum' as checksum, coalesce(uploaded_on > now() - interval '1 hour', false) as "isRecent"
			 from public.directus_files f where filename_disk <> '' order by uploaded_on desc nulls last, id`,
		)
	).rows;

const isRecent = (row: FileRow): boolean => row.isRecent;

interface Copied {
	count: number;
	bytes: number;
	elsewhere: number;
	/** Files that are missing, or differ from their rows. */
	doubtful: FileRow[];
}

async function copyFiles(
	archive: ArchiveWriter,
	rows: FileRow[],
	folders: Map<string, string>,
	onProgress: Options['onProgress'],
): Promise<Copied> {
	const files: Copied = { count: 0, bytes: 0, elsewhere: 0, doubtful: [] };
	for (const [index, row] of rows.entries()) {
		const folder = folders.get(row.storage);
		if (!folder) {
			files.elsewhere++;
			continue;
		}
		if (index % 100 === 0) onProgress?.(`file ${index + 1} of ${rows.length}`);
		const path = join(folder, row.filename_disk);
		const listed = await copyFile(archive, row, path);
		if (listed && (!row.checksum || row.checksum === listed.sha256)) {
			files.count++;
			files.bytes += listed.size;
			continue;
		}
		files.doubtful.push(row);
	}
	return files;
}

/**
 * Checked after the rows were read: a file that was deleted or replaced since then has a changed row, too. Otherwise the store is
 * damaged, and the backup takes what there is.
 */
async function asListed(client: pg.Client, copied: Copied[]): Promise<Manifest['files']> {
	const missing: string[] = [];
	for (const row of copied.flatMap(({ doubtful }) => doubtful)) {
		const name = `${row.storage}/${row.filename_disk}`;
		if (await hasChanged(client, row)) throw new Changed(name);
		missing.push(name);
	}
	const sum = (of: 'count' | 'bytes' | 'elsewhere') => copied.reduce((all, one) => all + one[of], 0);
	return { count: sum('count'), bytes: sum('bytes'), elsewhere: sum('elsewhere'), missing };
}

async function copyFile(archive: ArchiveWriter, row: FileRow, path: string) {
	let size: number;
	try {
		size = statSync(path).size;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
	try {
		return await archive.add(`files/${row.storage}/${row.filename_disk}`, size, createReadStream(path));
	} catch (error) {
		throw (error as NodeJS.ErrnoException).code === 'ENOENT' || /while it was read$/.test((error as Error).message)
			? new Changed(path)
			: error;
	}
}

async function hasChanged(client: pg.Client, row: FileRow): Promise<boolean> {
	const { rows } = await client.query(
		`select 1 from public.directus_files f where id = $1 and storage = $2 and filename_disk = $3 and to_jsonb(f) ->> 'checksum' is not distinct from $4`,
		[row.id, row.storage, row.filename_disk, row.checksum],
	);
	return rows.length === 0;
}

/** Removes what a killed backup left; one that is being written right now is younger. */
function removeStale(folder: string): void {
	for (const name of readdirSync(folder).filter((one) => one.endsWith(PARTIAL))) {
		const path = join(folder, name);
		if (existsSync(path) && statSync(path).mtimeMs < Date.now() - STALE) rmSync(path, { force: true });
	}
}

async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	await handle.sync().catch(() => {});
	await handle.close();
}

export const nameOf = (moment: Date, isSealed: boolean): string =>
	basename(`kontor-${moment.toISOString().slice(0, 19).replaceAll(':', '-')}.tar.gz${isSealed ? '.enc' : ''}`);
