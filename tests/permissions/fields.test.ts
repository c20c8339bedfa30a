/** What a role may not see or set within the rows that it may: by no parameter of no road does it come out. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, graphql, query, roads } from '../lib/api.ts';
import { find, insert, sql } from '../lib/database.ts';
import { addOwnProject, addPerson, addWorld, type Somebody, type World } from '../lib/world.ts';

let world: World;
let employee: Somebody;
let own: { project: string; customer: string };
/** A number that occurs nowhere else: whoever sees it has seen the secret. */
const SECRET = '837.11';

beforeAll(async () => {
	world = await addWorld();
	employee = world.here.people.Employee;
	own = await addOwnProject(world.here.id, employee);
	await sql('update employees set hourly_rate = $1, cost_rate = $1 where id = $2', [SECRET, world.here.colleague.id]);
	await sql('update projects set hourly_rate = $1, budget_amount = $1 where id = $2', [SECRET, own.project]);
	await sql('update project_members set hourly_rate = $1 where project_id = $2', [SECRET, own.project]);
});

/** Hidden is hidden: refused, or answered without the secret and without telling anything by order, count or length. */
function expectHidden(answer: Answer, what: string) {
	expect(answer.status, `${what}: ${JSON.stringify(answer.body)?.slice(0, 300)}`).toBeLessThan(500);
	expect(JSON.stringify(answer.body) ?? '', what).not.toContain(SECRET);
}

const hidden: [collection: string, field: string][] = [
	['employees', 'hourly_rate'],
	['employees', 'cost_rate'],
	['employees', 'weekly_hours'],
	['projects', 'hourly_rate'],
	['projects', 'budget_amount'],
	['project_members', 'hourly_rate'],
	['time_entries', 'hourly_rate'],
	['customers', 'email'],
	['customers', 'notes'],
	['services', 'price'],
	['organizations', 'hourly_rate'],
	['organizations', 'settings'],
	['directus_users', 'email'],
	['directus_users', 'token'],
];

describe.concurrent('an employee does not find out a hidden field', () => {
	for (const [collection, field] of hidden)
		test(`${collection}.${field}`, async () => {
			const path = collection.startsWith('directus_') ? `/${collection.slice(9)}` : `/items/${collection}`;
			const refused: Record<string, Record<string, unknown>> = {
				fields: { fields: field },
				filter: { filter: { [field]: { _nnull: true } } },
				'filter in _or': { filter: { _or: [{ id: { _nnull: true } }, { [field]: { _gt: 1 } }] } },
				sort: { sort: `-${field}` },
				aggregate: { aggregate: { max: [field] } },
				'aggregate count': { aggregate: { count: [field] } },
				groupBy: { aggregate: { count: ['*'] }, groupBy: [field] },
				alias: { fields: 'id,x', alias: { x: field } },
				'function in a filter': { filter: { [`year(${field})`]: { _gt: 1 } } },
			};
			for (const [what, parameters] of Object.entries(refused)) {
				const answer = await call(employee, path + query(parameters));
				expectHidden(answer, what);
				// An own account is seen with its e-mail (Directus); then the filter reaches that one row and nobody else's.
				if (answer.status < 400) {
					expect(collection, what).toBe('directus_users');
					for (const row of answer.data) if (row.email) expect(row.email).toBe(employee.email);
				}
			}
			if (collection.startsWith('directus_')) return;
			for (const [what, parameters] of Object.entries({
				filter: { filter: { [field]: { _gt: 1 } } },
				equality: { filter: { [field]: SECRET } },
				sort: { sort: [field, 'DESC'] },
			})) {
				const answer = await call(employee, `/simple-rest/${collection}${query(parameters)}`);
				expectHidden(answer, `simple-rest ${what}`);
				expect(answer.status, `simple-rest ${what}`).toBeGreaterThanOrEqual(400);
			}
			for (const text of [
				`{ ${collection} { ${field} } }`,
				`{ ${collection}(filter: { ${field}: { _nnull: true } }) { id } }`,
				`{ ${collection}(sort: ["-${field}"]) { id } }`,
				`{ ${collection}_aggregated { max { ${field} } } }`,
				`{ ${collection}_aggregated(groupBy: ["${field}"]) { group count { id } } }`,
			]) {
				const answer = await graphql(employee, text);
				expectHidden(answer, text);
				expect(answer.codes, text).not.toEqual([]);
			}
		});
});

test('search does not find a hidden number', async () => {
	for (const collection of ['employees', 'projects', 'project_members']) {
		expect((await call(employee, `/items/${collection}${query({ search: SECRET })}`)).data, collection).toEqual([]);
		expect((await call(employee, `/simple-rest/${collection}${query({ filter: { q: SECRET } })}`)).body, collection).toEqual([]);
	}
});

test('through relations: fields, deep, filter, sort, wildcards, GraphQL', async () => {
	const chains = [
		{ fields: '*.*.*' },
		{ fields: '*.*.*.*' },
		{ fields: 'project_id.hourly_rate' },
		{ fields: 'project_id.members.hourly_rate' },
		{ fields: 'project_id.members.employee_id.hourly_rate' },
		{ fields: 'project_id.lead_id.cost_rate' },
		{ fields: '*', deep: { project_id: { _filter: { hourly_rate: { _gt: 1 } } } } },
		{ filter: { project_id: { hourly_rate: { _gt: 1 } } } },
		{ filter: { project_id: { members: { _some: { hourly_rate: { _gt: 1 } } } } } },
		{ filter: { project_id: { members: { employee_id: { hourly_rate: { _gt: 1 } } } } } },
		{ sort: 'project_id.hourly_rate' },
		{ fields: 'id', alias: { p: 'project_id' }, deep: { p: { _sort: 'hourly_rate' } } },
	];
	await insert('time_entries', {
		id: crypto.randomUUID(),
		organization_id: world.here.id,
		employee_id: employee.id,
		project_id: own.project,
		start_time: '2026-03-02T08:00:00Z',
		end_time: '2026-03-02T09:00:00Z',
	});
	for (const parameters of chains) {
		const answer = await call(employee, `/items/time_entries${query(parameters)}`);
		expectHidden(answer, JSON.stringify(parameters));
		if (!('fields' in parameters)) expect(answer.status, JSON.stringify(parameters)).toBe(403);
	}
	const nested = await graphql(employee, '{ time_entries { project_id { hourly_rate } } }');
	expect(nested.codes).not.toEqual([]);
	const filtered = await graphql(employee, '{ time_entries(filter: { project_id: { hourly_rate: { _gt: 1 } } }) { id } }');
	expect(filtered.codes).not.toEqual([]);
	const embedded = await call(employee, `/simple-rest/time_entries${query({ embed: ['project_id', 'employee_id'] })}`);
	expectHidden(embedded, 'embed');
	expect(embedded.body[0].project.title).toBeTruthy();
});

test('an export has no more than the list', async () => {
	for (const format of ['csv', 'json', 'xml', 'yaml']) {
		const answer = await call(employee, `/items/employees${query({ export: format, fields: '*' })}`);
		expectHidden(answer, format);
		expect(JSON.stringify(answer.body)).toContain(world.here.colleague.email);
		expect(JSON.stringify(answer.body)).not.toContain(world.there.colleague.email);
	}
});

test('wages are not for the project lead either, but for manager and accountant', async () => {
	const read = async (who: Somebody) => call(who, `/items/employees/${world.here.colleague.id}?fields=hourly_rate`);
	for (const role of ['Project lead', 'Sales', 'Employee', 'Integrator'] as const)
		expect((await read(world.here.people[role])).status, role).toBe(403);
	for (const role of ['Manager', 'Accountant', 'Auditor'] as const)
		expect((await read(world.here.people[role])).data, role).toEqual({ hourly_rate: SECRET });
});

describe('what only the server writes', () => {
	const forged: [who: 'Manager' | 'Accountant' | 'Employee', collection: string, change: object][] = [
		['Manager', 'invoices', { status: 'issued' }],
		['Manager', 'invoices', { number: 'RE-1' }],
		['Manager', 'invoices', { total: '1.00' }],
		['Manager', 'invoices', { paid_amount: '1.00' }],
		['Accountant', 'invoices', { seller_snapshot: {} }],
		['Manager', 'quotes', { status: 'accepted' }],
		['Manager', 'organizations', { subscription_plan: 'free' }],
		['Manager', 'organizations', { slug: 'other' }],
		['Manager', 'number_sequences', { last_number: 0 }],
		['Manager', 'time_entries', { invoice_line_id: null }],
		['Manager', 'time_entries', { hours: 1 }],
		['Employee', 'time_entries', { status: 'approved' }],
		['Employee', 'time_entries', { hourly_rate: '500' }],
		['Employee', 'time_entries', { approved_by: null }],
		['Employee', 'expenses', { status: 'approved' }],
		['Employee', 'expenses', { reimbursed_at: '2026-01-01T00:00:00Z' }],
		['Employee', 'documents', { owner_id: null }],
		['Employee', 'documents', { file_path: '/etc/passwd' }],
	];
	let unusedYear = 2040;
	for (const [role, collection, change] of forged)
		test(`${role}: ${collection} ${JSON.stringify(change)}`, async () => {
			const person = world.here.people[role];
			const row = { id: crypto.randomUUID(), organization_id: world.here.id };
			const day = '2026-03-02';
			const id =
				collection === 'organizations'
					? world.here.id
					: await insert(collection, {
							...row,
							...({
								invoices: { customer_id: world.here.customer },
								quotes: { customer_id: world.here.customer },
								number_sequences: { kind: 'quote', year: unusedYear++ },
								time_entries: { employee_id: employee.id, start_time: `${day}T08:00:00Z`, end_time: `${day}T09:00:00Z` },
								expenses: { employee_id: employee.id, amount: 1, expense_date: day },
								documents: { title: 'Mine', owner_id: employee.id },
							}[collection] as object),
						});
			const before = await find(collection, id);
			for (const road of roads) {
				const answer = await road.update(person, collection, id, change);
				expect(answer.status, road.name).toBeGreaterThanOrEqual(400);
				expect(answer.status, road.name).toBeLessThan(500);
			}
			expect(await find(collection, id)).toEqual(before);
		});
});

test('everybody may change their own password and language, nobody their name, e-mail or role', async () => {
	const person = await addPerson(world.here.id, 'Employee');
	expect((await call(person, '/users/me', { method: 'PATCH', body: { language: 'en-US', password: 'a-long-new-password' } })).status).toBe(
		200,
	);
	for (const change of [{ first_name: 'X' }, { email: 'x@tests.example.com' }, { status: 'archived' }])
		expect((await call(person, '/users/me', { method: 'PATCH', body: change })).status, JSON.stringify(change)).toBe(403);
});
