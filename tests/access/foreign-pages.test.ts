/** A page from elsewhere does nothing with the cookies of whoever looks at it; and what browsers are told about every answer. */
import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { find, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { givePassword, sessionOf } from '../lib/login.ts';
import { addPerson, addWorld, type Somebody, type World } from '../lib/world.ts';

let world: World;
let person: Somebody;
let cookie: string;
beforeAll(async () => {
	world = await addWorld();
	person = await addPerson(world.here.id, 'Manager');
	await givePassword(person);
	cookie = await sessionOf(person.email);
});

const FOREIGN: Record<string, Record<string, string>> = {
	'another site': { Origin: 'https://evil.example.com' },
	'a sandboxed frame': { Origin: 'null' },
	'a name that begins like ours': { Origin: `${new URL(inject('url')).origin}.evil.example.com` },
	'another port of this host': { Origin: 'http://127.0.0.1:1' },
	'a browser that hides the origin': { 'Sec-Fetch-Site': 'cross-site' },
	'a subdomain that hides it': { 'Sec-Fetch-Site': 'same-site' },
};

describe.each(Object.keys(FOREIGN))('%s', (name) => {
	test('changes nothing', async () => {
		const headers = { ...FOREIGN[name], Cookie: cookie };
		const before = (await sql('select count(*) from customers where organization_id = $1', [world.here.id]))[0];
		const requests: [string, string, unknown, Record<string, string>][] = [
			['POST', '/time/timer/start', '', { 'Content-Type': 'text/plain' }],
			['POST', '/time/timer/start', undefined, {}],
			['POST', '/time/timer/start', 'a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }],
			['POST', `/billing/invoices/${world.here.invoice}/issue`, '', { 'Content-Type': 'text/plain' }],
			['POST', '/items/customers', { name: 'x' }, {}],
			['POST', '/items/customers', '{"name":"x"}', { 'Content-Type': 'text/plain' }],
			['PATCH', '/users/me', { title: 'x' }, {}],
			['DELETE', `/items/customers/${world.here.customer}`, undefined, {}],
			['SEARCH', '/items/customers', { query: {} }, {}],
			['POST', '/graphql', { query: 'mutation { create_customers_item(data: { name: "x" }) { id } }' }, {}],
			['POST', '/graphql/system', { query: 'mutation { update_users_me(data: { title: "x" }) { id } }' }, {}],
			['POST', '/utils/cache/clear', undefined, {}],
			['POST', '/files', new FormData(), {}],
			['POST', '/documents/upload', new FormData(), {}],
			['POST', '/auth/logout', { mode: 'session' }, {}],
			['POST', '/auth/refresh', { mode: 'session' }, {}],
			['POST', '/users/me/tfa/disable', { otp: '1' }, {}],
		];
		for (const [method, path, body, more] of requests) {
			const answer = await call({}, path, { method, body, headers: { ...headers, ...more } });
			expect(answer.codes, `${method} ${path}`).toEqual(['FOREIGN_PAGE']);
			expect(answer.status).toBe(403);
		}
		expect((await sql('select count(*) from customers where organization_id = $1', [world.here.id]))[0]).toEqual(before);
		expect((await find('directus_users', person.id))?.title).toBeNull();
	});

	test('opens no socket', async () => {
		const { WebSocket: Client } = await import('ws');
		for (const path of ['/websocket', '/graphql']) {
			const opened = await new Promise((resolve) => {
				const socket = new Client(`${inject('url').replace('http', 'ws')}${path}`, { headers: { ...FOREIGN[name], Cookie: cookie } });
				socket.on('open', () => resolve('open'));
				socket.on('error', (error) => resolve(error.message));
			});
			expect(opened).toContain('403');
		}
	});
});

test('our own pages, programs and tokens go on as before', async () => {
	const own = new URL(inject('url'));
	const allowed: Record<string, string>[] = [
		{ Origin: own.origin, Cookie: cookie },
		{ Origin: `http://localhost:${own.port}`, Cookie: cookie },
		{ 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
		{ 'Sec-Fetch-Site': 'none', Cookie: cookie },
		{ Cookie: cookie },
		{ Origin: 'https://elsewhere.example.com', Authorization: `Bearer ${person.token}` },
	];
	for (const headers of allowed)
		expect((await call({}, '/users/me', { method: 'PATCH', body: { title: 'x' }, headers })).status, JSON.stringify(headers)).toBe(200);
	expect((await call({}, '/users/me', { headers: { Origin: 'https://evil.example.com', Cookie: cookie } })).status).toBe(200);
});

test('a verb takes JSON or nothing', async () => {
	for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', 'text/json'])
		for (const body of ['', '{}', 'note=x'])
			expect((await call(person, '/time/timer/stop', { method: 'POST', body, headers: { 'Content-Type': type } })).codes, type).toEqual([
				'NOT_JSON',
			]);
	for (const type of ['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON'])
		expect((await call(person, '/time/timer/stop', { method: 'POST', body: '{}', headers: { 'Content-Type': type } })).codes).toEqual([
			'NO_TIMER',
		]);
	expect((await call(person, '/time/timer/stop', { method: 'POST' })).codes).toEqual(['NO_TIMER']);
});

test('every answer has its headers, and the policy allows no eval and no other site', async () => {
	for (const path of ['/admin', '/console/', '/api-docs/', '/items/customers', '/server/ping', '/nowhere', '/auth']) {
		const { headers } = await call(person, path);
		expect(headers.get('x-content-type-options'), path).toBe('nosniff');
		expect(headers.get('x-frame-options'), path).toBe('SAMEORIGIN');
		expect(headers.get('referrer-policy'), path).toMatch(/^(same-origin|strict-origin-when-cross-origin)$/);
		expect(headers.get('content-security-policy'), path).not.toMatch(/unsafe-eval|https:|\*|wss:\/\/\*/);
		// Without TLS there is none to insist on.
		expect(headers.get('strict-transport-security'), path).toBeNull();
	}
});
