/** A working hour without a mouse: log in, a new customer and project, the clock, a week, a draft, an issued invoice, a payment. */
import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFirm, change, type Firm } from '../lib/books.ts';
import { one, sql } from '../lib/database.ts';
import { givePassword, PASSWORD } from '../lib/login.ts';
import { launch } from './chromium.ts';
import { button, consoleUrl, type Desk, newDesk } from './console.ts';

let browser: Browser;
let firm: Firm;
let desk: Desk;
let page: Page;

beforeAll(async () => {
	browser = await launch();
	firm = await addFirm();
	await givePassword(firm.people.Manager);
	await sql("update directus_users set language = 'de-DE' where organization_id = $1", [firm.id]);
	await change('services', firm.service, { name: 'Beratung vor Ort', unit: 'hour', price: '120.00', tax_rate_id: firm.rates.standard });
	desk = await newDesk(browser, { width: 1440, height: 900 });
	page = desk.page;
});
afterAll(async () => {
	await desk?.context.close();
	await browser?.close();
});

const press = (...keys: string[]) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

const type = async (text: string) => {
	await press('Control+a');
	await page.keyboard.type(text);
};

/** What has the focus, where it is nothing that one sees. The page itself is what lies between its end and its beginning. */
const lostFocus = () =>
	page.evaluate(() => {
		const element = document.activeElement!;
		const { width, height } = element.getBoundingClientRect();
		return element === document.body || (width > 0 && height > 0) ? '' : element.outerHTML.slice(0, 300);
	});

/** Goes on by Tab until this has the focus, in as few steps as one would bear. */
async function tabTo(target: Locator, most = 30): Promise<void> {
	await target.waitFor();
	for (let steps = 0; steps <= most; steps += 1) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
		expect(await lostFocus(), `after ${steps + 1} times Tab on the way to ${target} the focus is nowhere`).toBe('');
	}
	throw new Error(`${target} is not reached by ${most} times Tab`);
}

/** The page is there, and not the form any more that led to it. */
const recordPage = () => page.getByRole('link', { name: 'Bearbeiten' }).waitFor();
const inDialog = () => page.getByRole('dialog');
const field = (name: string | RegExp, within: Page | Locator = page) => within.getByLabel(name);

/** Types into an input that searches, and goes down to what is looked for. */
async function pick(label: string, text: string | RegExp, typed: string, within: Page | Locator = page): Promise<void> {
	const input = within.getByRole('combobox', { name: label });
	await tabTo(input);
	await page.keyboard.type(typed);
	const option = page.getByRole('option', { name: text });
	await option.first().waitFor();
	await expect.poll(() => page.getByRole('option').count()).toBe(1);
	await press('ArrowDown', 'Enter');
	await option.waitFor({ state: 'detached' });
}

/** To the list by its letters; when this is there, the keys of the list are, and "n" begins a new record. */
async function goTo(letter: string, resource: string, isThere: Locator): Promise<void> {
	await press('g', letter);
	await page.waitForURL(new RegExp(`/${resource}`));
	await isThere.first().waitFor();
}

async function beginNew(resource: string): Promise<void> {
	await press('n');
	await page.waitForURL(new RegExp(`/${resource}/create`));
}

const tabs = () => page.getByRole('tab', { name: /^Alle/ });

const customer = `Werft Überseering ${randomUUID().slice(0, 8)}`;

test('logs in', async () => {
	await page.goto(consoleUrl(''));
	await field('E-Mail').waitFor();
	await page.keyboard.type(firm.people.Manager.email);
	await press('Tab');
	await page.keyboard.type(PASSWORD);
	await press('Enter');
	await page.getByRole('navigation').first().waitFor();
});

test('a new customer, corrected at once', async () => {
	await goTo('c', 'customers', tabs());
	await beginNew('customers');
	await tabTo(field(/^Name/));
	await page.keyboard.type(customer);
	for (const [name, text] of [
		['Straße', 'Überseering 7'],
		['PLZ', '22297'],
		['Ort', 'Bremen'],
	] as const) {
		await tabTo(field(new RegExp(`^${name}`)));
		await page.keyboard.type(text);
	}
	await press('Control+Enter');
	await page.waitForURL(/\/customers\/[0-9a-f-]+\/show/);
	await recordPage();
	await press('e');
	await page.waitForURL(/\/customers\/[0-9a-f-]+$/);
	await tabTo(field(/^Ort/));
	await type('Hamburg');
	await press('Control+Enter');
	await page.waitForURL(/\/show/);
	await recordPage();
	await expect.poll(() => one('select city from customers where name = $1', [customer])).toEqual({ city: 'Hamburg' });
});

test('a project of this customer, and the clock for it', async () => {
	await goTo('p', 'projects', tabs());
	await beginNew('projects');
	await tabTo(field(/^Titel/));
	await page.keyboard.type('Dockkran');
	await pick('Kunde', customer, customer);
	await tabTo(field(/^Stundensatz/));
	await page.keyboard.type('90');
	await press('Control+Enter');
	await page.waitForURL(/\/projects\/[0-9a-f-]+\/show/);
	await recordPage();
	await press('s');
	await tabTo(field('Woran arbeiten Sie?'));
	await page.keyboard.type('Kran vermessen');
	await pick('Projekt', 'Dockkran', 'Dock');
	await tabTo(button(inDialog(), 'Uhr starten'));
	await press('Enter');
	const stop = page.getByRole('group', { name: 'Stoppuhr' }).getByRole('button', { name: 'Stoppen' });
	await stop.waitFor();
	await expect
		.poll(() => one("select t.note from time_entries t join projects p on p.id = t.project_id where p.title = 'Dockkran'"))
		.toEqual({ note: 'Kran vermessen' });
	await page.waitForTimeout(1_100);
	await tabTo(stop);
	await press('Enter');
	await stop.waitFor({ state: 'detached' });
});

test('an hour and a half that was forgotten, in the week', async () => {
	await press('g', 't');
	await page.waitForURL(/\/time_entries/);
	await tabTo(button(page, 'Woche'));
	await press('Enter');
	await tabTo(page.getByRole('button', { name: /^Zeit am Mo/ }), 40);
	await press('Enter');
	await pick('Projekt', 'Dockkran', 'Dock', inDialog());
	await tabTo(field('Von', inDialog()));
	await type('8');
	await tabTo(field('Dauer', inDialog()));
	await type('1,5');
	await press('Control+Enter');
	await page.getByText('08:00–09:30').waitFor();
});

test('an invoice with two lines, issued', async () => {
	// There is none yet: the page says so, without tabs.
	await goTo('i', 'invoices', page.getByRole('link', { name: 'Neue Rechnung' }));
	await beginNew('invoices');
	await pick('Kunde', customer, customer);
	await tabTo(button(page, 'Position hinzufügen'));
	await press('Enter');
	const line = (number: number) => page.getByRole('group', { name: `Position ${number}`, exact: true });
	await pick('Bezeichnung', /Beratung vor Ort/, 'Beratung', line(1));
	await tabTo(line(1).getByLabel('Menge'));
	await type('2');
	await press('Enter');
	await tabTo(line(2).getByRole('combobox', { name: 'Bezeichnung' }));
	await page.keyboard.type('Anfahrt');
	await tabTo(line(2).getByLabel('Einzelpreis'));
	await type('60');
	await tabTo(field('Leistung von'));
	await page.keyboard.type('heute');
	await press('Control+Enter');
	await page.waitForURL(/\/invoices\/[0-9a-f-]+\/show/);
	await tabTo(button(page, 'Ausstellen'));
	await press('Enter');
	await tabTo(button(inDialog(), 'Ausstellen'));
	await press('Enter');
	await page.getByText(/Ausgestellt als RE-/).waitFor();
});

test('paid in full, and found again in the list', async () => {
	await tabTo(button(page, 'Zahlung erfassen'), 40);
	await press('Enter');
	await tabTo(button(inDialog(), 'Zahlung erfassen'));
	await press('Enter');
	await page.locator('[data-status=paid]').first().waitFor();
	await goTo('i', 'invoices(\\?|$)', tabs());
	await press('/');
	await page.keyboard.type(customer);
	const row = page.getByRole('row').filter({ hasText: customer });
	await row.waitFor();
	await press('ArrowDown', 'Enter');
	await page.waitForURL(/\/invoices\/[0-9a-f-]+\/show/);
	expect(
		await one('select i.total, i.status from invoices i join customers c on c.id = i.customer_id where c.name = $1', [customer]),
	).toEqual({ total: '357.00', status: 'paid' });
});

test('and nothing went wrong meanwhile', () => expect(desk.mistakes).toEqual([]));
