/** Studio as an administrator works with it, in German: its lists, forms, drawers and menus. */
import type { Locator, Page } from 'playwright';

/** What lies above the page: drawers and dialogs, the last one on top. */
export const above = (page: Page): Locator => page.locator('#dialog-outlet');
const withIcon = (page: Page, where: Locator, icon: string): Locator =>
	where.locator('button, a').filter({ has: page.locator(`[data-icon="${icon}"]`) });
/** A round button at the top of the page. */
export const atTop = (page: Page, icon: string): Locator => withIcon(page, page.locator('#main-content header'), icon).last();

/** The tick of the drawer on top; it is gone afterwards. */
export async function takeOver(page: Page): Promise<void> {
	const drawers = above(page).locator('header');
	const before = await drawers.count();
	await withIcon(page, drawers.last(), 'check').last().click();
	await drawers.nth(before - 1).waitFor({ state: 'detached' });
}

export const field = (where: Page | Locator, name: string): Locator => where.locator(`[data-field="${name}"]`);

/** Picks from a drop-down as Studio draws it. */
export async function choose(page: Page, where: Locator, text: string): Promise<void> {
	await where.locator('.v-input').click();
	await page.locator('#menu-outlet').getByText(text, { exact: true }).click();
}

/** Begins a field of the table whose page is open: which kind, which key; the drawer stays open. */
export async function beginField(page: Page, kind: string, key: string): Promise<void> {
	await page.getByRole('link', { name: 'Feld erstellen' }).click();
	// Kontor's own inputs are offered by their names.
	await above(page).getByText('Betrag oder Zahl', { exact: true }).waitFor();
	await above(page).getByRole('button', { name: kind, exact: true }).click();
	await page.getByPlaceholder('Ein eindeutiger Spaltenname').fill(key);
}

/** Gives the field its German name and saves it. */
export async function nameField(page: Page, name: string): Promise<void> {
	await page.getByText('Im erweiterten Felderstellungsmodus').click();
	await above(page).getByRole('button', { name: 'Feld', exact: true }).click();
	await above(page).locator('.field', { hasText: 'Feldnamen-Übersetzungen' }).getByRole('button', { name: 'Neu anlegen' }).click();
	await page.getByPlaceholder('Geben Sie eine Übersetzung ein').fill(name);
	await takeOver(page);
	await takeOver(page);
}

/** Ticks rows of the list “Vorhandene hinzufügen” and takes them over. It shows 25 at a time, so each is searched for. */
export async function addExisting(page: Page, list: Locator, names: string[]): Promise<void> {
	await list.getByRole('button', { name: 'Vorhandene hinzufügen' }).click();
	const drawer = above(page);
	const row = (name: string) => drawer.locator('tbody tr').filter({ has: page.locator('.value').getByText(name, { exact: true }) });
	await drawer.locator('.search-input .icon-search').click();
	for (const name of names) {
		await drawer.locator('.search-input input').fill(name);
		await row(name).getByRole('checkbox').click();
	}
	await takeOver(page);
	for (const name of names) await list.getByText(name, { exact: true }).waitFor();
}

/** Makes what has only a name at first (policy, role, dashboard), and opens its page. */
export async function begin(page: Page, area: string, placeholder: string, name: string): Promise<void> {
	await page.goto(area);
	await atTop(page, 'add').click();
	await page.getByPlaceholder(placeholder).fill(name);
	await above(page).getByRole('button', { name: 'Speichern' }).click();
	await page.waitForURL(/[0-9a-f-]{36}/);
}

/** The tick at the top of a page, which leads to the list then. */
export async function save(page: Page, until: RegExp): Promise<void> {
	await atTop(page, 'check').click();
	await page.waitForURL(until);
}
