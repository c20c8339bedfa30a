/**
 * Whoever has hung up waits for no answer any more: Postgres is told to end what it still works out for them. Only reading ends
 * so; what somebody has asked to be written is written. Quick questions go on, for others may wait for their answers as well.
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
}

interface Running {
	since: number;
	isCancelled: boolean;
	/** The connection is not used for anything else before this is through: it would hit the next question. */
	cancelling?: Promise<void>;
}

type Reader = Map<Connection, Running>;

const LONG = 250;
const READS = ['GET', 'SEARCH'];
const readers = new AsyncLocalStorage<Reader>();

/** For requests, before they are answered. */
export function watchReaders(app: Express): void {
	app.use((req: Request, res: Response, next: NextFunction) => {
		if (!READS.includes(req.method)) return next();
		readers.run(readUntilClosed(res), next);
	});
}

/** For GraphQL, where it is the body that tells a question from a change. */
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

/** Until the request has come to its end, whatever of it takes long is ended. */
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

/** The message that Postgres has for this goes over a connection of its own, past all that wait for one. */
function cancel(connection: Connection): Promise<void> {
	const { processID, secretKey, host, port } = connection;
	const Client = connection.constructor as new (options: object) => { connection: any };
	return new Promise((resolve) => {
		const { connection: wire } = new Client({ host, port, ssl: false });
		for (const event of ['end', 'error']) wire.once(event, () => resolve());
		setTimeout(resolve, 2_000).unref();
		wire.once('connect', () => wire.cancel(processID, secretKey));
		if (host.startsWith('/')) wire.connect(`${host}/.s.PGSQL.${port}`);
		else wire.connect(port, host);
	});
}

type Ask = (this: unknown, connection: Connection, question: unknown) => Promise<unknown>;

/** Notes for each reader what Postgres is at. */
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
