/** Rows of another tenant are not read by any parameter of any road. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, graphql, type Person, query } from '../lib/api.ts';
import { insert, sql } from '../lib/database.ts';
import { addWorld, type World } from '../lib/world.ts';

let world: World;
/** Stands in every text of the other tenant: whoever sees it has crossed the wall. */
const MARK = `mark-${randomUUID()}`;

beforeAll(async () => {
	world = await addWorld();
	const { there, here } = world;
	await sql('update customers set name = $1::varchar, notes = $1::text where id = $2', [MARK, there.customer]);
	await sql('update projects set title = $1 where id = $2', [MARK, there.project]);
	await sql('update directus_users set last_name = $1::varchar, title = $1::varchar where id = $2', [MARK, there.colleague.id]);
	await insert('contacts', { id: randomUUID(), organization_id: here.id, customer_id: here.customer, lastname: 'Ours' });
	// Something of the other tenant in the audit trail and the revisions.
	const changed = await call(there.people.Manager, `/items/customers/${there.customer}`, { method: 'PATCH', body: { notes: MARK } });
	expect(changed.status).toBe(200);
});

const READERS = ['Manager', 'Accountant', 'Project lead', 'Employee', 'Sales', 'Auditor', 'Integrator'] as const;

function expectNothing(answer: Answer, what: string) {
	expect(answer.status, `${what} ${JSON.stringify(answer.body)?.slice(0, 300)}`).toBeLessThan(500);
	expect(JSON.stringify(answer.body ?? ''), what).not.toContain(MARK);
	expect(JSON.stringify(answer.body ?? ''), what).not.toContain(world.there.id);
}

describe.concurrent('rows of another tenant', () => {
	for (const role of READERS)
		test(`${role}, REST`, async () => {
			const me = world.here.people[role];
			const { customer, project, colleague, id } = world.there;
			const paths = [
				`/items/customers/${customer}`,
				`/items/customers/${customer}?fields=*.*.*`,
				`/items/customers${query({ fields: '*.*.*', limit: -1 })}`,
				`/items/customers${query({ filter: { id: customer } })}`,
				`/items/customers${query({ filter: { organization_id: { _neq: world.here.id } } })}`,
				`/items/customers${query({ filter: { organization_id: { _eq: id } } })}`,
				`/items/customers${query({ filter: { _or: [{ id: { _nnull: true } }, { organization_id: { id: { _nnull: true } } }] } })}`,
				`/items/customers${query({ search: MARK })}`,
				`/items/customers${query({ fields: 'id,c', alias: { c: 'contacts' }, deep: { c: { _filter: { customer_id: { _neq: null } } } } })}`,
				`/items/customers${query({ aggregate: { count: ['*'] }, groupBy: ['organization_id'] })}`,
				`/items/customers${query({ aggregate: { max: ['name'] } })}`,
				`/items/customers${query({ groupBy: ['name'] })}`,
				`/items/customers${query({ groupBy: ['year(created_at)'], filter: { name: MARK } })}`,
				`/items/customers${query({ export: 'json', limit: -1 })}`,
				`/items/customers${query({ export: 'csv', filter: { name: MARK } })}`,
				`/items/contacts${query({ filter: { customer_id: { name: MARK } } })}`,
				`/items/contacts${query({ fields: 'organization_id.*,customer_id.organization_id.*' })}`,
				`/items/projects${query({ fields: '*.*.*.*', limit: -1 })}`,
				`/items/projects/${project}`,
				`/items/organizations${query({ fields: '*.*' })}`,
				`/items/organizations/${id}`,
				`/users${query({ fields: '*,organization_id.*', limit: -1 })}`,
				`/users/${colleague.id}`,
				`/users${query({ search: MARK })}`,
				`/users${query({ filter: { organization_id: { _eq: id } } })}`,
				`/activity${query({ fields: '*.*', limit: -1 })}`,
				`/activity${query({ filter: { item: { _eq: customer } } })}`,
				`/revisions${query({ fields: '*.*.*', limit: -1 })}`,
				`/revisions${query({ filter: { item: { _eq: customer } } })}`,
				`/files${query({ fields: '*.*', limit: -1 })}`,
				`/files/${world.there.file}`,
				`/folders${query({ fields: '*.*' })}`,
				`/items/customers/${customer}?version=x`,
				'/versions',
				'/shares',
				'/comments',
				'/notifications',
				`/simple-rest/customers/${customer}`,
				`/simple-rest/customers${query({ filter: { id: [customer] } })}`,
				`/simple-rest/customers${query({ filter: { q: MARK } })}`,
				`/simple-rest/customers${query({ filter: { organization_id: id } })}`,
				`/simple-rest/customers${query({ filter: { _or: [{ id: { _nnull: true } }, { id: { _eq: customer } }] }, range: [0, 999] })}`,
				`/simple-rest/contacts${query({ embed: ['customer_id', 'organization_id'] })}`,
				`/simple-rest/projects${query({ filter: { 'customer_id.name': MARK } })}`,
				`/simple-rest/directus_users`,
			];
			for (const path of paths) expectNothing(await call(me, path), `${role} ${path}`);
			for (const path of ['/items/customers', '/users', '/files'])
				expectNothing(
					await call(me, path, { method: 'SEARCH', body: { query: { filter: { id: { _nnull: true } }, fields: ['*.*.*'], limit: -1 } } }),
					`${role} SEARCH ${path}`,
				);
		});

	for (const role of READERS)
		test(`${role}, GraphQL`, async () => {
			const me = world.here.people[role];
			const { customer } = world.there;
			for (const text of [
				`{ customers_by_id(id: "${customer}") { id name } }`,
				`{ customers(filter: { id: { _eq: "${customer}" } }) { id name organization_id { id name } } }`,
				`{ customers(search: "${MARK}") { id name } }`,
				`{ customers(limit: -1) { name contacts { lastname customer_id { name projects { title } } } } }`,
				`{ customers_aggregated { count { id } max { name } } }`,
				`{ customers_aggregated(groupBy: ["name"]) { group count { id } } }`,
				`{ customers_aggregated(groupBy: ["organization_id"]) { group count { id } } }`,
				`{ projects(filter: { customer_id: { name: { _eq: "${MARK}" } } }) { id title } }`,
				`{ organizations { id name } }`,
				`{ c: customers(filter: { organization_id: { _neq: "${world.here.id}" } }) { x: id y: name } }`,
				`{ customers(filter: { created_at_func: { year: { _gt: 0 } } }, limit: -1) { name } }`,
			])
				expectNothing(await graphql(me, text), `${role} ${text}`);
			for (const text of [
				`{ users(limit: -1) { id last_name title } }`,
				`{ users_by_id(id: "${world.there.colleague.id}") { id last_name } }`,
				`{ files(limit: -1) { id title organization_id { id } } }`,
				`{ activity(limit: -1) { item user { last_name } } }`,
				`{ revisions(limit: -1) { data delta } }`,
			])
				expectNothing(await graphql(me, text, {}, '/graphql/system'), `${role} ${text}`);
		});
});

test('counts tell nothing about other tenants', async () => {
	const me = world.here.people.Manager;
	const counted = await call(me, `/items/customers${query({ aggregate: { count: ['*'] } })}`);
	const meta = await call(me, `/items/customers${query({ meta: '*', limit: 1 })}`);
	const listed = await call(me, '/simple-rest/customers');
	const own = (await sql('select count(*)::int as n from customers where organization_id = $1', [world.here.id]))[0]!.n;
	expect(Number(counted.data[0].count)).toBe(own);
	// Directus counts the whole table for `total_count` of the meta block where it may; it must be that of the tenant.
	expect(meta.body.meta.filter_count).toBe(own);
	expect(meta.body.meta.total_count).toBe(own);
	expect(listed.headers.get('content-range')).toMatch(new RegExp(`/${own}$`));
});

test('changing and deleting many rows by query takes none of another tenant', async () => {
	const me = world.here.people.Manager;
	const { customer } = world.there;
	const before = (await sql('select * from customers where id = $1', [customer]))[0];
	for (const body of [
		{ query: { filter: { id: { _nnull: true } }, limit: -1 }, data: { notes: 'mine' } },
		{ keys: [customer], data: { notes: 'mine' } },
		[{ id: customer, notes: 'mine' }],
	])
		await call(me, '/items/customers', { method: 'PATCH', body });
	for (const body of [[customer], { keys: [customer] }, { query: { filter: { organization_id: { _eq: world.there.id } } } }])
		await call(me, '/items/customers', { method: 'DELETE', body });
	await call(me, `/simple-rest/customers${query({ filter: { id: [customer] } })}`, { method: 'PUT', body: { notes: 'mine' } });
	await call(me, `/simple-rest/customers${query({ filter: { id: [customer] } })}`, { method: 'DELETE' });
	expect((await sql('select * from customers where id = $1', [customer]))[0]).toEqual(before);
});

test('sharing, versions, comments and utilities do not lead across', async () => {
	const me = world.here.people.Manager;
	const { customer } = world.there;
	const tries: [string, string, unknown][] = [
		['POST', '/shares', { collection: 'customers', item: customer, name: 'x' }],
		['POST', '/versions', { collection: 'customers', item: customer, key: 'x', name: 'x' }],
		['POST', '/comments', { collection: 'customers', item: customer, comment: 'x' }],
		['POST', '/utils/sort/tasks', { item: world.there.task, to: world.there.task }],
		['POST', '/utils/revert/1', {}],
		['POST', '/utils/cache/clear', {}],
		['GET', '/schema/snapshot', undefined],
		['POST', '/schema/apply', {}],
		['POST', '/collections', { collection: 'mine', fields: [] }],
		['POST', '/fields/customers', { field: 'mine', type: 'string' }],
		['PATCH', '/fields/employees/hourly_rate', { meta: { hidden: false } }],
		['DELETE', '/fields/customers/name', undefined],
		['PATCH', '/settings', { project_name: 'mine' }],
		['POST', '/operations/trigger', {}],
	];
	for (const [method, path, body] of tries) {
		const answer = await call(me, path, { method, body });
		expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)?.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
		expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)?.slice(0, 200)}`).toBeLessThan(500);
	}
});

test('an export into a file holds the own tenant only, and the file belongs to it', async () => {
	const me = world.here.people.Manager;
	const title = `Export ${randomUUID()}`;
	const asked = await call(me, '/utils/export/customers', {
		method: 'POST',
		body: { query: { limit: -1 }, format: 'json', file: { title } },
	});
	expect(asked.status).toBe(204);
	const filesOf = (person: Person) => call(person, `/files${query({ filter: { title: { _eq: title } }, fields: 'id,organization_id' })}`);
	await expect.poll(async () => (await filesOf(me)).data.length, { timeout: 20_000 }).toBe(1);
	const [file] = (await filesOf(me)).data;
	expect(file.organization_id).toBe(world.here.id);
	const text = JSON.stringify((await call(me, `/assets/${file.id}`)).body);
	expect(text).toContain(world.here.customer);
	expect(text).not.toContain(MARK);
	expect((await filesOf(world.there.people.Manager)).data).toEqual([]);
});
