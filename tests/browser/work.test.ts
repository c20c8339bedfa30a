/** The daily work, from the first minute to the paid invoice: each step by the person whose it is. */
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addFirm, change, type Firm } from '../lib/books.ts';
import { insert, one, sql } from '../lib/database.ts';
import { givePassword } from '../lib/login.ts';
import { launch } from './chromium.ts';
import { button, consoleUrl, type Desk, deskOf, pick } from './console.ts';

let browser: Browser;
let firm: Firm;
let project: string;
const desks: Desk[] = [];

async function sitDown(role: keyof Firm['people'], size?: { width: number; height: number }) {
	const desk = await deskOf(browser, firm.people[role], size);
	desks.push(desk);
	return desk;
}

beforeAll(async () => {
	browser = await launch();
	firm = await addFirm({ is_time_approval_required: true });
	for (const role of ['Manager', 'Employee', 'Project lead'] as const) await givePassword(firm.people[role]);
	await sql("update directus_users set language = 'de-DE' where organization_id = $1", [firm.id]);
	project = await insert('projects', {
		id: randomUUID(),
		organization_id: firm.id,
		title: 'Umbau der Werkstatt',
		customer_id: firm.customer,
		lead_id: firm.people['Project lead'].id,
		hourly_rate: '100.00',
		rounding_minutes: 15,
		rounding_mode: 'up',
	});
	await insert('project_members', {
		id: randomUUID(),
		organization_id: firm.id,
		project_id: project,
		employee_id: firm.people.Employee.id,
	});
	await change('services', firm.service, { name: 'Beratung vor Ort', unit: 'hour', price: '120.00', tax_rate_id: firm.rates.standard });
});
afterAll(async () => {
	for (const { context } of desks) await context.close();
	await browser?.close();
});

describe('from the first minute to the paid invoice', () => {
	let invoice: string;

	test('an employee tracks time with the timer and hands in the week', async () => {
		const { page, mistakes } = await sitDown('Employee');
		await page.goto(consoleUrl('time_entries'));
		await button(page, 'Uhr starten').click();
		const panel = page.getByRole('dialog');
		await panel.getByLabel('Woran arbeiten Sie?').fill('Aufmaß genommen');
		await pick(page, 'Projekt', 'Umbau');
		await panel.getByRole('button', { name: 'Uhr starten' }).click();
		const timer = page.getByRole('group', { name: 'Stoppuhr' });
		await timer.getByText('Umbau der Werkstatt').waitFor();

		// Another one while it runs: asked first, and then both are there.
		await timer.getByText('Umbau der Werkstatt').click();
		await page.getByLabel('Woran arbeiten Sie?').fill('Skizze gezeichnet');
		await pick(page, 'Projekt', 'Umbau');
		await page.waitForTimeout(1100);
		await button(page, 'Uhr starten').click();
		await page.getByRole('heading', { name: 'Laufende Uhr stoppen?' }).waitFor();
		await button(page, 'Stoppen und neu starten').click();
		await page.waitForTimeout(1100);
		await timer.getByRole('button', { name: 'Stoppen' }).click();
		await timer.waitFor({ state: 'detached' });

		await page.getByRole('button', { name: /Woche einreichen \(2\)/ }).click();
		await expect
			.poll(async () => (await sql('select status from time_entries where project_id = $1', [project])).map(({ status }) => status))
			.toEqual(['submitted', 'submitted']);
		expect(mistakes).toEqual([]);
	});

	test('adds what was forgotten by hand: from, and how long', async () => {
		const { page } = desks[0]!;
		await button(page, 'Zeit erfassen').click();
		await page.getByRole('heading', { name: 'Zeit erfassen' }).waitFor();
		await button(page, 'Abbrechen').click();
		await page.getByRole('button', { name: /^Zeit am Mo/ }).click();
		await page.getByRole('combobox', { name: 'Projekt' }).waitFor();
		await pick(page, 'Projekt', 'Umbau');
		await page.getByLabel('Von').fill('8');
		await page.getByLabel('Dauer').fill('1,5');
		await page.getByLabel('Dauer').blur();
		expect(await page.getByLabel('Bis').inputValue()).toBe('09:30');
		await button(page, 'Speichern').click();
		await page.getByText('08:00–09:30').waitFor();
		expect((await one('select duration from time_entries where project_id = $1 and status = $2', [project, 'draft']))?.duration).toBe(5400);
		await page.getByRole('button', { name: /Woche einreichen \(1\)/ }).click();
		await expect
			.poll(
				async () =>
					(await one('select count(*)::int as n from time_entries where project_id = $1 and status = $2', [project, 'submitted']))?.n,
			)
			.toBe(3);
	});

	test('the lead sends one back with a reason and approves the others', async () => {
		const { page, mistakes } = await sitDown('Project lead');
		await page.goto(consoleUrl('time_entries'));
		await button(page, 'Liste').click();
		await page.getByRole('tab', { name: /^Eingereicht/ }).click();
		await page.getByText('Skizze gezeichnet').waitFor();
		await page.getByRole('row').filter({ hasText: 'Skizze gezeichnet' }).getByRole('checkbox').check();
		await button(page, 'Ablehnen').click();
		await page.getByLabel(/^Grund/).fill('Bitte zum Aufmaß dazu.');
		await page.getByRole('dialog').getByRole('button', { name: 'Ablehnen' }).click();
		await page.getByText('Skizze gezeichnet').waitFor({ state: 'detached' });
		await page.getByRole('checkbox', { name: /alle/i }).check();
		await button(page, 'Freigeben').click();
		await expect
			.poll(
				async () =>
					(await one('select count(*)::int as n from time_entries where project_id = $1 and status = $2', [project, 'approved']))?.n,
			)
			.toBe(2);
		expect(mistakes).toEqual([]);
	});

	test('the manager bills it, sees the draft before it is made, and issues it', async () => {
		const { page, mistakes } = await sitDown('Manager');
		await page.goto(consoleUrl(`projects/${project}/show`));
		await button(page, 'Zeiten abrechnen').click();
		await page.getByLabel(/^Bis einschließlich/).fill('2020-01-31');
		await button(page, 'Bis heute abrechnen').click();
		await page.getByLabel(/^Bis einschließlich/).fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
		const preview = page.getByRole('table', { name: 'Vorschau' });
		await preview.getByText('175,00').first().waitFor();
		await button(page, 'Entwurf anlegen').click();
		await page.waitForURL(/\/invoices\/[0-9a-f-]+\/show/);
		invoice = page.url().split('/').at(-2)!;
		await button(page, 'Ausstellen').click();
		await page.getByRole('dialog').getByRole('button', { name: 'Ausstellen' }).click();
		await page.getByText(/Ausgestellt als RE-/).waitFor();
		expect((await one('select total from invoices where id = $1', [invoice]))?.total).toBe('208.25');
		expect(mistakes).toEqual([]);
	});

	test('and records what was paid, in two parts', async () => {
		const { page, mistakes } = desks.at(-1)!;
		await button(page, 'Zahlung erfassen').click();
		const amount = page.getByLabel(/^Betrag/);
		expect(await amount.inputValue()).toBe('208,25');
		await amount.fill('108,25');
		await page.getByRole('dialog').getByRole('button', { name: 'Zahlung erfassen' }).click();
		await page.locator('[data-status=partially_paid]').waitFor();
		await button(page, 'Zahlung erfassen').click();
		expect(await amount.inputValue()).toBe('100,00');
		await page.getByRole('dialog').getByRole('button', { name: 'Zahlung erfassen' }).click();
		await page.locator('[data-status=paid]').waitFor();
		expect(await one('select status, paid_amount from invoices where id = $1', [invoice])).toEqual({
			status: 'paid',
			paid_amount: '208.25',
		});
		expect(mistakes).toEqual([]);
	});
});

describe('the lines of a draft', () => {
	test('are typed, chosen from the catalogue, moved, removed, and saved in one go', async () => {
		const { page, mistakes } = await sitDown('Manager');
		await page.goto(consoleUrl('invoices/create'));
		await pick(page, 'Kunde', 'Customer of');
		await button(page, 'Position hinzufügen').click();
		const line = (number: number) => page.getByRole('group', { name: `Position ${number}`, exact: true });
		await line(1).getByRole('combobox', { name: 'Bezeichnung' }).fill('Beratung');
		await page.getByRole('option', { name: /Beratung vor Ort/ }).click();
		expect(await line(1).getByLabel('Einzelpreis').inputValue()).toBe('120,00');
		await line(1).getByLabel('Menge').fill('2,5');
		await line(1).getByLabel('Rabatt').fill('10');
		await line(1).getByLabel('Rabatt').press('Enter');
		await line(2).getByRole('combobox', { name: 'Bezeichnung' }).fill('Anfahrt');
		await line(2).getByLabel('Einzelpreis').fill('45');
		await page.getByTestId('line-net').filter({ hasText: '270,00' }).waitFor();
		await page.getByTestId('line-net').filter({ hasText: '45,00' }).waitFor();
		await page.getByText('374,85 €').waitFor();
		await line(2).getByLabel('Menge').press('Alt+ArrowUp');
		await button(page, 'Speichern').click();
		await page.waitForURL(/\/invoices\/[0-9a-f-]+\/show/);
		const id = page.url().split('/').at(-2)!;
		const saved = () => sql('select title, quantity, net_amount from invoice_lines where invoice_id = $1 order by position', [id]);
		expect(await saved()).toEqual([
			{ title: 'Anfahrt', quantity: '1.0000', net_amount: '45.00' },
			{ title: 'Beratung vor Ort', quantity: '2.5000', net_amount: '270.00' },
		]);
		expect((await one('select total from invoices where id = $1', [id]))?.total).toBe('374.85');

		await page.getByRole('link', { name: 'Bearbeiten' }).click();
		await line(2).getByLabel('Menge').fill('3');
		await line(1).getByRole('button', { name: 'Position …' }).click();
		await page.getByRole('menuitem', { name: 'Entfernen' }).click();
		await button(page, 'Speichern').click();
		await page.waitForURL(/\/show/);
		expect(await saved()).toEqual([{ title: 'Beratung vor Ort', quantity: '3.0000', net_amount: '324.00' }]);

		// The date of the service is missing: said before, with the way to where it is entered.
		await button(page, 'Ausstellen').click();
		await page
			.getByRole('link', { name: /Zeitraum oder Tag der Leistung/ })
			.first()
			.waitFor();
		expect(await page.getByRole('dialog').getByRole('button', { name: 'Ausstellen' }).isDisabled()).toBe(true);
		expect(mistakes).toEqual([]);
	});

	test('fit on a phone', async () => {
		const { page } = await sitDown('Manager', { width: 390, height: 844 });
		for (const path of [
			'invoices/create',
			'time_entries',
			'expenses/create',
			'quotes',
			'payments',
			'dunning_notices',
			'recurring_invoices',
		]) {
			await page.goto(consoleUrl(path));
			await page.waitForLoadState('networkidle');
			expect(
				await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
				path,
			).toBeLessThanOrEqual(1);
		}
	});
});

test('who has no right to a verb is not offered it', async () => {
	const { page } = await sitDown('Employee');
	await page.goto(consoleUrl('time_entries'));
	await button(page, 'Liste').click();
	await page.getByText('Aufmaß genommen').waitFor();

	expect(await page.getByRole('navigation').getByRole('link', { name: 'Rechnungen', exact: true }).count()).toBe(0);
});
