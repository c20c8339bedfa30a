/** Starting again works from whatever state a start was left in, and stopping leaves nothing behind. */
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { alive, familyOf, freshPort, Kontor, killAll, processes, sweep, temporaryFolder, untilGone } from './kontor.ts';

const folder = temporaryFolder();
const ADMIN = { ADMIN_EMAIL: 'admin@start.example.com', ADMIN_PASSWORD: 'a-long-password' };
let environment: Record<string, string>;
let kontor: Kontor;

const start = async (script?: string, args?: string[]): Promise<number> => {
	kontor = new Kontor(environment, script, args);
	return kontor.ready();
};

async function logIn(): Promise<string> {
	const response = await fetch(`http://127.0.0.1:${environment.PORT}/auth/login`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD }),
	});
	return ((await response.json()) as { data: { access_token: string } }).data.access_token;
}

const organizations = async (): Promise<{ name: string }[]> => {
	const response = await fetch(`http://127.0.0.1:${environment.PORT}/items/organizations?fields=name`, {
		headers: { Authorization: `Bearer ${await logIn()}` },
	});
	return ((await response.json()) as { data: { name: string }[] }).data;
};

beforeAll(async () => {
	environment = { KONTOR_DATA: join(folder, 'data'), PORT: await freshPort(), KONTOR_DEMO: 'false', ...ADMIN };
	console.log(`first start: ${await start()} ms`);
	const response = await fetch(`http://127.0.0.1:${environment.PORT}/items/organizations`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${await logIn()}` },
		body: JSON.stringify({ name: 'Kept', slug: 'kept' }),
	});
	expect(response.status).toBe(200);
	expect((await kontor.stop()).code).toBe(0);
});
afterEach(async () => {
	if (kontor.process.exitCode === null && kontor.process.signalCode === null) await kontor.stop();
});
afterAll(() => sweep(folder));

const family = () => familyOf(kontor.process.pid!);
const isThere = (what: RegExp) => family().some(({ command }) => what.test(command));
const find = (what: RegExp) => family().find(({ command }) => what.test(command))!.pid;
const DIRECTUS = /cli\/run\.js start/;
const POSTGRES = /bin\/postgres -D/;

test('a second start has nothing left to do', async () => {
	const time = await start();
	console.log(`second start: ${time} ms`);
	expect(await organizations()).toEqual([{ name: 'Kept' }]);
	const { stdout } = await kontor.stop();
	expect(stdout).not.toMatch(/Creating the system tables|Applying data model|Making demo data/);
});

describe('ends with everything that it started', () => {
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
		test(signal, async () => {
			await start();
			const pids = family().map(({ pid }) => pid);
			expect(pids.length).toBeGreaterThanOrEqual(3);
			expect((await kontor.stop(signal)).code).toBe(0);
			expect(await untilGone(pids)).toEqual([]);
			expect(existsSync(join(environment.KONTOR_DATA!, 'run.json'))).toBe(false);
		});

	test('the command that npm runs passes the signal on', async () => {
		await start('run.mjs', ['start']);
		const pids = family().map(({ pid }) => pid);
		expect(pids.length).toBeGreaterThanOrEqual(4);
		await kontor.stop('SIGTERM');
		expect(await untilGone(pids)).toEqual([]);
	});

	test('in the middle of a start', async () => {
		const data = join(folder, 'cut-off');
		// The first: while Postgres is there, but has not answered yet.
		for (const moment of [0, 2000, 5000]) {
			kontor = new Kontor({ ...environment, KONTOR_DATA: data });
			if (moment) await sleep(moment);
			else while (!isThere(POSTGRES)) await sleep(5);
			const pids = family().map(({ pid }) => pid);
			await kontor.stop('SIGTERM');
			expect(await untilGone(pids)).toEqual([]);
			expect(processes().filter(({ command }) => command.includes(data))).toEqual([]);
		}
	});
});

describe('after kill -9', () => {
	test('of Directus: it is started again, on the same database, and the log says why', async () => {
		await start();
		const postgres = find(POSTGRES);
		const before = find(DIRECTUS);
		process.kill(before, 'SIGKILL');
		await kontor.says('Kontor is running again');
		expect(find(DIRECTUS)).not.toBe(before);
		expect(find(POSTGRES)).toBe(postgres);
		expect(await organizations()).toEqual([{ name: 'Kept' }]);
		const pids = family().map(({ pid }) => pid);
		const { code, stderr } = await kontor.stop();
		expect(code).toBe(0);
		expect(stderr).toContain('Directus stopped unexpectedly (signal SIGKILL)');
		expect(await untilGone(pids)).toEqual([]);
	});

	test('of Postgres: both are started again', async () => {
		await start();
		const postgres = find(POSTGRES);
		process.kill(postgres, 'SIGKILL');
		await kontor.says('Kontor is running again');
		expect(find(POSTGRES)).not.toBe(postgres);
		expect(await organizations()).toEqual([{ name: 'Kept' }]);
		const pids = family().map(({ pid }) => pid);
		const { code, stderr } = await kontor.stop();
		expect(code).toBe(0);
		expect(stderr).toContain('The database stopped unexpectedly (signal SIGKILL)');
		expect(await untilGone(pids)).toEqual([]);
	});

	test('of Directus again and again: after the fifth time everything ends', async () => {
		await start();
		const pids = new Set<number>();
		for (let crash = 1; crash <= 6; crash++) {
			for (const { pid } of family()) pids.add(pid);
			process.kill(find(DIRECTUS), 'SIGKILL');
			if (crash <= 5) await kontor.says('Kontor is running again', crash);
		}
		const { code, stderr } = await kontor.ended;
		expect(code).toBe(1);
		expect(stderr).toContain('once too often');
		expect(await untilGone([...pids])).toEqual([]);
		await start();
		expect(await organizations()).toEqual([{ name: 'Kept' }]);
	});

	test('of Directus, and a stop while it is being started again: nothing is left', async () => {
		for (const moment of [0, 600, 1500]) {
			await start();
			const pids = family().map(({ pid }) => pid);
			process.kill(find(DIRECTUS), 'SIGKILL');
			await sleep(moment);
			pids.push(...family().map(({ pid }) => pid));
			expect((await kontor.stop()).code).toBe(0);
			expect(await untilGone(pids)).toEqual([]);
			expect(processes().filter(({ command }) => command.includes(environment.KONTOR_DATA!))).toEqual([]);
		}
	});

	test('of the start itself: the next one takes over what still runs', async () => {
		await start();
		const orphans = [find(DIRECTUS), find(POSTGRES)];
		process.kill(kontor.process.pid!, 'SIGKILL');
		await kontor.exited;
		expect(alive(orphans)).toHaveLength(2);
		await start();
		expect(await untilGone(orphans)).toEqual([]);
		expect(await organizations()).toEqual([{ name: 'Kept' }]);
	});

	test('of a first start, half-way through: the next one mends it', async () => {
		const data = join(folder, 'half');
		mkdirSync(data);
		chmodSync(data, 0o755);
		const isHalfMade = () =>
			readdirSync(data).some((name) => name.startsWith('postgres-new') && existsSync(join(data, name, 'PG_VERSION')));
		kontor = new Kontor({ ...environment, KONTOR_DATA: data });
		while (!isHalfMade()) await sleep(2);
		killAll(family());
		await kontor.exited;
		expect(existsSync(join(data, 'postgres', 'PG_VERSION'))).toBe(false);
		for (const moment of [1500, 4000, 8000, 11_000]) {
			kontor = new Kontor({ ...environment, KONTOR_DATA: data });
			await sleep(moment);
			killAll(family());
			await kontor.exited;
		}
		const before = environment;
		environment = { ...environment, KONTOR_DATA: data };
		try {
			await start();
			expect(await organizations()).toEqual([]);
			expect(readdirSync(data).filter((name) => name.startsWith('postgres-new'))).toEqual([]);
		} finally {
			environment = before;
		}
	});
});

test('a second copy on the same data is refused', async () => {
	await start();
	const { code, stderr } = await new Kontor({ ...environment, PORT: await freshPort() }).ended;
	expect(code).toBe(1);
	expect(stderr).toContain('already running on these data');
	expect(await organizations()).toEqual([{ name: 'Kept' }]);
});
