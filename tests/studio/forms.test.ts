/** Forms of Studio: refusals stand at their field, and only there; numbers that nobody can read are not booked. */
import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { addFirm, addIssued, type Firm } from '../lib/books.ts';
import { find } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';

let firm: Firm;
let other: Firm;
beforeAll(async () => {
	[firm, other] = await Promise.all([addFirm(), addFirm()]);
});

const patch = (path: string, body: object, page?: string) =>
	call(firm.people.Manager, path, { method: 'PATCH', body: body, headers: page ? { referer: `${inject('url')}${page}` } : {} });

describe('a refusal', () => {
	test('is shown at its field in Studio, and keeps its own code everywhere else', async () => {
		const { id } = await addIssued(firm);
		const studio = await patch(`/items/invoices/${id}`, { title: 'x' }, `/admin/content/invoices/${id}`);
		expect(studio.body.errors[0].extensions).toMatchObject({
			code: 'FAILED_VALIDATION',
			kontor_code: 'DOCUMENT_IS_FINAL',
			type: 'kontor',
			collection: 'invoices',
			field: 'title',
			validation_message: studio.body.errors[0].message,
		});
		for (const page of [undefined, '/console/invoices'])
			expect((await patch(`/items/invoices/${id}`, { title: 'x' }, page)).codes).toEqual(['DOCUMENT_IS_FINAL']);
	});

	test.each([
		'1.250,50 ?',
		'1.250,50',
		'1,250.50',
		'12 €',
		'abc ?',
	])('of %j, typed as an amount, is about the amount', async (hourly_rate) => {
		const answer = await patch(`/items/customers/${firm.customer}`, { hourly_rate });
		expect([answer.status, answer.body.errors[0].extensions.field]).toEqual([400, 'hourly_rate']);
		expect((await find('customers', firm.customer))!.hourly_rate).toBe(null);
	});
});

describe('dashboards of a manager', () => {
	const make = (person: Firm['people']['Manager'], path: string, body: object) => call(person, path, { method: 'POST', body: body });

	test('are seen by colleagues and by nobody else, and only the manager changes them', async () => {
		const { Manager, Accountant, Employee } = firm.people;
		const made = await make(Manager, '/dashboards', { name: 'Unsere Zahlen', icon: 'euro' });
		expect(made.status, JSON.stringify(made.body)).toBe(200);
		const { id } = made.data;
		const panel = await make(Manager, '/panels', {
			dashboard: id,
			type: 'label',
			position_x: 1,
			position_y: 1,
			width: 9,
			height: 5,
			options: { text: 'x' },
		});
		expect(panel.status, JSON.stringify(panel.body)).toBe(200);

		expect((await call(Accountant, `/dashboards/${id}?fields=name,panels.type`)).data).toMatchObject({
			name: 'Unsere Zahlen',
			panels: [{ type: 'label' }],
		});
		expect((await call(Accountant, `/panels/${panel.data.id}`, { method: 'DELETE' })).status).toBe(403);
		expect((await make(Accountant, '/dashboards', { name: 'x' })).status).toBe(403);
		expect((await call(Employee, `/dashboards/${id}`)).status).toBe(403);

		const stranger = other.people.Manager;
		for (const path of [`/dashboards/${id}`, `/panels/${panel.data.id}`]) {
			expect((await call(stranger, path)).status).toBe(403);
			expect((await call(stranger, path, { method: 'PATCH', body: { name: 'x' } })).status).toBe(403);
			expect((await call(stranger, path, { method: 'DELETE' })).status).toBe(403);
		}
		const foreign = await make(stranger, '/panels', { dashboard: id, type: 'label', position_x: 1, position_y: 1, width: 9, height: 5 });
		expect([foreign.status, foreign.codes]).toEqual([400, ['REFERENCE_NOT_FOUND']]);
		const own = await make(stranger, '/dashboards', { name: 'Nebenan' });
		const movable = await make(stranger, '/panels', {
			dashboard: own.data.id,
			type: 'label',
			position_x: 1,
			position_y: 1,
			width: 9,
			height: 5,
		});
		const moved = await call(stranger, `/panels/${movable.data.id}`, { method: 'PATCH', body: { dashboard: id } });
		expect([moved.status, moved.codes]).toEqual([400, ['REFERENCE_NOT_FOUND']]);
	});

	test('what comes with Kontor is seen by all who read Insights, in their language, and not changed', async () => {
		const { data } = await call(firm.people.Manager, '/dashboards?filter[name][_eq]=Vertrieb&fields=id,panels.note');
		expect(data).toHaveLength(1);
		expect(data[0].panels.every(({ note }: { note: string }) => note && !note.startsWith('$t:'))).toBe(true);
		expect((await call(firm.people.Manager, `/dashboards/${data[0].id}`, { method: 'PATCH', body: { note: 'x' } })).status).toBe(403);
		const foreign = await make(firm.people.Manager, '/panels', {
			dashboard: data[0].id,
			type: 'label',
			position_x: 1,
			position_y: 1,
			width: 9,
			height: 5,
		});
		expect(foreign.codes).toEqual(['REFERENCE_NOT_FOUND']);
	});
});
