/** Stands between Directus and Postgres and counts the statements that pass: inside of transactions nothing else tells them. */
import { connect as connectTo, createServer, type Server } from 'node:net';
import type { DatabaseConnection } from '../lib/postgres.ts';

export interface QueryCounter {
	port: number;
	count(): number;
	stop(): void;
}

/** 'Q' is a simple query, 'E' the execution of a prepared one; begin and commit count as well. */
const STATEMENTS = new Set([0x51, 0x45]);

export async function countQueries({ host, port }: DatabaseConnection): Promise<QueryCounter> {
	let statements = 0;
	const server: Server = createServer((client) => {
		const database = connectTo(port, host);
		let waiting = Buffer.alloc(0);
		let isStarted = false;
		client.on('data', (chunk) => {
			database.write(chunk);
			waiting = Buffer.concat([waiting, chunk as Buffer]);
			// The first message has no type.
			for (;;) {
				const header = isStarted ? 1 : 0;
				if (waiting.length < header + 4) break;
				const length = waiting.readUInt32BE(header) + header;
				if (waiting.length < length) break;
				if (isStarted && STATEMENTS.has(waiting[0]!)) statements++;
				isStarted = true;
				waiting = waiting.subarray(length);
			}
		});
		database.pipe(client);
		for (const [one, other] of [
			[client, database],
			[database, client],
		] as const)
			one.on('error', () => other.destroy()).on('close', () => other.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { port: (server.address() as { port: number }).port, count: () => statements, stop: () => server.close() };
}
