/** The database behind the API: for making what a test needs, and for looking at what really happened. */
import pg from 'pg';
import { repeated } from '../../directus-extensions/kontor/src/core/errors/database-errors.ts';
import { inject } from './inject.ts';

export type Row = Record<string, any>;

let pool: pg.Pool | undefined;

/** One pool per test file; an idle one does not keep the process alive. */
export function database(): pg.Pool {
	const { host, port, user, password, database: name } = inject('connection');
	// With a name, so that a test that cuts the server's connections leaves its own alone.
	pool ??= new pg.Pool({ host, port, user, password, database: name, max: 8, allowExitOnIdle: true, application_name: 'kontor-tests' });
	return pool;
}

export const sql = async (text: string, values: unknown[] = []): Promise<Row[]> =>
	(await repeated(() => database().query(text, values))).rows;

export const one = async (text: string, values: unknown[] = []): Promise<Row | undefined> => (await sql(text, values))[0];

/** Rows that begin in a later state (an issued invoice, an approved entry) are books taken over from elsewhere. */
export async function insertImported(table: string, row: Row): Promise<string> {
	return inTransaction(async (client) => {
		await client.query("set local kontor.import = 'on'");
		return insert(table, row, client);
	});
}

export async function insert(table: string, row: Row, client: Pick<pg.PoolClient, 'query'> = database()): Promise<string> {
	const names = Object.keys(row);
	const values = names.map((name) => (row[name] !== null && typeof row[name] === 'object' ? JSON.stringify(row[name]) : row[name]));
	const { rows } = await client.query(
		`insert into ${pg.escapeIdentifier(table)} (${names.map(pg.escapeIdentifier).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
		values,
	);
	return String(rows[0].id);
}

export async function find(table: string, id: string): Promise<Row | undefined> {
	return (await sql(`select * from ${pg.escapeIdentifier(table)} where id::text = $1`, [id]))[0];
}

/** Really removes rows, past the soft delete. */
export async function erase(table: string, ids: string[]): Promise<void> {
	await inTransaction(async (client) => {
		await client.query("set local kontor.erase = 'on'");
		await client.query(`delete from ${pg.escapeIdentifier(table)} where id::text = any($1)`, [ids]);
	});
}

/** Past every guard and trigger, as time itself would: for what a test can't wait for. */
export async function force(text: string, values: unknown[] = []): Promise<void> {
	await inTransaction(async (client) => {
		await client.query('set local session_replication_role = replica');
		await client.query(text, values);
	});
}

export const inTransaction = <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
	repeated(async () => {
		const client = await database().connect();
		try {
			await client.query('begin');
			const result = await work(client);
			await client.query('commit');
			return result;
		} catch (error) {
			await client.query('rollback');
			throw error;
		} finally {
			client.release();
		}
	});
