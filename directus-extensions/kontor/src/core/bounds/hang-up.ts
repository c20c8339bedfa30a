/**
 * When a caller has hung up, nobody waits for the answer: Postgres is told to cancel their query. Only reads are cancelled; a write
 * that was asked for is done. Quick queries are left alone: cancelling them costs more than they do.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Express, NextFunction, Request, Response } from 'express';
import type { Knex } from 'knex';

/** A connection to Postgres, as pg has it. */
interface Connection {
	processID: number;
	secretKey: unknown;
	host: string;
	port: number;
	/** Knex takes no such connection again. */
	__knex__disposed?: string;
}

interface Running {
	since: number;
	isCancelled: boolean;
	/** The connection is not used again before this is done: the cancellation would hit the next query. */
	cancelling?: Promise<void>;
}

type Reader = Map<Connection, Running>;

const LONG = 250;
const READS = ['GET', 'SEARCH'];
const readers = new AsyncLocalStorage<Reader>();

/** For work that other requests wait for, too: it goes on when the first one to ask hangs up. */
export const forEverybody = <T>(work: () => T): T => readers.exit(work);

/** For requests, before they are answered. */
export function watchReaders(app: Express): void {
	app.use((req: Request, res: Response, next: NextFunction) => {
		if (!READS.includes(req.method)) return next();
		readers.run(readUntilClosed(res), next);
	});
}

/** For GraphQL, where only the body tells a read from a change. */
export function watchGraphqlReaders(app: Express): void {
	app.use(/^\/graphql(\/system)?$/, (req: Request, res: Response, next: NextFunction) => {
		const { query } = (req.body ?? {}) as { query?: unknown };
		if (req.method !== 'POST' || typeof query !== 'string' || /\bmutation\b/.test(query)) return next();
		readers.run(readUntilClosed(res), next);
	});
}

function readUntilClosed(res: Response): Reader {
	const reader: Reader = new Map();
	res.once('close', () => {
		if (!res.writableFinished) endWhatIsLong(reader);
	});
	return reader;
}

/** Cancels the request's long queries until the request has ended. */
function endWhatIsLong(reader: Reader): void {
	const until = Date.now() + 60_000;
	const timer = setInterval(() => {
		for (const [connection, running] of reader)
			if (Date.now() - running.since >= LONG && !running.isCancelled) {
				running.isCancelled = true;
				running.cancelling = cancel(connection);
			}
		if (Date.now() > until) clearInterval(timer);
	}, LONG);
	timer.unref();
}

/** Postgres takes a cancellation over a separate connection, so it need not wait for a free one. */
function cancel(connection: Connection): Promise<void> {
	const { processID, secretKey, host, port } = connection;
	const Client = connection.constructor as new (options: object) => { connection: any };
	return new Promise((resolve) => {
		const { connection: wire } = new Client({ host, port, ssl: false });
		const giveUp = setTimeout(() => {
			// It may still arrive: then at least nobody else has the connection.
			wire.stream.destroy();
			connection.__knex__disposed = 'a cancel was not answered';
			resolve();
		}, 2_000);
		for (const event of ['end', 'error'])
			wire.once(event, () => {
				clearTimeout(giveUp);
				resolve();
			});
		wire.once('connect', () => wire.cancel(processID, secretKey));
		if (host.startsWith('/')) wire.connect(`${host}/.s.PGSQL.${port}`);
		else wire.connect(port, host);
	});
}

type Ask = (this: unknown, connection: Connection, question: unknown) => Promise<unknown>;

/** Notes which query Postgres is running for each reader. */
export function noteQuestions({ client }: Knex): void {
	const prototype: { _query: Ask; [isNoting]?: true } = client.constructor.prototype;
	if (prototype[isNoting]) return;
	prototype[isNoting] = true;
	const { _query } = prototype;
	prototype._query = async function (connection, question) {
		const reader = readers.getStore();
		if (!reader) return _query.call(this, connection, question);
		const running: Running = { since: Date.now(), isCancelled: false };
		reader.set(connection, running);
		try {
			return await _query.call(this, connection, question);
		} finally {
			reader.delete(connection);
			await running.cancelling;
		}
	};
}

const isNoting = Symbol.for('kontor.hang-up');
