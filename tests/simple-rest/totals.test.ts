/** What a list counts and adds up, and the fields that it asks for: never more than the caller may see. */
import { beforeAll, describe, expect, test } from 'vitest';
import { call, type Person, query } from '../lib/api.ts';
import { addCustomer, addDraft, addFirm, addIssued, type Firm } from '../lib/books.ts';

let firm: Firm;
let other: Firm;
let ours: string;

const ask = async (person: Person, collection: string, { by, ...asked }: { by?: string } & Record<string, unknown>) =>
	call(person, `/simple-rest/${collection}/-/totals${query({ ...asked, ...(by ? { by: JSON.stringify(by) } : {}) })}`);
const groupsOf = async (person: Person, collection: string, asked: Record<string, unknown>) => {
	const { status, body } = await ask(person, collection, asked);
	expect(status, JSON.stringify(body)).toBe(200);
	return body.groups;
};

beforeAll(async () => {
	[firm, other] = await Promise.all([addFirm(), addFirm()]);
	ours = await addCustomer(firm, { name: 'Nordwind GmbH' });
	await addDraft(firm, [{ unit_price: '10.00' }]);
	await addIssued(firm, [{ unit_price: '100.00' }], { customer_id: ours });
	await addIssued(other, [{ unit_price: '5000.00' }]);
});

describe('totals', () => {
	test('count each group within the filter, and add up by currency, as text', async () => {
		const asked = {
			sums: ['total', 'open_amount'],
			by: 'currency',
			groups: [[{}], [{ status: 'draft' }], [{ status: ['issued', 'sent'] }, { customer_id: ours }]],
		};
		const [all, drafts, open] = await groupsOf(firm.people.Accountant, 'invoices', asked);
		expect(all).toMatchObject({ count: 2, isCapped: false, sums: [{ currency: 'EUR', total: '130.90' }] });
		expect(drafts).toMatchObject({ count: 1, sums: [{ currency: 'EUR', total: '11.90' }] });
		expect(open).toMatchObject({ count: 1, sums: [{ currency: 'EUR', total: '119.00', open_amount: '119.00' }] });
		const [cut] = await groupsOf(firm.people.Accountant, 'invoices', { ...asked, filter: { customer_id: ours }, groups: [[{}]] });
		expect(cut).toMatchObject({ count: 1, sums: [{ total: '119.00' }] });
	});

	test('and never what the caller does not see: other firms, other people, other fields', async () => {
		const elsewhere = await groupsOf(firm.people.Manager, 'invoices', {
			groups: [[{ organization_id: other.id }], [{ customer_id: other.customer }]],
			sums: ['total'],
		});
		expect(elsewhere.map(({ count }: { count: number }) => count)).toEqual([0, 0]);
		expect((await ask(firm.people.Employee, 'invoices', { groups: [[{}]] })).status).toBe(403);
		expect((await ask({}, 'invoices', { groups: [[{}]] })).status).toBe(403);
		// Filtering by a field that is not to be seen would tell of it.
		expect((await ask(firm.people.Employee, 'customers', { groups: [[{ notes: { _contains: 'a' } }]] })).status).toBe(403);
		// Asking for the sum of one is answered without it.
		const [names] = await groupsOf(firm.people.Employee, 'customers', { groups: [[{}]], sums: ['hourly_rate'], by: 'currency' });
		expect(names.sums.every((sums: object) => !('hourly_rate' in sums))).toBe(true);
	});

	test('refuse what they can not answer', async () => {
		for (const asked of [{}, { groups: [] }, { groups: [[{}]], sums: ['a b'] }, { groups: Array(13).fill([{}]) }, { groups: 'x' }])
			expect((await ask(firm.people.Manager, 'invoices', asked)).status).toBe(400);
		expect((await ask(firm.people.Manager, 'directus_users', { groups: [[{}]] })).status).toBe(400);
	});
});

describe('the fields of a list', () => {
	const list = async (person: Person, asked: object) => (await call(person, `/simple-rest/invoices${query({ ...asked })}`)).body;
	test.each(['Accountant', 'Administrator'] as const)('are those that are asked for, for a %s', async (role) => {
		const [row] = await list(firm.people[role], {
			fields: ['number', 'total', 'customer_id.name'],
			embed: ['customer_id'],
			filter: { customer_id: ours },
		});
		expect(Object.keys(row).sort()).toEqual(['customer', 'customer_id', 'id', 'number', 'total']);
		expect(row).toMatchObject({ total: '119.00', customer_id: ours, customer: { id: ours, name: 'Nordwind GmbH' } });
		expect(Object.keys(row.customer).sort()).toEqual(['id', 'name']);
	});

	test('and never one that the caller may not read', async () => {
		const { body } = await call(
			firm.people.Sales,
			`/simple-rest/customers${query({ fields: ['name', 'organization_id', 'nothing'], range: [0, 0] })}`,
		);
		expect(Object.keys(body[0]).every((field) => ['id', 'name', 'organization_id'].includes(field))).toBe(true);
	});
});
