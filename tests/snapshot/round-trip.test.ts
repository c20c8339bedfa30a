/** Database and files say the same: both ways, and for what somebody changes in Studio. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DirectusServer, runDirectus, runNode, startDirectus } from '../../scripts/lib/directus.ts';
import { root, snapshots } from '../../scripts/lib/paths.ts';
import { connect, createDatabase } from '../../scripts/lib/postgres.ts';
import { fingerprint, readSnapshotFiles, takeOverFiles } from '../../scripts/snapshot/files.ts';
import { generateShipped } from '../../scripts/snapshot/generate-shipped.ts';
import { withoutOwn } from '../../scripts/snapshot/own-parts.ts';
import { inject } from '../lib/inject.ts';
import { ADMIN, freshDatabase } from '../lib/own-directus.ts';

/** A fresh database beside the one of the other tests: here the model itself is changed. */
const DATABASE = 'round_trip';
const folder = mkdtempSync(join(tmpdir(), 'kontor-snapshot-'));
let environment: Record<string, string>;
let directus: DirectusServer | undefined;
let address: string;

beforeAll(async () => {
	({ environment, address } = await freshDatabase(DATABASE));
});

afterAll(async () => {
	await directus?.stop();
	rmSync(folder, { recursive: true, force: true });
});

const files = (base: string): string[] =>
	readdirSync(base, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(base.length + 1))
		.sort();

/** What a pull into a copy of snapshots/ changes, as lines that were taken away and added, by file. */
async function pulled(name: string): Promise<Record<string, string[]>> {
	const target = join(folder, name);
	mkdirSync(target);
	cpSync(snapshots, target, { recursive: true });
	await runNode([join(root, 'scripts', 'snapshot', 'pull.ts'), target], environment);
	const changes: Record<string, string[]> = {};
	for (const file of new Set([...files(snapshots), ...files(target)])) {
		const { stdout } = spawnSync('diff', ['-N', '-U0', join(snapshots, file), join(target, file)], { encoding: 'utf8' });
		const lines = stdout.split('\n').filter((line) => /^[+-](?![+-])/.test(line));
		if (lines.length > 0) changes[file] = lines;
	}
	return changes;
}

test('a fresh database, built from the files and pulled again, gives the same files', async () => {
	expect(await pulled('fresh')).toEqual({});
});

test('applying a second time changes nothing', async () => {
	await runNode([join(root, 'scripts', 'snapshot', 'apply.ts')], environment);
	expect(await pulled('again')).toEqual({});
});

test('a version that only calls a column of JSON something else changes nothing but its name', async () => {
	const next = join(folder, 'next');
	cpSync(snapshots, next, { recursive: true });
	const file = join(next, 'collections', 'recurring_invoices.yaml');
	writeFileSync(file, readFileSync(file, 'utf8').replace('label: { de: Positionen, en: Lines }', 'label: { de: Posten, en: Items }'));
	await runNode([join(root, 'scripts', 'snapshot', 'apply.ts'), next], environment);
	expect(await pulled('renamed')).toEqual({
		'collections/recurring_invoices.yaml': ['-    label: { de: Positionen, en: Lines }', '+    label: { de: Posten, en: Items }'],
	});
	await runNode([join(root, 'scripts', 'snapshot', 'apply.ts')], environment);
});

test('what is changed in Studio works at once in the API, and is a diff of a few lines', async () => {
	directus = await startDirectus(environment);
	const call = async (path: string, method = 'GET', body?: unknown, token?: string) => {
		const response = await fetch(`${address}${path}`, {
			method,
			headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		const text = await response.text();
		return { status: response.status, data: text ? JSON.parse(text).data : undefined };
	};
	const { access_token: token } = (await call('/auth/login', 'POST', ADMIN)).data;

	const translations = [
		{ language: 'de-DE', translation: 'Rufnummer' },
		{ language: 'en-US', translation: 'Telephone' },
	];
	expect((await call('/fields/customers/phone', 'PATCH', { meta: { translations } }, token)).status).toBe(200);
	const added = { field: 'loyalty_card', type: 'string', meta: { interface: 'input', note: 'Number of the card' }, schema: {} };
	expect((await call('/fields/customers', 'POST', added, token)).status).toBe(200);

	// As somebody with an ordinary role: the field is there without a restart.
	const organization = (await call('/items/organizations', 'POST', { name: 'Firm', slug: 'firm' }, token)).data.id;
	const role = (await call('/roles?filter={"name":{"_eq":"Manager"}}', 'GET', undefined, token)).data[0].id;
	const manager = { email: 'manager@studio.example.com', token: 'manager-token', role, organization_id: organization };
	expect((await call('/users', 'POST', manager, token)).status).toBe(200);
	const made = await call('/items/customers', 'POST', { name: 'Loyal', loyalty_card: '4711' }, manager.token);
	expect(made.data.loyalty_card).toBe('4711');
	expect((await call('/simple-rest/customers', 'GET', undefined, manager.token)).status).toBe(200);

	const changes = await pulled('studio');
	expect(Object.keys(changes)).toEqual(['collections/customers.yaml']);
	const lines = changes['collections/customers.yaml']!;
	expect(lines.filter((line) => line.startsWith('-'))).toHaveLength(1);
	expect(lines.length).toBeLessThanOrEqual(8);
	expect(lines.join('\n')).toContain('Rufnummer');
	expect(lines.join('\n')).toMatch(/loyalty_card: .*own: true/);
});

test('the files with that change, applied to another database, give it the field', async () => {
	const studio = join(folder, 'studio');
	await createDatabase(inject('connection'), `${DATABASE}_2`);
	environment = { ...environment, DB_DATABASE: `${DATABASE}_2` };
	await runDirectus(['bootstrap', '--skipAdminInit'], environment);
	await runNode([join(root, 'scripts', 'snapshot', 'apply.ts'), studio], environment);
	expect(Object.keys(await pulled('copy'))).toEqual(['collections/customers.yaml']);
	expect(readFileSync(join(folder, 'copy', 'collections', 'customers.yaml'), 'utf8')).toBe(
		readFileSync(join(studio, 'collections', 'customers.yaml'), 'utf8'),
	);
});

test('rows that break the rules of a version are named all at once, and nothing is changed', async () => {
	const client = await connect(inject('connection'), environment.DB_DATABASE);
	try {
		// As a version before left them, which knew none of these rules.
		await client.query(`
			alter table customers drop constraint country_is_iso, alter name drop not null; drop index uq_customers_number;
			insert into organizations (id, name, slug) values ('00000000-0000-4000-8000-000000000001', 'Old', 'old');
			alter table customers disable trigger user;
			insert into customers (id, organization_id, number, country, name)
				select gen_random_uuid(), '00000000-0000-4000-8000-000000000001', 'K-1', 'xx', case when n > 1 then 'Old' end from generate_series(1, 12) n;
			alter table customers enable trigger user;
			delete from kontor_system.setup where key = 'snapshot'`);
		const before = (await client.query('select * from customers order by id')).rows;
		const refusal = await runNode([join(root, 'scripts', 'snapshot', 'apply.ts')], environment).catch((error: Error) => error.message);
		expect(refusal).toContain('break 3 rules');
		expect(refusal).toMatch(/customers: name must have a value\n {4}1 row: [0-9a-f-]{36}\n/);
		expect(refusal).toMatch(/customers: country .*\n {4}12 rows: ([0-9a-f-]{36}, ){10}…/);
		expect(refusal).toMatch(/customers: only one row each of \(organization_id, number\) .*\n {4}12 rows: /);
		expect((await client.query('select * from customers order by id')).rows).toEqual(before);
		await client.query('alter table customers disable trigger user; delete from customers; alter table customers enable trigger user');
		await runNode([join(root, 'scripts', 'snapshot', 'apply.ts')], environment);
	} finally {
		await client.end();
	}
});

test('a name in one language alone is saved, and both show it', async () => {
	const client = await connect(inject('connection'), environment.DB_DATABASE);
	const only = JSON.stringify([{ language: 'de-DE', translation: 'Nur deutsch' }]);
	await client.query("update directus_fields set translations = $1 where collection = 'customers' and field = 'phone'", [only]);
	await client.end();
	expect(Object.keys(await pulled('one-language'))).toContain('collections/customers.yaml');
	const generate = spawnSync(process.execPath, [join(root, 'scripts', 'snapshot', 'generate.ts'), '--try', join(folder, 'one-language')], {
		encoding: 'utf8',
		cwd: root,
	});
	expect(generate.status, generate.stderr).toBe(0);
});

test('what Kontor ships is never lost in the files, whatever SQL did to the database', async () => {
	const client = await connect(inject('connection'), environment.DB_DATABASE);
	await client.query(`
		alter table customers drop column phone cascade;
		delete from directus_fields where collection = 'customers' and field = 'phone';
		delete from directus_policies where name = 'crm.write';
		alter table invoices drop constraint invoices_customer_id_foreign;
		update directus_fields set options = '{"choices":[]}' where collection = 'tax_rates' and field = 'category'`);
	await client.end();
	await pulled('damaged');
	const [before, after] = [snapshots, join(folder, 'damaged')].map((base) => withoutOwn(readSnapshotFiles(base)));
	expect(generateShipped(after!)).toBe(generateShipped(before!));
});

test('files take their place whole, and what is not among them goes', () => {
	const target = join(folder, 'target');
	cpSync(join(folder, 'fresh'), target, { recursive: true });
	writeFileSync(join(target, 'collections', 'gone.yaml'), 'collection: gone\n');
	takeOverFiles(join(folder, 'one-language'), target);
	expect(spawnSync('diff', ['-r', join(folder, 'one-language'), target]).status).toBe(0);
});

test('a file that has changed is noticed', () => {
	const before = fingerprint(join(folder, 'fresh'));
	expect(before).toBe(fingerprint(snapshots));
	const file = join(folder, 'fresh', 'policies', 'payments.create.yaml');
	writeFileSync(file, readFileSync(file, 'utf8').replace('payments:', 'payments: # changed'));
	expect(fingerprint(join(folder, 'fresh'))).not.toBe(before);
});

test('stale types and a stale data model page are noticed', () => {
	const check = () =>
		spawnSync(process.execPath, [join(root, 'scripts', 'snapshot', 'generate.ts'), '--check'], { encoding: 'utf8', cwd: root });
	const fresh = check();
	expect(fresh.status, fresh.stderr).toBe(0);
	const page = join(root, 'docs', 'data-model.md');
	const text = readFileSync(page, 'utf8');
	writeFileSync(page, `${text}\nA line that nobody generated.\n`);
	try {
		expect(check().status).not.toBe(0);
	} finally {
		writeFileSync(page, text);
	}
});
