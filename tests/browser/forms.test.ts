/** Nothing that was typed is lost: not by a session that ends, a reload, a click beside, other people or a network that is away. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rest } from '../lib/api.ts';
import { addDraft, addFirm, type Firm } from '../lib/books.ts';
import { find, insert, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { givePassword, PASSWORD } from '../lib/login.ts';
import { addPerson, type Somebody } from '../lib/world.ts';
import { launch } from './chromium.ts';
import { button, consoleUrl, type Desk, deskOf } from './console.ts';

const PHONE = { width: 390, height: 844 };
let browser: Browser;
let firm: Firm;
let colleague: Somebody;
const desks: Desk[] = [];

async function sitDown(person: Pick<Somebody, 'email'>, size?: { width: number; height: number }) {
	const desk = await deskOf(browser, person, size);
	desks.push(desk);
	return desk;
}

const namesLike = async (name: string) =>
	(await sql('select name from customers where organization_id = $1 and name like $2', [firm.id, name])).map((row) => row.name);

const logIn = (page: Page, { email }: Pick<Somebody, 'email'>) =>
	page.request.post(`${inject('url')}/auth/login`, { data: { email, password: PASSWORD, mode: 'session' } });

const newCustomer = (name: string, values = {}) =>
	insert('customers', { id: crypto.randomUUID(), organization_id: firm.id, name, ...values });

beforeAll(async () => {
	browser = await launch();
	firm = await addFirm();
	colleague = await addPerson(firm.id, 'Manager');
	for (const person of [firm.people.Manager, firm.people.Employee, colleague]) await givePassword(person);
	await sql("update directus_users set language = 'de-DE' where organization_id = $1", [firm.id]);
	await sql("update employees set firstname = 'Anna', lastname = 'Berg' where id = $1", [colleague.id]);
});
afterAll(async () => {
	for (const { context } of desks) await context.close();
	await browser?.close();
});

describe('the session ends in the middle of a form', () => {
	test('one logs in over it, and it is saved once', async () => {
		const { page, context, mistakes } = await sitDown(firm.people.Manager);
		await page.goto(consoleUrl('customers/create'));
		await page.getByLabel(/^Name/).fill('Sitzung GmbH');
		await context.clearCookies();
		await button(page, 'Speichern').click();
		const dialog = page.getByRole('dialog', { name: 'Ihre Sitzung ist abgelaufen' });
		await dialog.waitFor();
		expect(await namesLike('Sitzung%')).toEqual([]);
		await dialog.getByLabel('Passwort', { exact: true }).fill('wrong');
		await dialog.getByRole('button', { name: 'Anmelden und weiter' }).click();
		await dialog.getByText('E-Mail oder Passwort stimmt nicht').waitFor();
		await dialog.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
		await dialog.getByRole('button', { name: 'Anmelden und weiter' }).click();
		await page.waitForURL(/customers\/.*\/show/);
		expect(await namesLike('Sitzung%')).toEqual(['Sitzung GmbH']);
		expect(mistakes).toEqual([]);
	});

	test('somebody else who is logged in in the same browser saves nothing under their name; in a dialog, too', async () => {
		const { page } = await sitDown(firm.people.Employee);
		await page.goto(consoleUrl('time_entries'));
		await page.getByRole('button', { name: /^Zeit am Mo/ }).click();
		await page.getByLabel('Notiz').fill('Aufmaß vom Nachmittag');
		await page.getByLabel('Von').fill('8');
		await page.getByLabel('Dauer').fill('1,5');
		await page.getByLabel('Dauer').blur();
		await logIn(page, colleague);
		await page.getByLabel('Notiz').press('Control+Enter');
		await page.getByText('In diesem Browser ist jetzt Anna Berg angemeldet').waitFor();
		expect(await sql('select note from time_entries where organization_id = $1', [firm.id])).toEqual([]);
		// They log in again in another tab.
		await logIn(page, firm.people.Employee);
		await page.evaluate(() => window.dispatchEvent(new Event('focus')));
		await page.getByText('08:00–09:30').waitFor();
		const entries = await sql('select note, employee_id from time_entries where organization_id = $1', [firm.id]);
		expect(entries).toEqual([{ note: 'Aufmaß vom Nachmittag', employee_id: firm.people.Employee.id }]);
	});
});

test('on a phone: nothing that was typed goes without a question, and a reload keeps it, for its person alone', async () => {
	const { page, context, mistakes } = await sitDown(firm.people.Manager, PHONE);
	await page.goto(consoleUrl('customers'));
	await page.getByRole('link', { name: /Neuer Kunde/ }).click();
	await page.getByLabel(/^Name/).fill('Entwurf GmbH');
	await page.getByLabel('Notizen').fill('Ein langer Text');
	const question = page.getByRole('alertdialog', { name: 'Eingaben verwerfen?' });
	await page.goBack();
	await question.getByRole('button', { name: 'Weiter bearbeiten' }).click();
	await question.waitFor({ state: 'detached' });
	await button(page, 'Abbrechen').click();
	await question.getByRole('button', { name: 'Weiter bearbeiten' }).click();
	expect(await page.getByLabel(/^Name/).inputValue()).toBe('Entwurf GmbH');

	// The browser itself asks before the tab is closed.
	let asked = 0;
	page.on('dialog', async (dialog) => {
		asked++;
		await dialog.accept();
	});
	await page.reload();
	expect(asked).toBe(1);
	await page.getByText(/Sie haben ungespeicherte Eingaben von \d\d:\d\d/).waitFor();
	await logIn(page, colleague);
	await page.goto(consoleUrl('customers/create'));
	await page.getByLabel(/^Name/).waitFor();
	expect(await page.getByText(/ungespeicherte Eingaben/).count()).toBe(0);
	await logIn(page, firm.people.Manager);
	await page.goto(consoleUrl('customers/create'));
	await button(page, 'Übernehmen').click();
	expect(await page.getByLabel('Notizen').inputValue()).toBe('Ein langer Text');
	await page.keyboard.press('Control+Enter');
	await page.waitForURL(/customers\/.*\/show/);
	expect(await namesLike('Entwurf%')).toEqual(['Entwurf GmbH']);
	expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kontor.draft.')))).toEqual([]);

	// At the logout nothing stays behind on this computer.
	await page.goto(consoleUrl('customers/create'));
	await page.getByLabel(/^Name/).fill('Vergessen GmbH');
	await expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('kontor.draft.')))).toBe(true);
	await page.getByRole('button', { name: /Konto$/ }).click();
	await page.getByRole('menuitem', { name: 'Abmelden' }).click();
	await question.getByRole('button', { name: 'Verwerfen' }).click();
	await page.waitForURL(/login/);
	expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kontor.draft.')))).toEqual([]);
	expect(mistakes).toEqual([]);
	await context.close();
});

test('a filled dialog is not closed by Esc or a click beside it without a question', async () => {
	const { page } = await sitDown(firm.people.Employee);
	await page.goto(consoleUrl('time_entries'));
	await page.getByRole('button', { name: /^Zeit am Di/ }).click();
	await page.getByLabel('Notiz').fill('Nicht verlieren');
	const question = page.getByRole('alertdialog', { name: 'Eingaben verwerfen?' });
	await page.keyboard.press('Escape');
	await question.getByRole('button', { name: 'Weiter bearbeiten' }).click();
	await page.mouse.click(5, 450);
	await question.getByRole('button', { name: 'Weiter bearbeiten' }).click();
	expect(await page.getByLabel('Notiz').inputValue()).toBe('Nicht verlieren');
	await button(page, 'Abbrechen').click();
	await question.getByRole('button', { name: 'Verwerfen' }).click();
	await page.getByRole('dialog').waitFor({ state: 'detached' });
});

describe('two people on one record', () => {
	test('what they changed goes together; the same field is asked about; the change can be taken back', async () => {
		const id = await newCustomer('Nordwind GmbH', { phone: '1', industry: 'Handel' });
		const [mine, theirs] = [await sitDown(firm.people.Manager), await sitDown(colleague)];
		for (const { page } of [mine, theirs]) {
			await page.goto(consoleUrl(`customers/${id}`));
			await page.getByLabel('Telefon').waitFor();
		}
		await theirs.page.getByLabel('Telefon').fill('22');
		await theirs.page.getByLabel('Notizen').fill('von Anna');
		await button(theirs.page, 'Speichern').click();
		await theirs.page.waitForURL(/show/);

		const { page } = mine;
		await page.getByLabel('Telefon').fill('11');
		await page.getByLabel('Branche').fill('Schifffahrt');
		await page.evaluate(() => window.dispatchEvent(new Event('focus')));
		await page.getByText(/Anna Berg hat gerade eben geändert: .*Telefon/).waitFor();
		await button(page, 'Speichern').click();
		const dialog = page.getByRole('alertdialog', { name: 'Jemand war schneller' });
		await dialog.getByText('Außerdem von Anna Berg geändert, das bleibt: Notizen.').waitFor();
		expect(await find('customers', id)).toMatchObject({ phone: '22', industry: 'Handel' });
		await dialog.getByRole('radio', { name: /Ihre Eingabe/ }).check();
		await dialog.getByRole('button', { name: 'Speichern' }).click();
		await page.waitForURL(/show/);
		expect(await find('customers', id)).toMatchObject({ phone: '11', industry: 'Schifffahrt', notes: 'von Anna' });
		await button(page, 'Rückgängig').click();
		await expect.poll(() => find('customers', id)).toMatchObject({ phone: '22', industry: 'Handel', notes: 'von Anna' });
		expect(mine.mistakes).toEqual([]);
	});

	test('a draft that is taken over after somebody else has changed the record asks as well', async () => {
		const id = await newCustomer('Entwurfswerk GmbH', { phone: '1' });
		const { page } = await sitDown(firm.people.Manager);
		page.on('dialog', (dialog) => dialog.accept());
		await page.goto(consoleUrl(`customers/${id}`));
		await page.getByLabel('Telefon').fill('11');
		const isKept = () => page.evaluate((key) => Object.keys(localStorage).some((name) => name.includes(key)), id);
		await expect.poll(isKept).toBe(true);
		expect((await rest.update(colleague, 'customers', id, { phone: '22', notes: 'von Anna' })).status).toBe(200);
		await page.reload();
		await button(page, 'Übernehmen').click();
		expect(await page.getByLabel('Telefon').inputValue()).toBe('11');
		await button(page, 'Speichern').click();
		const dialog = page.getByRole('alertdialog', { name: 'Jemand war schneller' });
		await dialog.getByRole('radio', { name: /Anna Berg/ }).check();
		await dialog.getByRole('button', { name: 'Speichern' }).click();
		await page.waitForURL(/show/);
		expect(await find('customers', id)).toMatchObject({ phone: '22', notes: 'von Anna' });
	});

	test('different lines of a draft: both are kept, without a question', async () => {
		const draft = await addDraft(firm, [
			{ title: 'Beratung', unit_price: '100.00' },
			{ title: 'Reise', unit_price: '50.00' },
		]);
		const { page } = await sitDown(firm.people.Manager);
		await page.goto(consoleUrl(`invoices/${draft.id}`));
		const titles = page.locator('[name^="lines."][name$=".title"]');
		await titles.first().fill('Beratung vor Ort');
		// The sums stay as they are: only the line itself tells.
		await sql("update invoice_lines set title = 'Anreise' where invoice_id = $1 and title = 'Reise'", [draft.id]);
		await button(page, 'Speichern').click();
		await page.waitForURL(/show/);
		const lines = await sql('select title from invoice_lines where invoice_id = $1 order by position', [draft.id]);
		expect(lines.map(({ title }) => title)).toEqual(['Beratung vor Ort', 'Anreise']);
	});
});

test('deleted, taken back, deleted again and restored from the trash; what is gone for good is asked for', async () => {
	const id = await newCustomer('Weg damit GmbH');
	const { page, mistakes } = await sitDown(firm.people.Manager);
	await page.goto(consoleUrl(`customers/${id}/show`));
	await button(page, 'In den Papierkorb').click();
	await page.getByText('In den Papierkorb gelegt').waitFor();
	// It is said after it is done.
	expect((await find('customers', id))!.deleted_at).not.toBeNull();
	await button(page, 'Rückgängig').click();
	await expect.poll(async () => (await find('customers', id))!.deleted_at).toBeNull();
	await sql('update customers set deleted_at = now() where id = $1', [id]);
	await page.getByRole('link', { name: 'Papierkorb' }).click();
	await page.getByRole('row').filter({ hasText: 'Weg damit GmbH' }).getByRole('button', { name: 'Wiederherstellen' }).click();
	await page.getByText('Wiederhergestellt').waitFor();
	expect((await find('customers', id))!.deleted_at).toBeNull();

	const expense = await insert('expenses', {
		id: crypto.randomUUID(),
		organization_id: firm.id,
		employee_id: firm.people.Manager.id,
		amount: '10.00',
		expense_date: '2026-05-04',
		category: 'travel',
	});
	await page.goto(consoleUrl(`expenses/${expense}/show`));
	await button(page, 'Löschen').click();
	const question = page.getByRole('dialog').filter({ hasText: 'Das lässt sich nicht rückgängig machen.' });
	await question.getByRole('button', { name: 'Löschen' }).click();
	await page.waitForURL(/\/expenses$/);
	expect(await find('expenses', expense)).toBeUndefined();
	expect(mistakes).toEqual([]);
});

test('without a network nothing breaks, and everything goes on when it is back', async () => {
	const { page, context } = await sitDown(firm.people.Manager);
	await page.goto(consoleUrl('customers/create'));
	await page.getByLabel(/^Name/).fill('Funkloch GmbH');
	await context.setOffline(true);
	await button(page, 'Speichern').click();
	await page.getByText(/Keine Verbindung zum Server/).waitFor();
	expect(await page.getByLabel(/^Name/).inputValue()).toBe('Funkloch GmbH');
	await context.setOffline(false);
	await page.waitForURL(/customers\/.*\/show/);
	expect(await namesLike('Funkloch%')).toEqual(['Funkloch GmbH']);
	await page.getByText(/Keine Verbindung zum Server/).waitFor({ state: 'detached' });

	await context.setOffline(true);
	await page.getByRole('link', { name: 'Mahnungen' }).click();
	await page.getByText(/Keine Verbindung zum Server/).waitFor();
	expect(await page.getByText('Hier ist etwas schiefgegangen').count()).toBe(0);
	await context.setOffline(false);
	await page.getByText('Keine Mahnungen').waitFor();
});

test('what the server refuses is said at its field, and one goes on typing there', async () => {
	await newCustomer('Erste GmbH', { number: 'K-1' });
	const { page } = await sitDown(firm.people.Manager);
	await page.goto(consoleUrl('customers/create'));
	await page.getByLabel(/^Name/).fill('Zweite GmbH');
	await page.getByLabel('Kundennummer').fill('K-1');
	await page.getByLabel('Notizen').fill('Zuletzt hier getippt');
	await button(page, 'Speichern').click();
	await page.locator('[aria-invalid=true]:focus').waitFor();
	expect(await page.locator(':focus').inputValue()).toBe('K-1');
});

test('a busy server is waited for', async () => {
	const { page } = await sitDown(firm.people.Manager);
	let refused = 0;
	await page.route(/\/permissions\/me|\/simple-rest\/projects/, async (route) => {
		if (refused++ < 3)
			await route.fulfill({
				status: 503,
				contentType: 'application/json',
				body: JSON.stringify({ errors: [{ message: 'busy', extensions: { code: 'SERVER_BUSY' } }] }),
			});
		else await route.fallback();
	});
	await page.goto(consoleUrl('projects'));
	await page.getByText(/Der Server ist ausgelastet, neuer Versuch in \d s/).waitFor();
	await page.getByRole('columnheader', { name: 'Titel' }).waitFor();
	await page.getByText(/Der Server ist ausgelastet/).waitFor({ state: 'detached' });
	expect(refused).toBeGreaterThan(3);
});
