/** Time and expenses become a draft: which of them, at which rate, rounded and grouped how; and the preview says the same before. */

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, type Person } from '../lib/api.ts';
import { addCustomer, addFirm, change, type Firm, issue, post, right } from '../lib/books.ts';
import { find, insert, type Row, sql } from '../lib/database.ts';
import { addPerson, roleId } from '../lib/world.ts';
import { addProject, addService, addTask, entriesOf, spend, track } from './work.ts';

let firm: Firm;
let other: Firm;
let accountant: Person;
const UNTIL = { until: '2026-03-31' };

beforeAll(async () => {
	firm = await addFirm();
	other = await addFirm();
	accountant = firm.people.Accountant;
});

const preview = (body: Row, person = accountant) => post(person, '/billing/invoices/preview', { ...UNTIL, ...body });
const fromTime = (body: Row, person = accountant) => post(person, '/billing/invoices/from-time', { ...UNTIL, ...body });
const counts = async () =>
	(await sql('select (select count(*) from invoices) as invoices, (select count(*) from directus_activity) as activity'))[0];

/** What only comes into being with the rows. */
const MADE = ['id', 'invoice_id', 'created_at', 'updated_at'];
const withoutMade = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value), (key, inner) => (MADE.includes(key) ? undefined : inner));

/** Previews, creates, and finds both the same, field by field. */
async function both(body: Row): Promise<Row> {
	const before = await counts();
	const previewed = right(await preview(body));
	expect(await counts()).toEqual(before);
	for (const row of [previewed, ...previewed.lines]) for (const name of MADE) expect(row[name] ?? null).toBeNull();
	const created = right(await fromTime(body));
	expect(withoutMade(previewed)).toEqual(withoutMade(created));
	return created;
}

describe('grouping', () => {
	const setUp = async () => {
		const [one, two] = [await addProject(firm, { title: 'Website' }), await addProject(firm, { title: 'App' })];
		const task = await addTask(firm, one, { title: 'Entwurf' });
		const [advice, travel] = [await addService(firm), await addService(firm, { name: 'Reise' })];
		const by = { employee_id: firm.colleague.id };
		await track(firm, one, 60, { service_id: advice, task_id: task, note: 'Skizzen' });
		await track(firm, one, 90, { service_id: advice, start_time: '2026-03-11T09:00:00Z', ...by });
		await track(firm, two, 30, { service_id: travel, start_time: '2026-03-11T12:00:00Z' });
		await track(firm, two, 20, { start_time: '2026-03-12T12:00:00Z', ...by });
		return { one, two };
	};
	const expected: Record<string, [title: unknown, quantity: string][]> = {
		entry: [
			['Beratung', '1.0000'],
			['Beratung', '1.5000'],
			['Reise', '0.5000'],
			['App', '0.3333'],
		],
		day: [
			['Leistungen am 10.03.2026', '1.0000'],
			['Leistungen am 11.03.2026', '2.0000'],
			['Leistungen am 12.03.2026', '0.3333'],
		],
		employee: [
			[expect.stringMatching(/^Dienstleistungen, Colleague/), '1.8333'],
			[expect.stringMatching(/^Dienstleistungen, Employee/), '1.5000'],
		],
		service: [
			['App', '0.3333'],
			['Beratung', '2.5000'],
			['Reise', '0.5000'],
		],
		task: [
			['App', '0.8333'],
			['Entwurf', '1.0000'],
			['Website', '1.5000'],
		],
		project: [
			['App', '0.8333'],
			['Website', '2.5000'],
		],
	};
	it.each(Object.keys(expected))('by %s', async (group_by) => {
		const { one, two } = await setUp();
		const invoice = await both({ projects: [one, two], group_by });
		expect(invoice.lines.map(({ title, quantity }: Row) => [title, quantity])).toEqual(expected[group_by]);
		expect(invoice).toMatchObject({
			status: 'draft',
			kind: 'invoice',
			title: 'Leistungen März 2026',
			service_from: '2026-03-10',
			service_to: '2026-03-12',
		});
		const entries = [...(await entriesOf(one)), ...(await entriesOf(two))];
		for (const line of invoice.lines) {
			const billed = entries.filter(({ invoice_line_id }) => invoice_line_id === line.id);
			expect(billed.reduce((total, { billed_hours }) => total + Number(billed_hours) * 1e4, 0)).toBeCloseTo(Number(line.quantity) * 1e4, 5);
			expect(billed.every(({ billed_rate }) => billed_rate === '100.00')).toBe(true);
		}
		expect(entries.every(({ invoice_line_id }) => invoice_line_id !== null)).toBe(true);
		expect((await fromTime({ projects: [one, two], group_by })).codes).toEqual(['NOTHING_TO_BILL']);
	});

	it('is by service unless asked otherwise, and makes an invoice that can be issued', async () => {
		const { one, two } = await setUp();
		const invoice = await both({ customer_id: firm.customer, projects: [one, two] });
		expect(invoice.lines).toHaveLength(3);
		expect(await issue(firm, invoice.id)).toMatchObject({ number: expect.stringMatching(/^RE-/), net_total: '333.33', tax_total: '63.33' });
	});
});

describe('rates', () => {
	it('come from the nearest who has one, are frozen, and keep lines apart', async () => {
		const colleague = firm.colleague.id;
		await change('employees', colleague, { hourly_rate: '70.00' });
		await change('organizations', firm.id, { hourly_rate: '60.00' });
		const [project, bare] = [await addProject(firm, { hourly_rate: '80.00' }), await addProject(firm, { hourly_rate: null })];
		await insert('project_members', {
			id: randomUUID(),
			organization_id: firm.id,
			project_id: project,
			employee_id: colleague,
			hourly_rate: '90.00',
		});
		const frank = await addCustomer(firm, { hourly_rate: '75.00' });
		const agreed = await addProject(firm, { customer_id: frank, hourly_rate: null });
		await track(firm, agreed, 60, { employee_id: colleague });
		expect((await both({ customer_id: frank })).lines).toMatchObject([{ unit_price: '75.0000' }]);
		const entries = {
			'95.00': await track(firm, project, 60, { hourly_rate: '95.00', employee_id: colleague }),
			'90.00': await track(firm, project, 60, { employee_id: colleague }),
			'80.00': await track(firm, project, 60),
			'70.00': await track(firm, bare, 60, { employee_id: colleague }),
			'60.00': await track(firm, bare, 60),
		};
		const invoice = await both({ projects: [project, bare], group_by: 'project' });
		expect(invoice.lines.map(({ unit_price }: Row) => unit_price).sort()).toEqual(['60.0000', '70.0000', '80.0000', '90.0000', '95.0000']);
		await change('projects', project, { hourly_rate: '1.00' });
		for (const [rate, id] of Object.entries(entries))
			expect(await find('time_entries', id)).toMatchObject({ billed_rate: rate, billed_hours: '1.0000' });
		await change('organizations', firm.id, { hourly_rate: null });
		await change('employees', colleague, { hourly_rate: null });
	});

	it('that are nowhere stop everything, and the answer says whose', async () => {
		const project = await addProject(firm, { hourly_rate: null, title: 'Ohne Satz' });
		await track(firm, project, 60, { hourly_rate: '10.00' });
		await track(firm, project, 60);
		const before = await counts();
		for (const ask of [preview, fromTime]) {
			const answer = await ask({ projects: [project] });
			expect(answer).toMatchObject({ status: 422, codes: ['RATE_MISSING'] });
			expect(answer.body.errors[0].message).toMatch(/Employee .* project “Ohne Satz”/);
		}
		expect(await counts()).toEqual(before);
		expect(await sql('select 1 from time_entries where project_id = $1 and invoice_line_id is not null', [project])).toEqual([]);
	});

	it('of the whole firm are not taken for those of another currency', async () => {
		const abroad = await addCustomer(firm, { currency: 'CHF', country: 'CH' });
		const project = await addProject(firm, { customer_id: abroad, hourly_rate: null });
		await track(firm, project, 60, { hourly_rate: null });
		await change('organizations', firm.id, { hourly_rate: '60.00' });
		expect(await preview({ customer_id: abroad })).toMatchObject({ status: 422, codes: ['CURRENCIES_DIFFER'] });
		await change('organizations', firm.id, { hourly_rate: null });
		await change('projects', project, { hourly_rate: '130.00' });
		expect(await both({ customer_id: abroad })).toMatchObject({ currency: 'CHF', net_total: '130.00', tax_total: '0.00' });
	});
});

describe('rounding', () => {
	const rounded = async (values: Row, rounding?: Row) => {
		const project = await addProject(firm, values);
		for (const minutes of [7, 8, 22]) await track(firm, project, minutes);
		return (await both({ projects: [project], ...(rounding ? { rounding } : {}) })).lines[0].quantity;
	};
	it('is the project’s, entry by entry', async () => {
		expect(await rounded({})).toBe('0.6167');
		expect(await rounded({ rounding_minutes: 15, rounding_mode: 'up' })).toBe('1.0000');
		expect(await rounded({ rounding_minutes: 15, rounding_mode: 'nearest' })).toBe('0.5000');
		expect(await rounded({ rounding_minutes: 15, rounding_mode: 'down' })).toBe('0.2500');
	});
	it('or what the request says', async () => {
		expect(await rounded({ rounding_minutes: 15, rounding_mode: 'up' }, { minutes: 0, mode: 'up' })).toBe('0.6167');
		expect(await rounded({}, { minutes: 30, mode: 'up' })).toBe('1.5000');
	});
	it('never loses a minute of a group to four decimal places', async () => {
		const project = await addProject(firm);
		for (let count = 0; count < 3; count++) await track(firm, project, 20);
		expect((await both({ projects: [project] })).lines).toMatchObject([{ quantity: '1.0000', net_amount: '100.00' }]);
		expect((await entriesOf(project)).map(({ billed_hours }) => billed_hours).sort()).toEqual(['0.3333', '0.3333', '0.3334']);
	});
});

describe('what is billed', () => {
	it('is finished, billable, not rejected, not billed, of a billable task and a project by time', async () => {
		const project = await addProject(firm);
		const free = await addTask(firm, project, { is_billable: false });
		const wanted = [await track(firm, project, 60, { status: 'draft' }), await track(firm, project, 60, { status: 'submitted' })];
		await track(firm, project, 60, { status: 'rejected' });
		await track(firm, project, 60, { is_billable: false });
		await track(firm, project, 60, { task_id: free });
		await track(firm, project, 0);
		await track(firm, project, 0, { end_time: null, status: 'draft' });
		await track(firm, project, 60, { start_time: '2026-04-01T09:00:00Z' });
		const fixed = await addProject(firm, { billing_type: 'fixed_price' });
		const internal = await addProject(firm, { billing_type: 'non_billable' });
		await track(firm, fixed, 60);
		await track(firm, internal, 60);
		const invoice = await both({ projects: [project, fixed, internal], group_by: 'entry' });
		expect(invoice.lines).toHaveLength(2);
		const billed = await sql('select id from time_entries where project_id = any($1) and invoice_line_id is not null', [
			[project, fixed, internal],
		]);
		expect(billed.map(({ id }) => id).sort()).toEqual(wanted.sort());
	});

	it('is approved, where the firm wants that', async () => {
		const strict = await addFirm({ is_time_approval_required: true });
		const project = await addProject(strict);
		const entries = { draft: '', submitted: '', approved: '', rejected: '' };
		for (const status of Object.keys(entries) as (keyof typeof entries)[]) entries[status] = await track(strict, project, 60, { status });
		right(await fromTime({ customer_id: strict.customer }, strict.people.Accountant));
		expect(await sql('select id from time_entries where project_id = $1 and invoice_line_id is not null', [project])).toEqual([
			{ id: entries.approved },
		]);
	});

	it('is never a personal entry', async () => {
		const fresh = await addFirm();
		const personal = await track(fresh, null, 60);
		expect((await fromTime({ customer_id: fresh.customer }, fresh.people.Accountant)).codes).toEqual(['NOTHING_TO_BILL']);
		await track(fresh, await addProject(fresh), 60);
		right(await fromTime({ customer_id: fresh.customer }, fresh.people.Accountant));
		expect(await find('time_entries', personal)).toMatchObject({ invoice_line_id: null });
	});

	it('belongs to the day on which it began where the firm is', async () => {
		const project = await addProject(firm);
		// 29 March 2026: the clock goes from 2 to 3. Half past one to half past three is one hour.
		const night = await track(firm, project, 60, { start_time: '2026-03-29T00:30:00Z' });
		// Half past midnight on the 29th is still the 28th in UTC; the end of the month is the firm's, too.
		await track(firm, project, 30, { start_time: '2026-03-28T23:30:00Z' });
		const april = await track(firm, project, 15, { start_time: '2026-03-31T22:30:00Z' });
		const invoice = await both({ projects: [project], group_by: 'day', from: '2026-03-29' });
		expect(invoice.lines).toMatchObject([{ quantity: '1.5000', service_from: '2026-03-29', service_to: '2026-03-29' }]);
		expect(await find('time_entries', night)).toMatchObject({ billed_hours: '1.0000' });
		expect(await find('time_entries', april)).toMatchObject({ invoice_line_id: null });
		expect((await both({ projects: [project], group_by: 'day', from: '2026-04-01', until: '2026-04-01' })).service_from).toBe('2026-04-01');
		// 25 October 2026: two hours on the clock, three in truth.
		await track(firm, project, 180, { start_time: '2026-10-24T23:00:00Z' });
		expect((await both({ projects: [project], from: '2026-10-25', until: '2026-10-25' })).lines).toMatchObject([{ quantity: '3.0000' }]);
	});
});

describe('expenses', () => {
	it('are passed on net, once, and only if asked for', async () => {
		const project = await addProject(firm);
		await track(firm, project, 60);
		const trip = await spend(firm, project);
		const hotel = await spend(firm, project, {
			supplier: null,
			status: 'reimbursed',
			amount: '107.00',
			tax_rate: '7',
			tax_amount: '7.00',
			expense_date: '2026-03-01',
		});
		for (const values of [{ status: 'submitted' }, { is_billable: false }, { expense_date: '2026-04-01' }, { status: 'rejected' }])
			await spend(firm, project, values);
		expect(right(await preview({ projects: [project] })).lines).toHaveLength(1);
		const invoice = await both({ projects: [project], include_expenses: true });
		expect(invoice.lines.slice(1)).toMatchObject([
			{ title: 'Auslage', unit: 'flat', quantity: '1.0000', net_amount: '100.00', tax_rate: '19.00', service_from: '2026-03-01' },
			{ title: 'Auslage: Deutsche Bahn', net_amount: '100.00', description: '11.03.2026' },
		]);
		expect(invoice).toMatchObject({ net_total: '300.00', total: '357.00', expenses: expect.arrayContaining([trip, hotel]) });
		expect(await find('expenses', trip)).toMatchObject({ invoice_id: invoice.id, invoice_line_id: invoice.lines[2].id });
		expect((await fromTime({ projects: [project], include_expenses: true })).codes).toEqual(['NOTHING_TO_BILL']);
	});

	it('go to the customer of a fixed-price project as well, without any time', async () => {
		const project = await addProject(firm, { billing_type: 'fixed_price' });
		await spend(firm, project);
		expect(await both({ projects: [project], include_expenses: true })).toMatchObject({ net_total: '100.00', project_id: project });
	});

	it('in another currency are not added up', async () => {
		const project = await addProject(firm);
		await spend(firm, project, { currency: 'USD' });
		const answer = await fromTime({ projects: [project], include_expenses: true });
		expect(answer).toMatchObject({ status: 422, codes: ['CURRENCIES_DIFFER'] });
	});

	it('cost a small business what it has paid, as it gets no tax back', async () => {
		const small = await addFirm({ tax_scheme: 'small_business' });
		const project = await addProject(small);
		await track(small, project, 60);
		await spend(small, project);
		const body = { ...UNTIL, projects: [project], include_expenses: true };
		const invoice = right(await post(small.people.Accountant, '/billing/invoices/from-time', body));
		expect(invoice).toMatchObject({ net_total: '219.00', tax_total: '0.00', total: '219.00' });
		expect(invoice.lines).toMatchObject([{ tax_category: 'E' }, { tax_category: 'E', net_amount: '119.00' }]);
	});
});

describe('tax and terms', () => {
	it('are those of the customer', async () => {
		const vienna = await addCustomer(firm, {
			country: 'AT',
			vat_id: 'ATU12345678',
			language: 'en',
			payment_terms_days: 45,
			buyer_reference: 'B-7',
			skonto_percent: '2',
			skonto_days: 10,
		});
		const project = await addProject(firm, { customer_id: vienna, order_number: 'PO 4711', title: 'Shop' });
		const reduced = await addService(firm, { tax_rate_id: firm.rates.reduced });
		await track(firm, project, 60, { service_id: reduced });
		const invoice = await both({ customer_id: vienna });
		expect(invoice).toMatchObject({
			title: 'Shop, March 2026',
			order_number: 'PO 4711',
			payment_terms_days: 45,
			buyer_reference: 'B-7',
			skonto_percent: '2.00',
			project_id: project,
			tax_total: '0.00',
		});
		// Two rates are AE; the default of the category is meant.
		expect(invoice.lines).toMatchObject([
			{ tax_category: 'AE', tax_rate: '0.00', tax_rate_id: firm.rates.euService, description: '10 March 2026' },
		]);
	});

	it('come with the texts of the firm, to customers who read its language', async () => {
		const texts = { intro_text: 'Wir erlauben uns zu berechnen:', closing_text: 'Danke' };
		const talkative = await addFirm({ invoice_intro_text: texts.intro_text, invoice_closing_text: texts.closing_text });
		const drafts = await Promise.all(
			['de', 'en'].map(async (language) => {
				const customer_id = await addCustomer(talkative, { language });
				await track(talkative, await addProject(talkative, { customer_id }), 60);
				const byHand = right(await post(talkative.people.Accountant, '/items/invoices', { customer_id }));
				return [byHand, right(await fromTime({ customer_id }, talkative.people.Accountant))];
			}),
		);
		for (const draft of drafts[0]!) expect(draft).toMatchObject(texts);
		for (const draft of drafts[1]!) expect(draft).toMatchObject({ intro_text: null, closing_text: null });
	});

	it('are those of the service at home, and keep lines apart', async () => {
		const project = await addProject(firm);
		const reduced = await addService(firm, { name: 'Lesung', tax_rate_id: firm.rates.reduced });
		await track(firm, project, 60, { service_id: reduced });
		await track(firm, project, 60);
		const invoice = await both({ projects: [project], group_by: 'project' });
		expect(invoice.lines.map(({ tax_rate, service_id }: Row) => [tax_rate, service_id]).sort()).toEqual([
			['19.00', null],
			['7.00', reduced],
		]);
		expect(invoice.tax_summary).toHaveLength(2);
	});
});

describe('who, and what not', () => {
	it('takes the right to write invoices', async () => {
		const project = await addProject(firm);
		await track(firm, project, 60);
		for (const role of ['Employee', 'Project lead', 'Sales', 'Auditor'] as const)
			for (const ask of [preview, fromTime])
				expect(await ask({ projects: [project] }, firm.people[role]), role).toMatchObject({ status: 403, codes: ['VERB_NOT_ALLOWED'] });
		expect((await preview({ projects: [project] }, {})).status).toBe(403);
		for (const role of ['Manager', 'Accountant', 'Integrator', 'Administrator'] as const)
			expect((await preview({ projects: [project] }, firm.people[role])).status, role).toBe(200);
	});

	it('never reaches another firm', async () => {
		const [ours, theirs] = [await addProject(firm), await addProject(other)];
		await track(other, theirs, 60);
		await track(firm, ours, 60);
		for (const body of [
			{ projects: [theirs] },
			{ projects: [ours, theirs] },
			{ customer_id: other.customer },
			{ customer_id: other.customer, projects: [ours] },
		])
			for (const ask of [preview, fromTime]) expect((await ask(body)).codes).toEqual(['NOT_FOUND']);
		expect((await entriesOf(theirs))[0]).toMatchObject({ invoice_line_id: null });
	});

	it('bills only what the caller sees', async () => {
		const project = await addProject(firm);
		const person = await addPerson(firm.id, 'Employee', 'Biller');
		const policies = await sql(
			"select id from directus_policies where name in ('billing.write', 'billing.read', 'crm.read', 'projects.read', 'time.read_own')",
		);
		const role = await insert('directus_roles', { id: randomUUID(), name: `Biller ${randomUUID()}` });
		for (const { id } of policies) await insert('directus_access', { id: randomUUID(), role, policy: id });
		await change('directus_users', person.id, { role });
		const own = await track(firm, project, 60, { employee_id: person.id });
		await track(firm, project, 60);
		const invoice = right(await fromTime({ projects: [project] }, person));
		expect(invoice.lines).toMatchObject([{ quantity: '1.0000' }]);
		expect(await find('time_entries', own)).toMatchObject({ invoice_line_id: invoice.lines[0].id });
		expect(await roleId('Employee')).not.toBe(role);
	});

	it('is for one customer', async () => {
		const project = await addProject(firm);
		const elsewhere = await addProject(firm, { customer_id: await addCustomer(firm) });
		const internal = await addProject(firm, { customer_id: null });
		for (const projects of [[project, elsewhere], [internal], [project, internal]])
			expect(await fromTime({ projects })).toMatchObject({ status: 422, codes: ['CUSTOMERS_DIFFER'] });
		expect((await fromTime({ projects: [project], customer_id: await addCustomer(firm) })).codes).toEqual(['CUSTOMERS_DIFFER']);
	});

	it('refuses what makes no sense', async () => {
		const customer_id = firm.customer;
		for (const body of [
			{},
			{ customer_id, until: undefined },
			{ customer_id, until: '31.03.2026' },
			{ customer_id, from: '2026-04-01' },
			{ customer_id, group_by: 'colour' },
			{ customer_id: 'x' },
			{ projects: [] },
			{ customer_id, rounding: { minutes: -1, mode: 'up' } },
			{ customer_id, rounding: { minutes: 15 } },
			{ customer_id, title: '\u0000' },
			{ customer_id, total: '5' },
		])
			for (const ask of [preview, fromTime])
				expect(await ask(body), JSON.stringify(body)).toMatchObject({ status: 400, codes: ['INVALID_REQUEST'] });
		expect((await fromTime({ customer_id: randomUUID() })).codes).toEqual(['NOT_FOUND']);
		expect((await fromTime({ customer_id: await addCustomer(firm) })).codes).toEqual(['NOTHING_TO_BILL']);
	});

	it('answers the same Idempotency-Key with the same invoice', async () => {
		const project = await addProject(firm);
		await track(firm, project, 60);
		const body = { ...UNTIL, projects: [project] };
		const key = { 'Idempotency-Key': randomUUID() };
		const first = right(await post(accountant, '/billing/invoices/from-time', body, key));
		expect(right(await post(accountant, '/billing/invoices/from-time', body, key))).toEqual(first);
	});
});

describe('what was billed by a draft', () => {
	const drafted = async (values: Row = {}) => {
		const project = await addProject(firm);
		const entries = [await track(firm, project, 60), await track(firm, project, 30, { start_time: '2026-03-11T09:00:00Z' })];
		const expense = await spend(firm, project);
		const invoice = right(await fromTime({ projects: [project], group_by: 'entry', include_expenses: true, ...values }));
		return { project, entries, expense, invoice };
	};
	const areFree = async (entries: string[]) => {
		for (const id of entries)
			expect(await find('time_entries', id)).toMatchObject({ invoice_line_id: null, billed_rate: null, billed_hours: null });
	};
	const REMOVE: Record<string, (id: string) => Promise<unknown>> = {
		REST: async (id) => expect((await call(accountant, `/items/invoices/${id}`, { method: 'DELETE' })).status).toBe(204),
		GraphQL: async (id) =>
			expect((await post(accountant, '/graphql', { query: `mutation { delete_invoices_item(id: "${id}") { id } }` })).codes).toEqual([]),
		'simple-rest': async (id) => expect((await call(accountant, `/simple-rest/invoices/${id}`, { method: 'DELETE' })).status).toBe(200),
		SQL: (id) => sql('delete from invoices where id = $1', [id]),
	};
	it.each(Object.keys(REMOVE))('is free again when the draft is deleted by %s', async (road) => {
		const { entries, expense, invoice, project } = await drafted();
		await REMOVE[road]!(invoice.id);
		await areFree(entries);
		expect(await find('expenses', expense)).toMatchObject({ invoice_line_id: null, invoice_id: null });
		expect(right(await fromTime({ projects: [project], group_by: 'entry', include_expenses: true })).net_total).toBe(invoice.net_total);
	});

	it('is free again when its line is removed, and the others stay', async () => {
		const { entries, expense, invoice } = await drafted();
		expect((await call(accountant, `/items/invoice_lines/${invoice.lines[0].id}`, { method: 'DELETE' })).status).toBe(204);
		await areFree([entries[0]!]);
		expect(await find('time_entries', entries[1]!)).toMatchObject({ invoice_line_id: invoice.lines[1].id });
		await sql('delete from invoice_lines where id = $1', [invoice.lines[2].id]);
		expect(await find('expenses', expense)).toMatchObject({ invoice_line_id: null, invoice_id: null });
		expect(await find('invoices', invoice.id)).toMatchObject({ net_total: '50.00' });
	});

	it('is locked: changed by nobody, billed by nobody else', async () => {
		const { entries } = await drafted();
		const patch = await call(firm.people.Manager, `/items/time_entries/${entries[0]}`, { method: 'PATCH', body: { note: 'x' } });
		expect(patch.status).toBeGreaterThanOrEqual(400);
		await expect(sql("update time_entries set end_time = end_time + interval '1 hour' where id = $1", [entries[0]])).rejects.toThrow(
			/approved or billed/,
		);
		await expect(sql('update time_entries set invoice_line_id = null where id = $1 and false', [entries[0]])).resolves.toEqual([]);
	});

	it('is free again when the issued invoice is cancelled, and can be billed anew', async () => {
		const { entries, invoice, project } = await drafted();
		await issue(firm, invoice.id);
		right(await post(accountant, `/billing/invoices/${invoice.id}/cancel`));
		await areFree(entries);
		expect(right(await fromTime({ projects: [project], include_expenses: true })).net_total).toBe(invoice.net_total);
	});
});
