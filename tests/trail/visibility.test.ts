/** The trail belongs to the organization of the row, and shows nobody what the rows themselves do not show them. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, graphql, query } from '../lib/api.ts';
import { find, insert, type Row, sql } from '../lib/database.ts';
import { Socket } from '../lib/socket.ts';
import { addPerson, addWorld, type Somebody, type World } from '../lib/world.ts';

let world: World;
beforeAll(async () => {
	world = await addWorld();
});

/** How many entries and revisions of a row somebody sees, by each road. */
async function seenBy(person: Somebody, item: string): Promise<number[]> {
	const filter = { item: { _eq: item } };
	const lists = await Promise.all([
		call(person, `/activity${query({ filter, limit: -1 })}`),
		call(person, `/revisions${query({ filter, limit: -1 })}`),
		call(person, `/revisions${query({ filter, fields: 'id,data,delta,before', limit: -1 })}`),
		call(person, '/activity', { method: 'SEARCH', body: { query: { filter, limit: -1 } } }),
	]);
	const text = `filter: { item: { _eq: "${item}" } }, limit: -1`;
	const answer = await graphql(person, `{ activity(${text}) { id } revisions(${text}) { id data } }`, {}, '/graphql/system');
	const counts = await Promise.all(
		['activity', 'revisions'].map((road) => call(person, `/${road}${query({ filter, aggregate: { count: '*' } })}`)),
	);
	const nested = await call(person, `/activity${query({ filter, fields: 'id,revisions.*', limit: -1 })}`);
	return [
		...lists.map(({ data }) => data?.length ?? 0),
		...['activity', 'revisions'].map((road) => answer.data?.[road]?.length ?? 0),
		...counts.map(({ data }) => Number(data?.[0]?.count ?? 0)),
		(nested.data ?? []).flatMap(({ revisions }: Row) => revisions ?? []).length,
	];
}
const sees = async (person: Somebody, item: string) => (await seenBy(person, item)).every((count) => count > 0);
const seesNothing = async (person: Somebody, item: string) => expect(await seenBy(person, item)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);

const patch = (person: Somebody, collection: string, id: string, body: Row) =>
	call(person, `/items/${collection}/${id}`, { method: 'PATCH', body });

describe('an entry belongs to the organization of its row', () => {
	test('an administrator of one edits, deletes and makes rows of the other', async () => {
		const { here, there } = world;
		const admin = here.people.Administrator;
		const made = await call(admin, '/items/departments', { method: 'POST', body: { name: randomUUID(), organization_id: there.id } });
		await patch(admin, 'departments', made.data.id, { name: randomUUID() });
		await patch(admin, 'customers', there.customer, { notes: 'by the administrator' });
		await call(admin, `/items/departments/${made.data.id}`, { method: 'DELETE' });
		for (const id of [made.data.id, there.customer]) {
			for (const role of ['Manager', 'Auditor'] as const) {
				expect(await sees(there.people[role], id), role).toBe(true);
				await seesNothing(here.people[role], id);
			}
			for (const role of ['Employee', 'Sales', 'Accountant', 'Project lead'] as const) await seesNothing(there.people[role], id);
		}
		const entries = await sql('select action, organization_id from directus_activity where item = $1 order by id', [made.data.id]);
		expect(entries).toEqual(['create', 'update', 'delete'].map((action) => ({ action, organization_id: there.id })));
	});

	test('every table of a firm, whoever acts', async () => {
		const tables = await sql(
			`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
			where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('directus_activity')`,
		);
		expect(tables.length).toBeGreaterThan(30);
		let rows = 0;
		for (const { name } of [...tables, { name: 'organizations' }]) {
			const column = name === 'organizations' ? 'id' : 'organization_id';
			const [row] = await sql(`select id from ${name} where ${column} = $1 limit 1`, [world.there.id]);
			if (!row) continue;
			rows++;
			for (const actor of [world.here.people.Administrator.id, world.there.people.Manager.id, null]) {
				const [entry] = await sql(
					`insert into directus_activity (action, "user", collection, item) values ('update', $1, $2, $3) returning organization_id`,
					[actor, name, row.id],
				);
				expect([name, entry!.organization_id]).toEqual([name, world.there.id]);
			}
		}
		expect(rows).toBeGreaterThan(15);
	});

	test('what belongs to no organization is for administrators', async () => {
		const admin = world.here.people.Administrator;
		const role = await call(admin, '/roles', { method: 'POST', body: { name: `Role ${randomUUID()}` } });
		for (const person of [world.here.people.Manager, world.here.people.Auditor, world.there.people.Manager, world.stray])
			await seesNothing(person, role.data.id);
		expect(await sees(admin, role.data.id)).toBe(true);
		await call(admin, `/roles/${role.data.id}`, { method: 'DELETE' });
	});

	test('an account is of its organization, also when it logs in', async () => {
		const { id } = world.there.people.Employee;
		await call(world.here.people.Administrator, `/users/${id}`, { method: 'PATCH', body: { title: 'Dr.' } });
		expect(await sees(world.there.people.Manager, id)).toBe(true);
		await seesNothing(world.here.people.Manager, id);
	});
});

describe('rows that not everybody sees', () => {
	test('a confidential document is its owner’s and the managers’, for as long as it is confidential', async () => {
		const { people } = world.here;
		const add = (is_confidential: boolean) =>
			call(people.Accountant, '/items/documents', {
				method: 'POST',
				body: { title: 'Kündigung Meier', category: 'contract', is_confidential },
			});
		const [secret, open] = [(await add(true)).data.id, (await add(false)).data.id];
		await seesNothing(people.Auditor, secret);
		expect(await sees(people.Manager, secret)).toBe(true);
		expect(await sees(people.Auditor, open)).toBe(true);
		await patch(people.Manager, 'documents', open, { is_confidential: true });
		await seesNothing(people.Auditor, open);
		await patch(people.Manager, 'documents', open, { is_confidential: false });
		expect(await sees(people.Auditor, open)).toBe(true);
		// Gone, it stays what it was.
		await call(people.Manager, `/items/documents/${secret}`, { method: 'DELETE' });
		await seesNothing(people.Auditor, secret);
		expect((await seenBy(people.Manager, secret))[0]).toBeGreaterThan(1);
	});

	test('the file of a confidential document', async () => {
		const { people, file, colleague, id: organization_id } = world.here;
		await call(people.Administrator, `/files/${file}`, { method: 'PATCH', body: { title: 'Lohnliste' } });
		expect(await sees(people.Auditor, file)).toBe(true);
		await insert('documents', {
			id: randomUUID(),
			organization_id,
			title: 'D',
			file_id: file,
			owner_id: colleague.id,
			is_confidential: true,
		});
		await seesNothing(people.Auditor, file);
		expect(await sees(people.Manager, file)).toBe(true);
	});

	test('reminders and dashboards of others', async () => {
		const { people } = world.here;
		const reminder = await call(people.Accountant, '/items/reminders', {
			method: 'POST',
			body: { title: 'Privat', due_date: '2027-01-01' },
		});
		await seesNothing(people.Auditor, reminder.data.id);
		expect(await sees(people.Manager, reminder.data.id)).toBe(true);
		const dashboard = await call(people.Accountant, '/items/dashboards', { method: 'POST', body: {} });
		if (dashboard.data) for (const person of [people.Auditor, people.Manager]) await seesNothing(person, dashboard.data.id);
	});
});

describe('fields that not everybody sees', () => {
	/** Reads the trail, and of people only the directory. */
	async function addReader(policies: string[]): Promise<Somebody> {
		const role = await insert('directus_roles', { id: randomUUID(), name: `Reader ${randomUUID()}` });
		for (const name of policies)
			await sql('insert into directus_access (id, role, policy) select $1, $2, id from directus_policies where name = $3', [
				randomUUID(),
				role,
				name,
			]);
		const person = await addPerson(world.here.id, 'Employee', 'Reader');
		await sql('update directus_users set role = $1 where id = $2', [role, person.id]);
		return person;
	}
	const WAGE = '837.11';
	const ALIAS = { alias: { x: 'data' }, fields: 'x' };

	test('wages, for who reads the trail and people without their rates', async () => {
		const reader = await addReader(['audit.read', 'people.directory']);
		const { people, colleague } = world.here;
		await patch(people.Manager, 'employees', colleague.id, { hourly_rate: WAGE, phone: '+49 30 1' });
		const filter = { item: { _eq: colleague.id } };
		const read = (person: Somebody, parameters: Row) => call(person, `/revisions${query({ filter, limit: -1, ...parameters })}`);
		expect(JSON.stringify((await read(people.Auditor, {})).body)).toContain(WAGE);
		for (const parameters of [
			{},
			{ fields: '*' },
			{ fields: '*.*' },
			{ fields: 'data' },
			{ fields: 'delta,before,id' },
			{ fields: 'activity.revisions.data' },
		]) {
			const answer = await read(reader, parameters);
			expect(answer.status, JSON.stringify(answer.body)).toBe(200);
			expect(answer.data.length).toBeGreaterThan(0);
			expect(JSON.stringify(answer.body), JSON.stringify(parameters)).not.toContain(WAGE);
		}
		expect(JSON.stringify((await read(reader, { fields: 'delta' })).body)).toContain('+49 30 1');
		const activity = await call(reader, `/activity${query({ filter, fields: '*,revisions.*', limit: -1 })}`);
		expect(JSON.stringify(activity.body)).toContain('+49 30 1');
		expect(JSON.stringify(activity.body)).not.toContain(WAGE);
		const text = `{ revisions(filter: { item: { _eq: "${colleague.id}" } }) { data delta activity { revisions { data } } } activity(filter: { item: { _eq: "${colleague.id}" } }) { revisions { delta } } }`;
		const byGraphql = await graphql(reader, text, {}, '/graphql/system');
		expect(byGraphql.data?.revisions?.length, JSON.stringify(byGraphql.body)).toBeGreaterThan(0);
		expect(JSON.stringify(byGraphql.body)).not.toContain(WAGE);
		for (const format of ['csv', 'json', 'xml', 'yaml'])
			expect(JSON.stringify((await call(reader, `/revisions${query({ filter, export: format, limit: -1 })}`)).body)).not.toContain(WAGE);
		// Collections that this role does not read at all.
		await patch(people.Manager, 'customers', world.here.customer, { notes: 'Geheim' });
		await seesNothing(reader, world.here.customer);
	});

	test('one does not ask for values that one does not see', async () => {
		const reader = await addReader(['audit.read', 'people.directory']);
		for (const [road, parameters] of [
			['revisions', { filter: { delta: { _contains: '837' } } }],
			['revisions', { filter: { 'json(data, $.hourly_rate)': { _eq: '837.11' } } }],
			['revisions', { filter: { 'count(delta)': { _gt: 1 } } }],
			['revisions', { filter: { activity: { revisions: { _some: { data: { _nnull: true } } } } } }],
			['activity', { filter: { revisions: { data: { _contains: '837' } } } }],
			['activity', { deep: { revisions: { _filter: { delta: { _contains: '837' } } } }, fields: 'id,revisions.id' }],
			['revisions', { sort: 'delta' }],
			['revisions', { sort: '-count(delta)' }],
			['revisions', { fields: 'count(data)' }],
			['revisions', { groupBy: 'delta', aggregate: { count: '*' } }],
			['revisions', { aggregate: { max: 'data' } }],
			['revisions', ALIAS],
			['activity', { alias: { r: 'revisions' }, fields: 'r.data' }],
			['activity', { deep: { revisions: { _alias: { d: 'data' } } }, fields: 'revisions.d' }],
		] as const) {
			const answer = await call(reader, `/${road}${query(parameters)}`);
			expect(answer.status, `${road} ${JSON.stringify(parameters)} ${JSON.stringify(answer.body).slice(0, 300)}`).toBeGreaterThanOrEqual(
				400,
			);
			expect(answer.status).toBeLessThan(500);
		}
		const aliased = await graphql(reader, '{ revisions { x: data } }', {}, '/graphql/system');
		expect(JSON.stringify(aliased.body)).not.toContain(WAGE);
	});

	test('accounts: nothing but what the directory shows', async () => {
		const { people } = world.here;
		await call(people.Administrator, `/users/${people.Sales.id}`, {
			method: 'PATCH',
			body: { description: 'Geheim', tags: ['x'], title: 'Frau' },
		});
		for (const person of [people.Manager, people.Auditor]) {
			const { data } = await call(
				person,
				`/revisions${query({ filter: { item: { _eq: people.Sales.id }, collection: { _eq: 'directus_users' } }, limit: -1 })}`,
			);
			expect(JSON.stringify(data)).toContain('Frau');
			expect(JSON.stringify(data)).not.toMatch(/Geheim|email|token|password/);
		}
	});
});

test('a socket tells of the trail what the API tells', async () => {
	const { people, there } = { ...world.here, there: world.there };
	const socket = await Socket.open(people.Manager);
	socket.send({ type: 'subscribe', collection: 'directus_revisions', query: { fields: ['*'], limit: -1 } });
	await patch(people.Administrator, 'customers', there.customer, { notes: 'Nicht für alle Augen' });
	await new Promise((resolve) => setTimeout(resolve, 1000));
	expect(JSON.stringify(socket.messages)).not.toContain(there.customer);
	socket.close();
	expect(await find('customers', there.customer)).toMatchObject({ notes: 'Nicht für alle Augen' });
});
