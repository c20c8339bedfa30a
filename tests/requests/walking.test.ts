/** Walking a table page by page meets each row exactly once, on every road, whatever it is sorted by. */
import { beforeAll, describe, expect, test } from 'vitest';
import { call, graphql, type Person, query } from '../lib/api.ts';
import { sql } from '../lib/database.ts';
import { addTenant, type Tenant } from '../lib/world.ts';

const ROWS = 600;
const PAGE = 50;
let firm: Tenant;
let all: string[];

beforeAll(async () => {
	firm = await addTenant();
	// Many alike: a few statuses, cities and customers, and many without.
	await sql(
		`insert into customers (id, organization_id, name, city)
		select gen_random_uuid(), $1, 'Customer ' || n % 7, case when n % 3 = 0 then null else 'City ' || n % 4 end
		from generate_series(1, $2) n`,
		[firm.id, ROWS],
	);
	await sql(
		`insert into projects (id, organization_id, title, customer_id, start_date)
		select gen_random_uuid(), $1, 'Project ' || n % 5,
			(select id from customers where organization_id = $1 and name = 'Customer ' || n % 7 limit 1),
			case when n % 4 = 0 then null else date '2026-01-01' + n % 3 end
		from generate_series(1, $2) n`,
		[firm.id, ROWS],
	);
	all = (await sql('select id from projects where organization_id = $1', [firm.id])).map(({ id }) => id).sort();
});

const SORTS = [
	'status',
	'-status',
	'start_date',
	'-start_date',
	'customer_id.city',
	'-customer_id.name',
	'customer_id.city,title',
	'-budget_hours',
];

type Page = (who: Person, sort: string, page: number) => Promise<string[]>;
const ids = (rows: any): string[] => (Array.isArray(rows) ? rows.map(({ id }) => id) : [JSON.stringify(rows)]);
const ROADS: Record<string, Page> = {
	REST: async (who, sort, page) =>
		ids((await call(who, `/items/projects${query({ fields: 'id', sort, limit: PAGE, page: page + 1 })}`)).data),
	'REST, by offset': async (who, sort, page) =>
		ids((await call(who, `/items/projects${query({ fields: 'id', sort, limit: PAGE, offset: page * PAGE })}`)).data),
	SEARCH: async (who, sort, page) =>
		ids(
			(
				await call(who, '/items/projects', {
					method: 'SEARCH',
					body: { query: { fields: ['id'], sort: sort.split(','), limit: PAGE, page: page + 1 } },
				})
			).data,
		),
	GraphQL: async (who, sort, page) => {
		const text = `{ projects(sort: ${JSON.stringify(sort.split(','))}, limit: ${PAGE}, page: ${page + 1}) { id } }`;
		return ids((await graphql(who, text)).data?.projects);
	},
	'of a filter that joins': async (who, sort, page) => {
		const filter = { _or: [{ tasks: { title: { _neq: 'x' } } }, { customer_id: { name: { _nnull: true } } }] };
		return ids((await call(who, `/items/projects${query({ fields: 'id', sort, limit: PAGE, page: page + 1, filter })}`)).data);
	},
	'below a customer': async (who, sort, page) => {
		const deep = { projects: { _sort: sort.split(','), _limit: 10, _page: page + 1 } };
		const customers = (
			await call(
				who,
				`/items/customers${query({ fields: 'projects.id', filter: { projects: { id: { _nnull: true } } }, deep, limit: -1 })}`,
			)
		).data;
		return customers.flatMap(({ projects }: any) => ids(projects));
	},
};

describe.each(['Manager', 'Administrator'] as const)('%s', (role) => {
	test.each(
		Object.entries(ROADS).flatMap(([name, page]) => SORTS.map((sort) => [name, sort, page] as const)),
	)('%s, by %s', async (_name, sort, page) => {
		const seen: string[] = [];
		for (let number = 0; ; number++) {
			const rows = await page(firm.people[role], sort, number);
			if (rows.length === 0) break;
			seen.push(...rows);
			expect(number, rows[0]).toBeLessThan(200);
		}
		const mine = new Set(all);
		expect(seen.filter((id) => mine.has(id)).sort()).toEqual(all);
	});

	test.each(['status', 'start_date', 'customer_id.city', 'budget_hours'])('simple-rest, by %s', async (field) => {
		for (const direction of ['ASC', 'DESC']) {
			const seen: string[] = [];
			for (let from = 0; ; from += PAGE) {
				const { body } = await call(
					firm.people[role],
					`/simple-rest/projects${query({ sort: [field, direction], range: [from, from + PAGE - 1] })}`,
				);
				seen.push(...ids(body));
				if (body.length < PAGE) break;
			}
			const mine = new Set(all);
			expect(seen.filter((id) => mine.has(id)).sort()).toEqual(all);
		}
	});

	test('an export in batches', async () => {
		const filter = { organization_id: { _eq: firm.id } };
		const { body } = await call(
			firm.people[role],
			`/items/projects${query({ fields: 'id', sort: '-status', limit: -1, export: 'json', filter })}`,
		);
		expect(ids(body).sort()).toEqual(all);
	});

	test('groups, sorted by what many share', async () => {
		const groups: string[] = [];
		for (let page = 1; ; page++) {
			const { data } = await call(
				firm.people[role],
				`/items/projects${query({ aggregate: { count: 'id' }, groupBy: 'customer_id,start_date', sort: 'start_date', limit: 5, page, filter: { organization_id: { _eq: firm.id } } })}`,
			);
			if (data.length === 0) break;
			groups.push(...data.map(({ customer_id, start_date }: any) => `${customer_id} ${start_date}`));
		}
		expect(new Set(groups).size).toBe(groups.length);
		const [{ count }] = (await sql(
			'select count(*) from (select distinct customer_id, start_date from projects where organization_id = $1) g',
			[firm.id],
		)) as any;
		expect(groups).toHaveLength(Number(count));
	});
});

describe('a cursor', () => {
	async function* walk(who: Person, parameters: Record<string, unknown>, collection = 'projects'): AsyncGenerator<any> {
		for (let cursor: string | null = ''; cursor !== null; ) {
			const answer = await call(who, `/items/${collection}${query({ ...parameters, cursor })}`);
			if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
			yield answer.body;
			cursor = answer.body.meta.cursor;
		}
	}

	test.each(['Manager', 'Administrator'] as const)('from end to end, while rows come and go: %s', async (role) => {
		const add = async () => {
			await sql("insert into projects (id, organization_id, title, customer_id) values (gen_random_uuid(), $1, 'Added', $2)", [
				firm.id,
				firm.customer,
			]);
		};
		const seen: string[] = [];
		for await (const { data } of walk(firm.people[role], { fields: 'id', limit: 37, filter: { organization_id: { _eq: firm.id } } })) {
			seen.push(...ids(data));
			await add();
			await sql("update projects set status = 'completed' where id = $1", [all[seen.length % all.length]]);
		}
		const old = new Set(all);
		expect(seen.filter((id) => old.has(id)).sort()).toEqual(all);
		expect(new Set(seen).size).toBe(seen.length);
		await sql("delete from projects where organization_id = $1 and title = 'Added'", [firm.id]);
	});

	test('with a filter, a search, related fields, the count, and a number of rows that pages divide', async () => {
		const filter = { customer_id: { name: { _eq: 'Customer 3' } } };
		const wanted = ids((await call(firm.people.Manager, `/items/projects${query({ fields: 'id', filter, limit: -1 })}`)).data).sort();
		expect(wanted.length).toBeGreaterThan(10);
		const rows: any[] = [];
		for await (const { data, meta } of walk(firm.people.Manager, { fields: 'customer_id.name', filter, limit: 10, meta: 'filter_count' })) {
			expect(meta.filter_count).toBe(wanted.length);
			rows.push(...data);
		}
		expect(rows).toEqual(wanted.map(() => ({ customer_id: { name: 'Customer 3' } })));
		const found: string[] = [];
		for await (const { data } of walk(firm.people.Manager, { fields: 'id', search: 'Project 4', limit: 10 })) found.push(...ids(data));
		expect(found.sort()).toEqual(
			ids((await call(firm.people.Manager, `/items/projects${query({ fields: 'id', search: 'Project 4', limit: -1 })}`)).data).sort(),
		);
	});

	test('nobody sees more than without', async () => {
		const other = await addTenant();
		for (const who of [firm.people.Employee, other.people.Manager, other.people.Employee]) {
			const plain = ids((await call(who, '/items/projects?fields=id&limit=-1')).data).sort();
			const seen: string[] = [];
			for await (const { data } of walk(who, { fields: 'id', limit: 100 })) seen.push(...ids(data));
			expect(seen.sort()).toEqual(plain);
		}
		const hidden = await call(firm.people.Employee, `/items/projects${query({ cursor: '', filter: { budget_amount: { _gt: 0 } } })}`);
		const plain = await call(firm.people.Employee, `/items/projects${query({ filter: { budget_amount: { _gt: 0 } } })}`);
		expect([hidden.status, hidden.codes]).toEqual([plain.status, plain.codes]);
		expect((await call({}, '/items/projects?cursor=')).status).toBe(403);
	});

	test('the trash stays out', async () => {
		await sql(
			'update customers set deleted_at = now() where id = (select id from customers where organization_id = $1 order by id limit 1)',
			[firm.id],
		);
		const seen: string[] = [];
		for await (const { data } of walk(firm.people.Manager, { fields: 'id', limit: 100 }, 'customers')) seen.push(...ids(data));
		expect(seen.sort()).toEqual(ids((await call(firm.people.Manager, '/items/customers?fields=id&limit=-1')).data).sort());
	});

	test('one that is not of this question is refused', async () => {
		const me = firm.people.Manager;
		const { meta } = (await call(me, '/items/projects?cursor=&limit=1')).body;
		const filter = { status: { _eq: 'active' } };
		for (const parameters of [{ cursor: 'x' }, { cursor: `${meta.cursor}x` }, { cursor: meta.cursor, filter }])
			expect((await call(me, `/items/projects${query(parameters)}`)).codes).toEqual(['CURSOR_NOT_VALID']);
		expect((await call(me, `/items/customers${query({ cursor: meta.cursor })}`)).codes).toEqual(['CURSOR_NOT_VALID']);
		for (const parameters of [{ sort: 'title' }, { page: '2' }, { limit: '0' }, { aggregate: { count: '*' } }, { export: 'csv' }])
			expect((await call(me, `/items/projects${query({ cursor: '', ...parameters })}`)).codes, JSON.stringify(parameters)).toEqual([
				'INVALID_REQUEST',
			]);
	});
});
