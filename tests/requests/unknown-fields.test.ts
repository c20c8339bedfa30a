/** What Directus would leave out without a word is refused, and every error names the field that it is about. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, type Person } from '../lib/api.ts';
import { addDraft, addFirm, type Firm } from '../lib/books.ts';
import { insert, sql } from '../lib/database.ts';
import { form } from '../lib/uploads.ts';

let firm: Firm;
let draft: Record<string, any>;
beforeAll(async () => {
	firm = await addFirm();
	draft = await addDraft(firm, [{ unit_price: '1.00' }]);
});
const write = (who: Person, path: string, body: unknown, method = 'POST') => call(who, path, { method, body });
const said = ({ status, body }: Answer) =>
	(body?.errors ?? []).map(({ extensions: { code, field, at } }: any) => ({ status, code, field, ...(at === undefined ? {} : { at }) }));

describe.each(['Manager', 'Administrator'] as const)('%s: a field that is none', (role) => {
	const me = () => firm.people[role];
	const unknown = (field: string) => expect.objectContaining({ status: 400, code: 'FIELD_UNKNOWN', field });

	test('created, changed, in a list, by simple-rest', async () => {
		const { customer: id } = firm;
		const name = `U ${randomUUID()}`;
		for (const answer of [
			await write(me(), '/items/customers', { name, nmae: 'x' }),
			await write(me(), '/items/customers', [{ name }, { name, nmae: 'x' }]),
			await write(me(), `/items/customers/${id}`, { nmae: 'x' }, 'PATCH'),
			await write(me(), '/items/customers', [{ id, nmae: 'x' }], 'PATCH'),
			await write(me(), '/items/customers', { keys: [id], data: { nmae: 'x' } }, 'PATCH'),
			await write(me(), '/simple-rest/customers', { name, nmae: 'x' }),
			await write(me(), `/simple-rest/customers/${id}`, { nmae: 'x' }, 'PUT'),
		]) {
			expect(said(answer)).toEqual([unknown('nmae')]);
			expect(answer.body.errors[0].extensions).toMatchObject({ collection: 'customers', similar: expect.arrayContaining(['name']) });
			expect(answer.body.errors[0].extensions.messages.de).toContain('Gemeint ist vielleicht: name');
		}
		expect(await sql('select 1 from customers where name = $1', [name])).toEqual([]);
	});

	test('in nested rows', async () => {
		// A manager may not write all fields of a line: what they may not is refused like what is not there.
		const refused =
			role === 'Manager' ? { status: 403, code: 'FORBIDDEN', field: 'prize' } : { status: 400, code: 'FIELD_UNKNOWN', field: 'prize' };
		const line = { title: 'L', quantity: '1', unit_price: '1.00' };
		const head = { customer_id: firm.customer, ...(role === 'Administrator' ? { organization_id: firm.id } : {}) };
		for (const [body, at] of [
			[{ ...head, lines: [line, { ...line, prize: '2.00' }] }, 'lines.1.prize'],
			[{ ...head, lines: { create: [{ ...line, prize: '2.00' }] } }, 'lines.create.0.prize'],
		] as const)
			expect(said(await write(me(), '/items/invoices', body)), at).toEqual([{ ...refused, at }]);
		const change = { lines: { update: [{ id: draft.lines[0].id, prize: '2.00' }] } };
		expect(said(await write(me(), `/items/invoices/${draft.id}`, change, 'PATCH'))).toEqual([{ ...refused, at: 'lines.update.0.prize' }]);
	});

	test('in a file', async () => {
		const send = (content: string, type: string) =>
			call(me(), '/utils/import/customers', { method: 'POST', body: form({ content, name: 'x', type }) });
		const row = { name: 'A', nmae: 'x', organization_id: firm.id };
		expect(said(await send(JSON.stringify([row]), 'application/json'))).toEqual([unknown('nmae')]);
		// Columns of a table may be called by their labels.
		const answer = await send(`name,nmae,organization_id\nA,x,${firm.id}\n`, 'text/csv');
		expect(answer.body.errors).toMatchObject([{ message: expect.stringContaining('nmae'), extensions: { code: 'IMPORT_COLUMN' } }]);
	});
});

test('what one may not write is not told from what is not there', async () => {
	const lead = firm.people['Project lead'];
	const values = { id: randomUUID(), organization_id: firm.id, title: 'P', customer_id: firm.customer, lead_id: lead.id };
	const path = `/items/projects/${await insert('projects', values)}`;
	for (const field of ['hourly_rate', 'hourly_rats']) {
		const answer = await write(lead, path, { title: 'Neu', [field]: '1.00' }, 'PATCH');
		expect(said(answer)).toEqual([{ status: 403, code: 'FORBIDDEN', field }]);
		expect(answer.body.errors[0].message.replace(field, '…')).toContain('field "…" in collection "projects" or it does not exist');
	}
});

describe('the field at fault', () => {
	const long = 'x'.repeat(300);
	const uuid = randomUUID();
	const CASES: [what: string, collection: string, row: () => object, said: object][] = [
		['too long', 'customers', () => ({ city: 'Bremen', name: 'A', country: 'DE', zip: long }), { code: 'VALUE_TOO_LONG', field: 'zip' }],
		['no day', 'projects', () => ({ title: 'P', customer_id: firm.customer, start_date: 'soon' }), { field: 'start_date' }],
		['no id', 'projects', () => ({ title: 'P', customer_id: 'x' }), { field: 'customer_id' }],
		['no whole number', 'customers', () => ({ name: 'A', payment_terms_days: 'x' }), { field: 'payment_terms_days' }],
		['too large', 'customers', () => ({ name: 'A', payment_terms_days: 99999999999 }), { field: 'payment_terms_days' }],
		[
			'too large an amount',
			'projects',
			() => ({ title: 'P', customer_id: firm.customer, budget_amount: '99999999999999999999' }),
			{ field: 'budget_amount' },
		],
		['missing', 'customers', () => ({ city: 'Bremen' }), { code: 'FAILED_VALIDATION', field: 'name' }],
		['null', 'customers', () => ({ name: null }), { code: 'FAILED_VALIDATION', field: 'name' }],
		['a relation to nowhere', 'projects', () => ({ title: 'P', customer_id: uuid }), { code: 'REFERENCE_NOT_FOUND', field: 'customer_id' }],
		['a rule', 'customers', () => ({ name: 'A', payment_terms_days: -1 }), { code: 'RULE_VIOLATED', field: 'payment_terms_days' }],
		['a form', 'customers', () => ({ name: 'A', vat_id: 'DE1' }), { code: 'FIELD_FORMAT', field: 'vat_id' }],
		['a choice', 'customers', () => ({ name: 'A', status: 'nothing' }), { field: 'status' }],
	];
	test.each(CASES)('%s', async (_what, collection, row, expected) => {
		for (const role of ['Manager', 'Administrator'] as const) {
			const answer = await write(firm.people[role], `/items/${collection}`, {
				...row(),
				...(role === 'Administrator' ? { organization_id: firm.id } : {}),
			});
			expect(answer.status, JSON.stringify(answer.body)).toBe(400);
			// A reference of an administrator is found missing by the database.
			const { code: _, ...place } = expected as { code?: string };
			expect(said(answer), role).toEqual([expect.objectContaining(role === 'Manager' ? expected : place)]);
		}
	});

	test('exists already', async () => {
		const name = `Tag ${randomUUID()}`;
		expect((await write(firm.people.Manager, '/items/tags', { name })).status).toBe(200);
		expect(said(await write(firm.people.Manager, '/items/tags', { name }))).toEqual([{ status: 400, code: 'NOT_UNIQUE', field: 'name' }]);
	});

	test.each([
		['no number', { unit_price: 'x' }, 'unit_price'],
		['too long', { unit: 'x'.repeat(300) }, 'unit'],
		['missing', { title: null }, 'title'],
		['a relation to nowhere', { tax_rate_id: uuid }, 'tax_rate_id'],
		['a rule', { discount_percent: '101' }, 'discount_percent'],
	])('in a line: %s', async (_what, fault, field) => {
		const line = { title: 'L', quantity: '1', unit_price: '1.00' };
		const created = await write(firm.people.Manager, '/items/invoices', {
			customer_id: firm.customer,
			lines: [line, { ...line, ...fault }],
		});
		expect(said(created), JSON.stringify(created.body)).toEqual([expect.objectContaining({ status: 400, field, at: `lines.1.${field}` })]);
		const changed = await write(
			firm.people.Manager,
			`/items/invoices/${draft.id}`,
			{ lines: { create: [{ ...line, ...fault }] } },
			'PATCH',
		);
		expect(said(changed), JSON.stringify(changed.body)).toEqual([
			expect.objectContaining({ status: 400, field, at: `lines.create.0.${field}` }),
		]);
	});
});
