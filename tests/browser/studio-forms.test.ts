/** Forms of Studio in German: amounts as people write them, questions instead of guesses, refusals at their field, locks by state. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { find, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { givePassword, PASSWORD } from '../lib/login.ts';
import { addWorld, type World } from '../lib/world.ts';
import { launch } from './chromium.ts';

let browser: Browser;
let world: World;
beforeAll(async () => {
	browser = await launch();
	world = await addWorld();
	await givePassword(world.here.people.Manager);
	await sql("update directus_users set language = 'de-DE' where id = $1", [world.here.people.Manager.id]);
});
afterAll(() => browser?.close());

test('1.250,50 is 1250.50, 1,250 is asked about, and what is issued is locked', { timeout: 300_000 }, async () => {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	const { customer, issued, people } = world.here;
	const url = (path: string) => inject('url') + path;
	await context.request.post(url('/auth/login'), { data: { email: people.Manager.email, password: PASSWORD, mode: 'session' } });
	const page = await context.newPage();
	page.setDefaultTimeout(60_000);
	const rate = page.locator('.field', { hasText: 'Stundensatz' }).locator('input');
	const rateNow = async () => (await find('customers', customer))!.hourly_rate;

	await page.goto(url(`/admin/content/customers/${customer}`));
	await rate.fill('1.250,50');
	await rate.blur();
	await page.keyboard.press('Control+s');
	await expect.poll(rateNow, { timeout: 60_000 }).toBe('1250.50');

	await page.goto(url(`/admin/content/customers/${customer}`));
	await expect.poll(() => rate.inputValue(), { timeout: 60_000 }).toBe('1.250,50');
	await rate.fill('1,250');
	await page.getByText('Ist 1250 gemeint oder 1,25?').waitFor();
	await page.keyboard.press('Control+s');
	// The list at the top of the form and the line below the field say the same.
	await expect.poll(() => page.getByText('ist keine Zahl wie').count(), { timeout: 60_000 }).toBe(2);
	expect(await rateNow()).toBe('1250.50');

	await page.goto(url(`/admin/content/invoices/${issued}`));
	await expect
		.poll(() => page.locator('.field', { hasText: 'Betreff' }).locator('input').first().isDisabled(), { timeout: 60_000 })
		.toBe(true);
});
