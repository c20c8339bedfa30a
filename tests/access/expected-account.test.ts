/** A page says whose it is, and nothing happens under another name than that. */
import { beforeAll, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { sql } from '../lib/database.ts';
import { givePassword, sessionOf } from '../lib/login.ts';
import { addPerson, addWorld, type Somebody, type World } from '../lib/world.ts';

let world: World;
let anna: Somebody;
let bert: Somebody;
let cookie: string;
beforeAll(async () => {
	world = await addWorld();
	anna = await addPerson(world.here.id, 'Manager');
	bert = await addPerson(world.here.id, 'Manager');
	await givePassword(bert);
	cookie = await sessionOf(bert.email);
});

const ask = (
	path: string,
	account: string,
	{ method = 'GET', body, session = cookie }: { method?: string; body?: unknown; session?: string } = {},
) => call({}, path, { method, body, headers: { 'Kontor-Account': account, ...(session ? { Cookie: session } : {}) } });

const WRITES: [string, string, unknown][] = [
	['/items/customers', 'POST', { name: 'x' }],
	['/simple-rest/customers', 'POST', { name: 'x' }],
	['/time/timer/start', 'POST', {}],
	['/graphql', 'POST', { query: 'mutation { create_customers_item(data: { name: "x" }) { id } }' }],
	['/auth/logout', 'POST', { mode: 'session' }],
];

test.each(WRITES)('%s: with the session of somebody else, nothing', async (path, method, body) => {
	const before = (await sql('select count(*) from customers where organization_id = $1', [world.here.id]))[0];
	const answer = await ask(path, anna.id, { method, body });
	expect([answer.status, answer.codes]).toEqual([401, ['OTHER_ACCOUNT']]);
	expect((await sql('select count(*) from customers where organization_id = $1', [world.here.id]))[0]).toEqual(before);
});

test('without a session it is said that it has ended, whatever the page asks for', async () => {
	for (const path of ['/items/customers', '/simple-rest/customers', '/permissions/me', '/users/me']) {
		const answer = await ask(path, anna.id, { session: '' });
		expect([answer.status, answer.codes], path).toEqual([401, ['SESSION_ENDED']]);
	}
});

test('the same person, a program without the header, and a login go on as ever', async () => {
	expect((await ask('/users/me', bert.id)).data.id).toBe(bert.id);
	expect((await call({}, '/users/me', { headers: { Cookie: cookie } })).data.id).toBe(bert.id);
	const again = await ask('/auth/login', anna.id, { method: 'POST', body: { email: bert.email, password: 'wrong' } });
	expect(again.codes).toEqual(['INVALID_CREDENTIALS']);
});
