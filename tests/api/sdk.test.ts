/** @directus/sdk with the generated `ApiSchema`: compiled by `npm run check` with everything else here, and run. Nothing is cast. */
import { aggregate, createDirectus, createItem, readItem, readItems, rest, staticToken, updateItem } from '@directus/sdk';
import { beforeAll, expect, expectTypeOf, test } from 'vitest';
import type { ApiSchema } from '../../directus-extensions/kontor/src/generated/api-schema.ts';
import { addFirm, type Firm } from '../lib/books.ts';
import { inject } from '../lib/inject.ts';

let firm: Firm;
const connect = () => createDirectus<ApiSchema>(inject('url')).with(staticToken(firm.people.Integrator.token)).with(rest());
let kontor: ReturnType<typeof connect>;
beforeAll(async () => {
	firm = await addFirm();
	kontor = connect();
});

test('nested rows are written together', async () => {
	const customer = await kontor.request(
		createItem('customers', {
			name: 'Beispiel GmbH',
			tags: ['neu'],
			contacts: [{ lastname: 'Eins', is_primary: true }, { lastname: 'Zwei' }],
		}),
	);
	expectTypeOf(customer.name).toEqualTypeOf<string>();
	expectTypeOf(customer.tags).toEqualTypeOf<string[] | null>();
	expect(customer.contacts).toHaveLength(2);
	const names = await kontor.request(
		readItems('contacts', { fields: ['lastname', { customer_id: ['name'] }], filter: { customer_id: { name: { _eq: 'Beispiel GmbH' } } } }),
	);
	expectTypeOf(names[0]!.customer_id).toEqualTypeOf<{ name: string } | null>();
	expect(names.map(({ lastname, customer_id }) => `${lastname} of ${customer_id?.name}`).sort()).toEqual([
		'Eins of Beispiel GmbH',
		'Zwei of Beispiel GmbH',
	]);
});

test('an invoice with its lines, its customer, and who made it', async () => {
	const { id } = await kontor.request(
		createItem('invoices', {
			customer_id: firm.customer,
			service_from: '2026-01-05',
			lines: [
				{ title: 'Beratung', description: 'Vor Ort', quantity: '2', unit_price: '80.00' },
				{ title: 'Anfahrt', position: 2 },
			],
		}),
	);
	const [invoice] = await kontor.request(
		readItems('invoices', {
			fields: ['id', 'total', 'service_from', { customer_id: ['name', { contacts: ['lastname'] }] }, { lines: ['title', 'description'] }],
			filter: { id: { _eq: id }, lines: { _some: { title: { _contains: 'Beratung' } } }, total: { _gt: '100.00' } },
			deep: { lines: { _sort: 'position', _limit: 10 } },
			sort: ['-created_at'],
		}),
	);
	expectTypeOf(invoice!.total).toEqualTypeOf<string>();
	expectTypeOf(invoice!.service_from).toEqualTypeOf<string | null>();
	expectTypeOf(invoice!.customer_id.name).toEqualTypeOf<string>();
	expect(invoice).toMatchObject({ total: '190.40', service_from: '2026-01-05', lines: [{ description: 'Vor Ort' }, { title: 'Anfahrt' }] });
	expect(invoice!.lines?.map(({ title }) => title)).toEqual(['Beratung', 'Anfahrt']);

	await kontor.request(updateItem('invoices', id, { title: 'Januar', due_date: '2026-02-28' }));
	const { due_date, created_by } = await kontor.request(readItem('invoices', id, { fields: ['due_date', { created_by: ['id'] }] }));
	expect({ due_date, created_by }).toEqual({ due_date: '2026-02-28', created_by: { id: firm.people.Integrator.id } });
});

test('what is added up by groups, of days and through relations', async () => {
	const sums = await kontor.request(
		aggregate('invoices', {
			aggregate: { count: '*', sum: ['total', 'open_amount'] },
			groupBy: ['status'],
			query: { filter: { customer_id: { id: { _eq: firm.customer } }, created_at: { _gte: '2026-01-01' } } },
		}),
	);
	expectTypeOf(sums[0]!.sum.total).toEqualTypeOf<string | null>();
	expectTypeOf(sums[0]!.count).toEqualTypeOf<string | null>();
	expect(sums).toEqual([{ status: 'draft', count: '1', sum: { total: '190.40', open_amount: '0.00' } }]);
});

test('what is not there does not compile', () => {
	// @ts-expect-error: no such field
	readItems<ApiSchema, 'invoices', { fields: ['no_such_field'] }>('invoices', { fields: ['no_such_field'] });
	// @ts-expect-error: no such choice
	createItem<ApiSchema, 'customers', object>('customers', { name: 'Beispiel', type: 'B2D' });
	// @ts-expect-error: no such field in the related row
	createItem<ApiSchema, 'customers', object>('customers', { name: 'Beispiel', contacts: [{ last_name: 'Eins' }] });
});
