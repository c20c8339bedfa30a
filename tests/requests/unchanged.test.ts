/** Nobody overwrites what they have not seen: ETag and If-Match, and updated_at in the change. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, type Person, rest } from '../lib/api.ts';
import { addDraft, addFirm, type Firm } from '../lib/books.ts';
import { find, insert, sql } from '../lib/database.ts';
import { addTenant, type Tenant } from '../lib/world.ts';

let firm: Firm;
let there: Tenant;
beforeAll(async () => {
	firm = await addFirm();
	there = await addTenant();
});

const customer = () => insert('customers', { id: crypto.randomUUID(), organization_id: firm.id, name: 'Muster' });
const ROADS: Record<string, { address: (collection: string, id: string) => string; method: string }> = {
	REST: { address: (collection, id) => `/items/${collection}/${id}`, method: 'PATCH' },
	'simple-rest': { address: (collection, id) => `/simple-rest/${collection}/${id}`, method: 'PUT' },
};
const tagOf = ({ headers }: Answer): string => headers.get('etag')!;
const change = (who: Person, road: (typeof ROADS)[string], id: string, body: object, tag?: string, collection = 'customers') =>
	call(who, road.address(collection, id), { method: road.method, body, headers: tag ? { 'If-Match': tag } : {} });

describe.each(Object.entries(ROADS))('%s', (_name, road) => {
	const me = () => firm.people.Manager;
	const look = (id: string, query = '', collection = 'customers') => call(me(), road.address(collection, id) + query);

	test('the tag that was read lets one change through, and no second one', async () => {
		const id = await customer();
		const tag = tagOf(await look(id));
		const first = await change(me(), road, id, { notes: 'one' }, tag);
		expect(first.status, JSON.stringify(first.body)).toBe(200);
		const second = await change(me(), road, id, { notes: 'two' }, tag);
		expect([second.status, second.codes]).toEqual([412, ['ROW_CHANGED']]);
		expect(second.body.errors[0].extensions.messages.de).toContain('inzwischen geändert');
		expect((await find('customers', id))!.notes).toBe('one');
		// The answer of a change has the tag for the next one.
		expect((await change(me(), road, id, { notes: 'three' }, tagOf(first))).status).toBe(200);
		expect((await change(me(), road, id, { notes: 'four' }, '*')).status).toBe(200);
	});

	test('of many at the same time with the same tag one gets through', async () => {
		const id = await customer();
		const tag = tagOf(await look(id));
		const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => change(me(), road, id, { notes: `writer ${at}` }, tag)));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)]);
		const winner = answers.findIndex(({ status }) => status === 200);
		expect((await find('customers', id))!.notes).toBe(`writer ${winner}`);
	});

	test('deleting', async () => {
		const id = await customer();
		const tag = tagOf(await look(id));
		await change(me(), road, id, { notes: 'changed' });
		const remove = (ifMatch: string) => call(me(), road.address('customers', id), { method: 'DELETE', headers: { 'If-Match': ifMatch } });
		expect((await remove(tag)).status).toBe(412);
		expect((await find('customers', id))!.deleted_at).toBeNull();
		expect((await remove(tagOf(await look(id)))).status).toBeLessThan(300);
		expect((await find('customers', id))!.deleted_at).not.toBeNull();
	});

	test('tables without updated_at, and the lines of a draft', async () => {
		const draft = await addDraft(firm, [{ unit_price: '100.00' }]);
		const [line] = draft.lines;
		const tag = tagOf(await look(draft.id, '', 'invoices'));
		// The sums stay as they are: it is the line that changes.
		expect((await rest.update(me(), 'invoice_lines', line.id, { title: 'Other words' })).status).toBe(200);
		expect((await change(me(), road, draft.id, { title: 'x' }, tag, 'invoices')).status).toBe(412);
		expect((await change(me(), road, draft.id, { title: 'x' }, tagOf(await look(draft.id, '', 'invoices')), 'invoices')).status).toBe(200);
	});

	test('rows of others: the same answer with a tag as without', async () => {
		for (const tag of ['"a-b"', '*']) {
			const foreign = await change(me(), road, there.customer, { notes: 'x' }, tag);
			const nowhere = await change(me(), road, crypto.randomUUID(), { notes: 'x' }, tag);
			const plain = await change(me(), road, there.customer, { notes: 'x' });
			expect([foreign.status, foreign.codes]).toEqual([plain.status, plain.codes]);
			expect([nowhere.status, nowhere.codes]).toEqual([plain.status, plain.codes]);
			// That of the answer as such.
			expect(tagOf(foreign)).toMatch(/^W\//);
		}
		expect((await find('customers', there.customer))!.notes).toBeNull();
	});

	test('updated_at along with the change: the state that was read', async () => {
		const id = await customer();
		expect((await change(me(), road, id, { notes: 'one', updated_at: null })).status).toBe(200);
		const read = (await rest.list(me(), 'customers', [id])) && (await call(me(), `/items/customers/${id}`)).data.updated_at;
		const answers = await Promise.all(
			Array.from({ length: 8 }, (_, at) => change(me(), road, id, { notes: `writer ${at}`, updated_at: read })),
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)]);
		expect((await change(me(), road, id, { notes: 'old', updated_at: read })).codes).toEqual(['ROW_CHANGED']);
	});
});

test('a list of changes: all of them, or none', async () => {
	const ids = [await customer(), await customer()];
	const me = firm.people.Manager;
	await rest.update(me, 'customers', ids[1]!, { notes: 'in between' });
	const change = (stamps: (string | null)[]) =>
		call(me, '/items/customers', { method: 'PATCH', body: ids.map((id, at) => ({ id, notes: 'list', updated_at: stamps[at] })) });
	const refused = await change([null, null]);
	expect([refused.status, refused.codes]).toEqual([412, ['ROW_CHANGED']]);
	expect(refused.body.errors[0].extensions.ids).toEqual([ids[1]]);
	expect((await find('customers', ids[0]!))!.notes).toBeNull();
	const { data } = await call(me, `/items/customers/${ids[1]}`);
	expect((await change([null, data.updated_at])).status).toBe(200);
});

test('a guessed updated_at tells nothing of a foreign row', async () => {
	const guess = (id: string, updated_at: string | null) =>
		call(firm.people.Manager, '/items/customers', { method: 'PATCH', body: [{ id, notes: 'x', updated_at }] });
	const answers = [
		await guess(there.customer, null),
		await guess(there.customer, '2026-01-01T00:00:00Z'),
		await guess(crypto.randomUUID(), null),
	];
	expect(answers.map(({ status, codes }) => [status, codes])).toEqual(Array(3).fill([403, ['FORBIDDEN']]));
});

test('two changes within the same millisecond have different stamps', async () => {
	const id = await customer();
	await sql("update customers set notes = 'a' where id = $1", [id]);
	const stamps = new Set<number>();
	for (let round = 0; round < 20; round++) {
		await sql('update customers set notes = $2 where id = $1', [id, String(round)]);
		stamps.add((await find('customers', id))!.updated_at.getTime());
	}
	expect(stamps.size).toBe(20);
});

test('the tag changes only with what one may see', async () => {
	const { Employee } = firm.people;
	const look = () => call(Employee, `/items/employees/${Employee.id}`);
	const [before, shown] = [tagOf(await look()), (await look()).data];
	await sql('update employees set hourly_rate = 123 where id = $1', [Employee.id]);
	const after = await look();
	// The stamp is one of the fields that they see.
	const hides = !('hourly_rate' in shown) && !('updated_at' in shown);
	expect(tagOf(after) === before).toBe(hides);
});

test('another cut of the same row is another answer, and the same row', async () => {
	const id = await customer();
	const look = (fields: string) => call(firm.people.Manager, `/items/customers/${id}?fields=${fields}`);
	const [whole, part] = [tagOf(await look('*')), tagOf(await look('id'))];
	expect(part).not.toBe(whole);
	expect(part.split('-').length).toBeGreaterThan(1);
	expect((await change(firm.people.Manager, ROADS.REST!, id, { notes: 'x' }, part)).status).toBe(200);
});

test('where it makes no sense it is refused, never passed over', async () => {
	const me = firm.people.Manager;
	const headers = { 'If-Match': '"a-b"' };
	for (const [path, method, body] of [
		['/items/customers', 'POST', { name: 'x' }],
		['/items/customers', 'PATCH', []],
		['/simple-rest/customers', 'POST', { name: 'x' }],
	] as const)
		expect((await call(me, path, { method, body, headers })).codes, `${method} ${path}`).toEqual(['INVALID_REQUEST']);
	const id = await customer();
	expect((await change(me, ROADS.REST!, id, { notes: 'x' }, 'no tag')).codes).toEqual(['INVALID_REQUEST']);
});
