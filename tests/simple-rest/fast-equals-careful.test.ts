/**
 * The list of the console answers by its own query, stock Directus by its services: whoever asks, whatever they filter
 * and sort by, both must give the same rows in the same form. This is what keeps the short cut honest.
 */
import { describe, expect, test } from 'vitest';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../../scripts/lib/welcome.ts';
import { call, type Person, query } from '../lib/api.ts';
import { sql } from '../lib/database.ts';

const COLLECTIONS = (
	await sql("select distinct collection from directus_permissions where collection not like 'directus%' order by 1")
).map(({ collection }) => collection as string);

async function logIn(email: string): Promise<Person> {
	const { data } = await call({}, '/auth/login', { method: 'POST', body: { email, password: DEMO_PASSWORD } });
	return { token: data.access_token };
}

type Row = Record<string, any>;
const sortable = (row: Row) => Object.keys(row).filter((field) => typeof row[field] !== 'object' || row[field] === null);

async function both(
	person: Person,
	collection: string,
	{ filter, sort, search, range = [0, 9] }: { filter?: object; sort: [string, 'ASC' | 'DESC']; search?: string; range?: [number, number] },
	fields: string[],
) {
	const minus = sort[1] === 'DESC' ? '-' : '';
	const fast = await call(
		person,
		`/simple-rest/${collection}${query({ sort, range, filter: { ...filter, ...(search ? { q: search } : {}) } })}`,
	);
	const stock = await call(
		person,
		`/items/${collection}${query({ fields: fields.join(), sort: sort[0] === 'id' ? `${minus}id` : `${minus}${sort[0]},${minus}id`, limit: range[1] - range[0] + 1, offset: range[0], filter, search, meta: 'filter_count' })}`,
	);
	expect(fast.status, JSON.stringify(fast.body)).toBe(200);
	expect(stock.status, JSON.stringify(stock.body)).toBe(200);
	expect(fast.body).toEqual(stock.data);
	expect(Number(fast.headers.get('content-range')?.split('/')[1])).toBe(Math.min(stock.body.meta.filter_count, 10_000));
	return fast.body as Row[];
}

describe.each(DEMO_LOGINS.filter(([, role]) => role !== 'Administrator'))('%s', async (email) => {
	const person = await logIn(email);

	test.each(COLLECTIONS)('%s', async (collection) => {
		const first = await call(person, `/simple-rest/${collection}${query({ range: [0, 0] })}`);
		const stock = await call(person, `/items/${collection}?limit=1&fields=id`);
		expect(first.status).toBe(stock.status);
		if (first.status !== 200 || first.body.length === 0) return;
		const fields = Object.keys(first.body[0]);

		const sample = await both(person, collection, { sort: ['id', 'ASC'] }, fields);
		// Every column for one role, a few for the others: the columns are the same code, the rows are not.
		const columns = sortable(sample[0]!);
		for (const field of email.startsWith('manager@kontor') ? columns : columns.filter((_, index) => index % 5 === 3)) {
			await both(person, collection, { sort: [field, 'DESC'] }, fields);
			const value = sample.map((row) => row[field]).find((one) => one !== null && typeof one !== 'object');
			if (value !== undefined) {
				await both(person, collection, { sort: ['id', 'DESC'], filter: { [field]: { _eq: value } } }, fields);
				await both(
					person,
					collection,
					{ sort: ['id', 'DESC'], filter: { _or: [{ [field]: { _null: true } }, { [field]: { _neq: value } }] } },
					fields,
				);
			}
		}
		await both(person, collection, { sort: ['id', 'ASC'], search: 'be' }, fields);
		await both(person, collection, { sort: ['id', 'ASC'], range: [3, 5] }, fields);
		await both(person, collection, { sort: ['id', 'ASC'], range: [5000, 5009] }, fields);
	});

	test('related rows are embedded as far as the person may see them', async () => {
		for (const [collection, field] of [
			['time_entries', 'project_id'],
			['projects', 'customer_id'],
			['invoices', 'customer_id'],
			['contacts', 'customer_id'],
		] as const) {
			const fast = await call(person, `/simple-rest/${collection}${query({ range: [0, 9], embed: [field] })}`);
			if (fast.status !== 200) continue;
			const name = field.replace('_id', '');
			const columns = fast.body.map((row: Row) => row[name]).find(Boolean);
			if (!columns) continue;
			const stock = await call(
				person,
				`/items/${collection}${query({ sort: 'id', limit: 10, fields: ['id', ...Object.keys(columns).map((column) => `${field}.${column}`)].join() })}`,
			);
			expect(fast.body.map((row: Row) => row[name])).toEqual(stock.data.map((row: Row) => row[field]));
		}
	});
});

test('rights that change hold for the next request', async () => {
	const [policy] = await sql(
		"select p.id from directus_permissions p join directus_policies y on y.id = p.policy where y.name = 'reminders.own' and p.collection = 'reminders' and p.action = 'read'",
	);
	const admin = await logIn('admin@kontor.example.com');
	const employee = await logIn('employee@kontor.example.com');
	const look = async () => (await call(employee, '/simple-rest/reminders?range=[0,0]')).body[0];
	expect(await look()).toHaveProperty('description');
	try {
		expect((await call(admin, `/permissions/${policy!.id}`, { method: 'PATCH', body: { fields: ['id', 'title'] } })).status).toBe(200);
		expect(await look()).not.toHaveProperty('description');
	} finally {
		await call(admin, `/permissions/${policy!.id}`, { method: 'PATCH', body: { fields: ['*'] } });
	}
	expect(await look()).toHaveProperty('description');
});
