/** Sockets tell nobody of what others do, and strangers keep nothing open. */
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { WebSocket as Client } from 'ws';
import { call, rest } from '../lib/api.ts';
import { sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { Socket } from '../lib/socket.ts';
import { addPerson, addWorld, type Somebody, type World } from '../lib/world.ts';

let world: World;
beforeAll(async () => {
	world = await addWorld();
});

const address = (path = '/websocket') => `${inject('url').replace('http', 'ws')}${path}`;
const pause = (milliseconds = 1200) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const COLLECTIONS = [
	'customers',
	'tags',
	'deals',
	'projects',
	'payments',
	'invoices',
	'reminders',
	'employees',
	'directus_users',
	'directus_files',
	'directus_activity',
	'directus_relations',
	'directus_fields',
	'directus_collections',
];

/** Everything that a person can ask to be told of. */
async function listen(person: Somebody, foreign: string): Promise<Socket> {
	const socket = await Socket.open(person);
	let asked = socket.messages.length;
	const ask = (message: object) => {
		socket.send({ type: 'subscribe', uid: randomUUID(), ...message });
		asked++;
	};
	for (const collection of COLLECTIONS)
		for (const event of ['create', 'update', 'delete', undefined])
			for (const query of [undefined, { aggregate: { count: '*' } }, { fields: ['id'], meta: ['total_count', 'filter_count'] }])
				ask({ collection, event, query });
	for (const event of ['update', 'delete']) ask({ collection: 'customers', item: foreign, event });
	await expect.poll(() => socket.messages.length, { timeout: 60_000 }).toBe(asked);
	socket.messages.length = 0;
	return socket;
}

test('what happens in another firm is not told by a single message', async () => {
	const { here, there } = world;
	const watchers = await Promise.all(
		[here.people.Manager, here.people.Employee, here.people.Auditor, world.stray].map((one) => listen(one, there.customer)),
	);
	const them = there.people.Manager;
	for (const collection of ['customers', 'tags'] as const) {
		const { id } = await rest.create(them, collection, { name: `theirs-${randomUUID()}` });
		await rest.update(them, collection, id!, { name: `again-${randomUUID()}` });
		await rest.remove(them, collection, id!);
	}
	await rest.update(them, 'customers', there.customer, { notes: 'x' });
	await rest.update(them, 'employees', there.colleague.id, { phone: '1' });
	await rest.create(them, 'reminders', { title: 'x' });
	const file = await call(them, '/files', { method: 'POST', body: form() });
	await call(them, `/files/${file.data?.id}`, { method: 'DELETE' });
	await pause(3000);
	for (const socket of watchers) {
		expect(socket.messages).toEqual([]);
		socket.close();
	}
});

function form(): FormData {
	const data = new FormData();
	data.append('file', new Blob(['hello'], { type: 'text/plain' }), 'a.txt');
	return data;
}

test('of a deletion are told those who could see the row before', async () => {
	const { here } = world;
	const sockets = {
		manager: await Socket.open(here.people.Manager),
		employee: await Socket.open(here.people.Employee),
		admin: await Socket.open(here.people.Administrator),
	};
	for (const socket of Object.values(sockets))
		for (const collection of ['customers', 'tags']) await socket.ask({ type: 'subscribe', collection, event: 'delete', uid: collection });
	for (const socket of Object.values(sockets)) socket.messages.length = 0;
	const customer = (await rest.create(here.people.Manager, 'customers', { name: `ours-${randomUUID()}` })).id!;
	const tag = (await rest.create(here.people.Manager, 'tags', { name: `ours-${randomUUID()}` })).id!;
	await rest.remove(here.people.Manager, 'customers', customer);
	await rest.remove(here.people.Manager, 'tags', tag);
	const told = (socket: Socket) => socket.messages.map(({ event, data, uid }) => ({ event, data, uid }));
	const both = [
		{ event: 'delete', data: [customer], uid: 'customers' },
		{ event: 'delete', data: [tag], uid: 'tags' },
	];
	await expect.poll(() => told(sockets.manager)).toEqual(both);
	await expect.poll(() => told(sockets.admin)).toEqual(both);
	// An employee sees the tags of the firm, and no customer of projects of others.
	await expect.poll(() => told(sockets.employee)).toEqual([both[1]]);
	for (const socket of Object.values(sockets)) socket.close();
});

test('what one may not read one can’t subscribe to, and is told so at once', async () => {
	const socket = await Socket.open(world.here.people.Employee);
	for (const event of ['create', 'update', 'delete', undefined])
		for (const collection of [
			'deals',
			'payments',
			'directus_relations',
			'directus_fields',
			'directus_sessions',
			'nowhere',
			'__proto__',
			'constructor',
		])
			expect((await socket.ask({ type: 'subscribe', collection, event, uid: 'x' })).status, `${collection} ${event}`).toBe('error');
	const foreign = (await socket.ask({ type: 'subscribe', collection: 'customers', item: world.there.customer, event: 'update' })).error;
	const nowhere = (await socket.ask({ type: 'subscribe', collection: 'customers', item: randomUUID(), event: 'update' })).error;
	expect(foreign).toEqual(nowhere);
	socket.close();
});

test('a socket has a hundred subscriptions', async () => {
	const socket = await Socket.open(world.here.people.Employee);
	for (let i = 0; i < 100; i++) socket.send({ type: 'subscribe', collection: 'tags', event: 'create', uid: String(i) });
	// The first message was the login.
	await expect.poll(() => socket.messages.length).toBe(101);
	expect((await socket.ask({ type: 'subscribe', collection: 'tags', event: 'create', uid: 'more' })).status).toBe('error');
	socket.close();
});

describe('GraphQL', () => {
	async function subscribe(person: Somebody, collection: string): Promise<{ told: any[]; close(): void }> {
		const socket = new Client(address('/graphql'), 'graphql-transport-ws');
		const told: any[] = [];
		socket.on('message', (text) => {
			const message = JSON.parse(String(text));
			if (message.type === 'connection_ack')
				socket.send(
					JSON.stringify({
						id: '1',
						type: 'subscribe',
						payload: { query: `subscription { ${collection}_mutated { key event data { id } } }` },
					}),
				);
			if (message.type === 'next') told.push(message.payload.data?.[`${collection}_mutated`]);
		});
		await new Promise((resolve) => socket.on('open', resolve));
		socket.send(JSON.stringify({ type: 'connection_init', payload: { access_token: person.token } }));
		await pause(1500);
		return { told, close: () => socket.close() };
	}

	test('tells of own rows, also of their end, and of no other', async () => {
		const { here, there } = world;
		const [own, foreign] = await Promise.all([subscribe(here.people.Manager, 'customers'), subscribe(there.people.Manager, 'customers')]);
		const { id } = await rest.create(here.people.Manager, 'customers', { name: `ours-${randomUUID()}` });
		await rest.remove(here.people.Manager, 'customers', id!);
		await expect.poll(() => own.told.map(({ key, event }) => `${event} ${key}`)).toContain(`delete ${id}`);
		await pause();
		expect(foreign.told).toEqual([]);
		own.close();
		foreign.close();
	});

	test('ends with the account', async () => {
		const person = await addPerson(world.here.id, 'Manager');
		const socket = new Client(address('/graphql'), 'graphql-transport-ws');
		await new Promise((resolve) => socket.on('open', resolve));
		socket.send(JSON.stringify({ type: 'connection_init', payload: { access_token: person.token } }));
		await pause();
		expect(socket.readyState).toBe(Client.OPEN);
		await sql("update directus_users set status = 'suspended' where id = $1", [person.id]);
		await expect.poll(() => socket.readyState, { timeout: 10_000 }).toBe(Client.CLOSED);
	});
});

describe('a stranger', () => {
	const open = (path = '/websocket', headers = {}) =>
		new Promise<Client | undefined>((resolve) => {
			const socket = new Client(address(path), path === '/graphql' ? 'graphql-transport-ws' : [], { headers });
			socket.on('open', () => resolve(socket));
			socket.on('error', () => resolve(undefined));
		});

	test.each(['/websocket', '/graphql'])('says no long words at %s, neither in one piece nor in many', async (path) => {
		for (const [size, pieces] of [
			[100_000, 1],
			[1000, 100],
			[1, 40_000],
		] as const) {
			const socket = (await open(path))!;
			const closed = new Promise((resolve) => socket.on('close', resolve));
			for (let i = 0; i < pieces && socket.readyState === Client.OPEN; i++)
				socket.send(Buffer.alloc(size, 32), { fin: false, binary: false });
			expect([1009, 1006]).toContain(await closed);
		}
	});

	test('opens twenty sockets, for twelve seconds', { timeout: 60_000 }, async () => {
		const from = { 'X-Forwarded-For': '198.51.100.77' };
		const sockets = (await Promise.all(Array.from({ length: 60 }, () => open('/websocket', from)))).filter((one) => one !== undefined);
		expect(sockets.length).toBe(20);
		// Others are not kept out by that.
		const elsewhere = await open('/websocket', { 'X-Forwarded-For': '198.51.100.78' });
		expect(elsewhere).toBeDefined();
		elsewhere?.close();
		// Nor does an unfinished message keep one open, or a peer that does not close.
		for (const socket of sockets) {
			socket.send('x', { fin: false });
			socket.pause();
		}
		await pause(13_000);
		for (const socket of sockets) socket.resume();
		await expect.poll(() => sockets.filter((one) => one.readyState !== Client.CLOSED).length, { timeout: 5000 }).toBe(0);
		const again = await open('/websocket', from);
		expect(again).toBeDefined();
		again?.close();
	});

	test('is hung up on at an address that there is not, and with a request that is none', async () => {
		for (const line of [
			'/nowhere',
			'/websocket/x',
			'//',
			'/websocket/logs',
			'/websocket/logs?access_token=x',
			'/websocket?access_token=x',
			'http://[::1',
			'/websocket?access_token[]=x',
		]) {
			const socket = connect(Number(new URL(inject('url')).port), '127.0.0.1');
			const closed = new Promise((resolve) => socket.on('close', () => resolve('closed')));
			socket.on('error', () => {});
			socket.write(
				`GET ${line} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
			);
			socket.resume();
			if (line === '/websocket?access_token[]=x') socket.destroy();
			expect(await Promise.race([closed, pause(5000)]), line).toBe('closed');
		}
		expect((await call({}, '/server/ping')).body).toBe('pong');
	});
});

test('a person has fifty sockets; the oldest gives way', async () => {
	const person = await addPerson(world.here.id, 'Employee');
	const sockets: Socket[] = [];
	for (let i = 0; i < 52; i++) sockets.push(await Socket.open(person));
	await expect.poll(() => sockets.filter(({ isOpen }) => isOpen).length).toBe(50);
	expect(sockets[0]!.isOpen).toBe(false);
	expect(sockets[51]!.isOpen).toBe(true);
	// Whoever is known may send what a request may.
	const long = await sockets[51]!.ask({ type: 'items', action: 'read', collection: 'customers', query: { search: 'x'.repeat(200_000) } });
	expect(long.type).toBe('items');
	for (const socket of sockets) socket.close();
});
