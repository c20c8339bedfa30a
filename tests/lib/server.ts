/** One Kontor for all tests that need it: own database, own folder, own port, gone afterwards. */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildWhatIsStale } from '../../scripts/lib/build.ts';
import { openDatabase } from '../../scripts/lib/database.ts';
import { directusEnvironment, startDirectus } from '../../scripts/lib/directus.ts';
import { root } from '../../scripts/lib/paths.ts';
import { type DatabaseConnection, freePort } from '../../scripts/lib/postgres.ts';
import { setUp } from '../../scripts/lib/set-up.ts';
import { loadSettings } from '../../scripts/lib/settings.ts';
import { step } from '../../scripts/lib/steps.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		url: string;
		connection: DatabaseConnection;
		data: string;
		environment: Record<string, string>;
		/** Where the servers of the tests look for a mail server; tests of mail start one there. */
		smtpPort: number;
		/** And where for a mailbox with invoices. */
		imapPort: number;
	}
}

/** The operator's own settings must not reach the tests: a test would run on the operator's database. */
const FOREIGN = /^(DB_|ADMIN_|STORAGE_|REDIS|SECRET$|PUBLIC_URL$|HOST$|PORT$|KONTOR_|EMAIL_|AUTH_|CACHE_|RATE_LIMITER_)/;

export default async function start(project: TestProject): Promise<() => Promise<void>> {
	for (const name of Object.keys(process.env)) if (FOREIGN.test(name)) delete process.env[name];
	// The database server may run as another user, who must be able to enter.
	const data = mkdtempSync(join(tmpdir(), 'kontor-test-'));
	chmodSync(data, 0o755);

	const stops: (() => Promise<void>)[] = [async () => rmSync(data, { recursive: true, force: true })];
	const stopAll = async () => {
		for (const stop of stops.splice(0).reverse()) await stop();
	};
	try {
		// Directus logs every refusal of GraphQL as an error; LOG_LEVEL=error npm test shows them.
		const settings = loadSettings({
			PORT: String(await freePort()),
			KONTOR_DATA: data,
			KONTOR_DEMO: 'true',
			LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
		});
		await buildWhatIsStale();
		const database = await openDatabase(settings);
		stops.push(database.stop);
		// Guessing passwords is slowed down by half a second a login: tests log in often. And a busy machine must not fail a test.
		const smtpPort = await freePort();
		const imapPort = await freePort();
		const environment = {
			...directusEnvironment(settings, database.connection),
			LOGIN_STALL_TIME: '20',
			PRESSURE_LIMITER_ENABLED: 'false',
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
		await setUp(database.connection, environment, { demo: existsSync(join(root, 'seed', 'demo.ts')) });
		const directus = await step('Starting Directus', () => startDirectus(environment));
		stops.push(directus.stop);
		project.provide('url', `http://127.0.0.1:${settings.PORT}`);
		project.provide('connection', database.connection);
		project.provide('data', data);
		project.provide('environment', environment);
		project.provide('smtpPort', smtpPort);
		project.provide('imapPort', imapPort);
	} catch (error) {
		await stopAll();
		throw error;
	}
	return stopAll;
}
