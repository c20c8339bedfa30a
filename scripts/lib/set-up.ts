/** Brings a database to the point where Directus can serve it: system tables, data model, rights, demo data. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fingerprint } from '../snapshot/files.ts';
import { runDirectus, runNode } from './directus.ts';
import { Advice } from './fail.ts';
import { root, snapshots } from './paths.ts';
import { connect, type DatabaseConnection } from './postgres.ts';
import { step } from './steps.ts';

/** Any number, as long as every copy takes the same (and not the one of snapshot/apply.ts, which runs inside). */
const LOCK = 582_000;

interface Options {
	demo: boolean;
}

export async function setUp(connection: DatabaseConnection, environment: Record<string, string>, options: Options): Promise<void> {
	const isDone = (state: State) => Object.values(missing(state, environment, options)).every((is) => !is);
	if (isDone(await readState(connection))) return;
	// Of several copies that start on one database, the first sets it up; the others wait and find everything done.
	await alone(connection, async () => {
		const todo = missing(await readState(connection), environment, options);
		if (todo.directus)
			await step('Creating the system tables', async () => {
				await removeHalfMade(connection);
				await runDirectus(['bootstrap', '--skipAdminInit'], environment);
			});
		if (todo.snapshot)
			await step('Applying data model, roles and settings', (progress) =>
				runNode([join(root, 'scripts', 'snapshot', 'apply.ts')], environment, progress),
			);
		if (todo.demo) await step('Making demo data', (progress) => runNode([join(root, 'seed', 'demo.ts')], environment, progress));
	});
}

const missing = (state: State, environment: Record<string, string>, { demo }: Options) => ({
	directus: !state.directus,
	snapshot: state.snapshot !== fingerprint(snapshots) || (!!environment.ADMIN_EMAIL && !state.hasUsers),
	demo: demo && !state.demo,
});

async function alone(connection: DatabaseConnection, work: () => Promise<void>): Promise<void> {
	const client = await connect(connection);
	try {
		// Asked again and again: a query that waits would hold up the indexes that Directus builds concurrently.
		const isMine = async () => (await client.query('select pg_try_advisory_lock($1) as yes', [LOCK])).rows[0].yes as boolean;
		if (!(await isMine()))
			await step('Waiting for another copy that is setting up the database', async () => {
				while (!(await isMine())) await sleep(250);
			});
		await work();
	} finally {
		await client.end().catch(() => {});
	}
}

interface State {
	directus: boolean;
	hasUsers: boolean;
	snapshot?: string;
	demo?: string;
}

/** One look into the database, so that a start where everything is done costs nothing more. */
export async function readState(connection: DatabaseConnection): Promise<State> {
	const client = await connect(connection);
	try {
		const exists = async (table: string) =>
			(await client.query('select to_regclass($1) is not null as yes', [table])).rows[0].yes as boolean;
		const directus = (await exists('public.directus_migrations')) && (await isMigrated(client));
		const setup = (await exists('kontor_system.setup')) ? (await client.query('select key, value from kontor_system.setup')).rows : [];
		const hasUsers = directus && (await client.query('select 1 from directus_users limit 1')).rowCount === 1;
		return { directus, hasUsers, ...Object.fromEntries(setup.map(({ key, value }) => [key, value])) };
	} finally {
		await client.end();
	}
}

/** Directus runs its migrations one by one: a start that was killed in between left some undone. */
async function isMigrated(client: Awaited<ReturnType<typeof connect>>): Promise<boolean> {
	const { readdirSync } = await import('node:fs');
	const folder = join(root, 'node_modules', '@directus', 'api', 'dist', 'database', 'migrations');
	const versions = readdirSync(folder)
		.map((name) => /^(\d+[A-Z])-.*\.js$/.exec(name)?.[1])
		.filter(Boolean);
	const { rows } = await client.query('select version from directus_migrations');
	const done = new Set(rows.map(({ version }) => version));
	return versions.every((version) => done.has(version));
}

/**
 * Directus takes a database for installed as soon as its first tables are there: one whose set-up was cut off would stay broken. It
 * is made again if the set-up never finished and nobody has an account in it.
 */
async function removeHalfMade(connection: DatabaseConnection): Promise<void> {
	const client = await connect(connection);
	try {
		const exists = async (table: string) => (await client.query('select to_regclass($1) is not null as yes', [table])).rows[0].yes;
		if (!(await exists('public.directus_collections')) || (await exists('kontor_system.setup'))) return;
		if ((await exists('public.directus_users')) && (await client.query('select 1 from directus_users limit 1')).rowCount) return;
		const { rows } = await client.query("select tablename from pg_tables where schemaname = 'public' and tablename like 'directus\\_%'");
		for (const { tablename } of rows) await client.query(`drop table if exists public.${tablename} cascade`);
	} finally {
		await client.end();
	}
}

/** The demo's logins are known to everybody: a server that others can reach must not have them. */
export async function assertNoDemoLogins(connection: DatabaseConnection): Promise<void> {
	const client = await connect(connection);
	try {
		const hasDemo =
			(await client.query("select to_regclass('kontor_system.setup') is not null as yes")).rows[0].yes &&
			(await client.query("select 1 from kontor_system.setup where key = 'demo'")).rowCount;
		if (!hasDemo) return;
		const { rowCount } = await client.query(
			"select 1 from directus_users where status = 'active' and (email like '%@kontor.example.com' or email like '%@zweite.example.com' or token = 'kontor-demo-integrator')",
		);
		if (rowCount)
			throw new Advice(
				'This database holds the demo with its known passwords, and the server would be reachable by others.',
				'Start on a new database (KONTOR_DATA or DB_DATABASE), or keep HOST=127.0.0.1 and a local PUBLIC_URL.',
			);
	} finally {
		await client.end();
	}
}
