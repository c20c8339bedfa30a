/** A backup of a Kontor that goes on working, restored elsewhere: nothing half, whatever is killed in between. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../scripts/lib/database.ts';
import { connect } from '../../scripts/lib/postgres.ts';
import { loadSettings } from '../../scripts/lib/settings.ts';
import { type Ended, familyOf, freshPort, Kontor, killAll, sweep, temporaryFolder } from './kontor.ts';

const folder = temporaryFolder();
const backups = join(folder, 'backups');
const KONTOR_BACKUP_KEY = 'a key for nothing but this test';
const ADMIN = { ADMIN_EMAIL: 'admin@backup.example.com', ADMIN_PASSWORD: 'a-long-password' };
const CLIENTS = 8;
let environment: Record<string, string>;
let kontor: Kontor;
let token: string;
let address: string;

async function ask(path: string, method = 'GET', body?: unknown): Promise<any> {
	const isForm = body instanceof FormData;
	const response = await fetch(`${address}${path}`, {
		method,
		headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(isForm ? {} : { 'Content-Type': 'application/json' }) },
		...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
	});
	const text = await response.text();
	expect(response.status, text).toBeLessThan(300);
	return text ? JSON.parse(text).data : undefined;
}

async function upload(name: string, content: string): Promise<string> {
	const form = new FormData();
	form.append('title', name);
	form.append('file', new Blob([content], { type: 'text/plain' }), `${name}.txt`);
	return (await ask('/files', 'POST', form)).id;
}

/** Rows numbered one after the other, each with a file; every third file is deleted again. */
async function work(client: number, isOver: () => boolean): Promise<number> {
	for (let n = 1; ; n++) {
		await ask('/items/customers', 'POST', { name: `client ${client} row ${n}` });
		const file = await upload(`client-${client}-file-${n}`, `file ${n} of ${client}`.repeat(200));
		if (n % 3 === 0) await ask(`/files/${file}`, 'DELETE');
		if (isOver()) return n;
	}
}

const command = (script: string, args: string[], more: Record<string, string> = {}) =>
	new Kontor({ ...environment, KONTOR_BACKUP_KEY, ...more }, script, args);
const whole = () => (existsSync(backups) ? readdirSync(backups).filter((name) => !name.endsWith('.partial')) : []);
const at = (name: string): Record<string, string> => ({ KONTOR_DATA: join(folder, name) });

function target(name: string): void {
	mkdirSync(join(folder, name), { mode: 0o755, recursive: true });
}

/** What is in a data folder, asked of its database and its store. */
async function contentOf(
	name: string,
): Promise<{ customers: string[]; files: { filename_disk: string; checksum: string }[]; isThere: boolean }> {
	const settings = loadSettings({ ...environment, ...at(name) });
	const database = await openDatabase(settings);
	try {
		const client = await connect(database.connection);
		try {
			const isThere = (await client.query("select to_regclass('public.customers') is not null as yes")).rows[0].yes;
			if (!isThere) return { customers: [], files: [], isThere };
			return {
				isThere,
				customers: (await client.query('select name from customers order by name')).rows.map((row) => row.name),
				files: (await client.query('select filename_disk, checksum from directus_files')).rows,
			};
		} finally {
			await client.end();
		}
	} finally {
		await database.stop();
	}
}

async function expectWhole(name: string, ended: Ended): Promise<string[]> {
	expect(ended.code, ended.stdout + ended.stderr).toBe(0);
	expect(ended.stdout).toContain('The books are verified: no findings');
	const { customers, files } = await contentOf(name);
	for (const { filename_disk, checksum } of files) {
		const content = readFileSync(join(folder, name, 'uploads', filename_disk));
		if (checksum) expect(createHash('sha256').update(content).digest('hex')).toBe(checksum);
	}
	expect(readdirSync(join(folder, name, 'uploads')).length).toBe(files.length);
	return customers;
}

beforeAll(async () => {
	environment = { ...at('data'), PORT: await freshPort(), KONTOR_DEMO: 'false', ...ADMIN };
	address = `http://127.0.0.1:${environment.PORT}`;
	kontor = new Kontor(environment);
	await kontor.ready();
	token = (await ask('/auth/login', 'POST', { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD })).access_token;
	const { id } = await ask('/items/organizations', 'POST', { name: 'Firm', slug: 'firm' });
	const [role] = await ask('/roles?filter={"name":{"_eq":"Manager"}}');
	await ask('/users', 'POST', { email: 'manager@backup.example.com', token: 'manager-token', role: role.id, organization_id: id });
	token = 'manager-token';
}, 900_000);
afterAll(async () => {
	await kontor?.stop();
	await sweep(folder);
});

test(
	'taken while eight clients write, restored elsewhere: of each client all up to one moment, files as well',
	{ timeout: 900_000 },
	async () => {
		let isOver = false;
		const before = await upload('before', 'there before');
		const clients = Array.from({ length: CLIENTS }, (_, client) => work(client, () => isOver));
		await sleep(2000);
		const ended = await command('backup.ts', ['--to', backups]).ended;
		isOver = true;
		const written = await Promise.all(clients);
		expect(ended.code, ended.stdout + ended.stderr).toBe(0);
		expect(ended.stdout).toContain('encrypted');
		expect(whole()).toHaveLength(1);

		target('elsewhere');
		const restored = await command('restore.ts', [join(backups, whole()[0]!)], at('elsewhere')).ended;
		const customers = await expectWhole('elsewhere', restored);
		for (let client = 0; client < CLIENTS; client++) {
			const numbers = customers
				.map((name) => new RegExp(`^client ${client} row (\\d+)$`).exec(name)?.[1])
				.filter(Boolean)
				.map(Number);
			expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
			expect(numbers.length).toBeLessThanOrEqual(written[client]!);
		}
		expect((await contentOf('elsewhere')).files.map(({ filename_disk }) => filename_disk)).toContain(`${before}.txt`);
	},
);

test('it starts as it is: nothing is set up anew, and the same login works', { timeout: 900_000 }, async () => {
	const port = await freshPort();
	const copy = new Kontor({ ...environment, ...at('elsewhere'), PORT: port, KONTOR_JOBS_TIMETABLE: 'false' });
	await copy.ready();
	const response = await fetch(`http://127.0.0.1:${port}/auth/login`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD }),
	});
	expect(response.status).toBe(200);
	expect((await copy.stop()).stdout).not.toMatch(/Applying data model|Creating the system tables/);
});

test('a backup that is killed leaves nothing that looks whole', { timeout: 900_000 }, async () => {
	const before = whole();
	for (const moment of [1200, 1800, 2400, 3000, 4000]) {
		const run = command('backup.ts', ['--to', backups]);
		await sleep(moment);
		killAll([{ pid: run.process.pid!, parent: 0, command: '' }]);
		await run.exited;
		for (const name of readdirSync(backups).filter((one) => one.endsWith('.partial'))) {
			const { code, stderr } = await command('restore.ts', [join(backups, name)], at('never')).ended;
			expect(code).toBe(1);
			expect(stderr).toMatch(/no whole backup|damaged|does not fit/);
			expect(existsSync(join(folder, 'never', 'postgres'))).toBe(false);
		}
	}
	// One that was through before its moment counts.
	for (const name of whole().filter((one) => !before.includes(one))) {
		target('late');
		expect((await command('restore.ts', [join(backups, name), '--replace'], at('late')).ended).code).toBe(0);
	}
});

describe('a restore that is killed', () => {
	test('into an empty place: it is empty or whole, and the next one succeeds', { timeout: 900_000 }, async () => {
		target('killed');
		const file = join(backups, whole()[0]!);
		for (const moment of [3000, 5000, 7000, 9000]) {
			const run = command('restore.ts', [file], at('killed'));
			await sleep(moment);
			killAll(familyOf(run.process.pid!));
			await run.exited;
			const { customers, isThere } = await contentOf('killed');
			if (isThere) expect(customers.length).toBeGreaterThan(0);
		}
		await expectWhole('killed', await command('restore.ts', [file, '--replace'], at('killed')).ended);
	});

	test('in place of another: that is still there, or the new one is', { timeout: 900_000 }, async () => {
		const file = join(backups, whole()[0]!);
		const before = await contentOf('killed');
		writeFileSync(join(folder, 'killed', 'uploads', 'old.txt'), 'of the one before');
		for (const moment of [4000, 7000]) {
			const run = command('restore.ts', [file, '--replace'], at('killed'));
			await sleep(moment);
			killAll(familyOf(run.process.pid!));
			await run.exited;
			expect((await contentOf('killed')).customers).toEqual(before.customers);
		}
		await expectWhole('killed', await command('restore.ts', [file, '--replace'], at('killed')).ended);
		expect(existsSync(join(folder, 'killed', 'uploads', 'old.txt'))).toBe(false);
	});
});

test('refuses what is not empty, what is running, another key, and a file that is none', { timeout: 900_000 }, async () => {
	const file = join(backups, whole()[0]!);
	const refused = async (why: RegExp, args: string[], more: Record<string, string>) => {
		const { code, stderr } = await command('restore.ts', args, more).ended;
		expect(code).toBe(1);
		expect(stderr).toMatch(why);
	};
	await refused(/already running/, [file, '--replace'], {});
	await refused(/not empty/, [file], at('killed'));
	await refused(/does not fit/, [file], { ...at('killed'), KONTOR_BACKUP_KEY: 'another key of that length' });
	await refused(/is encrypted/, [file], { ...at('killed'), KONTOR_BACKUP_KEY: '' });
	await refused(/no whole backup/, [join(folder, 'data', 'run.json')], at('killed'));
	await refused(/There is no/, [join(folder, 'nothing')], at('killed'));
});
