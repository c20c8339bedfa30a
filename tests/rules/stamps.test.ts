/** What the database and the server know better than a client: stamps, durations, running timers; and how mistakes are answered. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, graphql, query, rest, roads } from '../lib/api.ts';
import { find, insert, sql } from '../lib/database.ts';
import { addOwnProject, addPerson, addWorld, type World } from '../lib/world.ts';

let world: World;
beforeAll(async () => {
	world = await addWorld();
});

test('who made a row and when can not be forged', async () => {
	const me = world.here.people.Manager;
	const forged = {
		created_at: '2001-01-01T00:00:00Z',
		updated_at: '2001-01-01T00:00:00Z',
		created_by: world.here.colleague.id,
		updated_by: world.here.colleague.id,
	};
	const { id } = await rest.create(me, 'customers', { name: 'Stamped', ...forged });
	const made = await find('customers', id!);
	expect(made).toMatchObject({ created_by: me.id });
	expect(Date.now() - made!.created_at.getTime()).toBeLessThan(60_000);

	const other = world.here.people.Accountant;
	for (const road of roads) await road.update(other, 'customers', id!, { notes: road.name, ...forged });
	await rest.update(other, 'customers', id!, { notes: 'last' });
	const changed = await find('customers', id!);
	expect(changed).toMatchObject({ created_by: me.id, updated_by: other.id, notes: 'last' });
	expect(changed!.created_at).toEqual(made!.created_at);
	expect(changed!.updated_at.getTime()).toBeGreaterThanOrEqual(made!.created_at.getTime());
	await sql("update customers set created_at = '2001-01-01', created_by = null where id = $1", [id]);
	expect(await find('customers', id!)).toMatchObject({ created_by: me.id, created_at: made!.created_at });
});

test('the duration comes from start and end, whatever is sent', async () => {
	const me = await addPerson(world.here.id, 'Employee');
	const { project } = await addOwnProject(world.here.id, me);
	const entry = { project_id: project, start_time: '2026-03-02T08:00:00Z', end_time: '2026-03-02T09:30:30Z' };
	const { id } = await rest.create(me, 'time_entries', entry);
	expect((await find('time_entries', id!))?.duration).toBe(5430);
	await rest.update(me, 'time_entries', id!, { end_time: '2026-03-02T10:00:00Z' });
	expect((await find('time_entries', id!))?.duration).toBe(7200);
	await sql('update time_entries set duration = 1 where id = $1', [id]);
	expect((await find('time_entries', id!))?.duration).toBe(7200);
});

test('one timer runs per person, however many are started at once', async () => {
	const me = await addPerson(world.here.id, 'Employee');
	const { project } = await addOwnProject(world.here.id, me);
	const start = () => rest.create(me, 'time_entries', { project_id: project, start_time: new Date().toISOString() });
	const answers = await Promise.all(Array.from({ length: 6 }, start));
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
	for (const answer of answers.filter(({ status }) => status !== 200)) {
		expect(answer.status).toBe(409);
		expect(answer.codes).toEqual(['TIMER_RUNNING']);
		expect(answer.body.errors[0].extensions.messages.de).toContain('läuft schon');
	}
	const running = answers.find(({ status }) => status === 200)!;
	await rest.update(me, 'time_entries', running.id!, { end_time: new Date().toISOString() });
	expect((await start()).status).toBe(200);
});

test('completed and done carry their moment', async () => {
	const me = world.here.people.Manager;
	const { id } = await rest.create(me, 'reminders', { title: 'Call', owner_id: me.id });
	await rest.update(me, 'reminders', id!, { is_done: true });
	expect((await find('reminders', id!))?.done_at).toBeInstanceOf(Date);
	await rest.update(me, 'reminders', id!, { is_done: false });
	expect((await find('reminders', id!))?.done_at).toBeNull();
});

function expectMistake(answer: Answer, what: string) {
	expect(answer.status, `${what} ${JSON.stringify(answer.body)?.slice(0, 400)}`).toBeGreaterThanOrEqual(400);
	expect(answer.status, `${what} ${JSON.stringify(answer.body)?.slice(0, 400)}`).toBeLessThan(500);
	expect(answer.codes.length, what).toBeGreaterThan(0);
	for (const code of answer.codes) expect(code, what).not.toMatch(/INTERNAL|NONE/);
}

describe.concurrent('a row that can not be true is refused with a code', () => {
	const rows: [collection: string, row: (w: World) => object][] = [
		['time_entries', () => ({ start_time: '2026-03-02T10:00:00Z', end_time: '2026-03-02T09:00:00Z' })],
		['time_entries', () => ({ start_time: '2026-03-02T10:00:00Z', end_time: '2026-03-04T09:00:00Z' })],
		['projects', () => ({ title: 'P', start_date: '2026-03-02', end_date: '2026-03-01' })],
		['projects', () => ({ title: 'P', hourly_rate: '-1' })],
		['projects', () => ({ title: 'P', budget_hours: '-1' })],
		['projects', () => ({ title: 'P', status: 'nonsense' })],
		['customers', () => ({ name: 'C', country: 'Deutschland' })],
		['customers', () => ({ name: 'C', skonto_percent: '101' })],
		['customers', () => ({ name: 'C', payment_terms_days: -1 })],
		['customers', () => ({ name: null })],
		['customers', () => ({})],
		['contacts', () => ({ lastname: 'L', gdpr_consent: true })],
		['deals', (w) => ({ title: 'D', pipeline_id: w.here.pipeline, stage_id: 'new', value: '-1' })],
		['deals', (w) => ({ title: 'D', pipeline_id: w.here.pipeline, stage_id: 'new', probability: '101' })],
		['invoices', (w) => ({ customer_id: w.here.customer, issued_date: '2026-03-02', due_date: '2026-03-01' })],
		['invoices', (w) => ({ customer_id: w.here.customer, service_from: '2026-03-02', service_to: '2026-03-01' })],
		['invoices', (w) => ({ customer_id: w.here.customer, discount_percent: '-1' })],
		['invoice_lines', (w) => ({ invoice_id: w.here.invoice, title: 'L', tax_rate: '101' })],
		['payments', (w) => ({ invoice_id: w.here.issued, amount: '-1', payment_date: '2026-03-02' })],
		['payments', (w) => ({ invoice_id: w.here.issued, amount: '0', payment_date: '2026-03-02' })],
		['expenses', () => ({ amount: '-1', expense_date: '2026-03-02' })],
		['tax_rates', () => ({ name: 'T', rate: '101' })],
		['tags', () => ({ name: 'a,b' })],
		['number_sequences', () => ({ kind: 'invoice', year: -1 })],
		['recurring_invoices', (w) => ({ title: 'R', customer_id: w.here.customer, start_date: '2026-03-02', end_date: '2026-03-01' })],
	];
	rows.forEach(([collection, row], index) => {
		test(`${collection} ${index}`, async () => {
			const me = world.here.people.Manager;
			const own = ['time_entries', 'expenses'].includes(collection) ? { employee_id: me.id } : {};
			expectMistake(await rest.create(me, collection, { ...own, ...row(world) }), 'REST');
			expectMistake(await call(me, `/simple-rest/${collection}`, { method: 'POST', body: { ...own, ...row(world) } }), 'simple-rest');
		});
	});
});

test('what exists already says which field', async () => {
	const me = world.here.people.Manager;
	await rest.create(me, 'tags', { name: 'Twice' });
	const again = await rest.create(me, 'tags', { name: 'twice' });
	expect(again.status).toBe(400);
	expect(again.codes).toEqual(['NOT_UNIQUE']);
	expect(again.body.errors[0].extensions.field).toBe('name');
	// The other tenant may have the same.
	expect((await rest.create(world.there.people.Manager, 'tags', { name: 'Twice' })).status).toBe(200);
});

test('what is still in use is not deleted, and says so', async () => {
	const me = world.here.people.Manager;
	const answer = await rest.remove(me, 'projects', world.here.project);
	expectMistake(answer, 'project with tasks');
	expect(answer.codes).toEqual(['STILL_REFERENCED']);
	expect(await find('projects', world.here.project)).toBeTruthy();
});

describe.concurrent('nonsense is answered with 4xx', () => {
	const nothing = randomUUID();
	const tries: [string, string, unknown?][] = [
		['GET', '/items/customers/not-an-id'],
		['GET', `/items/customers/${nothing}`],
		['GET', '/items/customers/1%27%20or%201=1'],
		['GET', '/items/no_such_collection'],
		['GET', '/items/customers?fields=nope'],
		['GET', '/items/customers?filter={bad json'],
		['GET', `/items/customers${query({ filter: { name: { _nope: 1 } } })}`],
		['GET', `/items/customers${query({ filter: { id: { _eq: 'x' } } })}`],
		['GET', `/items/customers${query({ filter: { created_at: { _gt: 'yesterday-ish' } } })}`],
		['GET', `/items/customers${query({ filter: { payment_terms_days: { _eq: '99999999999999999999' } } })}`],
		['GET', '/items/customers?sort=nope'],
		['GET', '/items/customers?limit=abc'],
		['PATCH', '/items/customers/not-an-id', { name: 'x' }],
		['DELETE', '/items/customers/not-an-id'],
		['POST', '/items/customers', '{bad json'],
		['POST', '/items/customers', { name: 'x', payment_terms_days: 1e30 }],
		['POST', '/items/customers', { name: 'x', hourly_rate: '9'.repeat(30) }],
		['POST', '/items/customers', { name: 'x', hourly_rate: 'abc' }],
		['POST', '/items/customers', { name: 'x'.repeat(5000) }],
		['POST', '/items/customers', { name: 'x\u0000y' }],
		['POST', '/items/customers', { name: 'x', owner_id: 'not-an-id' }],
		['POST', '/items/projects', { title: 'x', start_date: '2026-02-31' }],
		['POST', '/items/projects', { title: 'x', start_date: 'soon' }],
		['POST', '/items/time_entries', { start_time: 'now-ish' }],
		['GET', '/simple-rest/no_such_collection'],
		['GET', '/simple-rest/customers?sort=bad'],
		['GET', '/simple-rest/customers?range=[5,1]'],
		['GET', '/simple-rest/customers?range=[0,99999]'],
		['GET', '/simple-rest/customers?range=["a"]'],
		['GET', '/simple-rest/customers?filter={bad'],
		['GET', '/simple-rest/customers?filter=[1]'],
		['GET', `/simple-rest/customers${query({ filter: { nope: 1 } })}`],
		['GET', `/simple-rest/customers${query({ filter: { id: 'x' } })}`],
		['GET', `/simple-rest/customers${query({ filter: { id: ['x'] } })}`],
		['GET', `/simple-rest/customers${query({ filter: { created_at: { _gt: 'x' } } })}`],
		['GET', `/simple-rest/customers${query({ filter: { name: { _nope: 1 } } })}`],
		['GET', `/simple-rest/customers${query({ filter: { _or: 1 } })}`],
		['GET', `/simple-rest/customers${query({ sort: ['nope', 'ASC'] })}`],
		['GET', `/simple-rest/customers${query({ sort: ['name; drop table customers', 'ASC'] })}`],
		['GET', `/simple-rest/customers/not-an-id`],
		['GET', `/simple-rest/customers/${nothing}`],
		['PUT', `/simple-rest/customers/${nothing}`, { name: 'x' }],
		['PUT', '/simple-rest/customers', { name: 'x' }],
		['DELETE', '/simple-rest/customers'],
		['DELETE', `/simple-rest/customers/${nothing}`],
		['POST', '/simple-rest/customers', [1]],
		['POST', '/simple-rest/customers', { name: 'x', created_at: 'nonsense', payment_terms_days: 'many' }],
		['GET', '/assets/not-an-id'],
		['GET', `/assets/${nothing}`],
	];
	for (const [method, path, body] of tries)
		test(`${method} ${path.slice(0, 90)} ${body ? JSON.stringify(body).slice(0, 60) : ''}`, async () => {
			const headers: Record<string, string> = typeof body === 'string' ? { 'Content-Type': 'application/json' } : {};
			const answer = await call(world.here.people.Manager, path, { method, body, headers });
			expect(answer.status, JSON.stringify(answer.body)?.slice(0, 400)).toBeGreaterThanOrEqual(400);
			expect(answer.status, JSON.stringify(answer.body)?.slice(0, 400)).toBeLessThan(500);
		});
	test('GraphQL', async () => {
		for (const text of ['{ nope }', '{', '{ customers(filter: { id: { _eq: "x" } }) { id } }'])
			expect((await graphql(world.here.people.Manager, text)).body.errors.length).toBeGreaterThan(0);
	});
});

test('half of a change is never left', async () => {
	const me = world.here.people.Manager;
	const name = `Half ${randomUUID()}`;
	const nested = { name, contacts: [{ lastname: 'Good' }, { lastname: 'Bad', gdpr_consent: true }] };
	expect((await rest.create(me, 'customers', nested)).status).toBe(400);
	expect(await sql('select 1 from customers where name = $1', [name])).toEqual([]);
	const tags = [{ name: `${name} 1` }, { name: `${name} 2` }, { name: 'a,b' }];
	expect((await call(me, '/items/tags', { method: 'POST', body: tags })).status).toBe(400);
	expect(await sql('select 1 from tags where name like $1', [`${name}%`])).toEqual([]);
	const good = await insert('tags', { id: randomUUID(), organization_id: world.here.id, name: `${name} 3` });
	const batch = [
		{ id: good, color: '#000000' },
		{ id: randomUUID(), color: '#000000' },
	];
	await call(me, '/items/tags', { method: 'PATCH', body: batch });
	expect((await find('tags', good))?.color).not.toBe('#000000');
});
