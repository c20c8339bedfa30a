/** An issued invoice has its PDF and its e-invoice, the same bytes for ever; a draft is shown as it would look. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { readEInvoice } from '../../directus-extensions/kontor/src/e-invoice/reading/read.js';
import { call, type Person, url } from '../lib/api.ts';
import { addCustomer, addDraft, addFirm, addIssued, change, type Firm, issue, post } from '../lib/books.ts';
import { find, type Row, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { stored } from '../lib/uploads.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm({ managing_directors: 'Maria Muster' });
});

async function download(person: Person, path: string): Promise<{ status: number; type: string; bytes: Buffer }> {
	const response = await fetch(url(path), { headers: { Authorization: `Bearer ${person.token}` } });
	return { status: response.status, type: response.headers.get('content-type') ?? '', bytes: Buffer.from(await response.arrayBuffer()) };
}

const pdfOf = (id: string, person: Person = firm.people.Accountant) => download(person, `/billing/invoices/${id}/pdf`);
const xmlOf = (id: string, query = '') => download(firm.people.Accountant, `/billing/invoices/${id}/xml${query}`);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** Contents that no row knows of. */
async function strays(): Promise<string[]> {
	const names = stored();
	const known = new Set((await sql('select filename_disk from directus_files')).map(({ filename_disk }) => filename_disk));
	return names.filter((name) => !known.has(name));
}
/** Polled: what others are just writing has its row in a moment. */
const expectNoneBut = (before: string[]) =>
	expect.poll(async () => (await strays()).filter((name) => !before.includes(name)), { timeout: 10_000 }).toEqual([]);

async function textOf(pdf: Buffer): Promise<string> {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const pages = await Promise.all(
		Array.from({ length: document.numPages }, async (_, index) => (await (await document.getPage(index + 1)).getTextContent()).items),
	);
	return pages
		.flat()
		.map((item) => ('str' in item ? item.str : ''))
		.join(' ');
}

test('an issued invoice has its files, kept with their checksum and until the law lets them go', async () => {
	const invoice = await addIssued(firm);
	const documents = await sql('select * from documents where linked_id = $1 order by type', [invoice.id]);
	expect(documents.map(({ type, linked_module, category }) => [type, linked_module, category])).toEqual([
		['application/pdf', 'invoice', 'invoice'],
		['application/xml', 'invoice', 'invoice'],
	]);
	const year = Number(invoice.issued_date.slice(0, 4)) + 8;
	for (const document of documents) {
		const kept = readFileSync(join(inject('data'), 'uploads', document.file_path));
		expect(sha256(kept)).toBe(document.checksum);
		expect(document.retention_until.getFullYear()).toBe(year);
	}
	const pdf = await pdfOf(invoice.id);
	expect(pdf.type).toBe('application/pdf');
	expect(sha256(pdf.bytes)).toBe(documents[0]!.checksum);
	const text = await textOf(pdf.bytes);
	for (const wanted of [invoice.number, '119,00', 'Leistung 1', 'Seite 1 von 1']) expect(text).toContain(wanted);
	// The e-invoice is in the PDF, and is the one that is kept.
	const xml = await xmlOf(invoice.id);
	expect(sha256(xml.bytes)).toBe(documents[1]!.checksum);
	expect(readEInvoice(pdf.bytes)).toMatchObject({ number: invoice.number });
	expect(readEInvoice(xml.bytes)).toMatchObject({ number: invoice.number });
});

test('the files never change, whatever becomes of firm and customer', async () => {
	const invoice = await addIssued(firm);
	const before = await pdfOf(invoice.id);
	const name = (await find('customers', firm.customer))!.name;
	await change('customers', firm.customer, { name: 'Ganz anders GmbH' });
	await change('organizations', firm.id, { phone: '+49 1' });
	expect((await pdfOf(invoice.id)).bytes.equals(before.bytes)).toBe(true);
	// Another syntax is made from what was frozen.
	expect((await xmlOf(invoice.id, '?syntax=ubl')).bytes.toString()).toContain(name);
	await change('customers', firm.customer, { name });
	await expect(sql('update invoices set pdf_file_id = null where id = $1', [invoice.id])).rejects.toMatchObject({ code: 'KN010' });
});

test('a draft is shown with a watermark and not kept', async () => {
	const draft = await addDraft(firm);
	const before = await strays();
	const pdf = await pdfOf(draft.id);
	expect(await textOf(pdf.bytes)).toContain('ENTWURF');
	await expectNoneBut(before);
	expect(await sql('select 1 from documents where linked_id = $1', [draft.id])).toEqual([]);
});

test('what fails leaves no file behind', async () => {
	const draft = await addDraft(firm);
	const before = await strays();
	await change('organizations', firm.id, { books_closed_until: '2199-12-31' });
	const refused = await post(firm.people.Accountant, `/billing/invoices/${draft.id}/issue`);
	await change('organizations', firm.id, { books_closed_until: null });
	expect(refused.codes).toEqual(['BOOKS_CLOSED']);
	await expectNoneBut(before);
	expect((await issue(firm, draft.id)).status).toBe('issued');
});

test('a cancellation has its own', async () => {
	const invoice = await addIssued(firm);
	const { data } = await post(firm.people.Accountant, `/billing/invoices/${invoice.id}/cancel`);
	const text = await textOf((await pdfOf(data.cancellation_id)).bytes);
	expect(text).toContain('Stornorechnung');
	expect(text).not.toContain('Gutschrift');
	expect(text).toContain(invoice.number);
	expect(readEInvoice((await xmlOf(data.cancellation_id)).bytes)).toMatchObject({
		number: (await find('invoices', data.cancellation_id))!.number,
	});
});

describe('formats', () => {
	const authority = {
		leitweg_id: '04011000-1234512345-06',
		email: 'poststelle@amt.example.com',
		billing_email: 'rechnung@amt.example.com',
	};
	for (const [invoice_format, more, marks] of [
		['pdf', {}, null],
		['zugferd', {}, 'CrossIndustryInvoice'],
		['xrechnung_cii', authority, 'xrechnung_3.0'],
		['xrechnung_ubl', authority, 'urn:oasis:names:specification:ubl'],
	] as const)
		test(invoice_format, async () => {
			const customer = await addCustomer(firm, { invoice_format, ...more });
			const invoice = await addIssued(firm, undefined, { customer_id: customer });
			expect(!!invoice.xml_file_id).toBe(marks !== null);
			if (marks) expect((await xmlOf(invoice.id)).bytes.toString()).toContain(marks);
		});

	test('what the format needs and is not there keeps the invoice from being issued, and says where to enter it', async () => {
		const customer = await addCustomer(firm, { invoice_format: 'xrechnung_ubl' });
		const draft = await addDraft(firm, undefined, { customer_id: customer });
		const { status, codes, body } = await post(firm.people.Accountant, `/billing/invoices/${draft.id}/issue`);
		expect([status, codes]).toEqual([422, ['DOCUMENT_INCOMPLETE']]);
		const { missing } = body.errors[0].extensions as { missing: Row[] };
		expect(missing.find(({ field }) => field === 'leitweg_id')).toMatchObject({ collection: 'customers', id: customer });
		for (const { de, en } of missing) expect([de, en].every(Boolean)).toBe(true);
	});

	test('any invoice in any syntax and profile that it has the details for', async () => {
		const customer = await addCustomer(firm, authority);
		const invoice = await addIssued(
			firm,
			[
				{ unit_price: '99.99', quantity: '3' },
				{ unit_price: '10.00', tax_rate_id: firm.rates.reduced },
			],
			{
				customer_id: customer,
				discount_percent: '5',
			},
		);
		for (const syntax of ['cii', 'ubl'])
			for (const profile of ['en16931', 'xrechnung']) {
				const xml = await xmlOf(invoice.id, `?syntax=${syntax}&profile=${profile}`);
				expect(xml.status, `${syntax} ${profile} ${xml.bytes.toString().slice(0, 500)}`).toBe(200);
				expect(readEInvoice(xml.bytes)).toMatchObject({ number: invoice.number });
			}
		expect((await xmlOf(invoice.id, '?syntax=edifact')).status).toBe(400);
	});
});

test('whoever may not see the invoice does not get its files', async () => {
	const invoice = await addIssued(firm);
	const other = await addFirm();
	for (const person of [other.people.Manager, firm.people.Employee]) {
		expect([403, 404]).toContain((await pdfOf(invoice.id, person)).status);
		expect([403, 404]).toContain((await download(person, `/billing/invoices/${invoice.id}/xml`)).status);
	}
	const file = (await find('invoices', invoice.id))!.pdf_file_id;
	expect((await download(other.people.Manager, `/assets/${file}`)).status).toBe(403);
	expect((await call({}, `/billing/invoices/${invoice.id}/pdf`)).status).toBe(403);
});

test('an invoice that was taken over from elsewhere gets its PDF when somebody asks for it, once', async () => {
	const demo = (
		await sql(
			"select i.id from invoices i join organizations o on o.id = i.organization_id where o.slug = 'kontor-beratung' and i.status = 'paid' and i.pdf_file_id is null limit 1",
		)
	)[0]!;
	const admin = firm.people.Administrator;
	const answers = await Promise.all(Array.from({ length: 4 }, () => pdfOf(demo.id, admin)));
	for (const { status, bytes } of answers) expect(status, bytes.toString().slice(0, 500)).toBe(200);
	expect(new Set(answers.map(({ bytes }) => sha256(bytes))).size).toBe(1);
	expect(await sql("select count(*)::int as count from documents where linked_id = $1 and type = 'application/pdf'", [demo.id])).toEqual([
		{ count: 1 },
	]);
	expect(existsSync(join(inject('data'), 'uploads'))).toBe(true);
});
