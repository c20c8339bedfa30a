/**
 * Hears of events as soon as their transaction is committed, on a connection of its own. What it misses while the connection is broken,
 * the job finds within a minute.
 */
import type { Knex } from 'knex';
import type { Logger } from '../core/jobs/jobs.js';

interface Connection {
	query(text: string): Promise<unknown>;
	end(): Promise<void>;
	on(event: 'notification' | 'error' | 'end', heard: () => void): void;
	connection?: { stream?: { unref?(): void } };
}

const PAUSE = 5000;

/** Global, because the bundle can be loaded again (npm run dev): the old one must stop hearing. */
const GLOBAL = Symbol.for('kontor.listen');
const shared = globalThis as { [GLOBAL]?: () => void };

export const isListening = (): boolean => shared[GLOBAL] !== undefined;

export function listen(database: Knex, heard: () => void, logger: Logger): void {
	shared[GLOBAL]?.();
	let isStopped = false;
	let current: Connection | undefined;
	const again = () => {
		if (!isStopped) setTimeout(open, PAUSE).unref();
	};
	const open = async () => {
		let connection: Connection | undefined;
		try {
			connection = (await database.client.acquireRawConnection()) as Connection;
			current = connection;
			let isOver = false;
			const over = () => {
				if (isOver) return;
				isOver = true;
				again();
			};
			connection.on('notification', heard);
			connection.on('error', over);
			connection.on('end', over);
			// It must not keep a server alive that ends.
			connection.connection?.stream?.unref?.();
			await connection.query('listen kontor_events');
			heard();
		} catch (error) {
			logger.warn(`Events are heard a little later: ${(error as Error).message}`);
			if (connection) await connection.end().catch(() => {});
			else again();
		}
	};
	shared[GLOBAL] = () => {
		isStopped = true;
		current?.end().catch(() => {});
	};
	open();
}
