/** Files as people handle them: dropped, looked at, found again; and an e-invoice that becomes an expense. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOf } from '../../directus-extensions/kontor/src/e-invoice/testing/fixtures.ts';
import { toCii } from '../../directus-extensions/kontor/src/e-invoice/writing/to-cii.ts';
import { pdf } from '../../directus-extensions/kontor/src/files/inspect/fixtures.ts';
import { addFirm, change, type Firm } from '../lib/books.ts';
import { sql } from '../lib/database.ts';
import { givePassword } from '../lib/login.ts';
import { launch } from './chromium.ts';
import { button, consoleUrl, type Desk, deskOf } from './console.ts';

let browser: Browser;
let firm: Firm;
const desks: Desk[] = [];

async function sitDown(role: keyof Firm['people']) {
	const desk = await deskOf(browser, firm.people[role]);
	desks.push(desk);
	return desk;
}

beforeAll(async () => {
	browser = await launch();
	firm = await addFirm({ vat_id: 'DE271828180', name: 'Wir', legal_name: 'Wir GmbH' });
	for (const role of ['Manager', 'Employee'] as const) await givePassword(firm.people[role]);
	await sql("update directus_users set language = 'de-DE' where organization_id = $1", [firm.id]);
	await change('customers', firm.customer, { name: 'Werkstatt Nord' });
});
afterAll(async () => {
	for (const { context } of desks) await context.close();
	await browser?.close();
});

test('a document is dropped on its customer, looked at, and not filed twice', async () => {
	const { page, mistakes } = await sitDown('Manager');
	// The list's first answer, from before the drop, comes after it.
	let isDropped = () => {};
	const drop = new Promise<void>((resolve) => {
		isDropped = resolve;
	});
	await page.route(
		/\/simple-rest\/documents\?/,
		async (route) => {
			const response = await route.fetch();
			await drop;
			await route.fulfill({ response });
		},
		{ times: 1 },
	);
	await page.goto(consoleUrl(`customers/${firm.customer}/show`));
	const content = pdf('Wartungsvertrag');
	const files = await page.evaluateHandle(
		([text, script]) => {
			const transfer = new DataTransfer();
			transfer.items.add(
				new File([Uint8Array.from(atob(text!), (char) => char.charCodeAt(0))], 'Wartung.pdf', { type: 'application/pdf' }),
			);
			transfer.items.add(new File([script!], 'Plan.pdf', { type: 'application/pdf' }));
			return transfer;
		},
		[content.toString('base64'), '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
	);
	await page.getByRole('tab', { name: 'Dokumente' }).click();
	await page.getByText('oder hierher ziehen').dispatchEvent('drop', { dataTransfer: files });
	await page.getByText('Abgelegt: Wartung').waitFor();
	await page.getByText(/Plan\.pdf: Diese Art von Datei wird nicht angenommen \(SVG\)/).waitFor();

	// The browser's own viewer gets the PDF: no policy of ours is in its way.
	await page.getByRole('button', { name: /^Wartung/ }).waitFor();
	isDropped();
	await page.getByRole('button', { name: /^Wartung/ }).click();
	const frame = page.getByRole('dialog').locator('iframe');
	expect(await frame.getAttribute('src')).toMatch(/^blob:/);
	await expect.poll(async () => (await (await frame.elementHandle())!.contentFrame())?.url()).toMatch(/^blob:/);
	await page.getByRole('link', { name: 'Details' }).click();
	await page.getByText('Keine Frist').waitFor();

	await page.goto(consoleUrl('documents'));
	await button(page, 'Hochladen').click();
	const dialog = page.getByRole('dialog');
	await dialog.locator('input[type=file]').setInputFiles({ name: 'Noch einmal.pdf', mimeType: 'application/pdf', buffer: content });
	await dialog.getByText(/Dieselbe Datei ist schon da: Wartung.*Werkstatt Nord/).waitFor();
	expect(mistakes.filter((mistake) => !mistake.includes('status of 415'))).toEqual([]);
});

test('a new version takes its place, and the old one can still be read', async () => {
	const { page } = desks[0]!;
	const [first] = await sql("select id from documents where organization_id = $1 and title = 'Wartung'", [firm.id]);
	await page.goto(consoleUrl(`documents/${first!.id}/show`));
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'Neu.pdf', mimeType: 'application/pdf', buffer: pdf('Wartungsvertrag, neue Fassung') });
	await page.getByText('2 Versionen').waitFor();
	expect(page.url()).not.toContain(String(first!.id));
	await page.goto(consoleUrl(`documents/${first!.id}/show`));
	await page.getByText('Das ist Version 1, es gibt eine neuere.').waitFor();
	await page.getByRole('link', { name: 'Zu Version 2' }).click();
	await page.getByText('Das ist Version 1').waitFor({ state: 'detached' });
});

test('an e-invoice is read in words and becomes the draft of an expense, once', async () => {
	const { page, mistakes } = await sitDown('Employee');
	const invoice = documentOf({
		buyer: { name: 'Wir GmbH', vat_id: 'DE271828180' },
		lines: [{ title: 'Hosting', quantity: '2', unit_price: '100', tax_rate: '19' }],
		invoice: { number: `H-${firm.id.slice(0, 8)}` },
	});
	const file = { name: 'rechnung.xml', mimeType: 'application/xml', buffer: Buffer.from(toCii(invoice, 'xrechnung')) };
	await page.goto(consoleUrl('expenses'));
	await button(page, 'E-Rechnung einlesen').click();
	const dialog = page.getByRole('dialog');
	const picker = dialog.locator('input[type=file]');

	const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Invoice>&b;</Invoice>';
	await picker.setInputFiles({ name: 'bombe.xml', mimeType: 'application/xml', buffer: Buffer.from(bomb) });
	await dialog.getByText(/DOCTYPE/).waitFor();
	expect(await button(page, 'Als Ausgabe erfassen').isDisabled()).toBe(true);

	await picker.setInputFiles(file);
	for (const text of ['Muster Beratung GmbH', 'Hosting', '238,00 €']) await dialog.getByText(text, { exact: true }).waitFor();
	await button(page, 'Als Ausgabe erfassen').click();
	await page.waitForURL(/\/expenses\/[0-9a-f-]+\/show/);
	await page.getByText(/vom 01\.02\.2026/).waitFor();
	await page.getByText('238,00 €').waitFor();

	await page.goto(consoleUrl('expenses'));
	await button(page, 'E-Rechnung einlesen').click();
	await picker.setInputFiles(file);
	await dialog.getByText('Diese Rechnung ist schon erfasst.').waitFor();
	expect(await button(page, 'Als Ausgabe erfassen').isDisabled()).toBe(true);
	await dialog.getByRole('link', { name: 'Zur Ausgabe' }).click();
	await page.waitForURL(/\/expenses\/[0-9a-f-]+\/show/);
	expect(mistakes).toEqual([]);
});
