/** One page with its e-invoice inside (PDF/A-3), cold and warm, beside headless Chromium printing the same page. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { root } from '../lib/paths.ts';
import { median, ms, ratio, row, show } from './show.ts';

const CHROMIUM = '/usr/bin/chromium';
const ROUNDS = 6;
const SOURCES = join(root, 'directus-extensions', 'kontor', 'src');

/** The sources as they are; the bundle has no door to them. */
async function load() {
	const vite = await createServer({
		root,
		configFile: false,
		logLevel: 'error',
		server: { middlewareMode: true, watch: null },
		appType: 'custom',
	});
	const [fixtures, cii, pdf] = await Promise.all(
		['e-invoice/testing/fixtures.ts', 'e-invoice/writing/to-cii.ts', 'printing/index.ts'].map((file) =>
			vite.ssrLoadModule(join(SOURCES, file)),
		),
	);
	const invoice = fixtures!.documentOf({
		lines: [
			{ quantity: '3', unit_price: '120.00' },
			{ quantity: '1', unit_price: '89.90' },
			{ quantity: '12.5', unit_price: '95.00' },
		],
	});
	const render = () =>
		pdf!.renderInvoicePdf(invoice, {
			eInvoice: { xml: Buffer.from(cii!.toCii(invoice, 'en16931')), profile: 'en16931' },
		}) as Promise<Buffer>;
	return { invoice, render, stop: () => vite.close() };
}

export async function documents(): Promise<void> {
	// In a process of its own, so that nothing is warm.
	if (process.argv.includes('--cold-document')) {
		const { render, stop } = await load();
		const started = performance.now();
		await render();
		process.stdout.write(String(performance.now() - started));
		await stop();
		return;
	}
	const cold = Array.from({ length: 3 }, () =>
		Number(
			spawnSync(process.execPath, [join(root, 'scripts', 'bench.ts'), '--only', 'documents', '--cold-document'], { encoding: 'utf8' })
				.stdout,
		),
	);
	const { invoice, render, stop } = await load();
	// As a server is after its first minute: by then the engine has compiled what runs often.
	for (let i = 0; i < 100; i++) await render();
	const browser = existsSync(CHROMIUM)
		? await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
		: undefined;
	const warm: number[] = [];
	const printed: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		for (let i = 0; i < 10; i++) warm.push(await time(render));
		if (!browser) continue;
		for (let i = 0; i < 3; i++)
			printed.push(
				await time(async () => {
					const page = await browser.newPage();
					await page.setContent(htmlOf(invoice));
					await page.pdf({ format: 'A4' });
					await page.close();
				}),
			);
		// A closed page still winds down in a process of its own: that time is nobody's.
		await setTimeout(200);
	}
	await browser?.close();
	await stop();
	show('one-page invoice, PDF/A-3 with its e-invoice, median');
	if (printed.length > 0) row('headless Chromium, running already, prints the same page', ms(median(printed)));
	else row('headless Chromium', `not measured: ${CHROMIUM} is not there`);
	row(
		'Kontor, warm',
		`${ms(median(warm))} ${(1000 / median(warm)).toFixed(0).padStart(6)}/s${printed.length > 0 ? `   Chromium takes ${ratio(median(printed) / median(warm)).trim()}` : ''}`,
	);
	row('Kontor, the first one of a process', ms(median(cold)));
}

async function time(work: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await work();
	return performance.now() - started;
}

function htmlOf({ seller, buyer, invoice, lines }: any): string {
	const cells = (values: unknown[]) => `<tr>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`;
	return `<html lang="de"><body style="font: 10pt sans-serif; margin: 20mm">
		<p>${seller.legal_name} · ${seller.street} · ${seller.zip} ${seller.city}</p><p>${buyer.name.replace(/[<>&]/g, '')}<br>${buyer.street}<br>${buyer.zip} ${buyer.city}</p>
		<h1>Rechnung ${invoice.number}</h1><table style="width: 100%">${lines.map((line: any) => cells([line.position, line.title, line.quantity, line.unit_price, line.net_amount])).join('')}
		${cells(['', 'Netto', '', '', invoice.net_total])}${cells(['', 'Umsatzsteuer', '', '', invoice.tax_total])}${cells(['', 'Gesamt', '', '', invoice.total])}</table>
		<p>Zahlbar bis ${invoice.due_date}.</p><footer>${seller.register_court} ${seller.register_number} · ${seller.vat_id}</footer></body></html>`;
}
