/** The console as people use it: a browser, somebody logged in, and what the browser complained about. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import { inject } from '../lib/inject.ts';
import { PASSWORD } from '../lib/login.ts';
import type { Somebody } from '../lib/world.ts';

export const consoleUrl = (path: string): string => `${inject('url')}/console/${path}`;

/** What a browser reports although nothing is wrong: who is not logged in yet, and what was refused on purpose. */
const EXPECTED = /status of (401|409|412|422)|\/auth\/(login|refresh)|favicon\.ico/;

export interface Desk {
	page: Page;
	context: BrowserContext;
	mistakes: string[];
}

/** A browser at which nobody is logged in. */
export async function newDesk(browser: Browser, size = { width: 1280, height: 900 }): Promise<Desk> {
	const context = await browser.newContext({ viewport: size, locale: 'de-DE', acceptDownloads: true });
	const page = await context.newPage();
	const mistakes: string[] = [];
	page.setDefaultTimeout(15_000);
	page.on('pageerror', (error) => mistakes.push(`error: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error' && !EXPECTED.test(`${message.text()} ${message.location().url}`))
			mistakes.push(`${message.text()} (${message.location().url})`);
	});
	return { page, context, mistakes };
}

/** Logs in over the API: the login page has a test of its own. */
export async function deskOf(
	browser: Browser,
	person: Pick<Somebody, 'email'>,
	size?: { width: number; height: number },
	address = inject('url'),
): Promise<Desk> {
	const desk = await newDesk(browser, size);
	const answer = await desk.page.request.post(`${address}/auth/login`, {
		data: { email: person.email, password: PASSWORD, mode: 'session' },
	});
	if (!answer.ok()) throw new Error(`login of ${person.email}: ${answer.status()}`);
	return desk;
}

/** Picks from an input that searches. */
export async function pick(page: Page, label: string, text: string): Promise<void> {
	const input = page.getByRole('combobox', { name: label });
	await input.click();
	await input.fill(text);
	await page.getByRole('option', { name: text }).first().click();
}

export const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true });
