/**
 * Brings the database to what the files in `snapshots/` say. Runs in a process of its own with the environment of
 * Directus, and only adds and changes: what exists in the database alone is reported and kept, so that nobody loses
 * the field they made in Studio before they saved it with `npm run snapshot`. One at a time: set-up.ts sees to that.
 */
import { getCache } from '@directus/api/cache';
import getDatabase from '@directus/api/database/index';
import { UsersService } from '@directus/api/services/users';
import { applyDiff } from '@directus/api/utils/apply-diff';
import { getSchema } from '@directus/api/utils/get-schema';
import { getSnapshot } from '@directus/api/utils/get-snapshot';
import { getSnapshotDiff } from '@directus/api/utils/get-snapshot-diff';
import type { Snapshot } from '@directus/types';
import { version } from 'directus/version';
import type { Knex } from 'knex';
import { Advice } from '../lib/fail.ts';
import { snapshots } from '../lib/paths.ts';
import { writeAccess } from './access-files.ts';
import { advice, type Broken, brokenByModel, GATHER, gathered, repeatedRows, uniqueIndexes } from './broken-rules.ts';
import { fingerprint, noteApplied, readGuards, readSnapshotFiles } from './files.ts';
import { withoutMarks } from './own-parts.ts';
import { fromFiles } from './schema-files.ts';
import { makeSearchIndexes } from './search-indexes.ts';
import { writeStudio } from './studio-files.ts';

const progress = (note: string) => console.log(`progress ${note}`);
async function applySchema(database: Knex, folder: string): Promise<void> {
	const wanted = fromFiles(withoutMarks(readSnapshotFiles(folder)).collections, version);
	const current = withoutCounters(await withFieldsOfCollections(await getSnapshot({ database }), database, wanted));
	// Indexes are the guards' business: whatever the database has counts as wanted. Were it to differ, Directus would
	// alter the column for a change of its label, which Postgres refuses where a trigger names the column.
	const isIndexed = new Set(
		current.fields.filter((field) => field.schema?.is_indexed).map((field) => `${field.collection}.${field.field}`),
	);
	for (const field of wanted.fields) if (field.schema) field.schema.is_indexed = isIndexed.has(`${field.collection}.${field.field}`);
	const broken = await brokenByModel(database, current, wanted);
	if (broken.length > 0) throw advice([...broken, ...(await alsoBroken(database, folder))]);
	// From here on the database is between two versions: the next start, of either, must apply everything.
	await database('kontor_system.setup').where({ key: 'snapshot' }).delete();
	const diff = getSnapshotDiff(current, wanted as Snapshot);
	diff.collections = withoutDeletions(diff.collections);
	diff.fields = withoutDeletions(diff.fields);
	diff.relations = withoutDeletions(diff.relations);
	// Indexes of system fields are none of Kontor's business.
	diff.systemFields = [];
	if (diff.collections.length + diff.fields.length + diff.relations.length > 0) await dropTriggersOnColumns(database);
	await applyDiff(withoutUntouchedColumns(current, diff.fields), diff, {
		database,
		schema: await getSchema({ database, bypassCache: true }),
	});
}

/** What counts a key is made with its column, and no file names it. */
function withoutCounters(current: Snapshot): Snapshot {
	for (const { schema } of current.fields) if (schema?.has_auto_increment) delete (schema as { default_value?: unknown }).default_value;
	return current;
}

/** Directus reads a default like `[]` in two ways, takes that for a change of the column, and would make `json` of `jsonb`: with another label the column stays as it is. */
function withoutUntouchedColumns(current: Snapshot, changes: Entry[]): Snapshot {
	const isUntouched = ({ diff }: Entry) => diff.every(({ path }) => Array.isArray(path) && path[0] === 'meta');
	const untouched = new Set(changes.filter(isUntouched).map(({ collection, field }) => `${collection}.${field}`));
	const fields = current.fields.map((one) => (untouched.has(`${one.collection}.${one.field}`) ? { ...one, schema: null } : one));
	return { ...current, fields } as Snapshot;
}

/** First of all, because every other collection is described with them. Answers what the database is then. */
async function withFieldsOfCollections(current: Snapshot, database: Knex, wanted: ReturnType<typeof fromFiles>): Promise<Snapshot> {
	const fields = wanted.fields.filter((field) => field.collection === 'directus_collections');
	const others = current.fields.filter((field) => field.collection !== 'directus_collections');
	const diff = getSnapshotDiff(current, { ...current, fields: [...others, ...fields] } as Snapshot);
	diff.fields = withoutDeletions(diff.fields);
	diff.systemFields = [];
	if (diff.fields.length === 0) return current;
	await applyDiff(current, diff, { database, schema: await getSchema({ database, bypassCache: true }) });
	return getSnapshot({ database });
}

interface Entry {
	collection: string;
	field?: string;
	diff: { kind: string; path?: unknown }[];
}

function withoutDeletions<T extends Entry>(entries: T[]): T[] {
	const isDeletion = ({ diff: [first] }: T) => first?.kind === 'D' && !first.path;
	for (const { collection, field } of entries.filter(isDeletion)) console.log(`kept ${collection}${field ? `.${field}` : ''}`);
	return entries.filter((entry) => !isDeletion(entry));
}

/** Postgres changes no column that a trigger names. The guards, which come right after the schema, make these triggers again. */
async function dropTriggersOnColumns(database: Knex): Promise<void> {
	const { rows } = await database.raw(
		"select quote_ident(tgname) as name, tgrelid::regclass::text as tbl from pg_trigger where tgname like 'kontor\\_%' and array_length(tgattr, 1) > 0",
	);
	for (const { name, tbl } of rows) await database.raw(`drop trigger ${name} on ${tbl}`);
}

async function applyGuards(database: Knex, folder: string): Promise<void> {
	await database.transaction(async (trx) => {
		const broken = await guardAndGather(trx, folder);
		// Rolls everything back: the operator must correct the rows.
		if (broken.length > 0) throw advice(broken);
		await trx.raw("set local kontor.gather = ''");
	});
}

/** If the data model can't be applied: also finds broken rules of the guards, as far as they can be checked. */
async function alsoBroken(database: Knex, folder: string): Promise<Broken[]> {
	const trx = await database.transaction();
	try {
		return await guardAndGather(trx, folder, true);
	} finally {
		await trx.rollback();
	}
}

async function guardAndGather(trx: Knex, folder: string, isTrial = false): Promise<Broken[]> {
	await trx.raw(GATHER);
	const broken: Broken[] = [];
	for (const { name, sql } of readGuards(folder))
		try {
			broken.push(...(await trx.transaction((savepoint) => runGuard(savepoint, sql))));
		} catch (error) {
			if (!isTrial) throw new Error(`snapshots/guards/${name}: ${(error as Error).message}`);
		}
	return [...broken, ...(await gathered(trx))];
}

/** A unique index that can't be created is left out, so that the rules after it are checked, too. */
async function runGuard(trx: Knex, sql: string): Promise<Broken[]> {
	const run = (part: string) => trx.raw(part.replaceAll('?', '\\?'));
	const broken: Broken[] = [];
	let rest = sql;
	for (const index of uniqueIndexes(sql)) {
		const at = rest.indexOf(index.statement);
		await run(rest.slice(0, at));
		const found = await repeatedRows(trx, index);
		if (found.length === 0) await run(index.statement);
		broken.push(...found);
		rest = rest.slice(at + index.statement.length);
	}
	await run(rest);
	return broken;
}

async function ensureAdministrator(database: Knex): Promise<void> {
	const { ADMIN_EMAIL, ADMIN_PASSWORD } = process.env;
	if (!ADMIN_EMAIL || !ADMIN_PASSWORD) return;
	if (await database('directus_users').where({ email: ADMIN_EMAIL.toLowerCase() }).first()) return;
	const role = await database('directus_roles').where({ name: 'Administrator' }).first();
	const users = new UsersService({ knex: database, schema: await getSchema({ database, bypassCache: true }) });
	await users.createOne({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD, role: role.id, first_name: 'Administrator', status: 'active' });
}

export async function apply(folder = snapshots): Promise<void> {
	const database = getDatabase();
	const wanted = fingerprint(folder);
	// Not a schema named after the user: Postgres would look there before `public`.
	await database.raw('create schema if not exists kontor_system');
	await database.raw('create table if not exists kontor_system.setup (key text primary key, value text not null)');
	const applied = await database('kontor_system.setup').where({ key: 'snapshot' }).first();
	if (applied?.value !== wanted) {
		progress('data model');
		await applySchema(database, folder);
		progress('guards');
		await applyGuards(database, folder);
		progress('roles, permissions, bookmarks');
		const { access, studio } = withoutMarks(readSnapshotFiles(folder));
		await database.transaction(async (trx) => {
			await writeAccess(trx, access);
			await writeStudio(trx, studio);
		});
		await makeSearchIndexes(database, progress);
		await noteApplied(database, wanted);
	}
	await ensureAdministrator(database);
	await getCache().systemCache.clear();
	await database.destroy();
}

if (process.argv[1] === import.meta.filename) {
	try {
		await apply(process.argv[2]);
	} catch (error) {
		if (!(error instanceof Advice)) throw error;
		console.log(`advice ${JSON.stringify([error.message, error.advice])}`);
		process.exit(1);
	}
	process.exit(0);
}
