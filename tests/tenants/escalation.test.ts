/** Nobody raises their own rights, or gives away rights that they do not have. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, graphql, rest, roads } from '../lib/api.ts';
import { find, sql } from '../lib/database.ts';
import { addPerson, addWorld, ROLES, roleId, type Somebody, type World } from '../lib/world.ts';

let world: World;
const ORDINARY = ROLES.filter((role) => role !== 'Administrator');
const roles: Record<string, string> = {};

beforeAll(async () => {
	world = await addWorld();
	for (const role of ROLES) roles[role] = await roleId(role);
});

const account = (person: Somebody) => find('directus_users', person.id);

describe.concurrent('one does not change one’s own account into more', () => {
	for (const role of ORDINARY)
		test(role, async () => {
			const me = world.here.people[role];
			const before = await account(me);
			const policy = (await sql("select id from directus_policies where name = 'administrator'"))[0]!.id;
			const changes = [
				{ role: roles.Administrator },
				{ role: { id: roles.Administrator } },
				{ role: { id: roles[role], name: 'mine', policies: [{ policy: { name: 'mine', admin_access: true } }] } },
				{ policies: [{ policy }] },
				{ policies: { create: [{ policy }], update: [], delete: [] } },
				{ policies: [{ policy: { name: 'mine', admin_access: true } }] },
				{ organization_id: world.there.id },
				{ organization_id: null },
				{ token: 'my-new-token' },
				{ status: 'active', role: roles.Administrator },
				{ id: world.here.people.Administrator.id },
				{ provider: 'x', external_identifier: 'x' },
			];
			for (const change of changes) {
				for (const path of ['/users/me', `/users/${me.id}`]) {
					const answer = await call(me, path, { method: 'PATCH', body: change });
					expect(answer.status, `${path} ${JSON.stringify(change)} ${JSON.stringify(answer.body)}`).toBeGreaterThanOrEqual(400);
					expect(answer.status).toBeLessThan(500);
				}
				await call(me, '/users', { method: 'PATCH', body: { keys: [me.id], data: change } });
				await graphql(
					me,
					'mutation ($c: update_directus_users_input!) { update_users_me(data: $c) { id } }',
					{ c: change },
					'/graphql/system',
				);
				for (const road of roads) await road.update(me, 'directus_users', me.id, change);
			}
			const { last_access: _1, last_page: _2, ...after } = (await account(me))!;
			const { last_access: _3, last_page: _4, ...was } = before!;
			expect(after).toEqual(was);
			expect(await sql('select 1 from directus_access where "user" = $1', [me.id])).toEqual([]);
			expect(await sql("select 1 from directus_policies where name = 'mine'")).toEqual([]);
		});
});

describe.concurrent('one does not change one’s own employee into more', () => {
	for (const role of ORDINARY.filter((one) => one !== 'Manager'))
		test(role, async () => {
			const me = world.here.people[role];
			const before = await find('employees', me.id);
			for (const change of [
				{ role_id: roles.Manager },
				{ hourly_rate: '999' },
				{ is_active: false },
				{ email: 'x@tests.example.com' },
				{ organization_id: world.there.id },
			])
				for (const road of roads) {
					const answer = await road.update(me, 'employees', me.id, change);
					expect(answer.status, JSON.stringify(change)).toBeGreaterThanOrEqual(400);
				}
			expect(await find('employees', me.id)).toEqual(before);
		});
});

test('ordinary users make no users, roles, policies, permissions, flows', async () => {
	for (const role of ORDINARY) {
		const me = world.here.people[role];
		const tries: [string, object][] = [
			['/users', { email: `new-${randomUUID()}@tests.example.com`, role: roles.Administrator }],
			['/users/invite', { email: `new-${randomUUID()}@tests.example.com`, role: roles.Administrator }],
			['/users/register', { email: `new-${randomUUID()}@tests.example.com`, password: 'a-long-password' }],
			['/roles', { name: 'mine' }],
			['/policies', { name: 'mine', admin_access: true }],
			['/permissions', { policy: null, collection: 'payments', action: 'delete', fields: ['*'] }],
			['/access', { user: me.id, policy: null }],
			['/flows', { name: 'mine', trigger: 'webhook', status: 'active' }],
			['/operations', { name: 'mine', key: 'mine', type: 'exec', position_x: 1, position_y: 1 }],
			['/webhooks', { name: 'mine' }],
			['/extensions/registry/install', { extension: 'x' }],
			['/translations', { key: 'x', language: 'de-DE', value: 'x' }],
		];
		for (const [path, body] of tries) {
			const answer = await call(me, path, { method: 'POST', body });
			expect(answer.status, `${role} ${path} ${JSON.stringify(answer.body)?.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
			expect(answer.status, `${role} ${path}`).toBeLessThan(500);
		}
	}
	expect(await sql("select 1 from directus_roles where name = 'mine' union select 1 from directus_flows where name = 'mine'")).toEqual([]);
});

describe('a manager gives only rights that they have', () => {
	const hire = (role_id: unknown) => ({ firstname: 'New', lastname: 'Hire', email: `hire-${randomUUID()}@tests.example.com`, role_id });

	test('never Administrator, on no road', async () => {
		const me = world.here.people.Manager;
		const colleague = await addPerson(world.here.id, 'Employee');
		for (const value of [
			roles.Administrator,
			{ id: roles.Administrator },
			{ id: roles.Employee, name: 'mine' },
			{ name: 'mine', admin_access: true },
		])
			for (const road of roads) {
				const created = await road.create(me, 'employees', hire(value));
				expect(created.status, `${road.name} create ${JSON.stringify(value)} ${JSON.stringify(created.body)}`).toBeGreaterThanOrEqual(400);
				expect(created.status).toBeLessThan(500);
				for (const id of [me.id, colleague.id]) {
					const changed = await road.update(me, 'employees', id, { role_id: value });
					expect(changed.status, `${road.name} update ${JSON.stringify(value)} ${JSON.stringify(changed.body)}`).toBeGreaterThanOrEqual(
						400,
					);
					expect(changed.status).toBeLessThan(500);
				}
			}
		expect((await account(me))?.role).toBe(roles.Manager);
		expect((await account(colleague))?.role).toBe(roles.Employee);
		expect((await sql('select name from directus_roles where id = $1', [roles.Employee]))[0]!.name).toBe('Employee');
	});

	test('never a role that may something more', async () => {
		const me = world.here.people.Manager;
		const [role, policy, parent] = [randomUUID(), randomUUID(), randomUUID()];
		await sql('insert into directus_roles (id, name) values ($1, $2)', [role, `More ${role}`]);
		await sql('insert into directus_roles (id, name, parent) values ($1, $2, $3)', [parent, `Child ${role}`, role]);
		await sql('insert into directus_policies (id, name) values ($1, $2)', [policy, `More ${policy}`]);
		await sql(`insert into directus_permissions (policy, collection, action, fields) values ($1, 'payments', 'delete', '*')`, [policy]);
		await sql('insert into directus_access (id, role, policy) values ($1, $2, $3)', [randomUUID(), role, policy]);
		const colleague = await addPerson(world.here.id, 'Employee');
		for (const id of [role, parent]) {
			expect((await rest.create(me, 'employees', hire(id))).codes).toEqual(['ROLE_NOT_YOURS_TO_GIVE']);
			expect((await rest.update(me, 'employees', colleague.id, { role_id: id })).codes).toEqual(['ROLE_NOT_YOURS_TO_GIVE']);
		}
		await sql('delete from directus_policies where id = $1', [policy]);
		await sql('update directus_roles set parent = null where id = $1', [parent]);
		await sql('delete from directus_roles where id = any($1)', [[role, parent]]);
	});

	test('every role below, and their own', async () => {
		const me = world.here.people.Manager;
		for (const role of ORDINARY) {
			const answer = await rest.create(me, 'employees', hire(roles[role]));
			expect(answer.status, `${role} ${JSON.stringify(answer.body)}`).toBe(200);
			expect((await find('directus_users', answer.id!))?.role, role).toBe(roles[role]);
		}
	});

	test('and does not take over the account of an administrator', async () => {
		const me = world.here.people.Manager;
		const admin = world.here.people.Administrator;
		const before = await account(admin);
		for (const change of [{ email: 'mine@tests.example.com' }, { role_id: roles.Employee }, { is_active: false }, { firstname: 'X' }])
			for (const road of roads) {
				const answer = await road.update(me, 'employees', admin.id, change);
				expect(answer.status, JSON.stringify(change)).toBe(403);
			}
		expect(
			(await call(me, '/items/employees', { method: 'PATCH', body: { keys: [world.here.colleague.id, admin.id], data: { phone: '1' } } }))
				.status,
		).toBe(403);
		expect((await account(admin))?.email).toBe(before?.email);
		expect((await account(admin))?.role).toBe(before?.role);
	});

	test('nor by writing over a nested account', async () => {
		const me = world.here.people.Manager;
		const colleague = await addPerson(world.here.id, 'Employee');
		for (const change of [
			{ user_id: { id: colleague.id, role: roles.Administrator } },
			{ user_id: { id: colleague.id, password: 'a-long-password' } },
			{ user_id: world.here.people.Administrator.id },
			{ created_by: { id: colleague.id, role: roles.Administrator } },
			{ department_id: { name: 'x', manager_id: { id: colleague.id, role_id: roles.Administrator } } },
		]) {
			const answer = await rest.update(me, 'employees', colleague.id, change);
			expect(answer.status, JSON.stringify(change)).toBeGreaterThanOrEqual(400);
			expect(answer.status, JSON.stringify(change)).toBeLessThan(500);
		}
		for (const change of [
			{ created_by: { id: colleague.id, role: roles.Administrator } },
			{ owner_id: { id: colleague.id, role_id: roles.Administrator } },
			{ owner_id: { id: colleague.id, user_id: { id: colleague.id, password: 'a-long-password' } } },
			{ organization_id: { id: world.here.id, slug: 'mine' } },
		]) {
			const answer = await rest.update(me, 'customers', world.here.customer, change);
			expect(answer.status, JSON.stringify(change)).toBeGreaterThanOrEqual(400);
			expect(answer.status, JSON.stringify(change)).toBeLessThan(500);
		}
		expect((await account(colleague))?.role).toBe(roles.Employee);
		expect((await account(colleague))?.password).toBeNull();
	});
});
