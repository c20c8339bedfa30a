/** Guessing passwords is slow, locks nobody out, and tells nothing. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { root } from '../../scripts/lib/paths.ts';
import { call } from '../lib/api.ts';
import { find, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { givePassword, PASSWORD } from '../lib/login.ts';
import { addPerson, addWorld, type Somebody, type World } from '../lib/world.ts';

// Waiting is what this is about.
vi.setConfig({ testTimeout: 240_000 });

let world: World;
beforeAll(async () => {
	world = await addWorld();
});

let last = 0;
/** Behind the proxy, from somewhere nobody has come from yet. */
const somewhere = () => `198.51.${++last >> 8}.${last & 255}`;
const login = (email: string, password = PASSWORD, address = somewhere(), cookie = '') =>
	call({}, '/auth/login', {
		method: 'POST',
		body: { email, password, mode: 'json' },
		headers: { 'X-Forwarded-For': address, ...(cookie ? { Cookie: cookie } : {}) },
	});

async function somebody(): Promise<Somebody> {
	const person = await addPerson(world.here.id, 'Employee');
	await givePassword(person);
	return person;
}

test('wrong passwords from anywhere suspend nobody', async () => {
	const person = await somebody();
	for (let i = 0; i < 15; i++) expect((await login(person.email, `wrong ${i}`)).status).toBe(401);
	expect((await login(person.email)).status).toBe(200);
	expect((await find('directus_users', person.id))?.status).toBe('active');
	expect((await find('employees', person.id))?.is_active).toBe(true);
});

test('many right logins at once all come in', async () => {
	const person = await somebody();
	const address = somewhere();
	const answers = await Promise.all(Array.from({ length: 15 }, () => login(person.email, PASSWORD, address)));
	expect(answers.map(({ status }) => status)).toEqual(Array(15).fill(200));
	expect((await find('directus_users', person.id))?.status).toBe('active');
});

test('from one address it gets slower and slower; the right password gets in after the wait', async () => {
	const person = await somebody();
	const address = somewhere();
	const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => login(person.email, `wrong ${i}`, address)));
	const slowed = answers.filter(({ status }) => status === 429);
	const tried = answers.filter(({ status }) => status === 401);
	// Ten are free; a few more come through in the nine seconds that a login may be held.
	expect(tried.length).toBeLessThanOrEqual(16);
	expect(tried.length + slowed.length).toBe(60);
	expect(slowed[0]!.codes).toEqual(['LOGIN_SLOWED']);
	expect(Number(slowed[0]!.headers.get('Retry-After'))).toBeGreaterThan(0);
	expect(slowed[0]!.body.errors[0].extensions.messages.de).toContain('Zu viele Anmeldeversuche');
	// From elsewhere nothing is felt of it.
	expect((await login(person.email)).status).toBe(200);
	await expect.poll(async () => (await login(person.email, PASSWORD, address)).status, { timeout: 45_000, interval: 1000 }).toBe(200);
});

test('a browser that was logged in from before comes in at once, while others guess from the same address', async () => {
	const person = await somebody();
	const address = somewhere();
	const first = await login(person.email, PASSWORD, address);
	const cookie = first.headers.getSetCookie().find((one) => one.startsWith('kontor_device='))!;
	expect(cookie).toMatch(/HttpOnly/);
	expect(cookie).toMatch(/SameSite=Strict/);
	expect(cookie).toMatch(/Path=\/auth/);
	const known = cookie.split(';')[0]!;
	const others = Promise.all(Array.from({ length: 25 }, (_, i) => login(person.email, `wrong ${i}`, address)));
	expect((await login(person.email, PASSWORD, address, known)).status).toBe(200);
	expect((await others).map(({ status }) => status)).toContain(429);
	expect((await login(person.email, PASSWORD, address, known)).status).toBe(200);
	// The cookie is good for this account alone, and guessing with it is slow, too.
	const other = await somebody();
	for (const [email, from] of [
		[other.email, address],
		[person.email, undefined],
	] as const) {
		const guesses = await Promise.all(Array.from({ length: 20 }, (_, i) => login(email, `wrong ${i}`, from, known)));
		expect(guesses.filter(({ status }) => status === 429).length, email).toBeGreaterThan(3);
	}
});

test('the time does not tell who is there, not even when all come at once', async () => {
	const person = await somebody();
	const suspended = await somebody();
	await sql("update directus_users set status = 'suspended' where id = $1", [suspended.id]);
	const passwordless = await addPerson(world.here.id, 'Employee');
	const median = async (email: string) => {
		const times = await Promise.all(
			Array.from({ length: 10 }, async () => {
				const began = performance.now();
				expect((await login(email, 'wrong')).status).toBe(401);
				return performance.now() - began;
			}),
		);
		return times.sort((a, b) => a - b)[5]!;
	};
	const known = await median(person.email);
	for (const email of ['nobody-at-all@tests.example.com', suspended.email, passwordless.email]) {
		const time = await median(email);
		expect(time / known, email).toBeGreaterThan(0.4);
		expect(time / known, email).toBeLessThan(2.5);
	}
});

test('addresses of nobody are slowed down in the same way', async () => {
	const address = somewhere();
	const answers = await Promise.all(Array.from({ length: 25 }, () => login('nobody@tests.example.com', 'wrong', address)));
	expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(5);
	expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
});

test('one address is slow on many accounts', async () => {
	const address = somewhere();
	const answers = await Promise.all(Array.from({ length: 80 }, (_, i) => login(`nobody-${i}@tests.example.com`, 'wrong', address)));
	expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(15);
});

test('sockets and GraphQL are no way around', async () => {
	const person = await somebody();
	const guess = () =>
		new Promise<string>((resolve) => {
			const socket = new WebSocket(`${inject('url').replace('http', 'ws')}/websocket`);
			socket.onopen = () => socket.send(JSON.stringify({ type: 'auth', email: person.email, password: 'wrong' }));
			socket.onmessage = () => socket.close();
			socket.onclose = () => resolve('closed');
			socket.onerror = () => resolve('closed');
		});
	// Ten are free, the next ones wait. (Of longer waits a socket is told at once that it failed.)
	const began = Date.now();
	await Promise.all(Array.from({ length: 12 }, guess));
	expect(Date.now() - began).toBeGreaterThan(900);
	const mutation = 'mutation ($p: String!) { auth_login(email: "x@tests.example.com", password: $p) { access_token } }';
	expect((await call({}, '/graphql/system', { method: 'POST', body: { query: mutation, variables: { p: 'x' } } })).status).toBe(403);
});

test('a forgotten password: three mails an hour, and nobody is told how many', async () => {
	const person = await somebody();
	const times: number[] = [];
	for (let i = 0; i < 6; i++) {
		const began = performance.now();
		const answer = await call({}, '/auth/password/request', {
			method: 'POST',
			body: { email: person.email },
			headers: { 'X-Forwarded-For': somewhere() },
		});
		expect(answer.status).toBe(204);
		times.push(performance.now() - began);
	}
	expect(Math.min(...times)).toBeGreaterThan(400);
});

test('npm run let-in: a way back for whoever has the shell', async () => {
	const person = await somebody();
	await sql("update directus_users set status = 'suspended', tfa_secret = 'X' where id = $1", [person.id]);
	const run = (...args: string[]) =>
		spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'scripts', 'let-in.ts'), ...args], {
			encoding: 'utf8',
			env: { ...process.env, KONTOR_DATA: inject('data'), PORT: new URL(inject('url')).port },
		});
	expect(run().stderr + run().stdout).toContain('Whom?');
	expect(run('nobody@tests.example.com').status).toBe(1);
	const { stdout, stderr, status } = run(person.email.toUpperCase(), '--no-second-factor');
	expect(status, stdout + stderr).toBe(0);
	expect(stdout).toContain(`${person.email} is active`);
	expect(await find('directus_users', person.id)).toMatchObject({ status: 'active', tfa_secret: null });
	expect((await find('employees', person.id))?.is_active).toBe(true);
	const token = /reset-password\?token=(\S+)/.exec(stdout)![1]!;
	// While somebody guesses from everywhere, whoever comes by the link is let in.
	const address = somewhere();
	await Promise.all(Array.from({ length: 12 }, (_, i) => login(person.email, `wrong ${i}`, address)));
	const reset = await call({}, '/auth/password/reset', {
		method: 'POST',
		body: { token, password: 'a-new-long-password' },
		headers: { 'X-Forwarded-For': address },
	});
	expect(reset.status, JSON.stringify(reset.body)).toBe(204);
	const device = reset.headers.getSetCookie().find((one) => one.startsWith('kontor_device='))!;
	expect((await login(person.email, 'a-new-long-password', address, device.split(';')[0])).status).toBe(200);
	expect((await call({}, '/auth/password/reset', { method: 'POST', body: { token, password: 'once-more-the-same' } })).status).toBe(403);
	expect(run(person.email, '--administrator').stdout).toContain('an administrator');
	expect((await sql('select kontor_system.is_administrator(id, role) yes from directus_users where id = $1', [person.id]))[0]!.yes).toBe(
		true,
	);
});
