/** What is clicked on an afternoon in Studio (afternoon.test.ts), step by step. */
import type { Page } from 'playwright';
import { above, addExisting, atTop, begin, beginField, choose, field, nameField, save, takeOver } from './studio.ts';

type Step = (studio: Page, address: string) => Promise<void>;

export const makeField: Step = async (studio, address) => {
	await studio.goto(`${address}/admin/settings/data-model/customers`);
	await beginField(studio, 'Dropdown', 'rating');
	for (const [text, value] of [
		['Sehr gut', 'good'],
		['Schwierig', 'bad'],
	] as const) {
		await field(studio, 'choices').getByRole('button', { name: 'Neu anlegen' }).click();
		await studio.getByPlaceholder('Namen eingeben').fill(text);
		await studio.getByPlaceholder('Gib einen Wert ein').fill(value);
		await takeOver(studio);
	}
	await nameField(studio, 'Bewertung');
	await studio.waitForURL(/customers$/);
};

export const makeTable: Step = async (studio, address) => {
	await studio.goto(`${address}/admin/settings/data-model`);
	await atTop(studio, 'add').click();
	await studio.getByPlaceholder('Ein eindeutiger Tabellenname').fill('vehicles');
	await above(studio).getByRole('button', { name: 'Optionale Felder' }).click();
	await takeOver(studio);
	await studio.waitForURL(/vehicles$/);

	await beginField(studio, 'Eingabe', 'plate');
	await above(studio).getByText('Wert muss bei Erstellung gesetzt werden').click();
	await nameField(studio, 'Kennzeichen');
	await beginField(studio, 'Umschalten', 'is_reserved');
	await nameField(studio, 'Vorgemerkt');
	await beginField(studio, 'n:1', 'customer');
	await studio.getByPlaceholder('Sammlung...', { exact: true }).fill('customers');
	await nameField(studio, 'Kunde');

	await field(studio, 'translations').getByRole('button', { name: 'Neu anlegen' }).click();
	await choose(studio, field(above(studio), 'language'), 'German (Germany)');
	for (const [name, text] of Object.entries({ translation: 'Fahrzeuge', singular: 'Fahrzeug', plural: 'Fahrzeuge' }))
		await field(above(studio), name).locator('input').fill(text);
	await takeOver(studio);
	await field(studio, 'display_template').locator('.v-icon.has-click').click();
	await studio.locator('#menu-outlet').getByText('Kennzeichen', { exact: true }).click();
	await studio.keyboard.press('Escape');
	await atTop(studio, 'check').click();
};

export const makeRole: Step = async (studio, address) => {
	await begin(studio, `${address}/admin/settings/policies`, 'Richtlinienname', 'Fuhrpark');
	const rights = field(studio, 'permissions');
	await rights.getByRole('button', { name: 'Sammlung hinzufügen' }).click();
	await studio.locator('#menu-outlet').getByText('vehicles', { exact: true }).click();
	await rights.locator('tr[data-collection=vehicles]').getByRole('button', { name: 'Alle', exact: true }).click();
	await addExisting(studio, field(studio, 'roles'), ['Integrator', 'Manager']);
	await save(studio, /policies$/);

	await begin(studio, `${address}/admin/settings/roles`, 'Rollenname', 'Fuhrparkleitung');
	await addExisting(studio, field(studio, 'policies'), ['company.read', 'crm.write', 'people.directory', 'studio.access', 'Fuhrpark']);
	await save(studio, /roles$/);
};

export const makeButton: Step = async (studio, address) => {
	await studio.goto(`${address}/admin/settings/flows`);
	await atTop(studio, 'add').click();
	await above(studio).getByPlaceholder('Name', { exact: true }).fill('Fahrzeug vormerken');
	await above(studio).locator('header').last().getByRole('button').last().click();
	await above(studio).getByText('Manuell', { exact: true }).click();
	await above(studio)
		.getByText(/Zeige \d+ mehr/)
		.click();
	await above(studio).getByRole('checkbox', { name: 'Fahrzeuge' }).click();
	await takeOver(studio);
	await studio.waitForURL(/flows\/[0-9a-f-]{36}/);
	await studio.locator('.button-hint').click();
	await studio.getByPlaceholder('Name der Operation').fill('Vormerken');
	await above(studio).getByText('Daten aktualisieren', { exact: true }).click();
	await choose(studio, field(above(studio), 'collection'), 'Fahrzeuge');
	await field(above(studio), 'key').locator('input').fill('{{$trigger.body.keys}}');
	await studio.keyboard.press('Enter');
	await field(above(studio), 'payload').locator('.CodeMirror').click();
	await studio.keyboard.type('{"is_reserved": true}');
	await takeOver(studio);
	await atTop(studio, 'check').click();
	await atTop(studio, 'edit').waitFor();
};

export const makeDashboard: Step = async (studio, address) => {
	await begin(studio, `${address}/admin/insights`, 'Name des Dashboards', 'Fuhrpark');
	await atTop(studio, 'edit').click();
	await atTop(studio, 'add').click();
	await above(studio).getByText('Metrik', { exact: true }).click();
	for (const [name, text] of Object.entries({ collection: 'Fahrzeuge', field: 'ID', function: 'Count' }))
		await choose(studio, field(above(studio), name), text);
	await above(studio).getByText('Titel anzeigen').click();
	await studio.getByPlaceholder('Dieses Panel benennen').fill('Fahrzeuge insgesamt');
	await takeOver(studio);
	await atTop(studio, 'check').click();
	await atTop(studio, 'edit').waitFor();
	await studio.getByText('Fahrzeuge insgesamt').waitFor();
};

export const makeBookmarkAndText: Step = async (studio, address) => {
	await studio.goto(`${address}/admin/content/vehicles`);
	await atTop(studio, 'bookmark').click();
	await studio.getByPlaceholder('Name des Lesezeichens').fill('Alle Fahrzeuge');
	await above(studio).getByRole('button', { name: 'Speichern' }).click();
	await studio.waitForURL(/bookmark=/);
	await studio.goto(`${address}/admin/settings/presets`);
	await studio.locator('#main-content header .icon-search').click();
	await studio.locator('#main-content header .search-input input').fill('Alle Fahrzeuge');
	await studio.locator('#main-content tr', { hasText: 'Alle Fahrzeuge' }).click();
	await choose(studio, field(studio, 'scope'), 'Globale Objekte: Alle Benutzer');
	await save(studio, /presets$/);

	await studio.goto(`${address}/admin/settings/translations`);
	await atTop(studio, 'add').click();
	await field(studio, 'key').locator('input').fill('vehicle_ready');
	await choose(studio, field(studio, 'language'), 'German (Germany)');
	await field(studio, 'value').locator('textarea').fill('Fahrzeug steht bereit');
	await save(studio, /translations$/);
};
