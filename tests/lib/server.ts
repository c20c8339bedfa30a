/**
 * The Kontors of the tests, one for each file that runs at the same time: own database server, own folder, own ports, gone
 * afterwards. The first is set up, the others are copies of it.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../scripts/lib/database.ts';
import { directusEnvironment, startDirectus } from '../../scripts/lib/directus.ts';
import { root } from '../../scripts/lib/paths.ts';
import { connect, createDatabase, type DatabaseConnection } from '../../scripts/lib/postgres.ts';
import { setUp } from '../../scripts/lib/set-up.ts';
import { loadSettings, type Settings } from '../../scripts/lib/settings.ts';
import { step } from '../../scripts/lib/steps.ts';
import { findChromium } from '../browser/chromium.ts';
import { lastingPort } from './ports.ts';

export interface TestServer {
	url: string;
	connection: DatabaseConnection;
	data: string;
	environment: Record<string, string>;
	/** Where the servers of the tests look for a mail server; tests of mail start one there. */
	smtpPort: number;
	/** And where for a mailbox with invoices. */
	imapPort: number;
}

declare module 'vitest' {
	export interface ProvidedContext {
		servers: TestServer[];
	}
}

/** A database from the files, without the demo, beside each Kontor's own: what a test makes new ones from. */
export const FRESH = 'kontor_fresh';

/** The operator's own settings must not reach the tests: a test would run on the operator's database. */
const FOREIGN = /^(DB_|ADMIN_|STORAGE_|REDIS|SECRET$|PUBLIC_URL$|HOST$|PORT$|KONTOR_|EMAIL_|AUTH_|CACHE_|RATE_LIMITER_)/;

type Stop = () => Promise<void> | void;

export default async function start(project: TestProject): Promise<() => Promise<void>> {
	for (const name of Object.keys(process.env)) if (FOREIGN.test(name)) delete process.env[name];
	const chosen = project.vitest.state.getPaths();
	// Here, because two that find none would both install one.
	if (chosen.some((path) => path.includes('/tests/browser/'))) findChromium();
	const folder = mkdtempSync(join(tmpdir(), 'kontor-test-'));
	const first = join(folder, '1');
	// The database server may run as another user, who must be able to enter.
	mkdirSync(first);
	for (const path of [folder, first]) chmodSync(path, 0o755);

	const stops: Stop[] = [() => rmSync(folder, { recursive: true, force: true })];
	const stopAll = async () => {
		for (const stop of stops.splice(0).reverse()) await stop();
	};
	try {
		await makeFirst(first);
		const others = Array.from({ length: Math.min(project.config.maxWorkers, chosen.length) - 1 }, (_, index) =>
			join(folder, `${index + 2}`),
		);
		// With its owner: it may be the other user's.
		for (const other of others) execFileSync('cp', ['-a', first, other]);
		const servers: TestServer[] = [];
		for (const data of [first, ...others]) servers.push(await startOn(data, stops));
		project.provide('servers', servers);
	} catch (error) {
		await stopAll();
		throw error;
	}
	return stopAll;
}

const settingsOf = async (data: string): Promise<Settings> =>
	loadSettings({
		PORT: String(await lastingPort()),
		KONTOR_DATA: data,
		KONTOR_DEMO: 'true',
		// Directus logs every refusal of GraphQL as an error; LOG_LEVEL=error npm test shows them.
		LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
	});

/** Sets up what all are copies of, and leaves it at rest. */
async function makeFirst(data: string): Promise<void> {
	const settings = await settingsOf(data);
	const { connection, stop } = await openDatabase(settings);
	try {
		await forgetCrashes(connection);
		const environment = directusEnvironment(settings, connection);
		await setUp(connection, environment, { demo: false });
		await createDatabase(connection, FRESH, connection.database);
		await setUp(connection, environment, { demo: existsSync(join(root, 'seed', 'demo.ts')) });
	} finally {
		await stop();
	}
}

/** Nobody needs these data after a crash of the machine, so nothing waits for the disk. (What a killed server leaves is as safe as ever.) */
async function forgetCrashes(connection: DatabaseConnection): Promise<void> {
	const client = await connect(connection);
	await client.query('alter system set fsync = off');
	await client.query('select pg_reload_conf()');
	await client.end();
}

async function startOn(data: string, stops: Stop[]): Promise<TestServer> {
	const settings = await settingsOf(data);
	const { connection, stop } = await openDatabase(settings);
	stops.push(stop);
	const smtpPort = await lastingPort();
	const imapPort = await lastingPort();
	const environment = {
		...directusEnvironment(settings, connection),
		// Guessing passwords is slowed down by half a second a login: tests log in often. And a busy machine must not fail a test.
		LOGIN_STALL_TIME: '20',
		KONTOR_PRESSURE_LIMITER: 'false',
		// A test that had no turn for five seconds must not ask over a connection that is just being closed.
		SERVER_KEEP_ALIVE_TIMEOUT: '600000',
		// Registering is tried by several tests, and is closed to everybody: five tries a minute would answer for it.
		RATE_LIMITER_REGISTRATION_ENABLED: 'false',
		// A test asks for the jobs that it is about; none comes in between when the minute is over.
		KONTOR_JOBS_TIMETABLE: 'false',
		EMAIL_TRANSPORT: 'smtp',
		EMAIL_FROM: 'Kontor <kontor@sender.example.com>',
		EMAIL_SMTP_HOST: '127.0.0.1',
		EMAIL_SMTP_PORT: String(smtpPort),
		EMAIL_SMTP_NAME: 'shared',
		EMAIL_VERIFY_SETUP: 'false',
		KONTOR_MAIL_TIMEOUT: '3000',
		KONTOR_INBOX_HOST: '127.0.0.1',
		KONTOR_INBOX_PORT: String(imapPort),
		KONTOR_INBOX_USER: 'kontor',
		KONTOR_INBOX_PASSWORD: 'secret',
		KONTOR_INBOX_SECURE: 'false',
	};
	const directus = await step('Starting Directus', () => startDirectus(environment));
	stops.push(directus.stop);
	return { url: `http://127.0.0.1:${settings.PORT}`, connection, data, environment, smtpPort, imapPort };
}
