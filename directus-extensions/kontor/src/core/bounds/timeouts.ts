/** How long a statement of a request may take, and how long a transaction may wait in between; jobs and verbs take more time. */
import type { Knex } from 'knex';

const USUAL = 20;
const IDLE = '60s';
/** For what does much at once: the end of a month, an import, a job. */
const LONG = '15min';

interface Connection {
	query(sql: string, done: (error: Error | null) => void): void;
}

/** Set on each connection before anything else is asked of it: works behind poolers, too, that take no options at the start. */
/** `seconds`: KONTOR_QUERY_TIMEOUT. */
export function boundStatements(database: Knex, seconds: unknown): void {
	const timeout = Number(seconds) > 0 ? Number(seconds) : USUAL;
	const { pool } = database.client;
	const set = (connection: Connection) =>
		connection.query(`set statement_timeout = '${timeout}s'; set idle_in_transaction_session_timeout = '${IDLE}'`, () => {});
	pool.on('createSuccess', (_id: number, connection: Connection) => set(connection));
	for (const { resource } of [...(pool.free ?? []), ...(pool.used ?? [])]) set(resource);
}

export const allowLong = async (transaction: Knex): Promise<void> => {
	await transaction.raw(`set local statement_timeout = '${LONG}'; set local idle_in_transaction_session_timeout = '${LONG}'`);
};
