/** One rule for searching, on every road: what staff type is found, and nobody finds anything by what they may not see. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../directus-extensions/kontor/src/reading/rules/search-words.ts';
import { call, graphql, query } from '../lib/api.ts';
import { force, insert, insertImported, sql } from '../lib/database.ts';
import { addTenant, addWorld, issued, type Somebody, type World } from '../lib/world.ts';

let world: World;
let rows: Awaited<ReturnType<typeof addRows>>;

/** The same in both organizations. */
async function addRows(organization: string, employee: Somebody) {
	const add = (table: string, row: object) => insert(table, { id: randomUUID(), organization_id: organization, ...row });
	const imported = (table: string, row: object) => insertImported(table, { id: randomUUID(), organization_id: organization, ...row });
	const customer = await add('customers', { name: 'Nordwind Logistik Müller & Söhne', phone: '+49 (0)40 22 33-440', city: 'Quedlinburg' });
	const contact = await add('contacts', { customer_id: customer, firstname: 'Erik', lastname: 'Albrecht', mobile: '0171/5550123' });
	const project = await add('projects', { title: 'Relaunch', customer_id: customer });
	const invoice = await imported('invoices', { customer_id: customer, ...issued() });
	const notice = await add('dunning_notices', { invoice_id: invoice, level: 1 });
	// What it adds up to follows from lines, and what is open from what is paid: here only the figures matter.
	await force('update invoices set net_total = 1050, tax_total = 200.5, total = 1250.5, open_amount = 1250.5 where id = $1', [invoice]);
	await force('update dunning_notices set open_amount = 1000 where id = $1', [notice]);
	const employee_id = employee.id;
	return {
		customers: customer,
		contacts: contact,
		projects: project,
		invoices: invoice,
		quotes: await add('quotes', { customer_id: customer, title: 'Relaunch' }),
		time_entries: await add('time_entries', {
			employee_id,
			project_id: project,
			note: 'Konzept',
			start_time: '2026-03-02T08:00:00Z',
			end_time: '2026-03-02T09:00:00Z',
		}),
		expenses: await add('expenses', {
			employee_id,
			project_id: project,
			supplier: 'Bahn',
			amount: '89.90',
			expense_date: '2026-03-02',
			category: 'travel',
		}),
		payments: await add('payments', { invoice_id: invoice, amount: '250.50', payment_date: '2026-03-05' }),
		dunning_notices: notice,
	};
}
type Table = keyof typeof rows;

beforeAll(async () => {
	world = await addWorld();
	rows = await addRows(world.here.id, world.here.people['Project lead']);
	await addRows(world.there.id, world.there.colleague);
});

const roads: Record<string, (person: Somebody, table: Table, search: string) => Promise<string[]>> = {
	REST: async (person, table, search) => idsOf(await call(person, `/items/${table}${query({ search, fields: 'id', limit: -1 })}`)),
	SEARCH: async (person, table, search) =>
		idsOf(await call(person, `/items/${table}`, { method: 'SEARCH', body: { query: { search, fields: ['id'] } } })),
	GraphQL: async (person, table, search) =>
		(await graphql(person, `query ($search: String) { ${table}(search: $search) { id } }`, { search })).data[table].map(
			({ id }: any) => id,
		),
	'simple-rest': async (person, table, search) => idsOf(await call(person, `/simple-rest/${table}${query({ filter: { q: search } })}`)),
	cursor: async (person, table, search) => idsOf(await call(person, `/items/${table}${query({ search, fields: 'id' })}&cursor=`)),
	'all at once': async (person, table, search) => {
		const { status, data } = await call(person, `/kontor/search${query({ q: search })}`);
		expect(status).toBe(200);
		return (data.find(({ collection }: any) => collection === table)?.rows ?? []).map(({ id }: any) => id);
	},
};
const idsOf = ({ status, data, body }: any): string[] => {
	expect(status, JSON.stringify(body)).toBe(200);
	return data.map(({ id }: any) => id);
};

describe.each(Object.keys(roads))('by %s', (road) => {
	const find = (table: Table, search: string, person = world.here.people.Manager) => roads[road]!(person, table, search);

	test('the name of the customer finds everything of theirs, in this organization only', async () => {
		for (const table of Object.keys(rows) as Table[]) expect(await find(table, 'nordwind'), table).toEqual([rows[table]]);
	});

	test.each([
		['contacts', 'Erik Albrecht'],
		['contacts', 'albrecht nordwind ERIK'],
		['customers', 'Muller'],
		['customers', 'Mueller soehne'],
		['customers', 'MÜLLER & SÖHNE'],
		['customers', '040 2233440'],
		['customers', '+49 40 22 33 440'],
		['customers', '0049402233440'],
		['contacts', '+49 171 5550123'],
		['invoices', '1.250,50'],
		['invoices', '1250.50 EUR'],
		['invoices', '1250'],
		['payments', '250,50'],
		['expenses', '89,90 relaunch'],
		['dunning_notices', '1.000,00'],
		['time_entries', 'konzept relaunch nordwind'],
		['projects', 'nordwind relaunch'],
	] as const)('%s are found by "%s"', async (table, search) => {
		expect(await find(table, search)).toEqual([rows[table]]);
	});

	test.each([
		['contacts', 'Erik Nobody'],
		['invoices', '1250.51'],
		['customers', '040 2233441'],
		['customers', '100%'],
		['customers', 'Nord_ind'],
	] as const)('%s are not found by "%s"', async (table, search) => expect(await find(table, search)).toEqual([]));

	test('what an employee does not see of a customer finds none', async () => {
		const { Employee, Manager } = world.here.people;
		const member = { project_id: rows.projects, employee_id: Employee.id, organization_id: world.here.id };
		if ((await sql('select 1 from project_members where employee_id = $1 and project_id = $2', [Employee.id, rows.projects])).length === 0)
			await insert('project_members', { id: randomUUID(), ...member });
		expect(await find('customers', 'nordwind', Employee)).toEqual([rows.customers]);
		for (const hidden of ['Quedlinburg', '2233440', 'nordwind quedlinburg']) {
			expect(await find('customers', hidden, Employee), hidden).toEqual([]);
			expect(await find('customers', hidden, Manager), hidden).toEqual([rows.customers]);
		}
		// The customer's name leads to their own project, not to what others have done or spent there.
		expect(await find('projects', 'nordwind', Employee)).toEqual([rows.projects]);
		expect(await find('time_entries', 'nordwind', Employee)).toEqual([]);
		expect(await find('expenses', '89,90', Employee)).toEqual([]);
	});
});

test('an administrator finds the rows of all organizations, on the usual roads', async () => {
	for (const road of ['REST', 'SEARCH', 'GraphQL', 'simple-rest', 'cursor', 'all at once'])
		expect(((await roads[road]!(world.here.people.Administrator, 'invoices', 'nordwind relaunch')) ?? []).length, road).toBe(0);
	const found = await roads.REST!(world.here.people.Administrator, 'invoices', 'nordwind');
	expect(found).toContain(rows.invoices);
	expect(found.length).toBeGreaterThanOrEqual(2);
	const counted = await call(
		world.here.people.Administrator,
		`/items/invoices${query({ search: 'nordwind', limit: 0, meta: 'filter_count' })}`,
	);
	expect(counted.body.meta.filter_count).toBe(found.length);
});

test('counts, sums, lists within lists and changes by a search follow the same rule', async () => {
	const { Manager } = world.here.people;
	const counted = await call(Manager, `/items/invoices${query({ search: 'nordwind', limit: 0, meta: 'filter_count' })}`);
	expect(counted.body.meta.filter_count).toBe(1);
	const summed = await call(Manager, `/items/invoices${query({ search: 'nordwind', aggregate: { sum: ['total'] } })}`);
	expect(Number(summed.data[0].sum.total)).toBe(1250.5);
	const deep = { invoices: { _search: '1250,50' }, contacts: { _search: 'nobody' } };
	const within = await call(Manager, `/items/customers/${rows.customers}${query({ fields: 'invoices.id,contacts.id', deep })}`);
	expect(within.data).toEqual({ invoices: [{ id: rows.invoices }], contacts: [] });
	const filtered = { search: 'nordwind', filter: { customer_id: { city: { _eq: 'Quedlinburg' } } }, fields: 'id' };
	expect((await call(Manager, `/items/invoices${query(filtered)}`)).data).toEqual([{ id: rows.invoices }]);
});

test('a new name is found at once, the old one no more', async () => {
	const tenant = await addTenant();
	const { Manager } = tenant.people;
	await call(Manager, `/items/customers/${tenant.customer}`, { method: 'PATCH', body: { name: 'Ostwind AG' } });
	expect((await roads.REST!(Manager, 'invoices', 'ostwind')).sort()).toEqual([tenant.invoice, tenant.issued].sort());
	expect(await roads.REST!(Manager, 'invoices', 'customer')).toEqual([]);
});

test('what is in the trash is not found; what is gone from view neither', async () => {
	const tenant = await addTenant();
	const { Manager } = tenant.people;
	const contact = (await call(Manager, '/items/contacts', { method: 'POST', body: { lastname: 'Vergissmeinnicht' } })).data.id;
	const of = `contacts:${contact},customers:${world.there.customer},customers:${tenant.customer},employees:not-a-key`;
	const shown = async () =>
		(await call(Manager, `/kontor/records${query({ of })}`)).data.flatMap(({ rows: found }: any) => found.map(({ id }: any) => id));
	expect((await shown()).sort()).toEqual([contact, tenant.customer].sort());
	await call(Manager, `/items/contacts/${contact}`, { method: 'DELETE' });
	for (const road of Object.keys(roads)) expect(await roads[road]!(Manager, 'contacts', 'vergissmeinnicht'), road).toEqual([]);
	expect(await shown()).toEqual([tenant.customer]);
});

describe('what nobody should type', () => {
	const HOSTILE = [
		'%',
		'_',
		'\\',
		'%%',
		"'; drop table customers; --",
		'"',
		'?',
		'\\?',
		'$1',
		'??',
		':x',
		'🚀🚀',
		'שלום עולם',
		'\u202eabc',
		'a\u0000b',
		'\ud800x',
		'(((',
		'-- 1',
		'1e309',
		'-',
		'٣٤٥٦٧',
		'1'.repeat(300),
		'ß'.repeat(200),
	];
	test.each(HOSTILE.map((search) => [JSON.stringify(search).slice(0, 30), search]))('%s', async (_, search) => {
		const { Manager } = world.here.people;
		for (const path of [
			`/items/customers${query({ search })}`,
			`/simple-rest/contacts${query({ filter: { q: search } })}`,
			`/kontor/search${query({ q: search })}`,
		]) {
			const { status, body } = await call(Manager, path);
			expect([200, 400], JSON.stringify(body)).toContain(status);
			// What is a pattern or a quote elsewhere is a letter here, and none of it is in these rows.
			if (/^[%_\\'"?$🚀]/u.test(search)) expect(JSON.stringify(body)).not.toContain(rows.customers);
		}
	});

	test('ten thousand letters, and a thousand words', async () => {
		const { Manager } = world.here.people;
		for (const search of ['x'.repeat(5_000), 'ab '.repeat(1_500)]) {
			expect((await call(Manager, '/items/invoices', { method: 'SEARCH', body: { query: { search } } })).status).toBe(200);
			expect((await call(Manager, `/kontor/search${query({ q: search })}`)).status).toBe(400);
		}
		expect((await call(Manager, '/items/invoices', { method: 'SEARCH', body: { query: { search: 'x'.repeat(10_000) } } })).status).toBe(
			200,
		);
	});

	test('nobody searches everything without being logged in, or for one letter', async () => {
		expect((await call({} as Somebody, `/kontor/search${query({ q: 'nordwind' })}`)).status).toBe(403);
		expect((await call(world.here.people.Manager, `/kontor/search${query({ q: 'n' })}`)).status).toBe(400);
		expect((await call(world.stray, `/kontor/search${query({ q: 'nordwind' })}`)).data).toEqual([]);
	});
});

test('the database folds as the server does', async () => {
	// Georgian capitals came late into Unicode: whether they have small letters depends on the version of Postgres' library.
	const codes = Array.from({ length: 0x1fff }, (_, code) => code + 1).filter((code) => code < 0x1c80 || code > 0x1cbf);
	const letters = codes.map((code) => String.fromCodePoint(code)).concat('ﬁ', '１', '🚀', 'Straße İstanbul ΟΔΟΣ');
	const folded = await sql('select t.given, kontor_system.fold(t.given) as folded from unnest($1::text[]) as t (given)', [letters]);
	const different = folded.filter(({ given, folded: here }) => here !== fold(given)).map(({ given }) => given);
	expect(different).toEqual([]);
});

test('every index for searching is there', async () => {
	const indexes = await sql('select name, to_regclass(quote_ident(name)) is not null as is_there from kontor_system.search_indexes()');
	expect(indexes.length).toBeGreaterThan(50);
	expect(indexes.filter(({ is_there }) => !is_there)).toEqual([]);
});
