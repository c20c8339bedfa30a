/** An employee and the account are one: made together, stopped together. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { call, rest } from '../lib/api.ts';
import { find, sql } from '../lib/database.ts';
import { asSession, givePassword, login, PASSWORD, sessionOf } from '../lib/login.ts';
import { addPerson, addWorld, roleId, type World } from '../lib/world.ts';

let world: World;
beforeAll(async () => {
	world = await addWorld();
});

const hire = (more: object = {}) => ({ firstname: 'Nina', lastname: 'Neu', email: `nina-${randomUUID()}@tests.example.com`, ...more });

test('an employee made through the API has an account with the same id, the lowest role and the same tenant', async () => {
	const payload = hire();
	const { id } = await rest.create(world.here.people.Manager, 'employees', payload);
	expect(await find('directus_users', id!)).toMatchObject({
		first_name: 'Nina',
		last_name: 'Neu',
		email: payload.email,
		role: await roleId('Employee'),
		organization_id: world.here.id,
		status: 'active',
	});
	expect(await find('employees', id!)).toMatchObject({ user_id: id, role_id: await roleId('Employee'), organization_id: world.here.id });
});

test('neither exists when one of them fails', async () => {
	const accounts = async () =>
		(await sql('select count(*)::int as n from directus_users where organization_id = $1', [world.here.id]))[0]!.n;
	const before = await accounts();
	for (const wrong of [
		{ hired_at: '2026-02-01', left_at: '2026-01-01' },
		{ hourly_rate: '-1' },
		{ department_id: world.there.department },
		{ email: world.here.colleague.email },
		{ email: 'no address' },
		{ lastname: null },
	]) {
		const answer = await rest.create(world.here.people.Manager, 'employees', hire(wrong));
		expect(answer.status, JSON.stringify(wrong)).toBeGreaterThanOrEqual(400);
		expect(answer.status, `${JSON.stringify(wrong)} ${JSON.stringify(answer.body)}`).toBeLessThan(500);
	}
	expect(await accounts()).toBe(before);
});

test('one of several fails: none is made', async () => {
	const good = hire();
	const answer = await call(world.here.people.Manager, '/items/employees', { method: 'POST', body: [good, hire({ hourly_rate: '-1' })] });
	expect(answer.status).toBe(400);
	expect(await sql('select 1 from directus_users where email = $1', [good.email])).toEqual([]);
});

test('an administrator makes a user: the employee is there; changes one: so is the other', async () => {
	const admin = world.here.people.Administrator;
	const email = `made-${randomUUID()}@tests.example.com`;
	const made = await call(admin, '/users', {
		method: 'POST',
		body: { email, first_name: 'Max', last_name: 'Muster', role: await roleId('Sales'), organization_id: world.here.id },
	});
	expect(made.status).toBe(200);
	expect(await find('employees', made.data.id)).toMatchObject({ firstname: 'Max', email, role_id: await roleId('Sales'), is_active: true });
	await call(admin, `/users/${made.data.id}`, { method: 'PATCH', body: { last_name: 'Meier', status: 'suspended' } });
	expect(await find('employees', made.data.id)).toMatchObject({ lastname: 'Meier', is_active: false });
});

test('who is deactivated is logged out at once and can not log in; activated again, they can', async () => {
	const person = await addPerson(world.here.id, 'Employee');
	await givePassword(person);
	const cookie = await sessionOf(person.email);
	const tokens = (await login(person.email)).data;
	expect((await asSession(cookie, '/users/me')).status).toBe(200);

	const off = await rest.update(world.here.people.Manager, 'employees', person.id, { is_active: false });
	expect(off.status).toBe(200);
	for (const path of ['/users/me', '/items/employees', '/simple-rest/projects'])
		expect((await asSession(cookie, path)).status, path).toBeGreaterThanOrEqual(401);
	expect((await call(person, '/items/employees')).status, 'static token').toBeGreaterThanOrEqual(401);
	expect((await call({}, '/auth/refresh', { method: 'POST', body: { refresh_token: tokens.refresh_token, mode: 'json' } })).status).toBe(
		401,
	);
	expect((await login(person.email)).status).toBe(401);

	await rest.update(world.here.people.Manager, 'employees', person.id, { is_active: true });
	expect((await login(person.email, PASSWORD)).status).toBe(200);
});

test('who gets another role is logged out and has the rights of the new role', async () => {
	const person = await addPerson(world.here.id, 'Sales');
	await givePassword(person);
	const cookie = await sessionOf(person.email);
	expect((await asSession(cookie, '/simple-rest/deals')).status).toBe(200);
	await rest.update(world.here.people.Manager, 'employees', person.id, { role_id: await roleId('Employee') });
	expect((await asSession(cookie, '/simple-rest/deals')).status).toBeGreaterThanOrEqual(401);
	const again = await sessionOf(person.email);
	expect((await asSession(again, '/simple-rest/deals')).status).toBe(403);
	expect((await call(person, '/simple-rest/deals')).status, 'static token').toBe(403);
});

test('the e-mail of the employee is the login', async () => {
	const person = await addPerson(world.here.id, 'Employee');
	await givePassword(person);
	const email = `NEW-${randomUUID()}@tests.example.com`;
	expect((await rest.update(world.here.people.Manager, 'employees', person.id, { email })).status).toBe(200);
	expect((await login(email.toLowerCase())).status).toBe(200);
	expect((await login(person.email)).status).toBe(401);
});

test('an account with an employee is not simply deleted', async () => {
	const person = await addPerson(world.here.id, 'Employee');
	const answer = await call(world.here.people.Administrator, `/users/${person.id}`, { method: 'DELETE' });
	expect(answer.status).toBeGreaterThanOrEqual(400);
	expect(answer.status).toBeLessThan(500);
	expect(await find('directus_users', person.id)).toBeTruthy();
});
