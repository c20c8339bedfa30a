/** Everything that answers without a login is on the list of the bundle (open-routes.ts), with its reason, and in the guide. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { isOpen, OPEN_BEFORE_LOGIN, OPEN_ROUTES } from '../../directus-extensions/kontor/src/access/open-routes.ts';
import { root } from '../../scripts/lib/paths.ts';
import { call } from '../lib/api.ts';
import { inject } from '../lib/inject.ts';
import { addWorld, type World } from '../lib/world.ts';

interface Route {
	method: string;
	path: string;
}

let world: World;
let routes: Route[];

/** What the router of a server with the settings of this one knows: Directus' routes, the bundle's, and what is mounted as files. */
function walkRoutes(): Route[] {
	const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'walk-routes.mjs')], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, ...inject('environment'), LOG_LEVEL: 'silent' },
		timeout: 120_000,
	});
	const line = stdout.split('\n').find((one) => one.startsWith('routes '));
	if (!line) throw new Error(`${stdout}\n${stderr}`);
	return JSON.parse(line.slice(7));
}

beforeAll(async () => {
	world = await addWorld();
	routes = walkRoutes();
});

/** An address that the route answers: parameters are filled in with things that exist. */
const addressOf = (path: string): string =>
	path
		.replace(/:(pk|id)(\([^)]*\))?/g, world.here.customer)
		.replace(':collection', 'customers')
		.replace(':filename?', 'x')
		.replace(/:(\w+)\??(\([^)]*\))?/g, 'x')
		.replace('*', 'x');

const IS_CLOSED = [401, 403];

test('the walk finds all of Directus and all of the bundle', () => {
	expect(routes.length).toBeGreaterThan(300);
	for (const path of ['/items/:collection', '/utils/hash/verify', '/server/specs/oas', '/auth/refresh', '/assets/:pk/:filename?'])
		expect(routes.map((route) => route.path)).toContain(path);
	for (const path of [
		'/billing/invoices/:id/issue',
		'/time/timer/start',
		'/simple-rest/:collection',
		'/api-docs/openapi.json',
		'/kontor/rights',
	])
		expect(routes.map((route) => route.path)).toContain(path);
});

test('what is not on the list is refused to strangers, whatever it is', { timeout: 300_000 }, async () => {
	const open: string[] = [];
	for (const { method, path } of routes) {
		const address = addressOf(path);
		const methods = method === 'ALL' ? ['GET', 'POST', 'PATCH', 'DELETE', 'SEARCH', 'PUT'] : [method];
		for (const one of methods) {
			const { status } = await call({}, address, { method: one, ...(one === 'GET' || one === 'HEAD' ? {} : { body: {} }) });
			const where = address.replace(/(?<=.)\/$/, '');
			// Files are handed out whatever the method is called.
			const isListed = isOpen(one, where) || isOpen('GET', where, OPEN_BEFORE_LOGIN);
			if (!IS_CLOSED.includes(status) && !isListed && !(status === 404 && address.startsWith('/deployments/webhooks')))
				open.push(`${one} ${address} ${status}`);
		}
	}
	expect(open).toEqual([]);
});

test('nor in another spelling', async () => {
	for (const path of [
		'/UTILS/hash/verify',
		'/utils/hash/verify/',
		'//utils/hash/verify',
		'/utils//hash/verify',
		'/utils/hash/verify?x=/auth/login',
		'/auth/../utils/hash/verify',
		'/auth/login/../../utils/hash/verify',
		'/utils/hash%2Fverify',
		'/auth/login/x/y',
		'/AUTH/LOGIN/x/y/z',
		'/assets/x/y/z',
		'/server/info/../specs/oas',
		'/extensions/sources/..%2f..%2fpackage.json',
		'/extensions/registry',
		'/nowhere',
		'/graphql',
		'/graphql/system/',
	])
		for (const method of ['GET', 'POST', 'SEARCH', 'HEAD', 'OPTIONS', 'PUT'])
			expect([401, 403, 404], `${method} ${path}`).toContain(
				(
					await call({}, path, {
						method,
						...(['GET', 'HEAD'].includes(method) ? {} : { body: { string: 'x', hash: 'x', query: '{ x }' } }),
					})
				).status,
			);
});

test('what is open tells nothing of a firm', async () => {
	const info = await call({}, '/server/info');
	expect(Object.keys(info.data).sort()).toEqual(['project', 'setupCompleted']);
	const health = await call({}, '/server/health');
	expect(Object.keys(health.body)).toEqual(['status']);
	expect((await call({}, '/auth')).body).toEqual({ data: [], disableDefault: expect.anything() });
	expect((await call({}, `/assets/${world.here.file}`)).status).toBe(403);
	expect(
		(await call({}, '/users/register', { method: 'POST', body: { email: 'x@tests.example.com', password: 'a-long-password' } })).status,
	).toBe(403);
	expect((await call({}, `/flows/trigger/${world.here.customer}`)).status).toBe(403);
	for (const path of ['/users/invite/accept', '/auth/password/reset'])
		expect((await call({}, path, { method: 'POST', body: { token: 'x', password: 'a-long-password' } })).status).toBe(403);
});

test('health looks at the database and the mail server once, however many ask', async () => {
	const began = performance.now();
	const answers = await Promise.all(Array.from({ length: 200 }, () => call({}, '/server/health')));
	expect(new Set(answers.map(({ body }) => body.status)).size).toBe(1);
	// Each look alone opens a connection to the mail server.
	expect(performance.now() - began).toBeLessThan(10_000);
});

test('nobody chooses what a hash costs', async () => {
	const dear = '$argon2id$v=19$m=1000000,t=20,p=4$c29tZXNhbHQxMjM0$MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI';
	for (const role of ['Employee', 'Administrator'] as const) {
		const me = world.here.people[role];
		const began = performance.now();
		const answers = await Promise.all(
			Array.from({ length: 10 }, () => call(me, '/utils/hash/verify', { method: 'POST', body: { string: 'x', hash: dear } })),
		);
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]));
		expect(performance.now() - began).toBeLessThan(3000);
		const byGraphql = await call(me, '/graphql/system', {
			method: 'POST',
			body: { query: `mutation { utils_hash_verify(string: "x", hash: "${dear}") }` },
		});
		expect(JSON.stringify(byGraphql.body)).not.toContain('true');
		expect((await call(me, '/utils/hash/generate', { method: 'POST', body: { string: 'x'.repeat(100_000) } })).status).toBe(400);
	}
});

test('a login is short', async () => {
	for (const path of ['/auth/login', '/auth/refresh', '/auth/password/request', '/users/register'])
		expect((await call({}, path, { method: 'POST', body: { email: 'x'.repeat(300_000), password: 'x' } })).codes, path).toEqual([
			'INVALID_REQUEST',
		]);
});

test('the guide for operators has the same list', () => {
	const guide = readFileSync(join(root, 'docs', 'guide-operators.md'), 'utf8');
	for (const { why } of [...OPEN_BEFORE_LOGIN, ...OPEN_ROUTES]) expect(guide, why).toContain(why.replace(/ \([\w-]+\.ts\)/, ''));
});
