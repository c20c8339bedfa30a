/** A quote that left the house stays as it is, by whatever road somebody comes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { call, graphql, roads } from '../lib/api.ts';
import { addFirm, addQuote, type Firm, withQuote } from '../lib/books.ts';
import { find, sql } from '../lib/database.ts';

let firm: Firm;
let id: string;
let line: string;
let before: unknown;
const state = async () => [await find('quotes', id), await sql('select * from quote_lines where quote_id = $1 order by id', [id])];

beforeAll(async () => {
	firm = await addFirm();
	const quote = await addQuote(firm, [{ unit_price: '100.00' }, { unit_price: '20.00' }]);
	id = quote.id;
	line = quote.lines[0].id;
	await withQuote(firm, id, 'send');
	before = await state();
});

const CHANGES = [
	{ title: 'Anders' },
	{ discount_percent: '50' },
	{ valid_until: '2199-01-01' },
	{ price_mode: 'gross' },
	{ intro_text: 'x' },
];

describe.each(['Accountant', 'Sales', 'Administrator'] as const)('for %s', (role) => {
	it.each(roads.map((road) => [road.name, road] as const))('over %s', async (_name, road) => {
		const person = firm.people[role];
		for (const change of CHANGES) expect((await road.update(person, 'quotes', id, change)).status).toBeGreaterThanOrEqual(400);
		expect((await road.remove(person, 'quotes', id)).status).toBeGreaterThanOrEqual(400);
		expect((await road.update(person, 'quote_lines', line, { unit_price: 1 })).status).toBeGreaterThanOrEqual(400);
		expect((await road.remove(person, 'quote_lines', line)).status).toBeGreaterThanOrEqual(400);
		expect((await road.create(person, 'quote_lines', { quote_id: id, title: 'More', unit_price: 1 })).status).toBeGreaterThanOrEqual(400);
		expect(await state()).toEqual(before);
	});

	it('nested through the quote, through the customer, in batches', async () => {
		const person = firm.people[role];
		const answers = [
			await call(person, `/items/quotes/${id}`, { method: 'PATCH', body: { lines: [{ id: line, unit_price: '1' }] } }),
			await call(person, `/items/quotes/${id}`, {
				method: 'PATCH',
				body: { lines: { create: [{ title: 'x' }], update: [], delete: [line] } },
			}),
			await call(person, `/items/customers/${firm.customer}`, {
				method: 'PATCH',
				body: { quotes: { create: [], update: [{ id, title: 'x' }], delete: [] } },
			}),
			await call(person, `/items/customers/${firm.customer}`, {
				method: 'PATCH',
				body: { quotes: { create: [], update: [], delete: [id] } },
			}),
			await call(person, '/items/quotes', { method: 'PATCH', body: { keys: [id], data: { title: 'x' } } }),
			await call(person, '/items/quotes', { method: 'PATCH', body: [{ id, title: 'x' }] }),
			await call(person, '/items/quotes', { method: 'DELETE', body: [id] }),
			await call(person, `/simple-rest/quotes?filter=${encodeURIComponent(JSON.stringify({ id: [id] }))}`, {
				method: 'PUT',
				body: { title: 'x' },
			}),
		];
		for (const answer of answers) expect([answer.status >= 400 && answer.status < 500, answer.codes.length > 0]).toEqual([true, true]);
		const batch = await graphql(person, `mutation { update_quotes_items(ids: ["${id}"], data: { title: "x" }) { id } }`);
		expect(batch.codes.length).toBeGreaterThan(0);
		expect(await state()).toEqual(before);
	});

	it('what the server gives is refused in drafts, too', async () => {
		const draft = await addQuote(firm);
		for (const [field, value] of Object.entries({
			number: 'AN-1',
			version: 7,
			net_total: '1',
			decline_reason: 'x',
			sent_at: '2026-01-01T00:00:00Z',
		})) {
			const answer = await call(firm.people[role], `/items/quotes/${draft.id}`, { method: 'PATCH', body: { [field]: value } });
			expect([field, answer.status >= 400]).toEqual([field, true]);
		}
		const answer = await call(firm.people[role], `/items/quotes/${draft.id}`, { method: 'PATCH', body: { status: 'accepted' } });
		expect(answer.status >= 400).toBe(true);
	});
});

it('and in SQL', async () => {
	const refused = (text: string, code: string) => expect(sql(text, [id])).rejects.toMatchObject({ code });
	await refused(`update quotes set title = 'x' where id = $1`, 'KN010');
	await refused(`update quotes set total = 1, net_total = 1 where id = $1`, 'KN010');
	await refused(`update quotes set number = 'AN-9' where id = $1`, 'KN010');
	await refused(`update quotes set decline_reason = 'x' where id = $1`, 'KN010');
	await refused(`update quotes set buyer_snapshot = '{}' where id = $1`, 'KN010');
	await refused(`delete from quotes where id = $1`, 'KN011');
	await refused(`update quote_lines set unit_price = 1 where quote_id = $1`, 'KN010');
	await refused(`delete from quote_lines where quote_id = $1`, 'KN010');
	expect(await state()).toEqual(before);
});
