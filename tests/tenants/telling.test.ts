/**
 * What the rules say of a row (its tax is too high, its timer runs, its document is kept) is for those who may change it.
 * Everybody else gets the answer that a row gets which is not there.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { addProject, spend, track } from '../billing/work.ts';
import { type Answer, call, roads } from '../lib/api.ts';
import { addFirm, type Firm, post, right } from '../lib/books.ts';
import { type Row, sql } from '../lib/database.ts';

let here: Firm;
let there: Firm;
/** Rows of somebody else, by collection: of a colleague, and of another organization. */
const rows: Record<'expenses' | 'time_entries' | 'recurring_invoices' | 'employees', string[]> = {
	expenses: [],
	time_entries: [],
	recurring_invoices: [],
	employees: [],
};
beforeAll(async () => {
	[here, there] = [await addFirm(), await addFirm()];
	const add = (collection: keyof typeof rows, id: string) => rows[collection].push(id);
	for (const firm of [here, there]) {
		const project = await addProject(firm);
		const employee_id = firm.people['Project lead'].id;
		add('expenses', await spend(firm, project, { employee_id, status: 'draft' }));
		add('time_entries', await track(firm, project, 60, { employee_id, status: 'draft' }));
		await track(firm, project, 0, { employee_id, status: 'draft', end_time: null, start_time: new Date().toISOString() });
		const line = { title: 'Wartung', quantity: '1', unit: 'month', unit_price: '890.00' };
		const series = { title: 'Wartung', customer_id: firm.customer, start_date: '2199-01-31', lines: [line] };
		add('recurring_invoices', right(await post(firm.people.Accountant, '/items/recurring_invoices', series)).id);
		add('employees', employee_id);
		add('employees', firm.people.Accountant.id);
	}
});

const plain = ({ status, codes, body }: Answer, id: string) => [status, codes, JSON.stringify(body).replaceAll(id, 'ID')];

describe.each(roads.map((road) => [road.name, road] as const))('over %s', (_, road) => {
	it.each<[keyof typeof rows, Row]>([
		['expenses', { tax_amount: '999999.00' }],
		['expenses', { amount: '0.01' }],
		['time_entries', { end_time: null }],
		['time_entries', { duration: 60 }],
		['time_entries', { end_time: '2026-03-10T09:01:00Z', duration: 60 }],
		['time_entries', { task_id: null }],
		['recurring_invoices', { next_run_date: '2027-01-19' }],
		['employees', { position: 'x' }],
	])('a change of %s to %j', async (collection, values) => {
		const me = here.people.Employee;
		const nothing = randomUUID();
		const absent = plain(await road.update(me, collection, nothing, values), nothing);
		for (const id of rows[collection]) {
			const answer = await road.update(me, collection, id, values);
			// simple-rest says 404 of what one does not see: of what one sees it may say that it is not to be changed.
			const isSeen = road.name === 'simple-rest' && (await call(me, `/simple-rest/${collection}/${id}`)).status === 200;
			if (isSeen) expect([answer.status, answer.codes]).toEqual([403, ['FORBIDDEN']]);
			else expect(plain(answer, id)).toEqual(absent);
		}
	});
});

test("whose timer runs is one's own business", async () => {
	const start = { start_time: new Date(Date.now() - 60_000).toISOString() };
	const tried = async (employee_id: string) => {
		const { status, codes } = await post(here.people.Employee, '/items/time_entries', { ...start, employee_id });
		return [status, codes];
	};
	const running = await tried(here.people['Project lead'].id);
	expect(running).toEqual(await tried(here.people.Sales.id));
	expect(running[0]).toBeGreaterThanOrEqual(400);
	// Those who may write it are told.
	const told = await post(here.people.Manager, '/items/time_entries', { ...start, employee_id: here.people['Project lead'].id });
	expect(told.codes).toEqual(['TIMER_RUNNING']);
});

test('a file of another organization is as absent as one that never was, kept or not', async () => {
	const [kept] = await sql(
		`insert into directus_files (id, storage, filename_download, title, organization_id) values (gen_random_uuid(), 'local', 'x.pdf', 'x', $1) returning id`,
		[there.id],
	);
	await sql(
		`insert into documents (id, organization_id, title, category, file_id, retention_until) values (gen_random_uuid(), $1, 'x', 'contract', $2, '2036-12-31')`,
		[there.id, kept!.id],
	);
	const remove = (id: string) => call(here.people.Manager, `/files/${id}`, { method: 'DELETE' });
	const nothing = randomUUID();
	expect(plain(await remove(kept!.id), kept!.id)).toEqual(plain(await remove(nothing), nothing));
});

test('an export says of its file only what it is called', async () => {
	const answer = await call(here.people.Employee, '/utils/export/tags', {
		method: 'POST',
		body: { format: 'csv', query: {}, file: { title: 'mine', uploaded_by: here.people.Manager.id } },
	});
	expect([answer.status, answer.codes]).toEqual([400, ['FIELD_IS_GIVEN']]);
});
