/** The websocket shows and tells a person no more than the API does. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { call, rest } from '../lib/api.ts';
import { insert, sql } from '../lib/database.ts';
import { Socket } from '../lib/socket.ts';
import { addWorld, type World } from '../lib/world.ts';

let world: World;
beforeAll(async () => {
	world = await addWorld();
	await sql('update employees set hourly_rate = 837.11 where id = $1', [world.here.colleague.id]);
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 1500));

test('without a login there is nothing', async () => {
	const socket = await Socket.open();
	const answer = await socket.ask({ type: 'items', action: 'read', collection: 'customers', query: {} });
	expect(answer.status).toBe('error');
	expect(answer.error.code).toBe('AUTH_FAILED');
	const wrong = await Socket.open();
	expect((await wrong.ask({ type: 'auth', access_token: 'wrong' })).status).toBe('error');
});

test('reading and writing items', async () => {
	const { there, here } = world;
	const socket = await Socket.open(here.people.Manager);
	const list = await socket.ask({ type: 'items', action: 'read', collection: 'customers', query: { limit: -1, fields: ['*.*'] } });
	expect(list.data.length).toBeGreaterThan(0);
	expect(JSON.stringify(list)).not.toContain(there.id);
	for (const message of [
		{ action: 'read', collection: 'customers', id: there.customer },
		{ action: 'update', collection: 'customers', id: there.customer, data: { notes: 'mine' } },
		{ action: 'delete', collection: 'customers', id: there.customer },
		{ action: 'create', collection: 'customers', data: { name: 'x', organization_id: there.id } },
		{ action: 'create', collection: 'contacts', data: { lastname: 'x', customer_id: there.customer } },
		{ action: 'update', collection: 'payments', id: randomUUID(), data: { note: 'x' } },
		{ action: 'read', collection: 'directus_permissions', query: {} },
	]) {
		const answer = await socket.ask({ type: 'items', ...message });
		expect(answer.status, JSON.stringify({ message, answer })).toBe('error');
	}
	const employee = await Socket.open(here.people.Employee);
	for (const query of [
		{ fields: ['hourly_rate'] },
		{ sort: ['hourly_rate'] },
		{ filter: { hourly_rate: { _gt: 1 } } },
		{ aggregate: { max: ['hourly_rate'] } },
	])
		expect((await employee.ask({ type: 'items', action: 'read', collection: 'employees', query })).status, JSON.stringify(query)).toBe(
			'error',
		);
	const all = await employee.ask({ type: 'items', action: 'read', collection: 'employees', query: { fields: ['*.*.*'] } });
	expect(JSON.stringify(all)).not.toContain('837.11');
	socket.close();
	employee.close();
});

test('subscriptions tell of own rows only', async () => {
	const { there, here } = world;
	const watchers = {
		manager: await Socket.open(here.people.Manager),
		employee: await Socket.open(here.people.Employee),
		stray: await Socket.open(world.stray),
	};
	for (const socket of Object.values(watchers))
		for (const collection of ['customers', 'reminders', 'employees', 'directus_users', 'directus_files'])
			await socket.ask({ type: 'subscribe', collection, uid: collection });
	for (const socket of Object.values(watchers)) socket.messages.length = 0;

	const mark = `mark-${randomUUID()}`;
	await rest.create(there.people.Manager, 'customers', { name: mark });
	await rest.update(there.people.Manager, 'customers', there.customer, { notes: mark });
	await rest.create(there.people.Manager, 'reminders', { title: mark });
	await rest.update(there.people.Manager, 'employees', there.colleague.id, { phone: mark });
	await call(there.people.Manager, '/users/me', { method: 'PATCH', body: { title: mark } });
	const ours = `ours-${randomUUID()}`;
	await rest.create(here.people.Manager, 'reminders', { title: ours });
	await rest.create(here.people.Manager, 'customers', { name: ours });
	await rest.update(here.people.Manager, 'employees', here.colleague.id, { phone: ours, hourly_rate: '912.77' });
	await expect.poll(() => JSON.stringify(watchers.manager.messages)).toContain(ours);
	await pause();

	const told = Object.fromEntries(Object.entries(watchers).map(([name, socket]) => [name, JSON.stringify(socket.messages)]));
	for (const [name, text] of Object.entries(told)) expect(text, name).not.toContain(mark);
	// An employee is told of the colleague's phone, not of the wage, and not of others' reminders and customers.
	expect(told.employee).not.toContain('912.77');
	expect(told.employee).not.toContain('"title":"ours');
	expect(told.employee).not.toContain('"name":"ours');
	expect(told.stray).not.toContain(ours);
	for (const socket of Object.values(watchers)) socket.close();
});

test('a row that leaves one’s view says so, to those who saw it', async () => {
	const { here, there } = world;
	const { Manager, Sales } = here.people;
	const add = (values: object) => insert('customers', { id: randomUUID(), organization_id: here.id, name: 'To leave', ...values });
	const [gone, never] = [await add({}), await add({ deleted_at: '2026-01-01' })];
	const sockets = [await Socket.open(Sales), await Socket.open(Sales), await Socket.open(there.people.Manager)];
	await sockets[0]!.ask({ type: 'subscribe', collection: 'customers', query: { fields: ['id'] } });
	await sockets[1]!.ask({ type: 'subscribe', collection: 'customers', event: 'update', query: { fields: ['id'] } });
	await sockets[2]!.ask({ type: 'subscribe', collection: 'customers', query: { fields: ['id'] } });
	const [own, updates, foreign] = sockets.map(({ messages }) => messages.length);
	for (const id of [never, gone]) await rest.update(Manager, 'customers', id, { deleted_at: '2026-02-01', notes: 'gone' });
	await expect.poll(() => sockets[0]!.messages.length).toBeGreaterThan(own!);
	await pause();
	expect(sockets[0]!.messages.slice(own)).toMatchObject([{ type: 'subscription', event: 'delete', data: [gone] }]);
	// Who asked for changes alone is told of no deletion, and who sees it no longer is told once.
	expect(sockets[1]!.messages.slice(updates)).toEqual([]);
	expect(sockets[2]!.messages.slice(foreign)).toEqual([]);
	await rest.update(Manager, 'customers', gone, { notes: 'still gone' });
	await pause();
	expect(sockets[0]!.messages.slice(own)).toHaveLength(1);
	for (const socket of sockets) socket.close();
});

test('subscribing with a query that asks for more', async () => {
	const socket = await Socket.open(world.here.people.Employee);
	const { there, here } = world;
	await insert('reminders', { id: randomUUID(), organization_id: there.id, title: 'foreign', owner_id: there.colleague.id });
	for (const [collection, query] of [
		['employees', { fields: ['id', 'hourly_rate'] }],
		['employees', { fields: ['id'], filter: { hourly_rate: { _gt: 1 } } }],
		['reminders', { filter: { organization_id: { _eq: there.id } } }],
		['deals', { fields: ['*'] }],
		['reminders', { fields: ['*'], filter: { owner_id: { _eq: here.colleague.id } } }],
	] as const) {
		const answer = await socket.ask({ type: 'subscribe', collection, query, uid: randomUUID() });
		expect(answer.status === 'error' || (answer.data ?? []).length === 0, JSON.stringify(answer)).toBe(true);
	}
	socket.close();
});

test('who is deactivated hears no more', async () => {
	const { id, token } = world.here.people.Sales;
	const socket = await Socket.open(world.here.people.Sales);
	await socket.ask({ type: 'subscribe', collection: 'customers', uid: 'customers' });
	expect(socket.isOpen).toBe(true);
	await rest.update(world.here.people.Manager, 'employees', id, { is_active: false });
	await expect.poll(() => socket.isOpen, { timeout: 10_000 }).toBe(false);
	const again = await Socket.open();
	expect((await again.ask({ type: 'auth', access_token: token })).status).toBe('error');
});
