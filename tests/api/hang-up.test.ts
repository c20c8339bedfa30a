/** Whoever hangs up leaves no work behind; what they have asked to be written is written. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { database, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { addWorld, type World } from '../lib/world.ts';

let world: World;
beforeAll(async () => {
	world = await addWorld();
});

const waitingFor = async (table: string) =>
	(
		await sql(`select pid from pg_stat_activity where wait_event_type = 'Lock' and query like $1 and datname = current_database()`, [
			`%"${table}"%`,
		])
	).length;
const waiting = () => waitingFor('departments');

/** While nobody can touch the table: a question that takes long, however fast the machine. */
async function whileLocked<T>(work: () => Promise<T>, table = 'departments'): Promise<T> {
	const client = await database().connect();
	try {
		await client.query('begin');
		await client.query(`lock table ${table} in access exclusive mode`);
		return await work();
	} finally {
		await client.query('rollback');
		client.release();
	}
}

function ask(path: string, method: string, body?: object) {
	const giveUp = new AbortController();
	const answer = fetch(`${inject('url')}${path}`, {
		method,
		signal: giveUp.signal,
		headers: { authorization: `Bearer ${world.here.people.Manager.token}`, 'content-type': 'application/json' },
		...(body ? { body: JSON.stringify(body) } : {}),
	}).catch(() => null);
	return { giveUp, answer };
}

describe('what is still being worked out is ended', () => {
	test.each([
		['a list', '/items/departments', 'GET', undefined],
		['a list of the console', '/simple-rest/departments', 'GET', undefined],
		['SEARCH', '/items/departments', 'SEARCH', { query: { fields: ['id'] } }],
		['GraphQL', '/graphql', 'POST', { query: '{ departments { id } }' }],
	])('%s', async (_name, path, method, body) => {
		await whileLocked(async () => {
			const { giveUp, answer } = ask(path, method, body);
			await expect.poll(waiting).toBe(1);
			giveUp.abort();
			await answer;
			// Long before the limit for a statement, which is twenty seconds.
			await expect.poll(waiting, { timeout: 8_000 }).toBe(0);
		});
		// The connection that was used for it serves the next.
		for (let again = 0; again < 25; again++) expect((await call(world.here.people.Manager, '/items/departments?limit=1')).status).toBe(200);
	});
});

test('what is to be written is written', async () => {
	const id = randomUUID();
	await whileLocked(async () => {
		const { giveUp, answer } = ask('/items/departments', 'POST', { name: id });
		await expect.poll(waiting).toBe(1);
		giveUp.abort();
		await answer;
		await new Promise((resolve) => setTimeout(resolve, 1_500));
		expect(await waiting()).toBe(1);
	});
	await expect.poll(async () => (await sql('select 1 from departments where name = $1', [id])).length).toBe(1);
});

test('who has not hung up gets their answer', async () => {
	// Another table: of what was just written something may still be read.
	const slow = whileLocked(async () => {
		const { answer } = ask('/items/services?limit=1', 'GET');
		await expect.poll(() => waitingFor('services')).toBe(1);
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		return { answer };
	}, 'services');
	expect((await (await slow).answer)?.status).toBe(200);
});
