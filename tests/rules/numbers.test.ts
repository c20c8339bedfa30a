/** Customers and projects are numbered when they are made, by whatever road, unless they bring a number along. */
import { beforeAll, describe, expect, it } from 'vitest';
import { call, graphql, roads } from '../lib/api.ts';
import { addFirm, type Firm, post, right } from '../lib/books.ts';
import { sql } from '../lib/database.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

const addCustomer = (of: Firm, values: object = {}) => post(of.people.Sales, '/items/customers', { name: 'Kunde', ...values });

describe('a customer', () => {
	it.each(roads.map((road) => [road.name, road] as const))('gets the next number over %s', async (_name, road) => {
		for (const role of ['Sales', 'Administrator'] as const) {
			const organization = role === 'Administrator' ? { organization_id: firm.id } : {};
			const { id } = await road.create(firm.people[role], 'customers', { name: 'Kunde', ...organization });
			if (!id) continue;
			const [row] = await sql('select number from customers where id = $1', [id]);
			const [{ last_number } = { last_number: 0 }] = await sql(
				`select last_number from number_sequences where organization_id = $1 and kind = 'customer'`,
				[firm.id],
			);
			expect(row!.number).toBe(`K-${String(last_number).padStart(4, '0')}`);
		}
	});

	it('keeps the number that it brings, and counting steps over it', async () => {
		const here = await addFirm();
		expect(right(await addCustomer(here)).number).toBe('K-0001');
		expect(right(await addCustomer(here, { number: 'K-0002' })).number).toBe('K-0002');
		expect(right(await addCustomer(here, { number: '10077' })).number).toBe('10077');
		expect(right(await addCustomer(here)).number).toBe('K-0003');
		expect((await addCustomer(here, { number: 'K-0003' })).codes).toEqual(['NOT_UNIQUE']);
	});

	it('goes on after those that were there before', async () => {
		const here = await addFirm();
		await sql(`update customers set number = 'K-0417' where id = $1`, [here.customer]);
		expect(right(await addCustomer(here)).number).toBe('K-0418');
	});

	it('is numbered in lists, imports and within other rows, and in the form that the firm wants', async () => {
		const here = await addFirm();
		await sql(
			`insert into number_sequences (id, organization_id, kind, year, format) values (gen_random_uuid(), $1, 'customer', 0, 'KD{NN}')`,
			[here.id],
		);
		const many = right(await post(here.people.Sales, '/items/customers', [{ name: 'A' }, { name: 'B' }] as never));
		expect(Object.fromEntries(many.map(({ name, number }: any) => [name, number]))).toEqual({ A: 'KD01', B: 'KD02' });
		const nested = right(
			await post(here.people.Manager, '/items/projects?fields=number,customer_id.number', { title: 'P', customer_id: { name: 'C' } }),
		);
		expect(nested).toEqual({ number: 'P-0001', customer_id: { number: 'KD03' } });
		const form = new FormData();
		form.append(
			'file',
			new Blob([JSON.stringify([{ name: 'D' }, { name: 'E', number: 'alt-1' }])], { type: 'application/json' }),
			'customers.json',
		);
		const imported = await call(here.people.Manager, '/utils/import/customers', { method: 'POST', body: form });
		expect(imported.status).toBeLessThan(300);
		const rows = await sql(`select name, number from customers where organization_id = $1 and name in ('D', 'E') order by name`, [here.id]);
		expect(rows).toEqual([
			{ name: 'D', number: 'KD04' },
			{ name: 'E', number: 'alt-1' },
		]);
		const batch = await graphql(
			here.people.Administrator,
			`mutation { create_customers_items(data: [{ name: "F", organization_id: "${here.id}" }]) { number } }`,
		);
		if (batch.codes.length === 0) expect(batch.data.create_customers_items[0].number).toBe('KD05');
	});

	it('has a number of its own, however many are made at once', async () => {
		const here = await addFirm();
		const answers = await Promise.all(Array.from({ length: 12 }, () => addCustomer(here)));
		expect(answers.map(({ data }) => data.number).toSorted()).toEqual(
			Array.from({ length: 12 }, (_, at) => `K-${String(at + 1).padStart(4, '0')}`),
		);
	});

	it('uses no number up when it is refused', async () => {
		const here = await addFirm();
		expect((await addCustomer(here, { country: 'germany' })).status).toBe(400);
		expect((await post(here.people.Employee, '/items/customers', { name: 'x' })).status).toBe(403);
		expect(right(await addCustomer(here)).number).toBe('K-0001');
	});
});

it('projects are counted, too', async () => {
	const here = await addFirm();
	const add = async (values: object = {}) =>
		right(await post(here.people.Manager, '/items/projects', { title: 'Projekt', ...values })).number;
	expect([await add(), await add({ number: '' }), await add({ number: 'X-1' }), await add({ number: null })]).toEqual([
		'P-0001',
		'P-0002',
		'X-1',
		'P-0003',
	]);
});
