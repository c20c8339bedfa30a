/**
 * Who may not see something does not find it out by asking whether it is so: a right guess and a wrong one get the same
 * answer, on every road and by every parameter that can carry a question.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, graphql, query } from '../lib/api.ts';
import { force, insert, sql } from '../lib/database.ts';
import { Socket } from '../lib/socket.ts';
import { addOwnProject, addWorld, type Role, type Somebody, type World } from '../lib/world.ts';

let world: World;
const SECRET = `secret${randomUUID().slice(0, 8)}`;
const WRONG = `wrong${randomUUID().slice(0, 8)}`;
const READERS: Role[] = ['Employee', 'Sales', 'Project lead'];

beforeAll(async () => {
	world = await addWorld();
	const { here, there } = world;
	await sql('update directus_users set email = $1 where id = $2', [`${SECRET}@there.example.com`, there.colleague.id]);
	await sql('update directus_users set email = $1, external_identifier = $2 where id = $3', [
		`${SECRET}@here.example.com`,
		SECRET,
		here.colleague.id,
	]);
	await force('update employees set personnel_number = $1, hourly_rate = 4711 where id = $2', [SECRET, here.colleague.id]);
	await force('update projects set title = $1, department_id = $2 where id = $3', [SECRET, here.department, here.project]);
	// Everybody is in a project with the colleague, whose notes and expenses are theirs alone.
	for (const role of READERS) {
		const { project } = await addOwnProject(here.id, here.people[role]);
		if (role === 'Project lead') continue;
		const row = { organization_id: here.id, employee_id: here.colleague.id, project_id: project };
		await insert('time_entries', {
			id: randomUUID(),
			...row,
			start_time: '2026-03-02T08:00:00Z',
			end_time: '2026-03-02T09:00:00Z',
			note: SECRET,
		});
		await insert('expenses', { id: randomUUID(), ...row, amount: '9.00', expense_date: '2026-03-02', category: 'other', supplier: SECRET });
	}
});

/** Where the question is asked, and what it looks like with a guess in it. */
const QUESTIONS: [path: string, collection: string, filter: (guess: string) => object][] = [
	['/roles', 'directus_roles', (guess) => ({ users: { email: { _starts_with: guess } } })],
	['/roles', 'directus_roles', (guess) => ({ users: { _some: { email: { _contains: guess } } } })],
	['/roles', 'directus_roles', (guess) => ({ users: { _none: { email: { _contains: guess } } } })],
	['/roles', 'directus_roles', (guess) => ({ '$FOLLOW(directus_users,role)': { email: { _contains: guess } } })],
	['/users', 'directus_users', (guess) => ({ role: { users: { email: { _starts_with: guess } } } })],
	['/users', 'directus_users', (guess) => ({ email: { _starts_with: guess } })],
	['/users', 'directus_users', (guess) => ({ _or: [{ email: { _contains: guess } }, { external_identifier: { _eq: guess } }] })],
	['/items/employees', 'employees', (guess) => ({ user_id: { email: { _starts_with: guess } } })],
	['/items/employees', 'employees', (guess) => ({ personnel_number: { _eq: guess } })],
	['/items/employees', 'employees', (guess) => ({ role_id: { users: { email: { _contains: guess } } } })],
	['/items/organizations', 'organizations', (guess) => ({ created_by: { role: { users: { email: { _contains: guess } } } } })],
	['/items/projects', 'projects', (guess) => ({ time_entries: { note: { _eq: guess } } })],
	['/items/projects', 'projects', (guess) => ({ time_entries: { _some: { note: { _eq: guess } } } })],
	['/items/projects', 'projects', (guess) => ({ time_entries: { _none: { _or: [{ note: { _eq: guess } }, { note: { _null: true } }] } } })],
	['/items/projects', 'projects', (guess) => ({ expenses: { supplier: { _contains: guess } } })],
	['/items/tasks', 'tasks', (guess) => ({ project_id: { time_entries: { note: { _eq: guess } } } })],
	['/items/departments', 'departments', (guess) => ({ projects: { title: { _eq: guess } } })],
	['/items/departments', 'departments', (guess) => ({ projects: { time_entries: { note: { _eq: guess } } } })],
	['/items/departments', 'departments', (guess) => ({ employees: { user_id: { email: { _contains: guess } } } })],
	['/dashboards', 'directus_dashboards', (guess) => ({ user_created: { role: { users: { email: { _contains: guess } } } } })],
	['/files', 'directus_files', (guess) => ({ uploaded_by: { email: { _contains: guess } } })],
	['/presets', 'directus_presets', (guess) => ({ role: { users: { email: { _contains: guess } } } })],
	['/activity', 'directus_activity', (guess) => ({ user: { role: { users: { email: { _contains: guess } } } } })],
	['/items/services', 'services', (guess) => ({ created_by: { role: { users: { email: { _contains: guess } } } } })],
];

type Ask = (me: Somebody, path: string, collection: string, filter: object) => Promise<{ status: number; body: unknown }>;

const simple = (answer: { status: number; body: any }) => ({
	status: answer.status,
	body: answer.body?.data ?? answer.body?.errors?.map(({ extensions }: any) => extensions.code) ?? answer.body,
});
const ROADS: Record<string, Ask> = {
	filter: async (me, path, _, filter) => simple(await call(me, path + query({ fields: 'id', filter, sort: 'id' }))),
	SEARCH: async (me, path, _, filter) =>
		simple(await call(me, path, { method: 'SEARCH', body: { query: { fields: ['id'], sort: ['id'], filter } } })),
	aggregate: async (me, path, _, filter) => simple(await call(me, path + query({ aggregate: { count: ['*'] }, filter }))),
	meta: async (me, path, _, filter) => {
		const { status, body } = await call(me, path + query({ fields: 'id', limit: 1, filter, meta: 'filter_count' }));
		return { status, body: body.meta };
	},
	export: async (me, path, _, filter) => simple(await call(me, path + query({ fields: 'id', filter, sort: 'id', export: 'csv' }))),
	change: async (me, path, _, filter) =>
		simple(await call(me, path + query({ fields: 'id' }), { method: 'PATCH', body: { query: { filter }, data: {} } })),
	delete: async (me, path, _, filter) => simple(await call(me, path, { method: 'DELETE', body: { query: { filter } } })),
	deep: async (me, path, collection, filter) => {
		const back = collection.startsWith('directus_')
			? { path, fields: 'id' }
			: { path: '/items/organizations', fields: `id,${collection}.id` };
		return simple(await call(me, back.path + query({ fields: back.fields, deep: { [collection]: { _filter: filter } } })));
	},
	'simple-rest': async (me, path, collection, filter) =>
		path.startsWith('/items')
			? simple(await call(me, `/simple-rest/${collection}${query({ filter: { _and: [filter] }, sort: ['id', 'ASC'] })}`))
			: { status: 0, body: null },
	GraphQL: async (me, path, collection, filter) => {
		const name = collection.replace('directus_', '');
		const answer = await graphql(
			me,
			`query ($filter: ${collection}_filter) { ${name}(filter: $filter, sort: ["id"]) { id } ${name}_aggregated(filter: $filter) { countAll } }`,
			{ filter },
			path.startsWith('/items') ? '/graphql' : '/graphql/system',
		);
		return { status: answer.status, body: answer.body.data ?? 'refused' };
	},
	websocket: async (me, path, collection, filter) => {
		if (!path.startsWith('/items')) return { status: 0, body: null };
		const socket = await Socket.open(me);
		const answer = await socket.ask({
			type: 'items',
			action: 'read',
			collection,
			query: { fields: ['id'], sort: ['id'], filter, meta: '*' },
		});
		socket.close();
		return { status: answer.status === 'error' ? 400 : 200, body: answer.data ?? answer.error?.code };
	},
};

async function expectNoHint(role: Role, road: string): Promise<void> {
	const me = world.here.people[role];
	for (const [path, collection, filter] of QUESTIONS) {
		const right = await ROADS[road]!(me, path, collection, filter(SECRET));
		const wrong = await ROADS[road]!(me, path, collection, filter(WRONG));
		expect(right, `${path} ${JSON.stringify(filter('…'))}`).toEqual(wrong);
		expect(right.status).toBeLessThan(500);
	}
}

describe.each(READERS)('%s', (role) => {
	test.concurrent.each(Object.keys(ROADS).filter((road) => road !== 'websocket'))('%s', (road) => expectNoHint(role, road));
	test('websocket', () => expectNoHint(role, 'websocket'));
});

describe('without a filter', () => {
	const ask = async (path: string, parameters: Record<string, unknown>) => {
		const answer = await call(world.here.people.Employee, path + query(parameters));
		expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
		return answer;
	};

	test('sorting shows no order of what is not seen', async () => {
		const ids = async (sort: string) => (await ask('/users', { fields: 'id', sort, limit: -1 })).data.map((row: any) => row.id);
		const before = [await ids('email,id'), await ids('role.name,id')];
		await sql('update directus_users set email = $1 where id = $2', [`aaaa-${SECRET}@here.example.com`, world.here.colleague.id]);
		expect([await ids('email,id'), await ids('role.name,id')]).toEqual(before);
	});

	test('lists are counted as far as they are seen', async () => {
		const { Employee } = world.here.people;
		const [mine] = await sql('select count(*)::int from time_entries where employee_id = $1', [Employee.id]);
		const { data } = await ask('/items/projects', { fields: 'id,count(time_entries)', limit: -1 });
		expect(data.reduce((sum: number, row: any) => sum + Number(row.time_entries_count), 0)).toBe(mine!.count);
		for (const sort of ['count(time_entries)', '-count(expenses)'])
			expect((await ask('/items/projects', { fields: 'id', sort })).status).toBe(200);
		const [some] = (await ask('/items/projects', { aggregate: { count: '*' }, filter: { 'count(time_entries)': { _gt: 0 } } })).data;
		expect(Number(some.count)).toBe(0);
	});

	test("extremes and groups are of one's own", async () => {
		const { Employee } = world.here.people;
		expect((await ask('/users', { aggregate: { max: 'email', min: 'email' } })).data[0]).toEqual({
			max: { email: Employee.email },
			min: { email: Employee.email },
		});
		const groups = (await ask('/users', { groupBy: 'email', aggregate: { count: '*' } })).data.map((row: any) => row.email);
		expect(groups.sort()).toEqual([Employee.email, null].sort());
	});

	test('roles lead to nobody', async () => {
		for (const fields of ['users', 'users.id', 'name,count(users)']) expect((await ask('/roles', { fields })).status).toBe(403);
		expect(JSON.stringify((await ask('/roles', { fields: '*,*.*' })).data)).not.toContain('users');
	});

	test('searching finds nothing in columns that are not seen', async () => {
		expect((await ask('/users', { fields: 'id', search: SECRET })).data).toEqual([]);
	});

	test('lists of rows are not added up', async () => {
		expect((await ask('/items/projects', { aggregate: { count: 'time_entries' } })).status).toBe(400);
	});
});

test('a group inside _some and _none is not forgotten', async () => {
	const { Manager } = world.here.people;
	const titles = async (filter: object) => {
		const rest = await call(Manager, `/items/projects${query({ fields: 'title', filter, limit: -1 })}`);
		const simple = await call(Manager, `/simple-rest/projects${query({ filter: { _and: [filter] }, range: [0, 99] })}`);
		expect(simple.body.map((row: any) => row.title).sort()).toEqual(rest.data.map((row: any) => row.title).sort());
		return rest.data.length as number;
	};
	const all = await titles({ id: { _nnull: true } });
	const nothing = { time_entries: { _some: { _and: [{ note: { _eq: WRONG } }, { note: { _nnull: true } }] } } };
	expect(await titles(nothing)).toBe(0);
	expect(await titles({ time_entries: { _none: { _or: [{ note: { _eq: WRONG } }, { note: { _eq: `${WRONG}2` } }] } } })).toBe(all);
	expect(await titles({ time_entries: { _none: { _or: [{ note: { _eq: SECRET } }, { note: { _eq: WRONG } }] } } })).toBeLessThan(all);
});

test('sums over a filter that joins lists count each row once', async () => {
	const { Manager, Employee } = world.here.people;
	const { project } = await addOwnProject(world.here.id, Employee);
	for (const note of ['one', 'two', 'three'])
		await insert('time_entries', {
			id: randomUUID(),
			organization_id: world.here.id,
			employee_id: Employee.id,
			project_id: project,
			start_time: '2026-03-03T08:00:00Z',
			end_time: '2026-03-03T09:00:00Z',
			note,
		});
	const filter = { _and: [{ id: project }, { time_entries: { note: { _nnull: true } } }] };
	const { data } = await call(Manager, `/items/projects${query({ aggregate: { count: '*', sum: 'rounding_minutes' }, filter })}`);
	expect(data[0].count).toBe('1');
});
