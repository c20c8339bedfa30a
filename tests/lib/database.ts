/** The database behind the API: for making what a test needs, and for looking at what really happened. */
import pg from 'pg';
import { inject } from 'vitest';

export type Row = Record<string, any>;

let pool: pg.Pool | undefined;

/** One pool per test file; an idle one does not keep the process alive. */
export function database(): pg.Pool {
	const { host, port, user, password, database: name } = inject('connection');
	pool ??= new pg.Pool({ host, port, user, password, database: name, max: 8, allowExitOnIdle: true });
	return pool;
}

export const sql = async (text: string, values: unknown[] = []): Promise<Row[]> => (await database().query(text, values)).rows;

export async function insert(table: string, row: Row): Promise<string> {
	const names = Object.keys(row);
	const values = names.map((name) => (row[name] !== null && typeof row[name] === 'object' ? JSON.stringify(row[name]) : row[name]));
	const [made] = await sql(
		`insert into ${pg.escapeIdentifier(table)} (${names.map(pg.escapeIdentifier).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
		values,
	);
	return String(made!.id);
}

export async function find(table: string, id: string): Promise<Row | undefined> {
	return (await sql(`select * from ${pg.escapeIdentifier(table)} where id::text = $1`, [id]))[0];
}

/** Really removes rows, past the soft delete. */
export async function erase(table: string, ids: string[]): Promise<void> {
	const client = await database().connect();
	try {
		await client.query('begin');
		await client.query("set local kontor.erase = 'on'");
		await client.query(`delete from ${pg.escapeIdentifier(table)} where id::text = any($1)`, [ids]);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw error;
	} finally {
		client.release();
	}
}
