/** What becomes of an invoice and a quote once they are out: mail, correction, credit, a new version. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAcceptedQuote, addCustomer, addFirm, addIssued, addQuote, change, type Firm, issue, withQuote } from '../lib/books.ts';
import { find, type Row } from '../lib/database.ts';
import { givePassword } from '../lib/login.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';
import { address, invoiceTo } from '../mail/post.ts';
import { launch } from './chromium.ts';
import { button, consoleUrl, type Desk, deskOf } from './console.ts';

let browser: Browser;
let server: MailServer;
let firm: Firm;
let desk: Desk;
let page: Page;

const dialog = () => page.getByRole('dialog');
/** The button of the dialog, which often has the name of the one that opened it. */
const confirm = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
const open = (invoice: Row) => page.goto(consoleUrl(`invoices/${invoice.id}/show`));

async function choose(name: string): Promise<void> {
	await button(page, 'Weitere Aktionen').click();
	await page.getByRole('menuitem', { name }).click();
}

beforeAll(async () => {
	[browser, server, firm] = await Promise.all([launch(), startMailServer(), addFirm()]);
	await givePassword(firm.people.Manager);
	desk = await deskOf(browser, firm.people.Manager);
	page = desk.page;
});
afterAll(async () => {
	expect(desk.mistakes).toEqual([]);
	await desk.context.close();
	await Promise.all([browser?.close(), server?.close()]);
});

test('an invoice goes out by mail, as it was written in the dialog, and is a sent one then', async () => {
	const to = address('rechnung');
	const invoice = await invoiceTo(firm, null);
	await open(invoice);
	await button(page, 'Per E-Mail senden').click();
	const missing = dialog().getByRole('link', { name: 'tragen Sie sie beim Kunden ein.' });
	expect(await missing.getAttribute('href')).toContain(`/customers/${invoice.customer_id}`);
	const recipient = dialog().getByLabel('An', { exact: false }).first();
	await recipient.fill('Frau Müller');
	await confirm('Senden');
	await dialog().getByText('gültige E-Mail').waitFor();
	await recipient.fill(to);
	await dialog().getByText(`${invoice.number}.pdf`).waitFor();
	await dialog().getByLabel('Betreff').fill('Ihre Rechnung vom Januar');
	await confirm('Senden');
	await dialog().waitFor({ state: 'detached' });

	const log = page.getByRole('listitem').filter({ hasText: to });
	await log.locator('[data-status=sent]').waitFor();
	expect(server.to(to).map(({ mail }) => [mail.subject, mail.attachments[0]?.filename])).toEqual([
		['Ihre Rechnung vom Januar', `${invoice.number}.pdf`],
	]);
	// Now the next step is another one.
	await button(page, 'Zahlung erfassen').waitFor();
	await expect.poll(async () => (await find('invoices', invoice.id))!.status).toBe('sent');
});

test('what the mail server refuses is said on the page, and can be tried again', async () => {
	const to = address('refuse');
	await open(await invoiceTo(firm, to));
	await button(page, 'Per E-Mail senden').click();
	await confirm('Senden');
	const log = page.getByRole('listitem').filter({ hasText: to });
	await log.getByText('No such user here').waitFor();
	await log.getByRole('button', { name: 'Noch einmal versuchen' }).click();
	await page.getByText('Wird noch einmal versucht.').waitFor();
});

test('a part of an invoice is taken back, after two attempts that are refused', async () => {
	const invoice = await addIssued(firm, [{ quantity: '10', unit_price: '100.00' }, { unit_price: '50.00' }]);
	await open(invoice);
	await choose('Korrigieren');
	await confirm('Korrigieren');
	await dialog().getByText('mindestens einer Position').waitFor();
	const quantity = dialog().getByLabel('Zurücknehmen').first();
	await quantity.fill('12');
	await confirm('Korrigieren');
	await dialog().getByText('noch 10 übrig').waitFor();
	await quantity.fill('2,5');
	await dialog().getByLabel('Grund').fill('Zu viel berechnet');
	await confirm('Korrigieren');
	await page.getByRole('link', { name: /Rechnungskorrektur .*297,50/ }).waitFor();
	await page.getByText('Korrigiert', { exact: true }).waitFor();
	expect((await find('invoices', invoice.id))!.open_amount).toBe('952.00');
});

test('what was paid too much pays the next invoice, and the rest is paid out', async () => {
	const customer_id = await addCustomer(firm);
	const [first, second] = [await addIssued(firm, undefined, { customer_id }), await addIssued(firm, undefined, { customer_id })];
	await open(first);
	await button(page, 'Zahlung erfassen').click();
	await dialog()
		.getByLabel(/^Betrag/)
		.fill('300');
	await dialog().getByLabel('Als Guthaben behalten').check();
	await confirm('Zahlung erfassen');
	await page.locator('[data-status=paid]').waitFor();
	const credit = page.getByRole('link', { name: 'Davon Guthaben' });
	expect(await credit.getAttribute('href')).toContain(`/customers/${customer_id}`);

	await open(second);
	await choose('Guthaben verrechnen');
	await dialog().getByText('181,00').waitFor();
	await confirm('Guthaben verrechnen');
	await page.locator('[data-status=paid]').waitFor();

	await page.goto(consoleUrl(`customers/${customer_id}/show`));
	await page.getByText('62,00').waitFor();
	await button(page, 'Auszahlen').click();
	await confirm('Auszahlen');
	await button(page, 'Auszahlen').waitFor({ state: 'detached' });
});

test('a quote is sent, declined with a reason, and sent again in a new version', async () => {
	const quote = await addQuote(firm);
	await page.goto(consoleUrl(`quotes/${quote.id}/show`));
	await button(page, 'Festschreiben & senden').click();
	await confirm('Festschreiben & senden');
	// It has its number, and the mail to the customer is next.
	await dialog()
		.getByRole('heading', { name: /^Angebot AN-.* per E-Mail senden/ })
		.waitFor();
	await confirm('Abbrechen');
	await choose('Als abgelehnt markieren');
	await dialog().getByLabel('Grund').fill('Zu teuer');
	await confirm('Als abgelehnt markieren');
	await page.getByText('Zu teuer').waitFor();
	await button(page, 'Neue Version').click();
	await page.locator('[data-status=draft]').waitFor();
	await button(page, 'Festschreiben & senden').click();
	await confirm('Festschreiben & senden');
	await confirm('Abbrechen');
	await button(page, 'Per E-Mail senden').waitFor();
	await page.goto(consoleUrl(`quotes/${quote.id}/show`));
	await page.getByRole('link', { name: 'Ersetzt durch Version 2' }).click();
	await page.locator('[data-status=sent]').waitFor();
});

test('after a down payment comes the final invoice, and after that none', async () => {
	const quote = await addAcceptedQuote(firm);
	await page.goto(consoleUrl(`quotes/${quote.id}/show`));
	await button(page, 'Rechnung anlegen').waitFor();
	const { id } = await withQuote(firm, quote.id, 'create-invoice', { percent: '30' });
	await change('invoices', id, { service_from: '2026-01-05', service_to: '2026-01-16' });
	await issue(firm, id);
	await page.reload();
	await button(page, 'Schlussrechnung').waitFor();
	await choose('Weiterer Abschlag');
	await dialog().getByLabel('Abschlag von').waitFor();
	await confirm('Abbrechen');
	await button(page, 'Schlussrechnung').click();
	await page.waitForURL(/\/invoices\//);
	await page.goto(consoleUrl(`quotes/${quote.id}/show`));
	await page.getByText('Rechnungen 2').waitFor();
	expect(await button(page, 'Schlussrechnung').count()).toBe(0);
});
