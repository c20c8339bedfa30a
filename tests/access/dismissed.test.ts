/** Whoever is dismissed or demoted has lost their rights at once, whatever they hold in the hand: tokens, sessions, sockets. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, graphql, rest } from '../lib/api.ts';
import { database, find, insert, sql } from '../lib/database.ts';
import { asSession, givePassword, login, sessionOf } from '../lib/login.ts';
import { Socket } from '../lib/socket.ts';
import { addPerson, addWorld, roleId, type Somebody, type World } from '../lib/world.ts';

let world: World;
beforeAll(async () => {
	world = await addWorld();
});

async function manager(): Promise<Somebody & { jwt: string }> {
	const person = await addPerson(world.here.id, 'Manager');
	await givePassword(person);
	const { data } = await login(person.email);
	return { ...person, jwt: data.access_token };
}

const WAYS: Record<string, (person: Somebody) => Promise<unknown>> = {
	'deactivated over the API': ({ id }) => rest.update(world.here.people.Administrator, 'employees', id, { is_active: false }),
	'suspended over the API': ({ id }) =>
		call(world.here.people.Administrator, `/users/${id}`, { method: 'PATCH', body: { status: 'suspended' } }),
	'suspended by SQL': ({ id }) => sql("update directus_users set status = 'suspended' where id = $1", [id]),
	'archived by SQL': ({ id }) => sql("update directus_users set status = 'archived' where id = $1", [id]),
};

describe.each(Object.keys(WAYS))('%s', (way) => {
	test('every road is closed', async () => {
		const person = await manager();
		const old = { token: person.jwt };
		const cookie = await sessionOf(person.email);
		const { data: tokens } = await login(person.email);
		const open = await Socket.open(person);
		await open.ask({ type: 'subscribe', collection: 'customers', uid: 'c' });
		expect((await call(old, `/items/employees?fields=hourly_rate&limit=1`)).status).toBe(200);
		await WAYS[way]!(person);
		for (const holder of [old, person]) {
			expect((await call(holder, '/items/customers')).status).toBe(401);
			expect((await call(holder, '/items/customers', { method: 'POST', body: { name: 'x' } })).status).toBe(401);
			expect((await graphql(holder, '{ customers { id } }')).status).toBe(401);
			expect((await graphql(holder, '{ users_me { id } }', {}, '/graphql/system')).status).toBe(401);
			expect((await call(holder, '/simple-rest/customers')).status).toBe(401);
			expect((await call(holder, '/kontor/rights')).status).toBe(401);
			expect((await call(holder, '/time/timer/start', { method: 'POST', body: {} })).status).toBe(401);
			expect((await call(holder, `/assets/${world.here.file}`)).status).toBe(401);
			expect((await call({}, `/assets/${world.here.file}?access_token=${holder.token}`)).status).toBe(401);
			const back = await call(holder, `/items/employees/${person.id}`, {
				method: 'PATCH',
				body: { is_active: true, role_id: await roleId('Manager') },
			});
			expect(back.status).toBe(401);
			const socket = await Socket.open();
			expect((await socket.ask({ type: 'auth', access_token: holder.token })).status).toBe('error');
			socket.close();
		}
		expect((await asSession(cookie, '/users/me')).status).toBe(401);
		const refreshed = await call({}, '/auth/refresh', { method: 'POST', body: { refresh_token: tokens.refresh_token, mode: 'json' } });
		expect(refreshed.status).toBe(401);
		await expect.poll(() => open.isOpen, { timeout: 10_000 }).toBe(false);
		expect((await find('directus_users', person.id))?.status).not.toBe('active');
	});
});

test('whoever is demoted acts with the new role at once', async () => {
	const ways: ((id: string, role: string) => Promise<unknown>)[] = [
		(id, role) => rest.update(world.here.people.Administrator, 'employees', id, { role_id: role }),
		(id, role) => sql('update employees set role_id = $2 where id = $1', [id, role]),
	];
	for (const demote of ways) {
		const person = await manager();
		const old = { token: person.jwt };
		const open = await Socket.open({ ...person, token: person.jwt });
		expect((await call(old, `/items/employees?fields=hourly_rate&limit=1`)).status).toBe(200);
		const rights = (await call(old, '/kontor/rights')).data.length;
		await demote(person.id, await roleId('Employee'));
		expect((await call(old, `/items/employees?fields=hourly_rate&limit=1`)).status).toBe(403);
		expect((await rest.update(old, 'employees', person.id, { role_id: await roleId('Manager') })).status).toBe(403);
		expect((await call(old, '/kontor/rights')).data.length).toBeLessThan(rights);
		await expect.poll(() => open.isOpen, { timeout: 10_000 }).toBe(false);
		expect((await find('directus_users', person.id))?.role).toBe(await roleId('Employee'));
	}
});

test('an open socket says nothing more, even before it is closed', async () => {
	const person = await manager();
	const open = await Socket.open({ ...person, token: person.jwt });
	await sql("update directus_users set status = 'suspended' where id = $1", [person.id]);
	open.messages.length = 0;
	open.send({ type: 'items', action: 'read', collection: 'customers', query: { limit: 1 } });
	open.send({ type: 'items', action: 'create', collection: 'customers', data: { name: `by ${person.id}` } });
	await expect.poll(() => open.isOpen).toBe(false);
	expect(open.messages).toEqual([]);
	expect(await sql('select 1 from customers where name = $1', [`by ${person.id}`])).toEqual([]);
});

/** Sends a request that has to wait for a row, lets something happen meanwhile, then lets it go on. */
async function underWay<T>(table: string, id: string, request: () => Promise<T>, meanwhile: () => Promise<unknown>): Promise<T> {
	const client = await database().connect();
	try {
		await client.query('begin');
		await client.query(`select 1 from ${table} where id = $1 for update`, [id]);
		const answer = request();
		await expect
			.poll(async () => (await sql("select 1 from pg_locks where not granted and locktype in ('transactionid', 'tuple')")).length)
			.toBeGreaterThan(0);
		await meanwhile();
		await client.query('rollback');
		return await answer;
	} finally {
		client.release();
	}
}

test('a request that is under way ends without having done anything', async () => {
	const dismiss = ({ id }: Somebody) => sql("update directus_users set status = 'suspended' where id = $1", [id]);
	const customer = await insert('customers', { id: randomUUID(), organization_id: world.here.id, name: 'Waited for' });
	const person = await manager();
	const written = await underWay(
		'customers',
		customer,
		() => rest.update({ token: person.jwt }, 'customers', customer, { notes: 'after the end' }),
		() => dismiss(person),
	);
	expect(written.status).toBe(401);
	expect((await find('customers', customer))?.notes).toBeNull();

	const other = await manager();
	const issued = await underWay(
		'invoices',
		world.here.issued,
		() => call({ token: other.jwt }, `/billing/invoices/${world.here.issued}/mark-sent`, { method: 'POST', body: {} }),
		() => dismiss(other),
	);
	expect(issued.status).toBe(401);
	expect((await find('invoices', world.here.issued))?.status).toBe('issued');
});

test.each(['a draft with its lines', 'lines of a draft', 'changed lines of a draft'])('under way: %s', async (what) => {
	const customer = await insert('customers', { id: randomUUID(), organization_id: world.here.id, name: 'Waited for' });
	const lines = ['A', 'B'].map((title) => ({ title, quantity: '1', unit_price: '10.00', tax_rate: '19.00', tax_category: 'S' }));
	const draft = await rest.create(world.here.people.Manager, 'invoices', { customer_id: customer, lines });
	const person = await manager();
	const of = (body: object, method = 'POST') => call({ token: person.jwt }, '/items/invoice_lines', { method, body });
	const all = () =>
		sql(
			'select i.id, l.id as line, l.title from invoices i left join invoice_lines l on l.invoice_id = i.id where i.customer_id = $1 order by 2',
			[customer],
		);
	const before = await all();
	expect(before).toHaveLength(2);
	const requests: Record<string, () => Promise<{ status: number }>> = {
		'a draft with its lines': () => rest.create({ token: person.jwt }, 'invoices', { customer_id: customer, lines }),
		'lines of a draft': () => of(lines.map((line) => ({ ...line, invoice_id: draft.data.id }))),
		'changed lines of a draft': () =>
			of(
				before.map(({ line }) => ({ id: line, title: 'after the end' })),
				'PATCH',
			),
	};
	const [table, id] = what === 'a draft with its lines' ? ['customers', customer] : ['invoices', draft.data.id];
	const answer = await underWay(table, id, requests[what]!, () =>
		sql("update directus_users set status = 'suspended' where id = $1", [person.id]),
	);
	expect(answer.status).toBe(401);
	expect(await all()).toEqual(before);
});

describe('nobody changes their own role or status', () => {
	const changesOf = async () => [{ role_id: await roleId('Employee') }, { is_active: false }, { role_id: null }];

	test('as a manager', async () => {
		const person = await manager();
		const before = await find('employees', person.id);
		for (const change of await changesOf()) {
			expect((await rest.update(person, 'employees', person.id, change)).status, JSON.stringify(change)).toBe(403);
			const many = await call(person, '/items/employees', {
				method: 'PATCH',
				body: { keys: [world.here.colleague.id, person.id], data: change },
			});
			expect(many.status).toBe(403);
			const batch = await call(person, '/items/employees', { method: 'PATCH', body: [{ id: person.id, ...change }] });
			expect(batch.status).toBe(403);
			const nested = { manager_id: { id: person.id, ...change } };
			expect((await rest.update(person, 'departments', world.here.department, nested)).status).toBeGreaterThanOrEqual(400);
			const socket = await Socket.open(person);
			expect((await socket.ask({ type: 'items', action: 'update', collection: 'employees', id: person.id, data: change })).status).toBe(
				'error',
			);
			socket.close();
		}
		expect(
			(await graphql(person, `mutation { update_employees_item(id: "${person.id}", data: { is_active: false }) { id } }`)).codes,
		).toEqual(['OWN_RIGHTS']);
		expect((await rest.remove(person, 'employees', person.id)).status).toBeGreaterThanOrEqual(400);
		expect(await find('employees', person.id)).toEqual(before);
	});

	test('as an administrator', async () => {
		const person = await addPerson(world.here.id, 'Administrator');
		for (const [path, change] of [
			[`/users/${person.id}`, { role: await roleId('Employee') }],
			['/users/me', { status: 'suspended' }],
			['/users/me', { status: 'archived', role: null }],
			[`/items/employees/${person.id}`, { is_active: false }],
			[`/items/employees/${person.id}`, { role_id: await roleId('Manager') }],
		] as const) {
			const answer = await call(person, path, { method: 'PATCH', body: change });
			expect(answer.codes, path).toEqual(['OWN_RIGHTS']);
			expect(answer.body.errors[0].extensions.messages.de).toContain('niemand selbst');
		}
		expect((await call(person, `/users/${person.id}`, { method: 'DELETE' })).codes).toEqual(['OWN_RIGHTS']);
		expect((await find('directus_users', person.id))?.status).toBe('active');
	});

	test('what a form sends along unchanged is no change', async () => {
		const person = await manager();
		const change = { role_id: await roleId('Manager'), is_active: true, phone: '123' };
		expect((await rest.update(person, 'employees', person.id, change)).status).toBe(200);
		expect((await find('employees', person.id))?.phone).toBe('123');
	});

	test('others are changed as before', async () => {
		const person = await manager();
		const colleague = await addPerson(world.here.id, 'Employee');
		expect((await rest.update(person, 'employees', colleague.id, { is_active: false })).status).toBe(200);
		expect((await find('directus_users', colleague.id))?.status).toBe('suspended');
	});
});

test('the last administrator stays one, by SQL too', async () => {
	const client = await database().connect();
	try {
		for (const statement of [
			"update directus_users set status = 'suspended' where status = 'active' and kontor_system.is_administrator(id, role)",
			'update directus_users set role = null where kontor_system.is_administrator(id, role)',
			"update employees set is_active = false where id in (select id from directus_users where status = 'active' and kontor_system.is_administrator(id, role))",
		]) {
			await client.query('begin');
			await client.query('delete from directus_users where email is null and kontor_system.is_administrator(id, role)').catch(() => {});
			await client.query('rollback');
			await client.query('begin');
			// Those without an employee would stay administrators by the third road.
			await client.query(
				"update directus_users set status = 'archived' where kontor_system.is_administrator(id, role) and id not in (select id from employees)",
			);
			await expect(client.query(statement), statement).rejects.toThrow('The last administrator stays one');
			await client.query('rollback');
		}
	} finally {
		client.release();
	}
});
