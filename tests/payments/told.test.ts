/** A payment changes its invoice: sockets and flows are told of both, once, by whatever road it comes. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { call, rest, simpleRest } from '../lib/api.ts';
import { addFirm, addIssued, type Firm, post, right } from '../lib/books.ts';
import { insert, type Row, sql } from '../lib/database.ts';
import { type Message, Socket } from '../lib/socket.ts';
import { form } from '../lib/uploads.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

const today = new Date().toISOString().slice(0, 10);
const payment = (invoice: Row) => ({ invoice_id: invoice.id, amount: '119.00', payment_date: today, method: 'cash' });
const ROADS: Record<string, (invoice: Row) => Promise<{ status: number; body: unknown }>> = {
	REST: (invoice) => rest.create(firm.people.Accountant, 'payments', payment(invoice)),
	'simple-rest': (invoice) => simpleRest.create(firm.people.Accountant, 'payments', payment(invoice)),
	import: (invoice) =>
		call(firm.people.Administrator, '/utils/import/payments', {
			method: 'POST',
			body: form({
				content: JSON.stringify([{ ...payment(invoice), organization_id: firm.id }]),
				name: 'x.json',
				type: 'application/json',
			}),
		}),
	verb: (invoice) =>
		post(firm.people.Accountant, `/billing/invoices/${invoice.id}/payments`, { amount: '119.00', payment_date: today, method: 'cash' }),
	several: (invoice) =>
		post(firm.people.Accountant, '/billing/payments', {
			customer_id: firm.customer,
			amount: '119.00',
			payment_date: today,
			method: 'cash',
			allocations: [{ invoice_id: invoice.id, amount: '119.00' }],
		}),
};

test.each(Object.entries(ROADS))('sockets, by %s', async (_road, pay) => {
	const invoice = await addIssued(firm);
	const socket = await Socket.open(firm.people.Manager);
	await socket.ask({
		type: 'subscribe',
		collection: 'invoices',
		query: { fields: ['id', 'status', 'open_amount'], filter: { id: { _eq: invoice.id } } },
	});
	const before = socket.messages.length;
	const answer = await pay(invoice);
	expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
	const told = () => socket.messages.slice(before).flatMap(({ data }: Message) => (Array.isArray(data) ? data : []));
	await expect.poll(told).toEqual([{ id: invoice.id, status: 'paid', open_amount: '0.00' }]);
	await new Promise((resolve) => setTimeout(resolve, 700));
	expect(told()).toHaveLength(1);
	socket.close();
});

test('flows', async () => {
	const note = `flow-${randomUUID()}`;
	const admin = firm.people.Administrator;
	const flow = right(
		await call(admin, '/flows', {
			method: 'POST',
			body: {
				name: note,
				status: 'active',
				trigger: 'event',
				options: { type: 'action', scope: ['items.update'], collections: ['invoices'] },
			},
		}),
	);
	const operation = right(
		await call(admin, '/operations', {
			method: 'POST',
			body: {
				flow: flow.id,
				name: 'Note',
				key: 'note',
				type: 'item-create',
				position_x: 1,
				position_y: 1,
				options: {
					collection: 'directus_notifications',
					permissions: '$full',
					payload: { recipient: admin.id, subject: note, message: '{{$trigger.payload.status}} {{$trigger.keys[0]}}' },
				},
			},
		}),
	);
	await call(admin, `/flows/${flow.id}`, { method: 'PATCH', body: { operation: operation.id } });
	const invoice = await addIssued(firm);
	await insert('directus_notifications', { recipient: admin.id, subject: 'x', status: 'inbox' });
	expect((await ROADS.REST!(invoice)).status).toBe(200);
	const noted = () => sql('select message from directus_notifications where subject = $1 and message like $2', [note, 'paid %']);
	await expect.poll(noted).toEqual([{ message: `paid ${invoice.id}` }]);
	await call(admin, `/flows/${flow.id}`, { method: 'DELETE' });
});
