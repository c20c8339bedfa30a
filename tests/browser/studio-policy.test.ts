/** The Content-Security-Policy without eval breaks nothing of Studio that an administrator opens. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inject } from '../lib/inject.ts';
import { givePassword, PASSWORD } from '../lib/login.ts';
import { addWorld, type World } from '../lib/world.ts';
import { launch } from './chromium.ts';

let browser: Browser;
let world: World;
beforeAll(async () => {
	browser = await launch();
	world = await addWorld();
	await givePassword(world.here.people.Administrator);
});
afterAll(() => browser?.close());

test('pages, forms, dashboards, flows and settings open without a violation', { timeout: 600_000 }, async () => {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	const page = await context.newPage();
	page.setDefaultTimeout(40_000);
	const violations: string[] = [];
	page.on('console', (message) => {
		if (/Content Security Policy|EvalError/i.test(message.text())) violations.push(message.text());
	});
	page.on('pageerror', (error) => violations.push(error.message));
	const url = (path: string) => inject('url') + path;
	await page.goto(url('/admin/login'));
	await page.locator('input[type="email"]').fill(world.here.people.Administrator.email);
	await page.locator('input[type="password"]').fill(PASSWORD);
	await page.locator('button[type="submit"]').click();
	await page.waitForURL(/\/admin\/(content|users|insights)/);
	for (const path of [
		'content/customers',
		`content/customers/${world.here.customer}`,
		`content/invoices/${world.here.issued}`,
		`content/organizations/${world.here.id}`,
		'content/mail_templates/+',
		'insights',
		'files',
		`users/${world.here.colleague.id}`,
		'settings/data-model/customers',
		'settings/flows',
		'settings/policies',
		'settings/project',
		'settings/translations',
	]) {
		await page.goto(url(`/admin/${path}`));
		await page.locator('#main-content').waitFor();
		await page.waitForTimeout(1500);
		expect(violations, path).toEqual([]);
	}
	await context.close();
});
