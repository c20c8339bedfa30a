/** How Kontor runs Directus: its environment, and its processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Advice } from './fail.ts';
import { consoleBuild, extensions, root } from './paths.ts';
import type { DatabaseConnection } from './postgres.ts';
import { type Settings, withoutEmpty } from './settings.ts';

const WRITTEN_ALL_DAY = [
	...['directus_activity', 'directus_revisions', 'directus_presets', 'directus_files', 'directus_notifications'],
	...['invoices', 'invoice_lines', 'quotes', 'quote_lines', 'payments', 'expenses'],
	...['time_entries', 'tasks', 'activities', 'documents', 'mails'],
];

const EXPOSED_HEADERS = [
	...['Content-Range', 'X-Total-Is-Capped', 'ETag', 'Kontor-Version', 'Deprecation', 'Sunset'],
	...['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'Retry-After'],
].join();

export function directusEnvironment(settings: Settings, database: DatabaseConnection): Record<string, string> {
	const uploads = join(settings.data, 'uploads');
	mkdirSync(uploads, { recursive: true });
	const url = new URL(settings.publicUrl);
	const temporary = join(settings.data, 'temporary');
	const given = settings.environment;
	return {
		// Whatever an operator sets for Directus itself (mail, storage, SSO, …) passes through; the lines below win.
		...withoutEmpty(process.env),
		...given,
		// Directus would read `.env` by itself, and there the file beats the environment: Kontor has read it already.
		CONFIG_PATH: join(settings.data, 'no-such-file.env'),
		NODE_ENV: 'production',
		HOST: settings.HOST,
		PORT: String(settings.PORT),
		PUBLIC_URL: settings.publicUrl,
		LOG_LEVEL: settings.LOG_LEVEL,
		SECRET: settings.SECRET ?? localSecret(settings.data),
		DB_CLIENT: 'pg',
		...databaseEnvironment(database),
		DB_POOL__MIN: '2',
		DB_POOL__MAX: '20',
		EXTENSIONS_PATH: extensions,
		// Without Kontor's rules nothing must be served: Directus alone would only warn.
		EXTENSIONS_MUST_LOAD: 'true',
		KONTOR_CONSOLE: consoleBuild,
		KONTOR_CHANGES: join(root, 'scripts', 'snapshot', 'changes.ts'),
		KONTOR_SWAGGER_UI: join(root, 'node_modules', 'swagger-ui-dist'),
		ROOT_REDIRECT: '/console/',
		STORAGE_LOCATIONS: given.STORAGE_LOCATIONS ?? 'local',
		STORAGE_LOCAL_ROOT: given.STORAGE_LOCAL_ROOT ?? uploads,
		FILES_MAX_UPLOAD_SIZE: given.FILES_MAX_UPLOAD_SIZE ?? '25mb',
		// What imports, exports and pictures need in between stays where the data are, and is thrown away at the next start.
		TMPDIR: temporary,
		IMPORT_TIMEOUT: '15m',
		IMPORT_MAX_CONCURRENCY: '8',
		// Pictures are made smaller a few at a time, and only to Studio's own sizes (snapshots/settings.yaml): each other size would be one more file.
		ASSETS_TRANSFORM_MAX_CONCURRENT: '2',
		ASSETS_TRANSFORM_IMAGE_MAX_DIMENSION: '4000',
		ASSETS_TRANSFORM_MAX_OPERATIONS: '2',
		ASSETS_TRANSFORM_TIMEOUT: '5s',
		// Uploads in pieces would pass the look at their content.
		TUS_ENABLED: 'false',
		TELEMETRY: 'false',
		// No data of the books may go to an AI service of somebody else.
		AI_ENABLED: 'false',
		MCP_ENABLED: 'false',
		// Login: short-lived tokens, a session that lasts a week, and a pause after wrong passwords.
		ACCESS_TOKEN_TTL: '15m',
		REFRESH_TOKEN_TTL: '7d',
		SESSION_COOKIE_TTL: '1d',
		SESSION_COOKIE_SECURE: String(url.protocol === 'https:'),
		REFRESH_TOKEN_COOKIE_SECURE: String(url.protocol === 'https:'),
		LOGIN_STALL_TIME: '500',
		// Only a proxy on this machine or in its network says whose request it hands on; a stranger does not say where they come from.
		IP_TRUST_PROXY: given.IP_TRUST_PROXY ?? 'loopback,linklocal,uniquelocal',
		RATE_LIMITER_ENABLED: String(!settings.isLoopback),
		RATE_LIMITER_POINTS: given.RATE_LIMITER_POINTS ?? '100',
		RATE_LIMITER_DURATION: given.RATE_LIMITER_DURATION ?? '1',
		RATE_LIMITER_STORE: settings.REDIS ? 'redis' : 'memory',
		// Directus' limiter stands before everything; Kontor has the same one behind the console's files (access/pressure.ts). It looks at a whole
		// second, because one long step (a large export, a collection of garbage) is no queue.
		PRESSURE_LIMITER_ENABLED: 'false',
		KONTOR_PRESSURE_LIMITER: given.PRESSURE_LIMITER_ENABLED ?? 'true',
		PRESSURE_LIMITER_SAMPLE_INTERVAL: given.PRESSURE_LIMITER_SAMPLE_INTERVAL ?? '1000',
		PRESSURE_LIMITER_MAX_EVENT_LOOP_DELAY: given.PRESSURE_LIMITER_MAX_EVENT_LOOP_DELAY ?? '2000',
		PRESSURE_LIMITER_MAX_EVENT_LOOP_UTILIZATION: given.PRESSURE_LIMITER_MAX_EVENT_LOOP_UTILIZATION ?? 'false',
		PRESSURE_LIMITER_RETRY_AFTER: given.PRESSURE_LIMITER_RETRY_AFTER ?? '2',
		// Pages of elsewhere (CORS_ENABLED, CORS_ORIGIN) come with tokens, never with cookies, and may use all of what the API has.
		CORS_METHODS: given.CORS_METHODS ?? 'GET,POST,PUT,PATCH,DELETE,SEARCH',
		CORS_ALLOWED_HEADERS: given.CORS_ALLOWED_HEADERS ?? 'Content-Type,Authorization,If-Match,Idempotency-Key,Range',
		CORS_EXPOSED_HEADERS: given.CORS_EXPOSED_HEADERS ?? EXPOSED_HEADERS,
		CORS_CREDENTIALS: 'false',
		WEBSOCKETS_ENABLED: 'true',
		WEBSOCKETS_HEARTBEAT_ENABLED: 'true',
		GRAPHQL_INTROSPECTION: 'true',
		MAX_PAYLOAD_SIZE: '5mb',
		QUERY_LIMIT_MAX: '10000',
		MAX_BATCH_MUTATION: '10000',
		MAX_RELATIONAL_DEPTH: '6',
		// One more than a request may read where it pages through related rows (bounds/budget.ts): they come in one batch, or not at all.
		RELATIONAL_BATCH_SIZE: '25001',
		// Exports let other requests run after each batch.
		EXPORT_BATCH_SIZE: '1000',
		// What a permission asks of the user (their organization) is cached; answers are not: every answer is larger
		// than one byte. docs/decisions/0005-fast-tenant-filter.md tells why.
		CACHE_ENABLED: 'true',
		CACHE_STORE: settings.REDIS ? 'redis' : 'memory',
		CACHE_AUTO_PURGE: 'true',
		// Collections that are written all day and that no permission depends on.
		CACHE_AUTO_PURGE_IGNORE_LIST: WRITTEN_ALL_DAY.join(),
		CACHE_VALUE_MAX_SIZE: '1b',
		CACHE_TTL: '10m',
		// Without this Directus copies the whole schema for every request, a third of the time of a list.
		CACHE_SCHEMA_FREEZE_ENABLED: 'true',
		...(settings.REDIS ? { REDIS: settings.REDIS } : {}),
	};
}

function databaseEnvironment(database: DatabaseConnection): Record<string, string> {
	if (database.connectionString) return { DB_CONNECTION_STRING: database.connectionString };
	return {
		DB_HOST: database.host,
		DB_PORT: String(database.port),
		DB_DATABASE: database.database,
		DB_USER: database.user,
		DB_PASSWORD: database.password,
		...(database.ssl ? { DB_SSL: 'true' } : {}),
	};
}

/** A server that only this machine reaches makes its own secret; production brings one (checked in settings.ts). */
export function localSecret(data: string): string {
	const file = join(data, 'secret');
	if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
	return readFileSync(file, 'utf8');
}

const directusCli = join(root, 'node_modules', '@directus', 'api', 'dist', 'cli', 'run.js');

/** What runs right now, so that a stop at any moment leaves nothing behind. */
const running = new Set<ChildProcess>();

export const stopWhatRuns = async (): Promise<void> => {
	await Promise.all([...running].map(stopProcess));
};

/** Runs a script or the Directus command line to its end. */
export async function runNode(
	args: string[],
	environment: Record<string, string>,
	onLine: (line: string) => void = () => {},
): Promise<void> {
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
		cwd: root,
		env: environment,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk) => {
			output = (output + chunk).slice(-100_000);
			for (const line of String(chunk).split('\n')) if (line.startsWith('progress ')) onLine(line.slice(9));
		});
	running.add(child);
	const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
	running.delete(child);
	if (code === 0) return;
	const advice = /^advice (.*)$/m.exec(output)?.[1];
	if (advice) {
		const [what, how] = JSON.parse(advice);
		throw new Advice(what, how);
	}
	throw new Error(`${args.join(' ')} ended with code ${code}:\n${output}`);
}

export const runDirectus = (args: string[], environment: Record<string, string>) => runNode([directusCli, ...args], environment);

export interface DirectusServer {
	process: ChildProcess;
	stop(): Promise<void>;
}

/** Address and headers: react-admin names rows by their ids in the address, 45 characters each; Node's 16 KB are 350 of them. */
const LONGEST_HEAD = `--max-http-header-size=${256 * 1024}`;

export async function startDirectus(environment: Record<string, string>): Promise<DirectusServer> {
	if (environment.TMPDIR) {
		rmSync(environment.TMPDIR, { recursive: true, force: true });
		mkdirSync(environment.TMPDIR, { recursive: true });
	}
	// Own process group, as for Postgres: who stops when is decided in start.ts.
	const child = spawn(process.execPath, [LONGEST_HEAD, directusCli, 'start'], {
		cwd: root,
		env: environment,
		detached: true,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	running.add(child);
	child.once('exit', () => running.delete(child));
	const address = addressOf(environment.HOST ?? '127.0.0.1', environment.PORT ?? '8055');
	for (let i = 0; i < 1200; i++) {
		if (child.exitCode !== null || child.signalCode !== null)
			throw new Advice('Directus did not start.', 'The lines above tell why; LOG_LEVEL=info tells more.');
		const answer = await fetch(`${address}/server/ping`).then(
			(response) => response.text(),
			() => '',
		);
		if (answer === 'pong') return { process: child, stop: () => stopProcess(child) };
		await sleep(50);
	}
	await stopProcess(child);
	throw new Advice('Directus did not answer within a minute.', 'The lines above tell why; LOG_LEVEL=info tells more.');
}

/** Where this machine reaches a server that listens on `host`. */
function addressOf(host: string, port: string): string {
	if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function stopProcess(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGTERM');
	const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
	await ended;
	clearTimeout(timer);
}
