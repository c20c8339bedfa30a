/** What can be written into a series, and how it is said what is wrong with it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { call, roads, simpleRest } from '../lib/api.ts';
import { addFirm, type Firm, post, right } from '../lib/books.ts';
import { find, type Row } from '../lib/database.ts';

let firm: Firm;
let there: Firm;
beforeAll(async () => {
	firm = await addFirm();
	there = await addFirm();
});

const LINE = { title: 'Wartung', quantity: '1', unit: 'month', unit_price: '890.00' };
const series = (values: Row = {}) => ({ title: 'Wartung', customer_id: firm.customer, start_date: '2199-01-31', lines: [LINE], ...values });
const add = (values: Row = {}) => post(firm.people.Accountant, '/items/recurring_invoices', series(values));
const patch = (id: string, body: object) => call(firm.people.Accountant, `/items/recurring_invoices/${id}`, { method: 'PATCH', body });

describe('lines', () => {
	it.each([
		[{ ...LINE, unit_price: 'viel' }, 'Position 1: der Einzelpreis ist keine Zahl', 'unit_price'],
		[{ ...LINE, unit_price: '-1' }, 'Position 1: der Einzelpreis', 'unit_price'],
		[{ ...LINE, quantity: undefined }, 'Position 1: die Menge ist keine Zahl', 'quantity'],
		[{ ...LINE, quantity: '1e3' }, 'Position 1: die Menge', 'quantity'],
		[{ ...LINE, title: ' ' }, 'Position 1: die Bezeichnung fehlt', 'title'],
		[{ ...LINE, unit: 'box' }, 'Position 1: die Einheit', 'unit'],
		[{ ...LINE, tax_rate: '101' }, 'Position 1: der Steuersatz', 'tax_rate'],
		[{ ...LINE, tax_rate: '19', tax_category: 'E' }, 'Position 1: der Steuersatz', 'tax_rate'],
		[{ ...LINE, tax_category: 'S' }, 'Position 1: der Steuersatz', 'tax_rate'],
		[{ ...LINE, price: '1' }, 'Position 1: das Feld „price“ gibt es nicht', 'price'],
		['a line', 'Position 1: es ist keine Position', undefined],
	])('that are none are refused: %j', async (line, text, field) => {
		const answer = await add({ lines: [line] });
		expect([answer.status, answer.codes]).toEqual([400, ['RECURRING_LINES_INVALID']]);
		const { extensions } = answer.body.errors[0];
		expect(extensions.messages.de).toContain(text);
		expect(extensions).toMatchObject({ field: 'lines', fields: [{ line: 1, ...(field ? { field } : {}) }] });
	});

	it('say which of them is wrong, and everything at once', async () => {
		const answer = await add({ lines: [LINE, { ...LINE, quantity: 'x', unit_price: 'y' }, LINE] });
		expect(answer.body.errors[0].extensions.fields.map(({ line, field }: Row) => [line, field])).toEqual([
			[2, 'quantity'],
			[2, 'unit_price'],
		]);
		for (const lines of ['not a list', 7, { title: 'x' }]) expect((await add({ lines })).codes).toEqual(['RECURRING_LINES_INVALID']);
	});

	it('point at nothing of another firm', async () => {
		for (const line of [{ tax_rate_id: there.rates.standard }, { service_id: there.service }]) {
			expect((await add({ lines: [{ ...LINE, ...line }] })).codes).toEqual(['RECURRING_LINES_INVALID']);
			const { id } = right(await add());
			expect((await patch(id, { lines: [{ ...LINE, ...line }] })).codes).toEqual(['RECURRING_LINES_INVALID']);
		}
		expect((await add({ lines: [{ ...LINE, tax_rate_id: firm.rates.standard, service_id: firm.service }] })).status).toBe(200);
	});

	it.each(roads.map((road) => [road.name, road] as const))('are looked at over %s as well', async (_name, road) => {
		const bad = await road.create(firm.people.Manager, 'recurring_invoices', series({ lines: [{ ...LINE, quantity: 'x' }] }));
		if (bad.isExpressible !== false) expect(bad.status).toBeGreaterThanOrEqual(400);
		const { id } = right(await add());
		expect(
			(await road.update(firm.people.Manager, 'recurring_invoices', id, { lines: [{ ...LINE, quantity: 'x' }] })).status,
		).toBeGreaterThanOrEqual(400);
		expect(
			(await road.update(firm.people.Manager, 'recurring_invoices', id, { lines: [{ ...LINE, quantity: 3, description: '' }] })).status,
		).toBe(200);
		expect((await find('recurring_invoices', id))!.lines).toEqual([{ ...LINE, quantity: '3' }]);
	});
});

describe('the next run', () => {
	it('is the start, unless somebody says otherwise', async () => {
		const made = right(await add());
		expect(made.next_run_date).toBe('2199-01-31');
		expect(right(await add({ next_run_date: '2199-02-28' })).next_run_date).toBe('2199-02-28');
		const early = await simpleRest.create(firm.people.Accountant, 'recurring_invoices', series({ next_run_date: null }));
		expect((await find('recurring_invoices', early.id!))!.next_run_date).not.toBeNull();
	});

	it('moves with the start of a series that has not begun', async () => {
		const { id } = right(await add());
		expect(right(await patch(id, { start_date: '2199-03-15' })).next_run_date).toBe('2199-03-15');
		expect(right(await patch(id, { next_run_date: null })).next_run_date).toBe('2199-03-15');
	});

	it('is a day on which a period begins', async () => {
		const answer = await add({ next_run_date: '2199-03-15' });
		expect([answer.status, answer.codes]).toEqual([400, ['NOT_ON_SCHEDULE']]);
		expect(answer.body.errors[0].extensions).toMatchObject({ before: '2199-02-28', after: '2199-03-31', field: 'next_run_date' });
		const { id } = right(await add({ next_run_date: '2199-02-28' }));
		expect((await patch(id, { interval: 'quarterly' })).codes).toEqual(['NOT_ON_SCHEDULE']);
		expect((await patch(id, { interval: 'quarterly', next_run_date: '2199-04-30' })).status).toBe(200);
		expect((await patch(id, { next_run_date: 'soon' })).status).toBe(400);
	});
});
