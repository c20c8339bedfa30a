/** How long a statement of a request may take, and how long a transaction may wait in between; jobs and verbs take more time. */
import type { Knex } from 'knex';

const USUAL = 20;
const IDLE = '60s';
/** For work on many rows: the end of a month, an import, a job. */
const LONG = '15min';

interface Connection {
	query(sql: string): Promise<unknown>;
}

/**
 * Set on each connection before its first query, so that it works behind poolers that take no options when connecting.
 * `seconds`: KONTOR_QUERY_TIMEOUT.
 */
export function boundStatements({ client }: Knex, seconds: unknown): void {
	const timeout = Number(seconds) > 0 ? Number(seconds) : USUAL;
	const bound = async (connection: Connection) => {
		await connection.query(`set statement_timeout = '${timeout}s'; set idle_in_transaction_session_timeout = '${IDLE}'`);
		return connection;
	};
	const { acquireRawConnection } = client;
	client.acquireRawConnection = async function () {
		return bound(await acquireRawConnection.call(this));
	};
	for (const { resource } of [...(client.pool.free ?? []), ...(client.pool.used ?? [])]) bound(resource).catch(() => {});
}

export const allowLong = async (transaction: Knex): Promise<void> => {
	await transaction.raw(`set local statement_timeout = '${LONG}'; set local idle_in_transaction_session_timeout = '${LONG}'`);
};
