import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type NextFunction, type Request, type Response } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limitPressure } from './pressure.js';

/** More than a megabyte is always in use: a server that can't keep up. */
const OVERLOADED = {
	KONTOR_PRESSURE_LIMITER: 'true',
	PRESSURE_LIMITER_SAMPLE_INTERVAL: '10',
	PRESSURE_LIMITER_MAX_MEMORY_RSS: 1e6,
	PRESSURE_LIMITER_RETRY_AFTER: '2',
};

function serve(env: Record<string, unknown>) {
	const app = express();
	app.use('/console', (_req, res) => res.send('console'));
	limitPressure(app, env);
	app.use((_req, res) => res.send('done'));
	app.use((error: { status: number; code: string }, _req: Request, res: Response, _next: NextFunction) =>
		res.status(error.status).send(error.code),
	);
	const server = app.listen(0);
	const ask = async (path: string) => {
		const answer = await fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`);
		return [answer.status, await answer.text(), answer.headers.get('Retry-After')];
	};
	return { server, ask };
}

let busy: ReturnType<typeof serve>;
beforeAll(async () => {
	busy = serve(OVERLOADED);
	await sleep(100);
});
afterAll(() => {
	busy.server.close();
});

test('while the server can not keep up, work is refused, and when to come again is said', async () => {
	expect(await busy.ask('/items/customers')).toEqual([503, 'SERVER_BUSY', '2']);
	expect(await busy.ask('/administrators')).toEqual([503, 'SERVER_BUSY', '2']);
});

test('what costs nothing is answered all the same', async () => {
	for (const path of ['/console/index.html', '/admin', '/admin/assets/index.js', '/server/ping'])
		expect((await busy.ask(path))[0], path).toBe(200);
});

test('an operator can switch it off', async () => {
	const { server, ask } = serve({ ...OVERLOADED, KONTOR_PRESSURE_LIMITER: 'false' });
	await sleep(100);
	expect((await ask('/items/customers'))[0]).toBe(200);
	server.close();
});
