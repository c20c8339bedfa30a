/** The database of this start: the operator's Postgres, or the embedded one. */
import { type Exit, exitOf } from './exit.ts';
import { Advice } from './fail.ts';
import { connect, connectionOfRunning, type DatabaseConnection, startPostgres } from './postgres.ts';
import type { Settings } from './settings.ts';
import { step } from './steps.ts';

export interface Database {
	connection: DatabaseConnection;
	/** Comes true when the database ends; one that is not ours never does, to us. */
	ended: Promise<Exit>;
	stop(): Promise<void>;
}

export async function openDatabase(settings: Settings): Promise<Database> {
	if (settings.isExternalDatabase) return step('Connecting to the database', () => openExternal(settings));
	return step('Starting Postgres', async () => {
		const postgres = await startPostgres(settings.data);
		return { connection: postgres.connection, ended: exitOf(postgres.process), stop: postgres.stop };
	});
}

/** For commands beside the server: the database as it is, started for the moment where Kontor is not running. */
export async function withDatabase<T>(settings: Settings, work: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
	const running = settings.isExternalDatabase ? undefined : connectionOfRunning(settings.data);
	const database = running ? { connection: running, stop: async () => {} } : await openDatabase(settings);
	try {
		return await work(database.connection);
	} finally {
		await database.stop();
	}
}

async function openExternal(settings: Settings): Promise<Database> {
	const connection: DatabaseConnection = {
		host: settings.DB_HOST ?? '',
		port: settings.DB_PORT,
		database: settings.DB_DATABASE,
		user: settings.DB_USER,
		password: settings.DB_PASSWORD,
		ssl: settings.DB_SSL,
		connectionString: settings.DB_CONNECTION_STRING,
	};
	const where = settings.DB_CONNECTION_STRING ? 'DB_CONNECTION_STRING' : `${connection.host}:${connection.port}`;
	const named = settings.DB_CONNECTION_STRING ? new URL(settings.DB_CONNECTION_STRING).pathname.slice(1) : connection.database;
	try {
		const client = await connect(connection);
		const { rows } = await client.query('show server_version_num');
		await client.end();
		if (Number(rows[0].server_version_num) < 150_000)
			throw new Advice('The Postgres server is too old.', 'Kontor needs Postgres 15 or newer.');
	} catch (error) {
		if (error instanceof Advice) throw error;
		const { code, message } = error as { code?: string; message: string };
		if (code === '28P01' || code === '28000')
			throw new Advice(`The database at ${where} refuses the login.`, 'Check DB_USER and DB_PASSWORD.');
		if (code === '3D000')
			throw new Advice(
				`There is no database "${named}" at ${where}.`,
				`Create it: createdb ${named}; or name another one (DB_DATABASE, or the end of DB_CONNECTION_STRING).`,
			);
		throw new Advice(
			`The database at ${where} can't be reached (${code ?? message}).`,
			'Check DB_HOST and DB_PORT, and that the server runs. Without DB_HOST, Kontor brings its own Postgres.',
		);
	}
	return { connection, ended: new Promise(() => {}), stop: async () => {} };
}
