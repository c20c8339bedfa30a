/** Rows that are sent again with the same Idempotency-Key are written once, and answered the same. */
import { beforeAll, describe, expect, test } from 'vitest';
import { call, type Person } from '../lib/api.ts';
import { addFirm, addIssued, type Firm } from '../lib/books.ts';
import { sql } from '../lib/database.ts';
import { Socket } from '../lib/socket.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});
const send = (key: string, path: string, body: unknown, who: Person = firm.people.Manager, method = 'POST') =>
	call(who, path, { method, body, headers: { 'Idempotency-Key': key } });
const named = async (name: string) =>
	(await sql('select id from customers where organization_id = $1 and name = $2', [firm.id, name])).length;

describe.each(['/items/customers', '/simple-rest/customers'])('%s', (path) => {
	test('twice, and eight times at once: one row, one answer', async () => {
		const [key, name] = [crypto.randomUUID(), `K ${crypto.randomUUID()}`];
		const answers = await Promise.all(Array.from({ length: 8 }, () => send(key, path, { name, city: 'Bremen' })));
		answers.push(await send(key, path, { city: 'Bremen', name }));
		expect(new Set(answers.map(({ status }) => status)).size, JSON.stringify(answers[0]!.body)).toBe(1);
		expect(answers[0]!.status).toBeLessThan(300);
		expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
		expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
		expect(await named(name)).toBe(1);
	});

	test('another request, somebody else, a refused one', async () => {
		const [key, name] = [crypto.randomUUID(), `K ${crypto.randomUUID()}`];
		expect((await send(key, path, { name: null })).status).toBe(400);
		expect((await send(key, path, { name })).status).toBeLessThan(300);
		const other = await send(key, path, { name, city: 'Bremen' });
		expect([other.status, other.codes]).toEqual([422, ['IDEMPOTENCY_KEY_REUSED']]);
		expect((await send(key, path, { name }, firm.people.Accountant)).status).toBeLessThan(300);
		expect(await named(name)).toBe(2);
		expect((await send('k'.repeat(256), path, { name })).codes).toEqual(['INVALID_REQUEST']);
	});
});

test('what the answer shows is part of the request', async () => {
	const [key, name] = [crypto.randomUUID(), `K ${crypto.randomUUID()}`];
	const first = await send(key, '/items/customers?fields=id,name', { name });
	expect(first.data).toEqual({ id: expect.any(String), name });
	expect((await send(key, '/items/customers?fields=id', { name })).status).toBe(422);
	expect((await send(key, '/items/customers?fields=id,name', { name })).body).toEqual(first.body);
});

test('lists, changes and deletions', async () => {
	const names = [`K ${crypto.randomUUID()}`, `K ${crypto.randomUUID()}`];
	const many = () =>
		send(
			`many ${names[0]}`,
			'/items/customers?fields=id',
			names.map((name) => ({ name })),
		);
	const first = await many();
	expect(first.data).toHaveLength(2);
	expect((await many()).body).toEqual(first.body);
	const [{ id }] = first.data;
	const touch = () =>
		send(`touch ${id}`, `/items/customers/${id}?fields=id,notes,updated_at`, { notes: 'x' }, firm.people.Manager, 'PATCH');
	expect((await touch()).body).toEqual((await touch()).body);
	const remove = () => send(`remove ${id}`, `/items/customers/${id}`, undefined, firm.people.Manager, 'DELETE');
	expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
});

test('others are told once, after it is written', async () => {
	const socket = await Socket.open(firm.people.Manager);
	await socket.ask({ type: 'subscribe', collection: 'customers', query: { fields: ['name'] } });
	const before = socket.messages.length;
	const [key, name] = [crypto.randomUUID(), `K ${crypto.randomUUID()}`];
	for (let round = 0; round < 3; round++) await send(key, '/items/customers', { name });
	const told = () => socket.messages.slice(before).filter(({ data }) => data?.[0]?.name === name);
	await expect.poll(told).toHaveLength(1);
	await new Promise((resolve) => setTimeout(resolve, 500));
	expect(told()).toHaveLength(1);
	socket.close();
});

test('verbs: the order of keys does not matter', async () => {
	const invoice = await addIssued(firm);
	const key = crypto.randomUUID();
	const path = `/billing/invoices/${invoice.id}/payments`;
	const first = await send(key, path, { amount: '1.00', payment_date: '2026-03-02', method: 'cash' }, firm.people.Accountant);
	const second = await send(key, path, { method: 'cash', payment_date: '2026-03-02', amount: '1.00' }, firm.people.Accountant);
	expect(first.status).toBe(200);
	expect(second.body).toEqual(first.body);
	expect(await sql('select 1 from payments where invoice_id = $1', [invoice.id])).toHaveLength(1);
});
