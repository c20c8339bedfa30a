/**
 * A non-developer's afternoon: an administrator shapes Kontor by clicking in Studio and in the console. Then staff and a program use it,
 * the other organization sees nothing of it, and a fresh copy from the files is the same.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runNode } from '../../scripts/lib/directus.ts';
import { root, snapshots } from '../../scripts/lib/paths.ts';
import { compare } from '../../scripts/snapshot/changes.ts';
import { PASSWORD } from '../lib/login.ts';
import { freshDatabase, ownDirectus } from '../lib/own-directus.ts';
import { launch } from './chromium.ts';
import { button, type Desk, deskOf, pick } from './console.ts';
import { makeBookmarkAndText, makeButton, makeDashboard, makeField, makeRole, makeTable } from './studio-steps.ts';

type Own = Awaited<ReturnType<typeof ownDirectus>>;
let own: Own;
let browser: Browser;
let studio: Page;
let there: string;
const desks: Desk[] = [];
const folder = mkdtempSync(join(tmpdir(), 'kontor-afternoon-'));
const inStudio = (path: string) => `${own.address}/admin/${path}`;
const inConsole = (path: string) => `${own.address}/console/${path}`;

async function ask(token: string, path: string, method = 'GET', body?: unknown): Promise<any> {
	const { status, text, data } = await own.call(token, path, method, body);
	expect(status, `${method} ${path}: ${text}`).toBeLessThan(300);
	return data;
}
async function addPerson(name: string, role: string, organization_id: string | null): Promise<string> {
	const [{ id }] = await ask(own.admin, `/roles?filter[name][_eq]=${encodeURIComponent(role)}`);
	const email = `${name}@afternoon.example.com`;
	const language = 'de-DE';
	await ask(own.admin, '/users', 'POST', {
		email,
		password: PASSWORD,
		token: `token-of-${name}`,
		role: id,
		organization_id,
		language,
		first_name: name,
	});
	return email;
}
async function sitDown(name: string): Promise<Desk> {
	const desk = await deskOf(browser, { email: `${name}@afternoon.example.com` }, { width: 1440, height: 1000 }, own.address);
	desks.push(desk);
	return desk;
}

beforeAll(async () => {
	[browser, own] = await Promise.all([launch(), ownDirectus('afternoon')]);
	there = (await ask(own.admin, '/items/organizations', 'POST', { name: 'Nebenan', slug: 'nebenan' })).id;
	await addPerson('administrator', 'Administrator', null);
	await addPerson('manager-there', 'Manager', there);
	await ask('own-manager', '/items/customers', 'POST', { name: 'Muster GmbH' });
	await ask('token-of-manager-there', '/items/customers', 'POST', { name: 'Kunde nebenan' });
	// Else Directus asks administrators whose server it is, again and again.
	await ask(own.admin, '/settings', 'PATCH', { project_owner: 'owner@afternoon.example.com' });
	const desk = await sitDown('administrator');
	studio = desk.page;
	studio.setDefaultTimeout(40_000);
});
afterAll(async () => {
	for (const { context } of desks) await context.close();
	await browser?.close();
	await own?.stop();
	rmSync(folder, { recursive: true, force: true });
});

describe('in Studio, an administrator makes', () => {
	test('a field of customers with choices', async () => {
		await makeField(studio, own.address);
		expect(await ask(own.admin, '/fields/customers/rating')).toMatchObject({
			type: 'string',
			meta: {
				translations: [{ language: 'de-DE', translation: 'Bewertung' }],
				options: { choices: [{ value: 'good' }, { value: 'bad' }] },
			},
		});
	});

	test('a table with a relation to customers', async () => {
		await makeTable(studio, own.address);
		await expect.poll(async () => (await ask(own.admin, '/collections/vehicles')).meta.display_template).toBe('{{plate}}');
		const fields = (await ask(own.admin, '/fields/vehicles')).map((one: { field: string }) => one.field);
		expect(fields).toEqual(expect.arrayContaining(['plate', 'is_reserved', 'customer', 'organization_id', 'created_by']));
	});

	test('a policy with rights, and a role with it and with some of those that are there', async () => {
		await makeRole(studio, own.address);
		// “All” was clicked: the wall between organizations is there all the same.
		const permissions = await ask(own.admin, '/permissions?filter[policy][name][_eq]=Fuhrpark&filter[action][_neq]=create');
		expect(permissions).toHaveLength(4);
		for (const { permissions: rows } of permissions) expect(rows).toEqual({ organization_id: { _eq: '$CURRENT_USER.organization_id' } });
	});

	test('a button that changes the chosen rows', async () => {
		await makeButton(studio, own.address);
		const [{ operations }] = await ask(own.admin, '/flows?filter[name][_eq]=Fahrzeug vormerken&fields=operations.options');
		expect(operations).toMatchObject([{ options: { collection: 'vehicles', payload: { is_reserved: true } } }]);
	});

	test('a dashboard with a panel', async () => {
		await makeDashboard(studio, own.address);
	});

	test('a bookmark for everybody, and a text', async () => {
		await makeBookmarkAndText(studio, own.address);
	});
});

test('in the console, an administrator makes a table in one step', async () => {
	const { page, mistakes } = await sitDown('administrator');
	await page.goto(inConsole('new-table'));
	await page.getByLabel(/^Einzahl\s*\*/).fill('Stellplatz');
	await page.getByLabel(/^Mehrzahl\s*\*/).fill('Stellplätze');
	const row = (number: number) => page.getByRole('group', { name: `Feld ${number}`, exact: true });
	await row(1)
		.getByLabel(/^Bezeichnung/)
		.fill('Nummer');
	await button(page, 'Feld hinzufügen').click();
	await row(2)
		.getByLabel(/^Bezeichnung/)
		.fill('Fahrzeug');
	await row(2).getByRole('combobox', { name: /^Art/ }).click();
	await page.getByRole('option', { name: 'Verknüpfung' }).click();
	await row(2)
		.getByRole('combobox', { name: /^Zeigt auf/ })
		.click();
	await page.getByRole('option', { name: 'Fahrzeuge' }).click();
	await page.getByRole('combobox', { name: 'Fuhrparkleitung' }).click();
	await page.getByRole('option', { name: 'Auch löschen' }).click();
	await button(page, 'Tabelle anlegen').click();
	await page.waitForURL(/stellplaetze$/);
	await page.getByRole('navigation').getByRole('link', { name: 'Stellplätze' }).waitFor();
	expect(mistakes).toEqual([]);
});

const navigation = (page: Page) => page.getByRole('navigation');
const section = (page: Page, name: string | RegExp) => page.locator('section').filter({ has: page.getByRole('heading', { name }) });

describe('it is used', () => {
	let customer: string;
	let vehicle: string;

	test('by somebody with the new role, in the console', async () => {
		await addPerson('fleet', 'Fuhrparkleitung', own.organization);
		[{ id: customer }] = await ask('own-manager', '/items/customers?filter[name][_eq]=Muster GmbH');
		const { page, mistakes } = await sitDown('fleet');
		await page.goto(inConsole(`customers/${customer}`));
		await page.getByRole('combobox', { name: 'Bewertung' }).click();
		await page.getByRole('option', { name: 'Schwierig' }).click();
		await button(page, 'Speichern').click();
		await page.waitForURL(/\/show$/);
		await section(page, 'Weitere Angaben').getByText('Schwierig', { exact: true }).waitFor();

		await section(page, 'Fahrzeuge').getByRole('link', { name: 'Fahrzeug anlegen' }).click();
		await page.getByLabel(/^Kennzeichen/).fill('B-KO 1234');
		await expect.poll(() => page.getByRole('combobox', { name: 'Kunde' }).inputValue()).toBe('Muster GmbH');
		await button(page, 'Speichern').click();
		await page.waitForURL(/\/vehicles\/\d+\/show$/);
		vehicle = /vehicles\/(\d+)/.exec(page.url())![1]!;
		await page.getByRole('link', { name: 'Muster GmbH' }).click();
		await section(page, 'Fahrzeuge 1')
			.getByRole('row', { name: /B-KO 1234/ })
			.waitFor();

		await page.goto(inConsole('customers'));
		await button(page, 'Spalten').click();
		await page.getByLabel('Bewertung', { exact: true }).check();
		await page.keyboard.press('Escape');
		await page
			.getByRole('row', { name: /Muster GmbH/ })
			.getByText('Schwierig')
			.waitFor();

		await page.goto(inConsole('stellplaetze/create'));
		await page.getByLabel(/^Nummer/).fill('P 7');
		await pick(page, 'Fahrzeug', 'B-KO 1234');
		await button(page, 'Speichern').click();
		await page.waitForURL(/\/stellplaetze\/[0-9a-f-]+\/show$/);
		expect(mistakes).toEqual([]);
	});

	test('by a program of the role Integrator', async () => {
		await addPerson('program', 'Integrator', own.organization);
		const token = 'token-of-program';
		expect(await ask(token, '/items/customers?filter[rating][_eq]=bad&fields=name')).toEqual([{ name: 'Muster GmbH' }]);
		await ask(token, '/items/vehicles', 'POST', { plate: 'B-KO 5678', customer });
		const found = await ask(token, `/items/vehicles?filter[customer][rating][_eq]=bad&fields=plate,customer.name&sort=plate`);
		expect(found).toEqual(['B-KO 1234', 'B-KO 5678'].map((plate) => ({ plate, customer: { name: 'Muster GmbH' } })));
		const { Vehicle, Customer } = JSON.parse((await own.call(token, '/api-docs/openapi.json')).text).components.schemas;
		expect(Vehicle.properties).toMatchObject({ plate: { type: 'string' }, customer: { format: 'uuid' }, is_reserved: { type: 'boolean' } });
		expect(Customer.properties.rating.description).toContain('Bewertung');
	});

	test('by the administrator, who presses the button', async () => {
		await studio.goto(inStudio(`content/vehicles/${vehicle}`));
		await studio.getByRole('button', { name: 'Flows' }).click();
		await studio.getByRole('button', { name: 'Fahrzeug vormerken' }).click();
		await expect.poll(async () => (await ask('own-manager', `/items/vehicles/${vehicle}`)).is_reserved).toBe(true);
	});

	test('and the other organization sees nothing of it, with the same rights', async () => {
		await addPerson('fleet-there', 'Fuhrparkleitung', there);
		for (const name of ['fleet-there', 'manager-there']) {
			const token = `token-of-${name}`;
			for (const path of ['vehicles', 'customers?filter[rating][_nnull]=true', 'vehicles?search=KO'])
				expect(await ask(token, `/items/${path}`), path).toEqual([]);
			expect(await ask(token, '/items/vehicles?aggregate[count]=*')).toEqual([{ count: '0' }]);
			expect((await own.call(token, `/items/vehicles/${vehicle}`)).status).toBe(403);
			expect((await own.call(token, '/simple-rest/vehicles')).text).toBe('[]');
			expect(await ask(token, '/graphql', 'POST', { query: '{ vehicles { plate } vehicles_aggregated { count { id } } }' })).toEqual({
				vehicles: [],
				vehicles_aggregated: [{ count: { id: 0 } }],
			});
		}
		await ask('token-of-fleet-there', '/items/vehicles', 'POST', { plate: 'HH-XY 1' });
		const { page, mistakes } = await sitDown('manager-there');
		await page.goto(inConsole('vehicles'));
		await page.getByRole('row', { name: /HH-XY 1/ }).waitFor();
		expect(await page.getByText('B-KO').count()).toBe(0);
		await navigation(page).getByRole('link', { name: 'Fahrzeuge' }).waitFor();
		expect(mistakes).toEqual([]);
	});
});

test('it is committed, and a fresh copy from the files is the same', async () => {
	await studio.goto(inStudio('kontor-changes'));
	await studio.getByRole('button', { name: 'Herunterladen' }).waitFor();
	const [file] = await Promise.all([studio.waitForEvent('download'), studio.getByRole('button', { name: 'Herunterladen' }).click()]);

	const project = join(folder, 'project');
	cpSync(snapshots, join(project, 'snapshots'), { recursive: true });
	const git = (...args: string[]) => {
		const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
			cwd: project,
			encoding: 'utf8',
		});
		expect(status, `git ${args.join(' ')}: ${stderr}`).toBe(0);
		return stdout;
	};
	git('init', '-q');
	git('add', '.');
	git('commit', '-qm', 'As installed');
	git('apply', await file.path());
	git('add', '.');
	git('commit', '-qm', 'An afternoon');
	const changed = git('show', '--name-only', '--format=').trim().split('\n').toSorted();
	const made = [
		...['collections/customers', 'collections/stellplaetze', 'collections/vehicles', 'dashboards/fuhrpark', 'flows/fahrzeug-vormerken'],
		...['policies/fuhrpark', 'policies/stellplaetze.manage', 'policies/stellplaetze.read', 'presets', 'roles', 'translations'],
	];
	// A policy of Kontor that the new role has names the role.
	const given = ['company.read', 'crm.write', 'people.directory', 'studio.access'].map((name) => `policies/${name}`);
	expect(changed).toEqual([...made, ...given].map((name) => `snapshots/${name}.yaml`).toSorted());
	expect(readFileSync(join(project, 'snapshots', 'collections', 'vehicles.yaml'), 'utf8')).not.toContain('B-KO');

	// What the shell's `npm run snapshot` writes is the same, of this database and of one that was made from the files.
	const committed = join(project, 'snapshots');
	const { environment } = await freshDatabase('afternoon_copy', committed);
	for (const [name, database] of [
		['shell', own.environment],
		['copy', environment],
	] as const) {
		const target = join(folder, name);
		cpSync(committed, target, { recursive: true });
		await runNode([join(root, 'scripts', 'snapshot', 'pull.ts'), target], database);
		expect(compare(committed, target), name).toEqual({ files: [], patch: '' });
	}
	await runNode([join(root, 'scripts', 'snapshot', 'generate.ts'), '--try', committed], process.env as Record<string, string>);
});
