/** Studio and the console, as people use them. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { givePassword, PASSWORD } from '../lib/login.ts';
import { addOwnProject, addWorld, type Role, type World } from '../lib/world.ts';
import { launch } from './chromium.ts';

let browser: Browser;
let world: World;
let context: BrowserContext | undefined;
const mistakes: string[] = [];
const url = (path: string) => inject('url') + path;

/** What a browser reports although nothing is wrong: a wrong password, and what Studio asks for before the login. */
const EXPECTED = /status of 401|status of 403 .*\/(users\/me|translations)|\/auth\/(login|refresh)|favicon\.ico/;

beforeAll(async () => {
	browser = await launch();
	world = await addWorld();
	for (const role of ['Manager', 'Employee', 'Administrator'] as const) await givePassword(world.here.people[role]);
	await addOwnProject(world.here.id, world.here.people.Employee);
	await sql("update directus_users set language = 'de-DE' where organization_id = $1", [world.here.id]);
});
afterEach(async () => {
	await context?.close();
	context = undefined;
	mistakes.length = 0;
});
afterAll(() => browser?.close());

async function open(size = { width: 1280, height: 800 }): Promise<Page> {
	context = await browser.newContext({ viewport: size, locale: 'de-DE' });
	const page = await context.newPage();
	page.setDefaultTimeout(20_000);
	page.on('pageerror', (error) => mistakes.push(`error: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error' && !EXPECTED.test(`${message.text()} ${message.location().url}`))
			mistakes.push(`${message.text()} (${message.location().url})`);
	});
	return page;
}

async function logIn(page: Page, role: Role, password = PASSWORD): Promise<void> {
	await page.goto(url('/console/'));
	await page.getByLabel('E-Mail').fill(world.here.people[role].email);
	await page.getByLabel('Passwort', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Anmelden' }).click();
}

const menu = (page: Page) => page.getByRole('navigation');
const scrollsSideways = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);

describe('Studio', () => {
	test('a manager logs in and finds the collections in German', async () => {
		const page = await open();
		await page.goto(url('/admin/login'));
		await page.locator('input[type="email"]').fill(world.here.people.Manager.email);
		await page.locator('input[type="password"]').fill(PASSWORD);
		await page.locator('button[type="submit"]').click();
		await page.waitForURL(/\/admin\/(content|users|insights)/);
		await page.goto(url('/admin/content/customers'));
		for (const name of ['Kunden', 'Projekte', 'Rechnungen']) await page.getByText(name, { exact: true }).first().waitFor();
		await page.getByText(`Customer of`).first().waitFor();
		expect(mistakes).toEqual([]);
	});
});

describe('the console', () => {
	test('refuses a wrong password with a sentence', async () => {
		const page = await open();
		await logIn(page, 'Manager', 'wrong');
		await page.getByText('E-Mail oder Passwort stimmt nicht.').waitFor();
		expect(mistakes).toEqual([]);
	});

	test('a manager lists, creates, edits, searches and logs out', async () => {
		const page = await open();
		await logIn(page, 'Manager');
		await menu(page).getByRole('link', { name: 'Kunden' }).click();
		await page.getByText('Customer of').first().waitFor();

		const name = `Muster GmbH ${Date.now()}`;
		await page.goto(url('/console/customers/create'));
		await page.getByLabel(/^Name/).first().fill(name);
		await page.getByRole('button', { name: 'Speichern' }).click();
		await expect
			.poll(async () => (await sql('select organization_id from customers where name = $1', [name]))[0]?.organization_id)
			.toBe(world.here.id);

		const { id } = (await sql('select id from customers where name = $1', [name]))[0]!;
		await page.goto(url(`/console/customers/${id}`));
		await page.getByText(name).first().waitFor();
		await page.goto(url(`/console/customers/${id}/edit`));
		await page
			.getByLabel(/^Telefon/)
			.first()
			.fill('+49 30 123456');
		await page.getByRole('button', { name: 'Speichern' }).click();
		await expect.poll(async () => (await sql('select phone from customers where id = $1', [id]))[0]?.phone).toBe('+49 30 123456');

		await menu(page).getByRole('link', { name: 'Kunden' }).click();
		await page.getByRole('searchbox').fill(name);
		await page.getByText(name).first().waitFor();
		await expect.poll(() => page.getByText('Customer of').count()).toBe(0);

		await page.getByRole('button', { name: /konto/i }).click();
		await page.getByRole('menuitem', { name: 'Abmelden' }).click();
		await page.getByRole('button', { name: 'Anmelden' }).waitFor();
		expect(mistakes).toEqual([]);
	});

	test('shows each role its menu', async () => {
		const page = await open();
		await logIn(page, 'Employee');
		await menu(page)
			.getByRole('link', { name: /Zeiten|Zeiterfassung/ })
			.first()
			.waitFor();
		await menu(page).getByRole('link', { name: 'Projekte' }).waitFor();
		expect(await menu(page).getByRole('link', { name: 'Rechnungen' }).count()).toBe(0);
		await page.goto(url('/console/projects'));
		await page.getByText('Own project').first().waitFor();
		expect(await page.getByText('Project of').count()).toBe(0);
		expect(mistakes).toEqual([]);
	});

	test('shares the login with Studio', async () => {
		const page = await open();
		await logIn(page, 'Manager');
		await menu(page).getByRole('link', { name: 'Kunden' }).waitFor();
		await page.goto(url('/admin/content/customers'));
		await page.getByText('Customer of').first().waitFor();
		expect(page.url()).not.toContain('/login');
	});

	for (const path of ['', 'customers', 'contacts', 'projects', 'time_entries', 'invoices', 'customers/create'])
		test(`fits on a phone: /${path}`, async () => {
			const page = await open({ width: 390, height: 844 });
			await logIn(page, 'Manager');
			await page.getByRole('button', { name: /konto/i }).waitFor();
			await page.goto(url(`/console/${path}`));
			await page.waitForLoadState('networkidle');
			expect(await scrollsSideways(page)).toBe(false);
			expect(mistakes).toEqual([]);
		});

	test('starts in German, speaks English when asked, and follows in every list', async () => {
		const page = await open();
		await page.goto(url('/console/'));
		await page.getByRole('button', { name: 'Anmelden' }).waitFor();
		await page.getByRole('button', { name: 'English' }).click();
		await page.getByRole('button', { name: /log in|sign in/i }).waitFor();
	});
});
