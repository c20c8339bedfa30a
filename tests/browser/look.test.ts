/** The frame and the pages of records: what a person finds at first sight, on a wide screen and on a phone. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFirm, addIssued, change, type Firm } from '../lib/books.ts';
import type { Row } from '../lib/database.ts';
import { givePassword } from '../lib/login.ts';
import { launch } from './chromium.ts';
import { button, consoleUrl, type Desk, deskOf } from './console.ts';

let browser: Browser;
let firm: Firm;
let invoice: Row;
const desks: Desk[] = [];

async function sitDown(role: keyof Firm['people'], size?: { width: number; height: number }) {
	const desk = await deskOf(browser, firm.people[role], size);
	desks.push(desk);
	return desk;
}

beforeAll(async () => {
	[browser, firm] = await Promise.all([launch(), addFirm({ name: 'Zimmerei Holz', primary_color: '#7A2E8E' })]);
	for (const role of ['Manager', 'Employee'] as const) await givePassword(firm.people[role]);
	await change('customers', firm.customer, { name: 'Werkstatt Nord', email: 'post@nord.example.com', phone: '+49 30 1234' });
	invoice = await addIssued(firm);
});
afterAll(async () => {
	for (const { context } of desks) await context.close();
	await browser?.close();
});

test('the menu has the name of the firm, can be made narrow, and stays so', async () => {
	const { page, mistakes } = await sitDown('Manager', { width: 1440, height: 900 });
	await page.goto(consoleUrl('customers'));
	await page.getByText('Zimmerei Holz').waitFor();
	await button(page, 'Menü einklappen').click();
	await page.getByText('Zimmerei Holz').waitFor({ state: 'detached' });
	await page.reload();
	await button(page, 'Menü ausklappen').waitFor();
	// Icons only, but each still has its name.
	await page.getByRole('navigation').getByRole('link', { name: 'Rechnungen', exact: true }).click();
	await page.getByRole('heading', { level: 1, name: 'Rechnungen' }).waitFor();
	await button(page, 'Menü ausklappen').click();
	expect(mistakes).toEqual([]);
});

test('a customer has one heading, what is owed, and what belongs to them one kind at a time', async () => {
	const { page, mistakes } = desks[0]!;
	await page.goto(consoleUrl(`customers/${firm.customer}/show`));
	await page.getByRole('heading', { level: 1, name: 'Werkstatt Nord' }).waitFor();
	expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
	const open = page.locator('dl > div').filter({ hasText: /^Offen/ });
	await open.getByText('119,00 €').waitFor();
	await page.getByRole('tabpanel', { name: 'Rechnungen 1' }).getByText(String(invoice.number)).waitFor();
	await page.getByRole('tab', { name: /^Dokumente/ }).click();
	await page.getByText('oder hierher ziehen').waitFor();
	expect(new URL(page.url()).searchParams.get('tab')).toBe('documents');
	await page.goBack();
	await page.goto(consoleUrl(`invoices/${invoice.id}/show`));
	await page.getByRole('heading', { level: 1, name: String(invoice.number), exact: true }).waitFor();
	await page.getByRole('link', { name: 'Werkstatt Nord' }).first().waitFor();
	// From a record back to its list.
	await page.getByRole('banner').getByRole('link', { name: 'Rechnungen' }).click();
	await page.waitForURL(/\/invoices$/);
	expect(mistakes).toEqual([]);
});

test('a day is typed as one likes, or picked by keyboard, and shown as the reader writes it', async () => {
	const { page, mistakes } = desks[0]!;
	await page.goto(consoleUrl('projects/create'));
	const begin = page.getByLabel('Beginn', { exact: true });
	await begin.fill('1.2.27');
	await begin.blur();
	expect(await begin.inputValue()).toBe('01.02.2027');
	await begin.press('Alt+ArrowDown');
	await page.getByRole('gridcell', { name: 'Montag, 1. Februar 2027' }).waitFor();
	for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
	await expect.poll(() => begin.inputValue()).toBe('09.02.2027');
	await begin.fill('bald');
	await page.getByLabel(/^Titel/).fill('Dachstuhl');
	await button(page, 'Speichern').click();
	await page.getByText('Bitte einen Tag eingeben').waitFor();
	await begin.fill('3.3.2027');
	await button(page, 'Speichern').click();
	await page.waitForURL(/\/projects\/[0-9a-f-]+\/show/);
	await page.getByText('03.03.2027').waitFor();
	expect(mistakes).toEqual([]);
});

test('a phone has the day and the clock in reach, and can keep the console as an app', async () => {
	const { page, mistakes } = await sitDown('Employee', { width: 390, height: 844 });
	await page.goto(consoleUrl(''));
	const bar = page.getByRole('navigation', { name: 'Schnellzugriff' });
	await bar.getByRole('link').first().waitFor();
	expect((await bar.getByRole('link').allInnerTexts())[0]).toBe('Zeiten');
	await bar.getByRole('button', { name: 'Uhr starten' }).click();
	await page.getByRole('dialog', { name: 'Stoppuhr' }).waitFor();
	await page.keyboard.press('Escape');
	await bar.getByRole('button', { name: 'Menü öffnen' }).click();
	await page.getByRole('navigation', { name: 'Menü' }).getByRole('link', { name: 'Ausgaben' }).click();
	await page.waitForURL(/\/expenses$/);
	// In a form, "Save" is in its place.
	await page.goto(consoleUrl('expenses/create'));
	await button(page, 'Speichern').waitFor();
	expect(await bar.count()).toBe(0);

	const manifest = await (await page.request.get(consoleUrl('manifest.webmanifest'))).json();
	for (const { src } of manifest.icons) expect((await page.request.get(consoleUrl(src))).headers()['content-type']).toBe('image/png');
	expect(mistakes).toEqual([]);
});
