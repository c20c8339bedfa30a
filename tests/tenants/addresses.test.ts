/** Whether somebody of another firm has an e-mail address is told by nothing: no answer, no account, no trail. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { call, query, rest, simpleRest } from '../lib/api.ts';
import { find, type Row, sql } from '../lib/database.ts';
import { addPerson, addWorld, type Somebody, type World } from '../lib/world.ts';

let world: World;
let me: Somebody;
beforeAll(async () => {
	world = await addWorld();
	me = world.here.people.Manager;
});

const fresh = () => `fresh-${randomUUID()}@tests.example.com`;
/** Used by another firm, by nobody's firm, and written otherwise. */
const taken = async () => [
	(await addPerson(world.there.id, 'Employee')).email,
	(await addPerson(null, 'Manager', 'Stray')).email,
	(await addPerson(world.there.id, 'Sales')).email.toUpperCase(),
];

/** An answer, and all that can be read of it afterwards, without what is new each time. */
async function traces(id: string, email: string): Promise<unknown> {
	const item = { filter: { item: { _eq: id } }, limit: -1, sort: 'id' };
	const answers = await Promise.all([
		call(me, `/items/employees/${id}`),
		call(me, `/users/${id}`),
		call(me, `/users${query({ filter: { id: { _eq: id } }, fields: '*' })}`),
		call(me, `/activity${query({ ...item, fields: 'action,collection,user' })}`),
		call(me, `/revisions${query({ ...item, fields: 'collection,data,delta,before' })}`),
	]);
	const text = JSON.stringify(answers.map(({ status, body }) => [status, body]));
	return text
		.replaceAll(id, 'ID')
		.replaceAll(email, 'EMAIL')
		.replaceAll(email.toLowerCase(), 'EMAIL')
		.replaceAll(/\d{4}-\d\d-\d\dT[\d:.+Z]+/g, 'MOMENT');
}

test('a new employee', async () => {
	for (const road of [rest, simpleRest]) {
		const make = async (email: string) => {
			const answer = await road.create(me, 'employees', { firstname: 'A', lastname: 'B', email });
			expect([road.name, answer.status, answer.codes], JSON.stringify(answer.body)).toEqual([
				road.name,
				road.name === 'simple-rest' ? answer.status : 200,
				[],
			]);
			expect(answer.status).toBeLessThan(300);
			return traces(answer.id!, email);
		};
		const free = await make(fresh());
		for (const email of await taken()) expect(await make(email), `${road.name} ${email}`).toEqual(free);
	}
});

test('another address for an employee, alone and with a name', async () => {
	for (const more of [{}, { lastname: 'New' }, { is_active: false }] as Row[]) {
		const change = async (email: string) => {
			const start = fresh();
			const { data } = await call(me, '/items/employees', { method: 'POST', body: { firstname: 'A', lastname: 'B', email: start } });
			const answer = await call(me, `/items/employees/${data.id}`, { method: 'PATCH', body: { email, ...more } });
			expect(answer.status, JSON.stringify(answer.body)).toBe(200);
			return String(await traces(data.id, email)).replaceAll(start, 'START');
		};
		const free = await change(fresh());
		for (const email of await taken()) expect(await change(email), email).toEqual(free);
	}
});

test('the account has no login then, and an administrator gives it one', async () => {
	const other = await addPerson(world.there.id, 'Employee');
	const { email } = other;
	const { data } = await call(me, '/items/employees', { method: 'POST', body: { firstname: 'A', lastname: 'B', email } });
	expect(await find('directus_users', data.id)).toMatchObject({ email: null, status: 'active', organization_id: world.here.id });
	expect(await find('directus_users', other.id)).toMatchObject({ email, organization_id: world.there.id });
	await call(me, `/items/employees/${data.id}`, { method: 'PATCH', body: { is_active: false } });
	expect(await find('directus_users', data.id)).toMatchObject({ email: null, status: 'suspended' });
	const login = fresh();
	const admin = world.here.people.Administrator;
	expect((await call(admin, `/users/${data.id}`, { method: 'PATCH', body: { email: login, status: 'active' } })).status).toBe(200);
	expect(await find('employees', data.id)).toMatchObject({ email: login, is_active: true });
});

test('within a firm, and for administrators, it is said', async () => {
	const make = (person: Somebody, email: string) =>
		call(person, '/items/employees', { method: 'POST', body: { firstname: 'A', lastname: 'B', email } });
	expect((await make(me, world.here.colleague.email)).codes[0]).toMatch(/UNIQUE/);
	const admin = world.here.people.Administrator;
	expect((await make(admin, world.there.colleague.email)).codes[0]).toMatch(/UNIQUE/);
	const changed = await call(admin, `/items/employees/${world.here.colleague.id}`, {
		method: 'PATCH',
		body: { email: world.there.colleague.email },
	});
	expect(changed.codes).toEqual(['NOT_UNIQUE']);
});

test('nobody of a firm reads the address of an account, but of the employee', async () => {
	for (const role of ['Manager', 'Auditor', 'Accountant', 'Employee', 'Sales', 'Project lead', 'Integrator'] as const) {
		const person = world.here.people[role];
		const answer = await call(person, `/users${query({ fields: 'email', filter: { id: { _eq: world.here.colleague.id } } })}`);
		expect(JSON.stringify(answer.body), role).not.toContain(world.here.colleague.email);
	}
	expect((await call(me, `/items/employees/${world.here.colleague.id}`)).data.email).toBe(world.here.colleague.email);
});

test('no unique index reaches beyond a firm, where a firm may write', async () => {
	const indexes = await sql(
		`select c.relname || '.' || i.relname as name, pg_get_indexdef(x.indexrelid) as definition from pg_index x
		join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
		where x.indisunique and not x.indisprimary and c.relnamespace = 'public'::regnamespace and c.relname not like 'directus\\_%'
			and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and a.attnum = any (x.indkey::int[]))`,
	);
	// By a key of the firm's own rows; and slug and inbox_address, which administrators alone set.
	const rest = indexes.filter(({ definition }) => !/\((\w+_id|[^)]*_id[,)])/.test(definition));
	expect(rest.map(({ name }) => name).filter((name) => !/^organizations\./.test(name))).toEqual([]);
});
