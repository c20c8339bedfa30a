/** What the law does not know is refused before an invoice is issued, in words and with what to do; what it asks for is on the invoice. */
import { beforeAll, expect, test } from 'vitest';
import { readEInvoice } from '../../directus-extensions/kontor/src/e-invoice/reading/read.js';
import { url } from '../lib/api.ts';
import { addCustomer, addDraft, addFirm, addIssued, change, type DraftLine, type Firm, issue, post, right } from '../lib/books.ts';
import { type Row, sql } from '../lib/database.ts';

let firm: Firm;
let small: Firm;
beforeAll(async () => {
	[firm, small] = await Promise.all([addFirm(), addFirm({ tax_scheme: 'small_business' })]);
});

const FRANCE = { country: 'FR', vat_id: 'FR40303265045', city: 'Paris' };
const SWISS = { country: 'CH', city: 'Bern' };
type Case = [what: string, of: () => Firm, customer: Row, line: (firm: Firm) => DraftLine, invoice: Row, rule: string, field: string];
const REFUSED: Case[] = [
	[
		'a small business with § 13b',
		() => small,
		{},
		({ rates }) => ({ tax_rate_id: rates.reverseCharge }),
		{},
		'§ 13b Abs. 5 UStG',
		'tax_category',
	],
	['a small business with tax', () => small, {}, ({ rates }) => ({ tax_rate_id: rates.standard }), {}, '§ 19 UStG', 'tax_category'],
	['Art. 196 at home', () => firm, {}, ({ rates }) => ({ tax_rate_id: rates.euService }), {}, 'Art. 196 MwStSystRL', 'tax_category'],
	[
		'a supply to a German VAT id',
		() => firm,
		{ ...FRANCE, vat_id: 'DE123456788' },
		({ rates }) => ({ tax_rate_id: rates.euSupply }),
		{},
		'§ 6a UStG',
		'vat_id',
	],
	['an export to Hamburg', () => firm, {}, () => ({ tax_category: 'G', tax_rate: '0' }), {}, '§ 6 UStG', 'country'],
	['Swiss francs with German tax and no rate', () => firm, {}, () => ({}), { currency: 'CHF' }, '§ 16 Abs. 6 UStG', 'exchange_rate'],
	['Skonto of 0 days', () => firm, {}, () => ({}), { skonto_percent: '2', skonto_days: 0 }, 'Skonto', 'skonto_days'],
	['Skonto of 100 %', () => firm, {}, () => ({}), { skonto_percent: '100', skonto_days: 7 }, 'Skonto', 'skonto_percent'],
	[
		'Skonto for longer than the term',
		() => firm,
		{},
		() => ({}),
		{ skonto_percent: '2', skonto_days: 30, payment_terms_days: 14 },
		'Skonto',
		'skonto_days',
	],
];

const lastNumber = async ({ id }: Firm) =>
	(
		await sql("select coalesce(max(last_number), 0)::int as last from number_sequences where organization_id = $1 and kind = 'invoice'", [
			id,
		])
	)[0]!.last;

test.each(REFUSED)('%s', async (_, of, customer, line, values, rule, field) => {
	const seller = of();
	const customer_id = await addCustomer(seller, customer);
	const draft = await addDraft(seller, [{ unit_price: '100.00', ...line(seller) }], { customer_id, ...values });
	const before = await lastNumber(seller);
	const { status, codes, body } = await post(seller.people.Accountant, `/billing/invoices/${draft.id}/issue`);
	expect([status, codes]).toEqual([422, ['DOCUMENT_INCOMPLETE']]);
	const { missing } = body.errors[0].extensions as { missing: Row[] };
	expect(missing.map((one) => [one.rule, one.field])).toContainEqual([rule, field]);
	for (const { de, en } of missing) expect([de, en].every((text) => text.length > 5)).toBe(true);
	expect(await lastNumber(seller)).toBe(before);
});

test('reverse charge to the Union needs the own VAT id', async () => {
	const customer_id = await addCustomer(firm, FRANCE);
	const draft = await addDraft(firm, [{ unit_price: '100.00', tax_rate_id: firm.rates.euService }], { customer_id });
	await change('organizations', firm.id, { vat_id: null });
	const { body } = await post(firm.people.Accountant, `/billing/invoices/${draft.id}/issue`);
	await change('organizations', firm.id, { vat_id: 'DE136695976' });
	expect(body.errors[0].extensions.missing).toMatchObject([{ collection: 'organizations', id: firm.id, field: 'vat_id' }]);
	expect((await issue(firm, draft.id)).status).toBe('issued');
});

test('a negative total is refused in words', async () => {
	const answer = await post(firm.people.Accountant, '/items/invoices', {
		customer_id: firm.customer,
		lines: [{ title: 'Gutschrift', quantity: '-1', unit_price: '100.00' }],
	});
	expect([answer.status, answer.codes]).toEqual([400, ['RULE_VIOLATED']]);
	expect(answer.body.errors[0].extensions.messages.de).toContain('der Betrag wäre negativ');
	expect(JSON.stringify(answer.body)).not.toContain('würde total_sign');
});

test('services of any seller to firms abroad are taxed there, by themselves', async () => {
	for (const seller of [firm, small]) {
		const to = async (customer: Row) =>
			(await addDraft(seller, [{ unit_price: '100.00' }], { customer_id: await addCustomer(seller, customer) })).lines[0];
		expect(await to(FRANCE)).toMatchObject({ tax_category: 'AE', tax_rate_id: seller.rates.euService });
		expect(await to(SWISS)).toMatchObject({ tax_category: 'O', tax_rate_id: seller.rates.thirdCountry });
	}
});

const xmlOf = async (seller: Firm, id: string): Promise<Buffer> =>
	Buffer.from(
		await (
			await fetch(url(`/billing/invoices/${id}/xml`), { headers: { Authorization: `Bearer ${seller.people.Accountant.token}` } })
		).arrayBuffer(),
	);

test('German tax in another currency is shown in euros, also when it is taken back', async () => {
	const terms = { currency: 'CHF', exchange_rate: '0.945', exchange_rate_date: '2026-01-31' };
	const invoice = await addIssued(firm, [{ unit_price: '880.00' }], terms);
	expect((await xmlOf(firm, invoice.id)).toString()).toContain('currencyID="EUR">176.93<');
	const { cancellation_id } = right(await post(firm.people.Accountant, `/billing/invoices/${invoice.id}/cancel`));
	expect((await xmlOf(firm, cancellation_id)).toString()).toContain('currencyID="EUR">-176.93<');
	await expect(sql('update invoices set exchange_rate = 0 where id = $1', [(await addDraft(firm)).id])).rejects.toMatchObject({
		code: '23514',
	});
});

test('two reasons of one category are both there, in the language of the customer', async () => {
	const rate = async (values: Row) =>
		right(await post(firm.people.Manager, '/items/tax_rates', { rate: '0', category: 'E', ...values })).id;
	const school = await rate({
		name: 'Unterricht',
		exemption_reason: 'Steuerfrei nach § 4 Nr. 21 UStG',
		exemption_reason_en: 'Exempt: § 4 No. 21 UStG',
	});
	const rent = await rate({ name: 'Vermietung', exemption_reason: 'Steuerfrei nach § 4 Nr. 12 UStG' });
	const lines = [school, rent].map((tax_rate_id) => ({ unit_price: '100.00', tax_rate_id }));
	for (const [language, reason] of [
		['de', 'Steuerfrei nach § 4 Nr. 21 UStG; Steuerfrei nach § 4 Nr. 12 UStG'],
		['en', 'Exempt: § 4 No. 21 UStG; Exempt from VAT (Steuerfrei nach § 4 Nr. 12 UStG)'],
	] as const) {
		const invoice = await addIssued(firm, lines, { customer_id: await addCustomer(firm, { language }) });
		expect(readEInvoice(await xmlOf(firm, invoice.id)).taxes).toMatchObject([
			{ category: 'E', netAmount: '200.00', exemptionReason: reason },
		]);
		// What is taken back says the same, whatever has become of the tax rates.
		await change('tax_rates', rent, { exemption_reason: 'anders' });
		const { cancellation_id } = right(await post(firm.people.Accountant, `/billing/invoices/${invoice.id}/cancel`));
		await change('tax_rates', rent, { exemption_reason: 'Steuerfrei nach § 4 Nr. 12 UStG' });
		expect(readEInvoice(await xmlOf(firm, cancellation_id)).taxes[0]!.exemptionReason).toBe(reason);
	}
});
