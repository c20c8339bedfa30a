/** What can be wrong at the start gets one sentence, an advice and an exit code, never a stack trace. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, createDatabase, type EmbeddedPostgres, startPostgres } from '../../scripts/lib/postgres.ts';
import { type Ended, freshPort, Kontor, sweep, temporaryFolder } from './kontor.ts';

const folder = temporaryFolder();
afterAll(() => sweep(folder));

function expectSentence({ code, stderr, stdout }: Ended, ...parts: (string | RegExp)[]) {
	expect(code, stdout + stderr).toBe(1);
	expect(stderr).toMatch(/^\n✗ .+\n(.|\n)* {2}\S.+\n+$/);
	expect(stderr + stdout).not.toMatch(/^\s+at .+:\d+:\d+/m);
	for (const part of parts) expect(stderr).toMatch(part);
	expect(stdout).not.toContain('Kontor is ready');
}

const start = async (environment: Record<string, string>): Promise<Ended> =>
	new Kontor({ KONTOR_DATA: join(folder, 'data'), PORT: await freshPort(), KONTOR_DEMO: 'false', ...environment }).ended;

test('bad settings are listed all at once', async () => {
	const ended = await start({
		PORT: '99999',
		KONTOR_DEMO: 'yes',
		SECRET: 'short',
		ADMIN_EMAIL: 'nobody',
		DB_PORT: 'x',
		LOG_LEVEL: 'loud',
		REDIS: 'here',
	});
	expectSentence(
		ended,
		...['PORT', 'KONTOR_DEMO', 'SECRET', 'ADMIN_EMAIL', 'DB_PORT', 'LOG_LEVEL', 'REDIS'].map((name) => new RegExp(`- ${name}: `)),
	);
});

test('the port is taken', async () => {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as { port: number };
	expectSentence(await start({ PORT: String(port) }), `Port ${port} is taken`, `PORT=${port + 1}`);
	server.close();
});

test('the data folder can not be written', async () => {
	const file = join(folder, 'a-file');
	writeFileSync(file, '');
	expectSentence(await start({ KONTOR_DATA: file }), 'be written', 'KONTOR_DATA');
	expectSentence(await start({ KONTOR_DATA: join(file, 'below') }), 'be written', 'KONTOR_DATA');
	expectSentence(await start({ KONTOR_DATA: '/dev/null/kontor' }), 'be written', 'KONTOR_DATA');
});

describe('open to others', () => {
	test('needs a secret', async () => {
		expectSentence(await start({ HOST: '0.0.0.0' }), 'SECRET: is required');
		expectSentence(await start({ PUBLIC_URL: 'https://kontor.example.com' }), 'SECRET: is required');
	});
	test('never with the demo', async () => {
		expectSentence(await start({ HOST: '0.0.0.0', SECRET: 'x'.repeat(32), KONTOR_DEMO: 'true' }), 'KONTOR_DEMO', 'known passwords');
		expectSentence(await start({ PUBLIC_URL: 'https://kontor.example.com', SECRET: 'x'.repeat(32), KONTOR_DEMO: 'true' }), 'KONTOR_DEMO');
	});
});

describe('with a database of one’s own', () => {
	let postgres: EmbeddedPostgres;
	let environment: Record<string, string>;

	beforeAll(async () => {
		mkdirSync(join(folder, 'own-postgres'));
		postgres = await startPostgres(join(folder, 'own-postgres'));
		const { host, port, user, password } = postgres.connection;
		environment = { DB_HOST: host, DB_PORT: String(port), DB_USER: user, DB_PASSWORD: password, DB_DATABASE: 'kontor' };
	});
	afterAll(() => postgres?.stop());

	test('that is not there', async () => {
		expectSentence(await start({ ...environment, DB_PORT: await freshPort() }), 'be reached', 'DB_HOST');
		expectSentence(await start({ ...environment, DB_HOST: 'no-such-host.invalid' }), 'be reached', 'DB_HOST');
		expectSentence(await start({ DB_CONNECTION_STRING: 'postgres://a:b@127.0.0.1:1/c' }), 'DB_CONNECTION_STRING');
	});
	test('that refuses the login', async () => {
		expectSentence(await start({ ...environment, DB_PASSWORD: 'wrong' }), 'refuses the login', 'DB_PASSWORD');
		expectSentence(await start({ ...environment, DB_USER: 'nobody' }), 'refuses the login');
	});
	test('that does not exist', async () => {
		expectSentence(await start({ ...environment, DB_DATABASE: 'nowhere' }), 'no database "nowhere"', 'createdb nowhere');
	});
	test('that holds the demo, open to others', async () => {
		await createDatabase(postgres.connection, 'with_demo');
		const client = await connect(postgres.connection, 'with_demo');
		await client.query(
			"create schema kontor_system; create table kontor_system.setup (key text, value text); insert into kontor_system.setup values ('demo', 'x'); create table directus_users (status text, email text, token text); insert into directus_users values ('active', 'manager@kontor.example.com', null)",
		);
		await client.end();
		const open = { ...environment, DB_DATABASE: 'with_demo', SECRET: 'x'.repeat(32) };
		expectSentence(await start({ ...open, HOST: '0.0.0.0' }), 'known passwords');
		expectSentence(await start({ ...open, PUBLIC_URL: 'https://kontor.example.com' }), 'known passwords');
	});
});
