/** E-invoices that come in: kept as they came, read, booked once. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentOf, type Fixture } from '../../directus-extensions/kontor/src/e-invoice/testing/fixtures.ts';
import { toCii } from '../../directus-extensions/kontor/src/e-invoice/writing/to-cii.ts';
import { toUbl } from '../../directus-extensions/kontor/src/e-invoice/writing/to-ubl.ts';
import { pdf } from '../../directus-extensions/kontor/src/files/inspect/fixtures.ts';
import { renderInvoicePdf } from '../../directus-extensions/kontor/src/printing/index.ts';
import { call, type Person } from '../lib/api.ts';
import { change } from '../lib/books.ts';
import { find, sql } from '../lib/database.ts';
import { trace, upload } from '../lib/uploads.ts';
import { addPerson, addWorld, type World } from '../lib/world.ts';

let world: World;
let count = 0;
const number = () => `L-${++count}-${world.here.id.slice(0, 8)}`;
const BUYER = { vat_id: 'DE271828180', name: 'Wir', legal_name: 'Wir GmbH' };
const invoice = (fixture: Fixture = {}) =>
	documentOf({ buyer: { name: 'Wir GmbH', vat_id: BUYER.vat_id }, ...fixture, invoice: { number: number(), ...fixture.invoice } });
const cii = (fixture?: Fixture) => Buffer.from(toCii(invoice(fixture), 'xrechnung'));
const receive = (person: Person, content: Buffer | string, fields: object = {}, name = 'rechnung.xml') =>
	upload(person, { content, name }, fields, '/documents/receive-e-invoice');

beforeAll(async () => {
	world = await addWorld();
	await change('organizations', world.here.id, BUYER);
});

describe.each([
	['XRechnung in CII', async (fixture: Fixture) => Buffer.from(toCii(invoice(fixture), 'xrechnung')), 'application/xml'],
	['XRechnung in UBL', async (fixture: Fixture) => Buffer.from(toUbl(invoice(fixture), 'xrechnung')), 'application/xml'],
	[
		'ZUGFeRD in a PDF',
		async (fixture: Fixture) => {
			const document = invoice(fixture);
			return renderInvoicePdf(document, { eInvoice: { xml: Buffer.from(toCii(document, 'en16931')), profile: 'en16931' } });
		},
		'application/pdf',
	],
] as const)('%s', (_name, make, type) => {
	test('becomes the draft of an expense, and is kept byte for byte', async () => {
		const me = world.here.people.Employee;
		const bytes = await make({ lines: [{ quantity: '2', unit_price: '100', tax_rate: '19' }] });
		const answer = await receive(me, bytes);
		expect(answer.status, JSON.stringify(answer.body)).toBe(200);
		const { expenses, document, invoice: read, warnings, existing } = answer.data;
		expect({ existing, warnings }).toEqual({ existing: false, warnings: [] });
		expect(read).toMatchObject({ supplier: { name: 'Muster Beratung GmbH' }, totals: { total: '238.00' }, currency: 'EUR' });
		expect(expenses).toHaveLength(1);
		expect(expenses[0]).toMatchObject({
			supplier: 'Muster Beratung GmbH',
			supplier_invoice_number: read.number,
			amount: '238.00',
			tax_amount: '38.00',
			tax_rate: '19.00',
			currency: 'EUR',
			expense_date: '2026-02-01',
			status: 'draft',
			employee_id: me.id,
			receipt_file_id: document.file_id,
		});
		expect(expenses[0].note).toContain(read.number);
		expect(document).toMatchObject({
			category: 'receipt',
			type,
			checksum: createHash('sha256').update(bytes).digest('hex'),
			linked_module: 'expense',
			linked_id: expenses[0].id,
			retention_until: `${new Date().getFullYear() + 8}-12-31`,
		});
		const kept = await fetch((await import('../lib/api.ts')).url(`/assets/${document.file_id}`), {
			headers: { Authorization: `Bearer ${me.token}` },
		});
		expect(Buffer.from(await kept.arrayBuffer()).equals(bytes)).toBe(true);
	});
});

test('several rates are several expenses, together the invoice', async () => {
	const bytes = cii({
		lines: [
			{ quantity: '1', unit_price: '100', tax_rate: '19' },
			{ quantity: '1', unit_price: '50', tax_rate: '7' },
		],
	});
	const { data } = await receive(world.here.people.Accountant, bytes, { category: 'material' });
	expect(data.expenses.map((row: any) => [row.amount, row.tax_amount, row.tax_rate, row.category])).toEqual([
		['119.00', '19.00', '19.00', 'material'],
		['53.50', '3.50', '7.00', 'material'],
	]);
	expect(new Set(data.expenses.map((row: any) => row.receipt_file_id)).size).toBe(1);
	expect(data.expenses[1].note).toContain('172,50');
	expect(await sql('select 1 from documents where file_id = $1', [data.document.file_id])).toHaveLength(2);
});

test('a preview stores nothing', async () => {
	const before = await trace();
	const bytes = cii();
	const answer = await receive(world.here.people.Employee, bytes, { preview: true });
	expect(answer.data).toMatchObject({ existing: false, document: null, expenses: [], parts: [{ tax_rate: '19.00' }] });
	await expect.poll(trace).toEqual(before);
	expect(await sql('select 1 from expenses where supplier_invoice_number = $1', [answer.data.invoice.number])).toEqual([]);
});

describe('the same invoice again', () => {
	test('by its content, also eight at the same time', async () => {
		const bytes = cii();
		const answers = await Promise.all(Array.from({ length: 8 }, () => receive(world.here.people.Accountant, bytes)));
		expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
		expect(answers.filter(({ data }) => !data.existing)).toHaveLength(1);
		expect(new Set(answers.map(({ data }) => data.expenses[0].id)).size).toBe(1);
		expect(await sql('select 1 from expenses where supplier_invoice_number = $1', [answers[0]!.data.invoice.number])).toHaveLength(1);
	});
	test('by supplier and number, in another form', async () => {
		const document = invoice();
		const first = await receive(world.here.people.Accountant, toCii(document, 'xrechnung'));
		const again = await receive(world.here.people.Accountant, toUbl(document, 'xrechnung'));
		expect(again.data).toMatchObject({ existing: true, expenses: [{ id: first.data.expenses[0].id }] });
		expect((await receive(world.here.people.Accountant, toUbl(document, 'xrechnung'), { preview: true })).data.existing).toBe(true);
	});
	test('of a colleague: said, without showing theirs', async () => {
		const bytes = cii();
		const colleague = await addPerson(world.here.id, 'Employee');
		await receive(world.here.people.Accountant, bytes);
		const { data } = await receive(colleague, bytes);
		expect(data).toMatchObject({ existing: true, expenses: [], document: null });
		expect(data.warnings.map((one: any) => one.code)).toContain('known_elsewhere');
	});
	test('of another tenant: theirs is theirs', async () => {
		const bytes = cii();
		await receive(world.here.people.Accountant, bytes);
		const { data } = await receive(world.there.people.Accountant, bytes);
		expect(data).toMatchObject({ existing: false, expenses: [{ status: 'draft' }] });
		expect(data.warnings.map((one: any) => one.code)).toContain('other_buyer');
	});
	test('after its draft was deleted it is recorded anew, with the same file', async () => {
		const bytes = cii();
		const me = world.here.people.Employee;
		const first = await receive(me, bytes);
		expect((await call(me, `/items/expenses/${first.data.expenses[0].id}`, { method: 'DELETE' })).status).toBe(204);
		const again = await receive(me, bytes);
		expect(again.data, JSON.stringify(again.body)).toMatchObject({
			existing: false,
			expenses: [{ status: 'draft' }],
			document: { file_id: first.data.document.file_id },
		});
	});
	test('uploaded as a document before: its file is used', async () => {
		const bytes = cii();
		const filed = await upload(world.here.people.Accountant, { content: bytes, name: 'a.xml' }, { category: 'receipt' });
		const { data } = await receive(world.here.people.Accountant, bytes);
		expect(data).toMatchObject({ existing: false, expenses: [{ status: 'draft' }], document: { file_id: filed.data.file_id } });
	});
});

describe('what to look at', () => {
	const codes = async (bytes: Buffer) =>
		(await receive(world.here.people.Accountant, bytes, { preview: true })).data.warnings.map((one: any) => one.code);
	test('addressed to somebody else', async () => {
		expect(await codes(cii({ buyer: { name: 'Andere AG', vat_id: 'DE123456788' } }))).toEqual(['other_buyer']);
		expect(await codes(cii({ buyer: { name: 'Andere AG', vat_id: null } }))).toEqual(['other_buyer']);
		expect(await codes(cii({ buyer: { name: 'WIR GmbH', vat_id: null } }))).toEqual([]);
	});
	test('written by the firm itself', async () => {
		const { data } = await receive(
			world.here.people.Accountant,
			cii({ seller: { vat_id: BUYER.vat_id } as never, buyer: { name: 'Kunde AG', vat_id: null } as never }),
		);
		expect(data, JSON.stringify(data)).toMatchObject({ expenses: [], parts: [], warnings: [{ code: 'own_invoice' }] });
	});
});

describe('what takes money back', () => {
	const codesOf = (answer: { data: any }) => answer.data.warnings.map((one: any) => one.code);
	const line = { quantity: '1', unit_price: '100', tax_rate: '19' };

	test('is a negative expense, linked to what it names, and never paid out', async () => {
		const first = await receive(world.here.people.Accountant, cii({ lines: [line] }));
		const [original] = first.data.expenses;
		const of = { number: first.data.invoice.number, issued_date: '2026-01-01' };
		const bytes = cii({ lines: [{ ...line, quantity: '-1' }], invoice: { kind: 'cancellation' }, original: of as never });
		const answer = await receive(world.here.people.Accountant, bytes, { is_reimbursable: true });
		expect(answer.status, JSON.stringify(answer.body)).toBe(200);
		expect(answer.data.expenses).toMatchObject([
			{
				amount: '-119.00',
				tax_amount: '-19.00',
				tax_rate: '19.00',
				is_reimbursable: false,
				related_expense_id: original.id,
				status: 'draft',
			},
		]);
		expect(answer.data.expenses[0].note).toContain(`zu ${of.number}`);
		expect(codesOf(answer)).toEqual(['credit']);
		expect((await receive(world.here.people.Accountant, bytes)).data).toMatchObject({
			existing: true,
			expenses: [{ id: answer.data.expenses[0].id }],
		});
	});

	/** A credit note (381, CreditNote in UBL) says in positive figures what is given back. */
	const asCreditNote = (xml: string) =>
		xml.includes('<ram:TypeCode>380</ram:TypeCode>')
			? xml.replace('<ram:TypeCode>380</ram:TypeCode>', '<ram:TypeCode>381</ram:TypeCode>')
			: xml
					.replaceAll('xsd:Invoice-2"', 'xsd:CreditNote-2"')
					.replace(/<(\/?)Invoice\b/g, '<$1CreditNote')
					.replace('<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>', '<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>')
					.replaceAll('cac:InvoiceLine', 'cac:CreditNoteLine')
					.replaceAll('cbc:InvoicedQuantity', 'cbc:CreditedQuantity');

	test.each([
		['CII', toCii],
		['UBL', toUbl],
	])('as a credit note in %s', async (_, write) => {
		const answer = await receive(world.here.people.Accountant, asCreditNote(write(invoice({ lines: [line] }), 'xrechnung')));
		expect(answer.status, JSON.stringify(answer.body)).toBe(200);
		expect(answer.data).toMatchObject({ invoice: { kind: 'credit_note' }, expenses: [{ amount: '-119.00', tax_amount: '-19.00' }] });
		expect(codesOf(answer)).toEqual(['credit']);
	});

	test('with a minus in a credit note it is no cost either', async () => {
		const answer = await receive(
			world.here.people.Accountant,
			asCreditNote(toCii(invoice({ lines: [{ ...line, quantity: '-1' }] }), 'xrechnung')),
		);
		expect(answer.data.expenses, JSON.stringify(answer.body)).toMatchObject([{ amount: '-119.00' }]);
	});

	test('for an invoice that nobody has recorded, it says so', async () => {
		const of = { number: 'RE-unbekannt', issued_date: '2026-01-01' } as never;
		const answer = await receive(
			world.here.people.Accountant,
			cii({ lines: [{ ...line, quantity: '-1' }], invoice: { kind: 'correction' }, original: of }),
		);
		expect(codesOf(answer)).toEqual(['credit', 'credit_for_unknown']);
		expect(answer.data.expenses[0].related_expense_id).toBeNull();
	});

	test('in one group of an invoice (a returned deposit) it is one of its drafts', async () => {
		const deposit = { quantity: '-10', unit_price: '2', tax_rate: '0.00', tax_category: 'Z' } as const;
		const answer = await receive(world.here.people.Accountant, cii({ lines: [line, deposit] }), { is_reimbursable: true });
		expect(answer.status, JSON.stringify(answer.body)).toBe(200);
		expect(answer.data.expenses.map((row: any) => [row.amount, row.tax_amount, row.is_reimbursable])).toEqual([
			['119.00', '19.00', true],
			['-20.00', '0.00', false],
		]);
		expect(codesOf(answer)).toEqual([]);
	});

	test('nothing at all is recorded as nothing', async () => {
		const answer = await receive(world.here.people.Accountant, cii({ lines: [{ ...line, discount_percent: '100.00' }] }));
		expect(answer.data.expenses, JSON.stringify(answer.body)).toMatchObject([{ amount: '0.00', tax_amount: '0.00', tax_rate: '19.00' }]);
	});

	test('nobody gets out of it, and nobody types it by hand', async () => {
		const { data } = await receive(world.here.people.Accountant, cii({ lines: [{ ...line, quantity: '-1' }] }));
		const id = data.expenses[0].id;
		const paidOut = await call(world.here.people.Accountant, `/items/expenses/${id}`, { method: 'PATCH', body: { is_reimbursable: true } });
		expect([paidOut.status, paidOut.codes]).toEqual([400, ['RULE_VIOLATED']]);
		expect(paidOut.body.errors[0].extensions.messages.de).toContain('negativ ist nur, was ein Lieferant gutschreibt');
		await expect(sql('update expenses set is_reimbursable = true where id = $1', [id])).rejects.toMatchObject({ code: '23514' });
		await expect(sql('update expenses set tax_amount = 5 where id = $1', [id])).rejects.toMatchObject({ code: '23514' });
		// Without a supplier's number it is no credit note (tests/expenses refuses what is typed).
		const typed = await call(world.here.people.Accountant, `/items/expenses/${id}`, {
			method: 'PATCH',
			body: { supplier_invoice_number: null },
		});
		expect([typed.status, typed.codes]).toEqual([400, ['RULE_VIOLATED']]);
	});
});

describe('what does not add up', () => {
	const wrong = (from: string, to: string) =>
		toCii(invoice({ lines: [{ quantity: '1', unit_price: '100', tax_rate: '19' }] }), 'xrechnung').replace(from, to);
	test.each([
		[
			'the tax of a group',
			'<ram:CalculatedAmount>19.00<',
			'<ram:CalculatedAmount>25.00<',
			'Steuer zu 19 %: angegeben 25,00 EUR, gerechnet 19,00 EUR',
			'19.00',
		],
		[
			'the amount due',
			'<ram:DuePayableAmount>119.00<',
			'<ram:DuePayableAmount>190.00<',
			'Zahlbetrag: angegeben 190,00 EUR, gerechnet 119,00 EUR',
			'19.00',
		],
		[
			'the sum of the lines',
			'<ram:LineTotalAmount>100.00</ram:LineTotalAmount>\n        <ram:Tax',
			'<ram:LineTotalAmount>90.00</ram:LineTotalAmount>\n        <ram:Tax',
			'Summe der Positionen: angegeben 90,00 EUR, gerechnet 100,00 EUR',
			'19.00',
		],
	])('%s: both figures are shown, and at most the right tax is booked', async (_what, from, to, text, tax_amount) => {
		const xml = wrong(from, to);
		expect(xml).toContain(to);
		const { data, body } = await receive(world.here.people.Accountant, xml);
		expect(
			data.warnings.map((one: any) => one.code),
			JSON.stringify(body),
		).toEqual(['does_not_add_up']);
		expect(data.warnings[0].de).toContain(text);
		expect(data.expenses).toMatchObject([{ amount: '119.00', tax_amount }]);
	});

	test('an amount with three decimals is rounded', async () => {
		const { status, data } = await receive(
			world.here.people.Accountant,
			wrong('<ram:GrandTotalAmount>119.00<', '<ram:GrandTotalAmount>119.004<'),
		);
		expect(status).toBe(200);
		expect(data.expenses).toMatchObject([{ amount: '119.00', tax_amount: '19.00' }]);
	});
});

describe('what is refused', () => {
	test.each([
		['empty', '', 'E_INVOICE_NOT_READABLE', 'empty'],
		['text', 'Rechnung über 100 Euro', 'E_INVOICE_NOT_READABLE', 'not_xml'],
		['other XML', '<?xml version="1.0"?><rows/>', 'E_INVOICE_NOT_READABLE', 'not_an_invoice'],
		['broken XML', '<?xml version="1.0"?><a><b></a>', 'E_INVOICE_NOT_READABLE', 'malformed'],
		['entities', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'E_INVOICE_NOT_READABLE', 'doctype'],
		[
			'ZUGFeRD 1',
			'<CrossIndustryDocument xmlns="urn:ferd:CrossIndustryDocument:invoice:1p0"/>',
			'E_INVOICE_NOT_READABLE',
			'unsupported_profile',
		],
		['deep XML', '<a>'.repeat(500) + '</a>'.repeat(500), 'E_INVOICE_NOT_READABLE', 'too_complex'],
		['11 MB', Buffer.alloc(11_000_000, ' '), 'E_INVOICE_NOT_READABLE', 'too_large'],
		['a PDF without an invoice', pdf(), 'E_INVOICE_NOT_READABLE', 'pdf_without_invoice'],
	])('%s', async (_what, content, code, problem) => {
		const before = await trace();
		const answer = await receive(world.here.people.Employee, content);
		expect(answer.codes, JSON.stringify(answer.body)).toEqual([code]);
		expect(answer.status).toBe(422);
		expect(answer.body.errors[0].extensions.problem).toBe(problem);
		expect(answer.body.errors[0].extensions.messages.de).toMatch(/^Die E-Rechnung kann nicht gelesen werden: /);
		await expect.poll(trace).toEqual(before);
	});
	test('who may not record expenses', async () => {
		expect((await receive(world.here.people.Auditor, cii())).codes).toEqual(['VERB_NOT_ALLOWED']);
		expect((await receive({}, cii())).status).toBe(403);
	});
	test('for somebody else, without the right to', async () => {
		const before = await trace();
		const answer = await receive(world.here.people.Employee, cii(), { employee_id: world.here.colleague.id });
		expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400);
		await expect.poll(trace).toEqual(before);
		const { data } = await receive(world.here.people.Accountant, cii(), { employee_id: world.here.colleague.id });
		expect(data.expenses[0].employee_id).toBe(world.here.colleague.id);
	});
	test('in a closed period', async () => {
		await change('organizations', world.there.id, { books_closed_until: '2026-12-31' });
		const before = await trace();
		expect((await receive(world.there.people.Accountant, cii())).codes).toEqual(['BOOKS_CLOSED']);
		await expect.poll(trace).toEqual(before);
		await change('organizations', world.there.id, { books_closed_until: null });
	});
});

test('the number of the supplier is a field like others', async () => {
	const { data } = await receive(world.here.people.Employee, cii());
	const id = data.expenses[0].id;
	expect(
		(await call(world.here.people.Employee, `/items/expenses/${id}`, { method: 'PATCH', body: { supplier_invoice_number: 'X-1' } })).status,
	).toBe(200);
	expect((await find('expenses', id))!.supplier_invoice_number).toBe('X-1');
});
