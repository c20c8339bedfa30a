/** The lists of the console: by mouse, by keyboard alone, as a tool to find and to add up, and for who sees little or nothing of them. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCustomer, addDraft, addFirm, addIssued, change, type Firm, post, right } from '../lib/books.ts';
import { find, insert } from '../lib/database.ts';
import { givePassword } from '../lib/login.ts';
import { launch } from './chromium.ts';
import { button, consoleUrl, type Desk, deskOf, pick } from './console.ts';

const LISTS = [
	'customers',
	'contacts',
	'projects',
	'time_entries?filter={}',
	'expenses',
	'quotes',
	'invoices',
	'recurring_invoices',
	'payments',
	'dunning_notices',
	'documents',
];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let firm: Firm;
let desk: Desk;
let page: Page;

const dayFrom = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const link = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true });
const checkbox = (name: string) => page.getByRole('checkbox', { name: `Auswählen: ${name}`, exact: true });
const actions = () => page.getByRole('toolbar', { name: 'Aktionen für die Auswahl' });
const focused = () => page.evaluate(() => document.activeElement?.textContent);
const open = (path: string) => page.goto(consoleUrl(path));

beforeAll(async () => {
	[browser, firm] = await Promise.all([launch(), addFirm()]);
	await change('customers', firm.customer, { name: 'Alpha GmbH' });
	for (const name of ['Beta AG', 'Gamma KG']) await addCustomer(firm, { name });
	await givePassword(firm.people.Manager);
	desk = await deskOf(browser, firm.people.Manager, { width: 1280, height: 900 });
	page = desk.page;
});
afterAll(async () => {
	await desk?.context.close();
	await browser?.close();
});

test('a row is a link, for the mouse and for the keyboard', async () => {
	await open('customers');
	await link('Alpha GmbH').waitFor();
	expect(await link('Alpha GmbH').getAttribute('href')).toBe(`/console/customers/${firm.customer}/show`);
	for (const click of [
		() => link('Alpha GmbH').click({ modifiers: ['ControlOrMeta'] }),
		() => page.getByRole('row').filter({ hasText: 'Beta AG' }).getByRole('cell').last().click({ button: 'middle' }),
	]) {
		const [tab] = await Promise.all([desk.context.waitForEvent('page'), click()]);
		await tab.waitForURL(/\/customers\/[0-9a-f-]+\/show/);
		await tab.close();
	}
	expect(page.url()).toMatch(/\/customers$/);

	await page.keyboard.press('j');
	expect(await focused()).toBe('Alpha GmbH');
	await page.keyboard.press('Tab');
	expect(await focused()).toBe('Beta AG');
	await page.keyboard.press('ArrowDown');
	expect(await focused()).toBe('Gamma KG');
	expect(await actions().count()).toBe(0);
	await page.keyboard.press('Space');
	expect(await checkbox('Gamma KG').isChecked()).toBe(true);
	await actions().getByText('1 ausgewählt').waitFor();
	await page.keyboard.press('k');
	await page.keyboard.press('Space');
	await actions().getByText('2 ausgewählt').waitFor();
	await page.keyboard.press('Escape');
	await actions().waitFor({ state: 'detached' });
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/customers\/[0-9a-f-]+\/show/);
	await page.getByRole('heading', { name: 'Beta AG' }).first().waitFor();
	expect(desk.mistakes).toEqual([]);
});

test('a list is found, cut and added up: tabs, filters, columns, sums of all pages', async () => {
	const late = await addIssued(firm, [{ unit_price: '1000.00' }], {
		customer_id: await addCustomer(firm, { name: 'Delta OHG' }),
		issued_date: dayFrom(-60),
		due_date: dayFrom(-40),
	});
	await addDraft(firm, [{ unit_price: '50.00' }]);
	await addIssued(firm, [{ unit_price: '100.00' }], { title: 'Erste' });

	const asked: string[] = [];
	page.on('request', (request) => request.url().includes('/simple-rest/invoices') && asked.push(decodeURIComponent(request.url())));
	await open('invoices');
	const tab = (name: RegExp) => page.getByRole('tab', { name });
	await tab(/^Alle 3 ?1\.368,50/).waitFor();
	await tab(/^Offen 2 ?1\.309,00/).waitFor();
	await page.getByRole('row', { name: /^3 Einträge .*1\.368,50.*1\.309,00/ }).waitFor();
	// One request for the rows, with the fields that are shown, and one for all that is counted.
	// (The same ones again, if the server tells only now of the invoices made just before.)
	expect(new Set(asked.filter((url) => url.includes('/-/totals'))).size).toBe(1);
	// (The menu asks for a number of its own.)
	const page1 = asked.find((url) => url.includes('range=[0,24]'));
	expect(page1).toMatch(/fields=\[.*"customer_id\.name"/);
	expect(page1).not.toContain('intro_text');

	await tab(/^Überfällig 1/).click();
	await link(late.number).waitFor();
	await expect.poll(() => page.getByRole('row').count()).toBe(3);
	await page
		.getByRole('row')
		.filter({ hasText: /seit \d+ Tagen/ })
		.waitFor();
	await page.reload();
	expect(await tab(/^Überfällig/).getAttribute('aria-selected')).toBe('true');
	await tab(/^Alle/).click();

	await button(page, 'Kunde').click();
	await pick(page, 'Kunde', 'Delta');
	await button(page, 'Filter entfernen: Kunde').waitFor();
	await tab(/^Alle 1 ?1\.190,00/).waitFor();
	await tab(/^Entwürfe 0/).waitFor();
	await button(page, 'Filter entfernen: Kunde').click();
	await tab(/^Alle 3/).waitFor();

	await button(page, 'Spalten').click();
	await page.getByLabel('Fällig am', { exact: true }).uncheck();
	await page.keyboard.press('Escape');
	await page.getByRole('columnheader', { name: 'Fällig am' }).waitFor({ state: 'detached' });
	await button(page, 'Spalten').click();
	await button(page, 'Wie am Anfang').click();
	await page.getByRole('columnheader', { name: 'Fällig am' }).waitFor();
	expect(desk.mistakes).toEqual([]);
});

test('a view is saved, shared with a colleague, applied and thrown away', async () => {
	const dialog = page.getByRole('dialog');
	await open(`invoices?${new URLSearchParams({ filter: JSON.stringify({ status: 'draft' }), sort: 'total', order: 'ASC' })}`);
	await page.getByRole('tab', { name: /^Entwürfe 1/ }).waitFor();
	await button(page, 'Ansichten').click();
	await dialog.getByText('Noch keine gespeicherte Ansicht.').waitFor();
	await dialog.getByRole('button', { name: /^Diese Ansicht speichern/ }).click();
	await dialog.getByLabel('Name', { exact: false }).fill('Liegen gebliebene');
	await dialog.getByLabel('Mit Kollegen teilen').check();
	await dialog.getByRole('button', { name: 'Speichern' }).click();
	await page.getByText('Ansicht gespeichert').waitFor();

	await givePassword(firm.people.Accountant);
	const colleague = await deskOf(browser, firm.people.Accountant);
	await colleague.page.goto(consoleUrl('invoices'));
	await colleague.page.getByRole('tab', { name: /^Alle 3/ }).waitFor();
	await button(colleague.page, 'Ansichten').click();
	const shared = colleague.page.getByRole('list', { name: 'Von Kollegen geteilt' });
	expect(await shared.getByRole('button', { name: /löschen/ }).count()).toBe(0);
	await shared.getByRole('button', { name: 'Liegen gebliebene' }).click();
	await expect.poll(() => colleague.page.getByRole('tab', { name: /^Entwürfe/ }).getAttribute('aria-selected')).toBe('true');
	expect(new URL(colleague.page.url()).searchParams.get('sort')).toBe('total');
	expect(colleague.mistakes).toEqual([]);
	await colleague.context.close();

	await button(page, 'Ansichten').click();
	await page.getByRole('list', { name: 'Meine' }).getByText('geteilt').waitFor();
	await button(page, 'Ansicht löschen: Liegen gebliebene').click();
	await dialog.getByText('Noch keine gespeicherte Ansicht.').waitFor();
	await page.keyboard.press('Escape');
	expect(desk.mistakes).toEqual([]);
});

test('what was done to selected rows is what their pages say then', async () => {
	right(await post(firm.people.Accountant, '/billing/dunning/propose', {}));
	await open('dunning_notices');
	await link('Vorschlag').click();
	await button(page, 'Ausstellen').waitFor();
	await page.goBack();
	await page.getByRole('checkbox', { name: /^Auswählen: / }).check();
	await actions().getByRole('button', { name: 'Ausstellen' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Ausstellen' }).click();
	await actions().waitFor({ state: 'detached' });
	await page.getByRole('main').getByRole('link', { name: /^MA-/ }).click();
	await page.locator('[data-status]').first().waitFor();
	expect(await page.locator('[data-status=proposed]').count()).toBe(0);
	expect(await button(page, 'Ausstellen').count()).toBe(0);
	expect(desk.mistakes).toEqual([]);
});

test('time in the week is not gone by one click, and "create" is no record', async () => {
	const { id } = firm.people.Manager;
	const now = new Date();
	now.setHours(9, 0, 0, 0);
	const entry = await insert('time_entries', {
		id: randomUUID(),
		organization_id: firm.id,
		employee_id: id,
		start_time: now.toISOString(),
		end_time: new Date(now.getTime() + 3_600_000).toISOString(),
		note: 'Aus Versehen',
	});
	await open('time_entries');
	await button(page, 'Woche').click();
	await page.getByText('Aus Versehen').click();
	await button(page, 'Löschen').click();
	await page.getByRole('dialog').last().getByRole('button', { name: 'Abbrechen' }).click();
	expect(await find('time_entries', entry)).toBeDefined();
	await button(page, 'Löschen').click();
	await page.getByRole('dialog').getByRole('button', { name: 'Löschen' }).click();
	await expect.poll(() => find('time_entries', entry)).toBeUndefined();

	for (const path of ['dunning_notices/create', 'documents/create', 'payments/create']) {
		await open(path);
		await page.getByText('Diese Seite gibt es nicht').waitFor();
	}
	expect(desk.mistakes).toEqual([]);
});

describe.each([
	[1280, 'light'],
	[1280, 'dark'],
	[390, 'light'],
] as const)('at %i px, %s', (width, colorScheme) => {
	test('no list keeps anybody out, or scrolls sideways', async () => {
		const own = await deskOf(browser, firm.people.Manager, { width, height: 844 });
		await own.page.emulateMedia({ colorScheme });
		for (const list of LISTS) {
			await own.page.goto(consoleUrl(list));
			await own.page.waitForLoadState('networkidle');
			await own.page.evaluate(axe);
			const found = await own.page.evaluate(async () => {
				const { violations } = await (window as any).axe.run('main', { resultTypes: ['violations'] });
				return violations.map(({ id, nodes }: any) => `${id}: ${nodes[0].html}`);
			});
			expect(found, list).toEqual([]);
			const wide = await own.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
			expect(wide, list).toBeLessThanOrEqual(1);
		}
		await own.context.close();
		expect(own.mistakes).toEqual([]);
	});
});
