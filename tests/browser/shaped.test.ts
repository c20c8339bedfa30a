/** What an administrator makes in Studio is in the console at once: nothing is built, nothing restarted. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD } from '../lib/login.ts';
import { ownDirectus } from '../lib/own-directus.ts';
import { launch } from './chromium.ts';
import { button, type Desk, deskOf } from './console.ts';

type Own = Awaited<ReturnType<typeof ownDirectus>>;
let own: Own;
let browser: Browser;
let customer: string;
const desks: Desk[] = [];
const at = (path: string) => `${own.address}/console/${path}`;

const labels = (de: string, en: string) => [
	{ language: 'de-DE', translation: de },
	{ language: 'en-US', translation: en },
];

async function make(path: string, body: unknown): Promise<any> {
	const { status, text, data } = await own.call(own.admin, path, 'POST', body);
	expect(status, `POST ${path}: ${text}`).toBeLessThan(300);
	return data;
}
const addField = (collection: string, field: string, type: string, meta: object, schema: object = {}) =>
	make(`/fields/${collection}`, { field, type, meta, schema });

/** As Studio does it: the field, its interface, its names. */
async function shape(): Promise<void> {
	const text = (de: string) => ({ text: de });
	await addField('customers', 'rating', 'string', {
		interface: 'select-dropdown',
		translations: labels('Bewertung', 'Rating'),
		note: 'Wie gut läuft es?',
		options: {
			choices: [
				{ ...text('Sehr gut'), value: 'good', color: '#2ECDA7' },
				{ ...text('Schwierig'), value: 'bad' },
			],
		},
	});
	await addField('customers', 'rating_reason', 'text', {
		interface: 'input-multiline',
		translations: labels('Grund der Bewertung', 'Reason of the rating'),
		hidden: true,
		conditions: [{ name: 'bad', rule: { _and: [{ rating: { _eq: 'bad' } }] }, hidden: false, required: true }],
	});
	await addField(
		'customers',
		'budget',
		'decimal',
		{ interface: 'input', translations: labels('Jahresbudget', 'Yearly budget') },
		{ numeric_precision: 14, numeric_scale: 2 },
	);
	await addField('customers', 'portal_code', 'string', {
		interface: 'input',
		translations: labels('Portal-Code', 'Portal code'),
		validation: { portal_code: { _regex: '^[A-Z]{3}$' } },
		validation_message: 'Bitte drei Großbuchstaben',
	});
	await make('/collections', {
		collection: 'vehicles',
		meta: {
			icon: 'directions_car',
			display_template: '{{plate}}',
			translations: [
				{ language: 'de-DE', translation: 'Fahrzeuge', singular: 'Fahrzeug', plural: 'Fahrzeuge' },
				{ language: 'en-US', translation: 'Vehicles', singular: 'Vehicle', plural: 'Vehicles' },
			],
		},
		schema: {},
		fields: [
			{
				field: 'id',
				type: 'uuid',
				meta: { hidden: true, readonly: true, interface: 'input', special: ['uuid'] },
				schema: { is_primary_key: true, length: 36, has_auto_increment: false },
			},
		],
	});
	await addField('vehicles', 'plate', 'string', {
		interface: 'input',
		required: true,
		searchable: true,
		translations: labels('Kennzeichen', 'Number plate'),
	});
	await addField('vehicles', 'bought', 'date', { interface: 'datetime', translations: labels('Gekauft am', 'Bought on') });
	await addField('vehicles', 'customer_id', 'uuid', {
		interface: 'select-dropdown-m2o',
		special: ['m2o'],
		translations: labels('Kunde', 'Customer'),
	});
	await make('/relations', {
		collection: 'vehicles',
		field: 'customer_id',
		related_collection: 'customers',
		schema: { on_delete: 'SET NULL' },
		meta: { one_deselect_action: 'nullify' },
	});
}

async function allow(policy: string, actions: string[]): Promise<void> {
	const [{ id }] = (await own.call(own.admin, `/policies?filter={"name":{"_eq":"${policy}"}}&fields=id`)).data;
	for (const action of actions) await make('/permissions', { policy: id, collection: 'vehicles', action, fields: ['*'] });
}

async function addPerson(role: string, language: string): Promise<string> {
	const [{ id }] = (await own.call(own.admin, `/roles?filter={"name":{"_eq":"${role}"}}&fields=id`)).data;
	const email = `${role.toLowerCase()}@shaped.example.com`;
	await make('/users', {
		email,
		password: PASSWORD,
		role: id,
		organization_id: own.organization,
		language,
		first_name: role,
		last_name: 'X',
	});
	return email;
}

async function sitDown(email: string, size?: { width: number; height: number }): Promise<Desk> {
	const desk = await deskOf(browser, { email }, size, own.address);
	desks.push(desk);
	return desk;
}

const menu = (page: Page) => page.getByRole('navigation');
const section = (page: Page, name: string | RegExp) => page.locator('section').filter({ has: page.getByRole('heading', { name }) });

beforeAll(async () => {
	[browser, own] = await Promise.all([launch(), ownDirectus('shaped')]);
	await addPerson('Manager', 'de-DE');
	await addPerson('Employee', 'en-US');
	customer = (await own.call(own.manager, '/items/customers', 'POST', { name: 'Muster GmbH' })).data.id;
	await own.call(own.manager, '/items/customers', 'POST', { name: 'Andere AG' });
});
afterAll(async () => {
	for (const { context } of desks) await context.close();
	await browser?.close();
	await own?.stop();
});

describe('what was made in Studio', () => {
	test('comes to a console that is open already', async () => {
		const { page, mistakes } = await sitDown('manager@shaped.example.com');
		await page.goto(at(`customers/${customer}`));
		await page.getByLabel(/^Name/).waitFor();
		expect(await page.getByLabel('Bewertung', { exact: true }).count()).toBe(0);
		await shape();
		await allow('crm.manage', ['create', 'read', 'update', 'delete']);
		await allow('crm.names', ['read']);
		// As when the tab comes back to the front; otherwise it is a matter of minutes.
		await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
		await page.getByLabel('Bewertung', { exact: true }).waitFor();
		await menu(page).getByRole('group', { name: 'Eigene Tabellen' }).getByRole('link', { name: 'Fahrzeuge' }).waitFor();
		expect(mistakes).toEqual([]);
	});

	test('is filled in: choices, amounts as they are written here, conditions, validation', async () => {
		const { page, mistakes } = desks[0]!;
		await page.getByText('Wie gut läuft es?').waitFor();
		expect(await page.getByLabel('Grund der Bewertung').count()).toBe(0);
		await page.getByLabel('Bewertung', { exact: true }).click();
		await page.getByRole('option', { name: 'Schwierig' }).click();
		await page.getByLabel('Jahresbudget').fill('1.250,50');
		await page.getByLabel('Portal-Code').fill('abc');
		await button(page, 'Speichern').click();
		await page.getByText('Bitte drei Großbuchstaben').waitFor();
		await page.getByLabel('Portal-Code').fill('ABC');
		await page.getByLabel(/^Grund der Bewertung/).fill('Zahlt spät');
		await button(page, 'Speichern').click();
		await page.waitForURL(/\/show$/);
		const { rows } = await own.client.query('select rating, budget, portal_code, rating_reason from customers where id = $1', [customer]);
		expect(rows).toEqual([{ rating: 'bad', budget: '1250.50', portal_code: 'ABC', rating_reason: 'Zahlt spät' }]);
		const details = section(page, 'Weitere Angaben');
		for (const text of ['Schwierig', '1.250,50', 'ABC', 'Zahlt spät']) await details.getByText(text, { exact: true }).waitFor();
		expect(mistakes).toEqual([]);
	});

	test('is a column, a filter and in the export', async () => {
		const { page, mistakes } = desks[0]!;
		await page.goto(at('customers'));
		await page.getByText('Andere AG').waitFor();
		await button(page, 'Spalten').click();
		await page.getByLabel('Bewertung', { exact: true }).check();
		await page.keyboard.press('Escape');
		await page.getByRole('columnheader', { name: 'Bewertung' }).waitFor();
		await page
			.getByRole('row', { name: /Muster GmbH/ })
			.getByText('Schwierig')
			.waitFor();
		await page.getByRole('button', { name: /^Filter/ }).click();
		await page.getByRole('menuitemcheckbox', { name: /^Bewertung/ }).click();
		await page.getByRole('combobox', { name: /^Bewertung/ }).click();
		await page.getByRole('option', { name: 'Schwierig' }).click();
		await page.getByText('Andere AG').waitFor({ state: 'detached' });
		const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Export').click()]);
		const content = readFileSync(await file.path(), 'utf8').split('\r\n');
		expect(content[0]).toContain(';Bewertung');
		expect(content.slice(1)).toEqual([expect.stringMatching(/^Muster GmbH;.*;Schwierig$/)]);
		expect(mistakes).toEqual([]);
	});

	test('vehicles are added on the page of their customer', async () => {
		const { page, mistakes } = desks[0]!;
		await page.goto(at(`customers/${customer}/show`));
		await section(page, 'Fahrzeuge').getByRole('link', { name: 'Fahrzeug anlegen' }).click();
		await page.getByLabel(/^Kennzeichen/).fill('B-KO 1234');
		await expect.poll(() => page.getByRole('combobox', { name: 'Kunde' }).inputValue()).toBe('Muster GmbH');
		await button(page, 'Speichern').click();
		await page.waitForURL(/\/vehicles\/[0-9a-f-]+\/show$/);
		await page.getByRole('link', { name: 'Muster GmbH' }).click();
		await section(page, 'Fahrzeuge 1')
			.getByRole('row', { name: /B-KO 1234/ })
			.click();
		await page.waitForURL(/\/vehicles\/[0-9a-f-]+\/show$/);
		await page.getByRole('link', { name: 'Bearbeiten' }).click();
		await page.getByLabel('Gekauft am').fill('2026-05-04');
		await button(page, 'Speichern').click();
		await page.getByText('04.05.2026').waitFor();
		const { rows } = await own.client.query('select plate, bought::text, customer_id from vehicles');
		expect(rows).toEqual([{ plate: 'B-KO 1234', bought: '2026-05-04', customer_id: customer }]);
		expect(mistakes).toEqual([]);
	});

	test('their list is searched, fits on a phone, and asks before it deletes', async () => {
		const phone = await sitDown('manager@shaped.example.com', { width: 390, height: 844 });
		for (const path of ['vehicles', 'vehicles/create', `customers/${customer}`, `customers/${customer}/show`]) {
			await phone.page.goto(at(path));
			await phone.page.waitForLoadState('networkidle');
			const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
			expect(wide, path).toBeLessThanOrEqual(1);
		}
		const { page, mistakes } = desks[0]!;
		await page.goto(at('vehicles'));
		await page.getByRole('searchbox').fill('KO 12');
		await page.getByRole('row', { name: /B-KO 1234/ }).waitFor();
		await page.getByRole('searchbox').fill('nothing like it');
		await page.getByText('Nichts gefunden').waitFor();
		await page.getByRole('searchbox').fill('');
		await page.getByRole('row', { name: /B-KO 1234/ }).click();
		await button(page, 'Löschen').click();
		await page.getByRole('dialog').getByRole('button', { name: 'Löschen' }).click();
		await page.getByText('Noch keine Einträge').waitFor();
		expect((await own.client.query('select count(*)::int as n from vehicles')).rows).toEqual([{ n: 0 }]);
		expect(mistakes).toEqual([]);
	});

	test('speaks English too, and offers nothing beyond the right to read', async () => {
		const { page, mistakes } = await sitDown('employee@shaped.example.com');
		await page.goto(at('time_entries'));
		await menu(page).getByRole('group', { name: 'Own tables' }).getByRole('link', { name: 'Vehicles' }).click();
		await page.getByText('No entries yet').or(page.getByText('Nothing found')).first().waitFor();
		expect(await page.getByRole('link', { name: 'New vehicle' }).count()).toBe(0);
		// Employees see names of customers only: nothing is told of a field that they may not read.
		const { data } = await (await page.request.get(`${own.address}/kontor/made`)).json();
		expect(data.tables.map(({ name }: { name: string }) => name)).toContain('vehicles');
		expect(data.fields.filter(({ collection }: { collection: string }) => collection === 'customers')).toEqual([]);
		await page.goto(at('no-such-table'));
		await page.getByText('This page does not exist').waitFor();
		expect(mistakes).toEqual([]);
	});
});
