/** More decimal places than the column has are refused, not rounded away: “1.250,50” must not become 1.25. */
import { beforeAll, expect, it } from 'vitest';
import { call, graphql, roads } from '../lib/api.ts';
import { addDraft, addFirm, addIssued, type Firm, post } from '../lib/books.ts';
import { find, sql } from '../lib/database.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

it.each(roads.map((road) => [road.name, road] as const))('over %s', async (_name, road) => {
	const draft = await addDraft(firm);
	const [line] = await sql('select id from invoice_lines where invoice_id = $1', [draft.id]);
	for (const role of ['Accountant', 'Administrator'] as const)
		for (const [collection, id, change] of [
			['invoice_lines', line!.id, { unit_price: '1.25050' }],
			['invoice_lines', line!.id, { quantity: 0.33333 }],
			['invoice_lines', line!.id, { discount_percent: '2.555' }],
			['customers', firm.customer, { hourly_rate: '1.25050' }],
			['customers', firm.customer, { hourly_rate: 1.2505 }],
			['customers', firm.customer, { hourly_rate: '1e-7' }],
		] as const) {
			// GraphQL makes a number of it, and a number has no zeros at its end.
			if (road.name === 'GraphQL' && 'unit_price' in change) continue;
			const answer = await road.update(firm.people[role], collection, id, change);
			expect([JSON.stringify(change), answer.status >= 400]).toEqual([JSON.stringify(change), true]);
		}
	expect(await find('invoice_lines', line!.id)).toMatchObject({ unit_price: '100.0000', quantity: '1.0000', discount_percent: null });
	expect(
		(await road.update(firm.people.Accountant, 'invoice_lines', line!.id, { unit_price: '1.2505', quantity: 0.3333 })).status,
	).toBeLessThan(300);
});

it('says which field, and how to write it', async () => {
	const answer = await call(firm.people.Sales, `/items/customers/${firm.customer}`, { method: 'PATCH', body: { hourly_rate: '1.25050' } });
	expect([answer.status, answer.codes]).toEqual([400, ['FIELD_FORMAT']]);
	expect(answer.body.errors[0].extensions).toMatchObject({ field: 'hourly_rate', collection: 'customers' });
	expect(answer.body.errors[0].extensions.messages.de).toBe(
		'„Stundensatz“ hat höchstens 2 Nachkommastellen; Tausender stehen ohne Trennzeichen, etwa 1250.50.',
	);
});

it('in rows within rows, in lists, in payments, in imports', async () => {
	const person = firm.people.Accountant;
	const nested = await post(person, '/items/invoices', { customer_id: firm.customer, lines: [{ title: 'x', unit_price: '1.25050' }] });
	expect(nested.codes).toEqual(['FIELD_FORMAT']);
	const list = await post(person, '/items/invoices', [
		{ customer_id: firm.customer },
		{ customer_id: firm.customer, discount_percent: '1.005' },
	] as never);
	expect(list.codes).toEqual(['FIELD_FORMAT']);
	const invoice = await addIssued(firm);
	expect((await post(person, '/items/payments', { invoice_id: invoice.id, amount: '1.25050', payment_date: '2026-02-01' })).codes).toEqual([
		'FIELD_FORMAT',
	]);
	expect((await post(person, `/billing/invoices/${invoice.id}/payments`, { amount: '1.25050', payment_date: '2026-02-01' })).codes).toEqual(
		['INVALID_REQUEST'],
	);
	const gql = await graphql(
		firm.people.Administrator,
		`mutation { update_customers_item(id: "${firm.customer}", data: { hourly_rate: "1.25050" }) { id } }`,
	);
	expect(gql.codes).not.toEqual([]);
	const body = new FormData();
	body.append('file', new Blob(['name,hourly_rate\nZuviel,1.25050'], { type: 'text/csv' }), 'a.csv');
	expect((await call(firm.people.Manager, '/utils/import/customers', { method: 'POST', body })).status).toBeGreaterThanOrEqual(400);
	expect(await sql('select 1 from payments where invoice_id = $1', [invoice.id])).toEqual([]);
	expect(await sql("select 1 from customers where name = 'Zuviel'")).toEqual([]);
});
