/** The palette and the shortcuts, by keyboard alone, in both languages, on a desk and on a phone. */
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { insert, sql } from '../lib/database.ts';
import { givePassword } from '../lib/login.ts';
import { addTenant, type Role, type Tenant } from '../lib/world.ts';
import { launch } from './chromium.ts';
import { consoleUrl, type Desk, deskOf } from './console.ts';

let browser: Browser;
let firm: Tenant;
let desk: Desk | undefined;
let northwind: string;

beforeAll(async () => {
	browser = await launch();
	firm = await addTenant();
	for (const role of ['Manager', 'Employee'] as const) await givePassword(firm.people[role]);
	northwind = await insert('customers', { id: randomUUID(), organization_id: firm.id, name: 'Nordwind Müller GmbH', city: 'Hamburg' });
	await insert('contacts', { id: randomUUID(), organization_id: firm.id, customer_id: northwind, firstname: 'Erik', lastname: 'Albrecht' });
});
afterEach(async () => {
	await desk?.context.close();
	desk = undefined;
});
afterAll(() => browser?.close());

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

async function sitDown(language: 'de' | 'en', size = WIDE, role: Role = 'Manager', path = 'customers'): Promise<Page> {
	const person = firm.people[role];
	await sql('update directus_users set language = $1 where id = $2', [{ de: 'de-DE', en: 'en-US' }[language], person.id]);
	desk = await deskOf(browser, person, size);
	await desk.page.goto(consoleUrl(path));
	await desk.page.getByText('Nordwind Müller GmbH').first().waitFor();
	return desk.page;
}

const palette = (page: Page) => page.getByRole('dialog', { name: /Suchen und springen|Search and go to/ });
const chosen = (page: Page) => palette(page).locator('[role="option"][aria-selected="true"]');

async function openPalette(page: Page): Promise<void> {
	await page.keyboard.press('Control+k');
	await palette(page).getByRole('combobox').waitFor();
}

for (const [language, words] of [
	[
		'de',
		{
			customers: 'Kunden',
			invoices: 'Rechnungen',
			recent: 'Zuletzt angesehen',
			invoice: /^Neue/,
			help: 'Tastenkürzel',
			nothing: /Nichts gefunden/,
			page: 'rechn',
		},
	],
	[
		'en',
		{
			customers: 'Customers',
			invoices: 'Invoices',
			recent: 'Recently viewed',
			nothing: /Nothing found/,
			page: 'invoi',
		},
	],
] as const)
	for (const size of [WIDE, PHONE])
		test(`${language}, ${size.width}: find, open, go to, create, and what was viewed last`, async () => {
			const page = await sitDown(language, size);
			await openPalette(page);
			await page.keyboard.type('muller nordw');
			await palette(page).getByRole('group', { name: words.customers, exact: true }).waitFor();
			await expect.poll(() => chosen(page).textContent()).toContain('Nordwind Müller GmbH');
			// The input tells which option is meant, as a screen reader needs it.
			const combobox = palette(page).getByRole('combobox');
			expect(await combobox.getAttribute('aria-activedescendant')).toBe(await chosen(page).getAttribute('id'));
			await page.keyboard.press('ArrowDown');
			await expect.poll(() => chosen(page).textContent()).toContain('Erik Albrecht');
			await page.keyboard.press('ArrowUp');
			await page.keyboard.press('Enter');
			await page.waitForURL(`**/customers/${northwind}/show`);
			await palette(page).waitFor({ state: 'detached' });
			await page.getByRole('heading', { name: 'Nordwind Müller GmbH' }).waitFor();

			await openPalette(page);
			await page.keyboard.type(words.page);
			await expect.poll(() => chosen(page).textContent()).toContain(words.invoices);
			await page.keyboard.press('Enter');
			await page.waitForURL(/\/invoices/);

			await openPalette(page);
			await palette(page)
				.getByRole('group', { name: words.recent })
				.getByRole('option', { name: /Nordwind/ })
				.waitFor();
			await page.keyboard.type('zzzz nothing like it');
			await palette(page).getByText(words.nothing).waitFor();
			await page.keyboard.press('Escape');
			await palette(page).waitFor({ state: 'detached' });
			const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1;
			expect(await page.evaluate(isTooWide)).toBe(false);
			expect(desk!.mistakes).toEqual([]);
		});

test('Ctrl+Enter opens a new tab and stays', async () => {
	const page = await sitDown('de');
	await openPalette(page);
	await page.keyboard.type('nordwind');
	await expect.poll(() => chosen(page).textContent()).toContain('Nordwind');
	const [tab] = await Promise.all([desk!.context.waitForEvent('page'), page.keyboard.press('Control+Enter')]);
	await tab.waitForURL(`**/customers/${northwind}/show`);
	expect(await palette(page).isVisible()).toBe(true);
	expect(page.url()).toContain('/customers');
});

test('keys go to pages, create, edit, search and explain themselves; never while somebody types', async () => {
	const page = await sitDown('de');
	await page.keyboard.press('?');
	const help = page.getByRole('dialog', { name: 'Tastenkürzel' });
	await help.getByText('Strg+K').waitFor();
	await help.getByText('G dann I').waitFor();
	// Below a dialog nothing answers.
	await page.keyboard.press('n');
	await page.keyboard.press('Escape');
	await help.waitFor({ state: 'detached' });
	expect(page.url()).toMatch(/\/customers/);

	await page.keyboard.press('/');
	await page.keyboard.type('gin nordwind e?');
	expect(await page.getByRole('searchbox').inputValue()).toBe('gin nordwind e?');
	expect(page.url()).toMatch(/\/customers/);
	await page.getByRole('searchbox').fill('nordwind');
	await page.keyboard.press('Tab');

	await page.goto(consoleUrl(`customers/${northwind}/show`));
	await page.getByText('Hamburg').first().waitFor();
	await page.keyboard.press('e');
	await page.waitForURL(`**/customers/${northwind}`);
	await page.goto(consoleUrl('customers'));
	await page.getByText('Nordwind Müller GmbH').first().waitFor();
	await page.keyboard.press('n');
	await page.waitForURL('**/customers/create');
	await page.goto(consoleUrl('customers'));
	await page.getByText('Nordwind Müller GmbH').first().waitFor();
	await page.keyboard.press('g');
	await page.keyboard.press('i');
	await page.waitForURL('**/invoices');
	expect(desk!.mistakes).toEqual([]);
});

test('a clock is started and stopped from the palette', async () => {
	const page = await sitDown('de');
	await openPalette(page);
	await page.keyboard.type('uhr start');
	await expect.poll(() => chosen(page).textContent()).toContain('Uhr starten');
	await page.keyboard.press('Enter');
	await page
		.getByRole('group', { name: /Uhr|Zeit/ })
		.first()
		.waitFor();
	const running = () => sql('select 1 from time_entries where employee_id = $1 and end_time is null', [firm.people.Manager.id]);
	await expect.poll(async () => (await running()).length).toBe(1);
	await openPalette(page);
	await page.keyboard.type('uhr');
	await expect.poll(() => chosen(page).textContent()).toContain('Uhr stoppen');
	await page.keyboard.press('Enter');
	await expect.poll(async () => (await running()).length).toBe(0);
});

test('an employee is offered what they may do, and finds what they may see', async () => {
	await insert('project_members', {
		id: randomUUID(),
		organization_id: firm.id,
		project_id: firm.project,
		employee_id: firm.people.Employee.id,
	});
	await sql('update projects set customer_id = $1 where id = $2', [northwind, firm.project]);
	const page = await sitDown('de', WIDE, 'Employee');
	await openPalette(page);
	await palette(page).getByRole('option', { name: 'Kunden' }).waitFor();
	expect(
		await palette(page)
			.getByRole('option', { name: /Rechnungen|Neuer Kunde/ })
			.count(),
	).toBe(0);
	await page.keyboard.type('nordwind');
	await palette(page)
		.getByRole('option', { name: /Nordwind/ })
		.first()
		.waitFor();
	await palette(page).getByRole('group', { name: 'Projekte' }).waitFor();
	expect(await palette(page).getByRole('group', { name: 'Rechnungen' }).count()).toBe(0);
});

test('the session gone, the server busy, no network: it is said in the palette, and pages still open', async () => {
	const page = await sitDown('de');
	await page.route('**/kontor/search**', (route) => route.abort());
	await openPalette(page);
	await page.keyboard.type('nordwind');
	await palette(page)
		.getByText(/nicht erreichbar/)
		.waitFor({ timeout: 20_000 });
	await page.unroute('**/kontor/search**');
	await palette(page).getByRole('button', { name: 'Erneut versuchen' }).click();
	await palette(page)
		.getByRole('option', { name: /Nordwind/ })
		.first()
		.waitFor();

	await page.route('**/kontor/search**', (route) =>
		route.fulfill({ status: 503, json: { errors: [{ message: 'busy', extensions: { code: 'SERVICE_UNAVAILABLE' } }] } }),
	);
	await palette(page).getByRole('combobox').fill('kunden');
	await palette(page)
		.getByText(/ausgelastet/)
		.waitFor({ timeout: 20_000 });
	await page.unroute('**/kontor/search**');
	await desk!.context.clearCookies();
	await palette(page).getByRole('combobox').fill('projekte');
	await page.getByRole('dialog', { name: /Sitzung ist abgelaufen/ }).waitFor({ timeout: 20_000 });
});
