/** The lines of a draft are written with one statement; each is checked, filled and noted as if it had come alone. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { addDraft, addFirm, addQuote, type Firm } from '../lib/books.ts';
import { type Row, sql } from '../lib/database.ts';

let firm: Firm;
let other: Firm;
beforeAll(async () => {
	[firm, other] = await Promise.all([addFirm(), addFirm()]);
});

const linesOf = (id: string, table = 'invoice_lines') =>
	sql(
		`select *, cmin::text as statement from ${table} where ${table === 'invoice_lines' ? 'invoice_id' : 'quote_id'} = $1 order by position`,
		[id],
	);
const line = (title: string, more: Row = {}): Row => ({ title, quantity: '1', unit_price: '100.00', ...more });
const makeDraft = (lines: unknown) =>
	call(firm.people.Accountant, '/items/invoices', { method: 'POST', body: { customer_id: firm.customer, lines } });

test('three lines, one statement', async () => {
	for (const [table, { id }] of [
		['invoice_lines', await addDraft(firm, [{}, {}, {}])],
		['quote_lines', await addQuote(firm, [{}, {}, {}])],
	] as const) {
		const lines = await linesOf(id, table);
		expect(lines).toHaveLength(3);
		expect(new Set(lines.map(({ statement }) => statement)).size, table).toBe(1);
	}
});

test('each line is filled and noted like one that comes alone', async () => {
	const together = await makeDraft([line('A'), line('B', { position: 7 }), line('C', { tax_rate_id: firm.rates.reduced })]);
	const alone = await makeDraft([line('A')]);
	for (const more of [line('B', { position: 7 }), line('C', { tax_rate_id: firm.rates.reduced })])
		await call(firm.people.Accountant, '/items/invoice_lines', { method: 'POST', body: { ...more, invoice_id: alone.data.id } });

	const what = ({ title, position, tax_rate, tax_category, net_amount, created_by, organization_id }: Row) =>
		({ title, position, tax_rate, tax_category, net_amount, created_by, organization_id }) as Row;
	const [some, others] = [await linesOf(together.data.id), await linesOf(alone.data.id)];
	expect(some.map(what)).toEqual(others.map(what));
	expect(some.map(({ position }) => position)).toEqual([1, 7, 8]);
	const [sums, same] = await sql('select net_total, tax_total, total from invoices where id = any($1)', [
		[together.data.id, alone.data.id],
	]);
	expect(sums).toEqual(same);

	const trail = (lines: Row[]) =>
		sql(
			`select a.action, a.user, a.ip, r.data::jsonb - 'id' - 'created_at' as data, r.delta::jsonb - 'id' - 'created_at' as delta from directus_activity a
			 join directus_revisions r on r.activity = a.id where a.item = any($1) order by r.data ->> 'position'`,
			[lines.map(({ id }) => id)],
		);
	expect(await trail(some)).toEqual(await trail(others));
	const withoutLines = await call(firm.people.Accountant, '/items/invoices', { method: 'POST', body: { customer_id: firm.customer } });
	expect(await trail([together.data])).toEqual(await trail([withoutLines.data]));
	const parents = await sql(
		'select p.item from directus_revisions r join directus_revisions p on p.id = r.parent where r.collection = $1 and r.item = any($2)',
		['invoice_lines', some.map(({ id }) => id)],
	);
	expect(parents.map(({ item }) => item)).toEqual([together.data.id, together.data.id, together.data.id]);
});

test('one line that may not be keeps all of them out', async () => {
	const count = async () => (await sql('select count(*)::int as n from invoices where organization_id = $1', [firm.id]))[0]!.n;
	const before = await count();
	const draft = await addDraft(firm, [{}]);
	const foreign = await addDraft(other, [{}]);
	for (const [name, lines] of [
		['a rate of another firm', [line('A'), line('B', { tax_rate_id: other.rates.standard })]],
		['a rate that is not there', [line('A', { tax_rate_id: randomUUID() }), line('B')]],
		['no id', [line('A', { tax_rate_id: 'x' }), line('B')]],
		['a field that is given', [line('A'), line('B', { net_amount: '5.00' })]],
		['no title', [line('A'), { quantity: '1', unit_price: '1.00' }]],
		['a firm that is not theirs', [line('A'), line('B', { organization_id: other.id })]],
		['no number', [line('A'), line('B', { quantity: 'viele' })]],
	] as [string, Row[]][]) {
		const { status, body } = await makeDraft(lines);
		expect([name, status >= 400 && status < 500, JSON.stringify(body)]).toEqual([name, true, expect.any(String)]);
		const flat = await call(firm.people.Accountant, '/items/invoice_lines', {
			method: 'POST',
			body: lines.map((one) => ({ ...one, invoice_id: draft.id })),
		});
		expect([name, flat.status >= 400 && flat.status < 500]).toEqual([name, true]);
	}
	const intoForeign = await call(firm.people.Accountant, '/items/invoice_lines', {
		method: 'POST',
		body: [line('A', { invoice_id: draft.id }), line('B', { invoice_id: foreign.id })],
	});
	expect([intoForeign.status, intoForeign.codes]).toEqual([400, ['REFERENCE_NOT_FOUND']]);
	for (const role of ['Employee', 'Sales'] as const) {
		const refused = await call(firm.people[role], '/items/invoice_lines', {
			method: 'POST',
			body: [line('A', { invoice_id: draft.id }), line('B', { invoice_id: draft.id })],
		});
		expect(refused.status, role).toBeGreaterThanOrEqual(400);
	}
	expect(await linesOf(draft.id)).toHaveLength(1);
	expect(await linesOf(foreign.id)).toHaveLength(1);
	expect(await count()).toBe(before + 1);
});
