/** No request is too large for the server: what would be is refused before it is done, on every road, and nobody else notices. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../scripts/lib/postgres.ts';
import { call, graphql, query, url } from '../lib/api.ts';
import { insert, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { Socket } from '../lib/socket.ts';
import { addWorld, type Somebody, type Tenant } from '../lib/world.ts';

let here: Tenant;
let employee: Somebody;
let manager: Somebody;

beforeAll(async () => {
	({ here } = await addWorld());
	employee = here.people.Employee;
	manager = here.people.Manager;
});

const isAlive = async () => (await fetch(url('/server/ping'))).text();

describe('what a request may read', () => {
	test.each(['*.*.*.*', '*.*.*.*.*.*', 'tasks.*.*.*.*'])('fields=%s is refused before it is read', async (fields) => {
		const answer = await call(manager, `/items/projects${query({ fields, limit: -1 })}`);
		expect([answer.status, answer.codes]).toEqual([400, ['QUERY_TOO_LARGE']]);
		expect(answer.body.errors[0].extensions.messages.de).toMatch(/^Die Abfrage ist zu groß/);
	});

	test('one level of everything can be read, by every role', async () => {
		for (const person of Object.values(here.people))
			for (const collection of ['projects', 'customers', 'invoices', 'employees', 'time_entries']) {
				const answer = await call(person, `/items/${collection}${query({ fields: '*.*', limit: 1 })}`);
				expect([200, 403], `${person.role} ${collection} ${answer.codes}`).toContain(answer.status);
			}
	});

	test('exports answer no more than that, either', async () => {
		const wide = query({ fields: '*.*.*.*', limit: -1, export: 'csv' });
		expect((await call(manager, `/items/projects${wide}`)).codes).toEqual(['QUERY_TOO_LARGE']);
	});

	test('rows are counted over all relations, and pages of them are whole or refused', async () => {
		// 200 projects of one customer, each shown with all 200 again: 40,000 rows of 200.
		await sql(
			`insert into projects (id, organization_id, title, customer_id) select gen_random_uuid(), $1, 'Project ' || n, $2 from generate_series(1, 200) n`,
			[here.id, here.customer],
		);
		await sql(
			`insert into tasks (id, organization_id, title, project_id) select gen_random_uuid(), $1, 'Task ' || n, p.id from projects p, generate_series(1, 130) n where p.organization_id = $1`,
			[here.id],
		);
		const answer = await call(
			manager,
			`/items/projects${query({ fields: 'id,tasks.title', deep: { tasks: { _limit: 100, _page: 2 } }, limit: -1 })}`,
		);
		expect([answer.status, answer.codes]).toEqual([400, ['QUERY_TOO_LARGE']]);
		const all = await call(manager, `/items/projects${query({ fields: 'id,tasks', limit: -1 })}`);
		expect(all.data.filter((project: any) => project.tasks.length === 100).length).toBeGreaterThanOrEqual(200);
		const few = await call(manager, `/items/projects${query({ fields: 'id,tasks.title', deep: { tasks: { _limit: -1 } }, limit: 20 })}`);
		expect(few.data.flatMap((project: any) => project.tasks).length).toBeGreaterThan(2_000);
	});

	test('values count as often as they are written out', async () => {
		const columnsOf = (table: string) => sql('select column_name as name from information_schema.columns where table_name = $1', [table]);
		const fields = [
			...(await columnsOf('projects')).map(({ name }) => `project_id.${name}`),
			...(await columnsOf('customers')).map(({ name }) => `project_id.customer_id.${name}`),
			...(await columnsOf('organizations')).map(({ name }) => `project_id.organization_id.${name}`),
		].join();
		const wide = { fields, limit: 10_000 };
		expect((await call(manager, `/items/tasks${query(wide)}`)).codes).toEqual(['QUERY_TOO_LARGE']);
		expect((await call(manager, `/items/tasks${query({ ...wide, limit: 1_000 })}`)).data).toHaveLength(1_000);
		const narrow = { fields: 'id,title,project_id.title,project_id.customer_id.name', limit: 10_000 };
		expect((await call(manager, `/items/tasks${query(narrow)}`)).data).toHaveLength(10_000);
	});

	test('all parts of one GraphQL document share what they may read', async () => {
		// Each another one: what is asked for twice in the same words is read once.
		const parts = (count: number) =>
			Array.from({ length: count }, (_, at) => `a${at}: tasks(limit: ${10_000 - at}) { id title }`).join(' ');
		const few = await graphql(manager, `{ ${parts(1)} }`);
		expect(few.data.a0).toHaveLength(10_000);
		const many = await graphql(manager, `{ ${parts(12)} }`);
		expect(many.body.errors?.length).toBeGreaterThan(0);
		const relations = Array.from({ length: 150 }, (_, at) => `a${at}: projects(limit: ${at + 1}) { customer_id { id } }`).join(' ');
		expect((await graphql(manager, `{ ${relations} }`)).body.errors?.length).toBeGreaterThan(0);
	});

	test('fragments that double with each level are refused', async () => {
		const fragments = Array.from(
			{ length: 30 },
			(_, at) => `fragment f${at} on projects { a: customer_id { x: projects { ...f${at + 1} } y: projects { ...f${at + 1} } } }`,
		);
		const started = performance.now();
		const answer = await graphql(manager, `{ projects { ...f0 } } ${fragments.join(' ')} fragment f30 on projects { id }`);
		expect(answer.codes).toEqual(['QUERY_TOO_LARGE']);
		expect(performance.now() - started).toBeLessThan(2_000);
	});
});

describe('one request ends nothing but itself', () => {
	test.each([
		{ customer_id: { _filter: '{' } },
		{ customer_id: { _filter: { _and: 5 } } },
		{ tasks: { _aggregate: 'null' } },
		{ tasks: { _fields: { a: { b: 1 } } } },
	])('deep=%j', async (deep) => {
		// Strangers are sent away before their body is looked at.
		for (const { person, refused } of [
			{ person: employee, refused: 400 },
			{ person: {}, refused: 403 },
		]) {
			expect((await call(person, `/items/projects${query({ deep })}`)).status).toBe(400);
			const search = await call(person, '/items/projects', { method: 'SEARCH', body: { query: { deep } } });
			expect(search.status).toBe(refused);
		}
		expect(await isAlive()).toBe('pong');
	});

	test.each([
		['rows beyond what is written at once', '/items/tags', JSON.stringify(Array.from({ length: 10_001 }, () => ({ name: 'x' })))],
		['a value nested without end', '/items/customers', `{"name":"x","bank":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
		['rows that are none', '/items/customers', '[null]'],
	])('%s', async (_what, path, body) => {
		const answer = await call(manager, path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
		expect([answer.status, answer.codes]).toEqual([400, ['INVALID_REQUEST']]);
	});

	test('over a socket, too', async () => {
		const socket = await Socket.open(manager);
		const ask = (query: unknown) => socket.ask({ type: 'items', collection: 'projects', action: 'read', query });
		for (const bad of [
			{ deep: { customer_id: { _filter: '{' } } },
			{ fields: ['*.*.*.*'] },
			{ sort: ['constructor'] },
			{ filter: { _and: 5 } },
		])
			expect((await ask(bad)).error?.code, JSON.stringify(bad)).toMatch(/^(INVALID_REQUEST|QUERY_TOO_LARGE|INVALID_PAYLOAD)$/);
		expect((await ask({ fields: ['id'], limit: 1 })).data).toHaveLength(1);
		socket.close();
		expect(await isAlive()).toBe('pong');
	});

	test('a statement that does not end is ended, and said so', async () => {
		const client = await connect(inject('connection'));
		await client.query('begin; lock table contacts in access exclusive mode');
		try {
			const answer = await call(manager, `/items/contacts${query({ fields: 'id' })}`);
			expect([answer.status, answer.codes]).toEqual([503, ['QUERY_TOO_SLOW']]);
		} finally {
			await client.query('rollback');
			await client.end();
		}
		expect((await call(manager, `/items/contacts${query({ fields: 'id', limit: 1 })}`)).status).toBe(200);
	}, 60_000);

	test('an account that waits for slow answers keeps nobody else waiting', async () => {
		const client = await connect(inject('connection'));
		await client.query('begin; lock table contacts in access exclusive mode');
		try {
			const slow = Array.from({ length: 60 }, () =>
				fetch(url(`/items/contacts${query({ fields: 'id' })}`), { headers: { Authorization: `Bearer ${employee.token}` } }).catch(() => {}),
			);
			const started = performance.now();
			expect((await call(manager, `/items/projects${query({ fields: 'id', limit: 1 })}`)).status).toBe(200);
			expect(performance.now() - started).toBeLessThan(5_000);
			await client.query('rollback');
			await Promise.all(slow);
		} finally {
			await client.query('rollback');
			await client.end();
		}
	}, 60_000);
});

test('pages sorted by what many rows share hold every row once', async () => {
	const customer = await insert('customers', { id: randomUUID(), organization_id: here.id, name: 'Paged' });
	await sql(
		`insert into contacts (id, organization_id, customer_id, lastname, firstname) select gen_random_uuid(), $1, $2, 'Same', 'Name ' || n % 3 from generate_series(1, 900) n`,
		[here.id, customer],
	);
	for (const sort of ['lastname', '-firstname', 'customer_id.name']) {
		const seen = new Set<string>();
		for (let page = 1; page <= 30; page++) {
			const answer = await call(
				manager,
				`/items/contacts${query({ fields: 'id', sort, limit: 30, page, filter: { customer_id: { _eq: customer } } })}`,
			);
			for (const { id } of answer.data) seen.add(id);
			// Rows that move in between make it visible: an update puts them at the end of the table.
			await sql(
				'update contacts set phone = $1 where customer_id = $2 and id in (select id from contacts where customer_id = $2 order by random() limit 60)',
				[String(page), customer],
			);
		}
		expect(seen.size, sort).toBe(900);
	}
	const nested = new Set<string>();
	for (let page = 1; page <= 30; page++) {
		const deep = { contacts: { _sort: ['lastname'], _limit: 30, _page: page } };
		const answer = await call(manager, `/items/customers/${customer}${query({ fields: 'contacts.id', deep })}`);
		for (const { id } of answer.data.contacts) nested.add(id);
	}
	expect(nested.size).toBe(900);
});
