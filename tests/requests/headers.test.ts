/** What every answer says of the API: its version, and what is left of the rate limit; and to whom pages elsewhere may show it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../directus-extensions/kontor/package.json';
import { type DirectusServer, startDirectus } from '../../scripts/lib/directus.ts';
import { freePort } from '../../scripts/lib/postgres.ts';
import { call } from '../lib/api.ts';
import { inject } from '../lib/inject.ts';
import { addTenant, type Tenant } from '../lib/world.ts';

let firm: Tenant;
beforeAll(async () => {
	firm = await addTenant();
});

test('the version, also of refused requests', async () => {
	for (const path of ['/items/customers', '/simple-rest/customers', '/kontor/me', '/items/nothing', '/server/ping'])
		expect((await call(firm.people.Manager, path)).headers.get('kontor-version'), path).toBe(version);
});

test('without a rate limit nothing is said of one', async () => {
	expect((await call(firm.people.Manager, '/items/customers')).headers.get('ratelimit-limit')).toBeNull();
});

describe('a server with a rate limit that pages of elsewhere may ask', () => {
	const ORIGIN = 'https://portal.example.com';
	let server: DirectusServer;
	let base: string;
	beforeAll(async () => {
		const PORT = String(await freePort());
		base = `http://127.0.0.1:${PORT}`;
		server = await startDirectus({
			...inject('environment'),
			PORT,
			RATE_LIMITER_ENABLED: 'true',
			RATE_LIMITER_POINTS: '15',
			RATE_LIMITER_DURATION: '3',
			CORS_ENABLED: 'true',
			CORS_ORIGIN: ORIGIN,
		});
	});
	afterAll(() => server?.stop());
	const ask = (headers: Record<string, string> = {}, method = 'GET') =>
		fetch(`${base}/items/customers?limit=1`, { method, headers: { Authorization: `Bearer ${firm.people.Manager.token}`, ...headers } });

	test('how many are left, and when there are more', async () => {
		await expect.poll(async () => (await ask()).headers.get('ratelimit-remaining'), { interval: 3_100 }).toBe('14');
		const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
		for (const { headers } of answers) {
			expect(headers.get('ratelimit-limit')).toBe('15');
			expect(Number(headers.get('ratelimit-reset'))).toBeGreaterThan(0);
			expect(Number(headers.get('ratelimit-reset'))).toBeLessThanOrEqual(3);
		}
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused.length).toBeGreaterThan(0);
		for (const { headers } of refused) {
			expect(headers.get('ratelimit-remaining')).toBe('0');
			expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
		}
	});

	test('pages of elsewhere', async () => {
		await expect.poll(async () => (await ask({ Origin: ORIGIN })).status, { interval: 3_100 }).toBe(200);
		const known = await ask({ Origin: ORIGIN });
		expect(known.headers.get('access-control-allow-origin')).toBe(ORIGIN);
		expect(known.headers.get('access-control-expose-headers')).toContain('ETag');
		expect(known.headers.get('access-control-allow-credentials')).toBeNull();
		const before = await ask(
			{ Origin: ORIGIN, 'Access-Control-Request-Method': 'PATCH', 'Access-Control-Request-Headers': 'if-match' },
			'OPTIONS',
		);
		expect(before.headers.get('access-control-allow-headers')).toContain('If-Match');
		// Another page is never named: its browser does not give it the answer.
		expect((await ask({ Origin: 'https://evil.example.com' })).headers.get('access-control-allow-origin')).not.toBe(
			'https://evil.example.com',
		);
	});
});

test('pages of elsewhere are not served unless that was set', async () => {
	const { headers } = await call(firm.people.Manager, '/items/customers', { headers: { Origin: 'https://portal.example.com' } });
	expect(headers.get('access-control-allow-origin')).toBeNull();
});
