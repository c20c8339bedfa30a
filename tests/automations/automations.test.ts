/** What happens in an organization starts flows there, on behalf of a person there: once, after the fact, and never in its way. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHOICES } from '../../directus-extensions/kontor/src/studio/verb/choices.ts';
import { addProject, track } from '../billing/work.ts';
import { call, rest } from '../lib/api.ts';
import { addCustomer, addDraft, addFirm, addIssued, addQuote, change, type Firm, post, right, withQuote } from '../lib/books.ts';
import { find, type Row, sql } from '../lib/database.ts';
import { runJob } from '../lib/jobs.ts';
import type { Somebody } from '../lib/world.ts';
import { addAutomation, addFlow, doneRuns, flowNamed, REMIND, remindersOf, runAgain, today } from './automated.ts';

let firm: Firm;
let other: Firm;
beforeAll(async () => {
	[firm, other] = [await addFirm(), await addFirm({ language: 'en' })];
});

const pay = (by: Somebody, invoice: Row, amount = '119.00') =>
	post(by, `/billing/invoices/${invoice.id}/payments`, { amount, payment_date: today(), method: 'cash' });
const state = async (id: string) => (await find('automations', id))!;
const failed = async (id: string) => {
	await expect.poll(async () => (await state(id)).last_result, { timeout: 10_000 }).toBe('failed');
	return (await state(id)).last_error as string;
};

test('five examples are offered to every organization in its language, switched off', async () => {
	const fresh = await addFirm();
	const offered = await sql('select name, is_active, person_id from automations where organization_id = $1 order by name', [fresh.id]);
	expect(offered).toHaveLength(5);
	expect(offered.every(({ is_active, person_id }) => !is_active && person_id === null)).toBe(true);
	expect(offered[0]!.name).toMatch(/^Automatisch: /);
	await addIssued(fresh);
	await new Promise((resolve) => setTimeout(resolve, 500));
	expect(await sql('select 1 from kontor_system.events where organization_id = $1', [fresh.id])).toEqual([]);
	const on = await call(
		fresh.people.Administrator,
		`/items/automations/${(await sql('select id from automations where organization_id = $1', [fresh.id]))[0]!.id}`,
		{
			method: 'PATCH',
			body: { is_active: true },
		},
	);
	expect([on.status, on.body.errors[0].message]).toEqual([400, expect.stringContaining('on behalf of somebody')]);
});

describe('the examples, switched on', () => {
	const manager = () => firm.people.Manager;
	const customer = () => addCustomer(firm, { owner_id: firm.people.Sales.id });

	test('thanks for a payment: a reminder with a draft, for whoever looks after the customer', async () => {
		await addAutomation(firm, manager(), 'invoice.paid', await flowNamed('automation_thanks'));
		const invoice = await addIssued(firm, undefined, { customer_id: await customer() });
		await pay(firm.people.Accountant, invoice);
		const [reminder] = await remindersOf(invoice.id);
		expect(reminder).toMatchObject({ owner_id: firm.people.Sales.id, created_by: manager().id, linked_to: 'invoice' });
		expect(reminder!.title).toMatch(/^Danke sagen: Kunde \w+ hat RE-\d+-\d+ bezahlt$/);
		expect(reminder!.description).toContain(invoice.number);
	});

	test('an accepted quote becomes a project with a first task', async () => {
		await addAutomation(firm, manager(), 'quote.accepted', await flowNamed('automation_start_project'));
		const quote = await addQuote(firm, undefined, { customer_id: await customer() });
		await withQuote(firm, quote.id, 'send');
		await withQuote(firm, quote.id, 'accept');
		const tasks = () =>
			sql('select t.title, t.assignee_id, t.created_by from tasks t join quotes q on q.project_id = t.project_id where q.id = $1', [
				quote.id,
			]);
		await expect.poll(tasks, { timeout: 10_000 }).toEqual([
			{
				title: expect.stringMatching(/^Auftaktgespräch vereinbaren \(Kunde /),
				assignee_id: firm.people.Sales.id,
				created_by: manager().id,
			},
		]);
		expect((await find('quotes', quote.id))!.updated_by).toBe(manager().id);
	});

	test('a budget that runs short is talked about', async () => {
		await addAutomation(firm, manager(), 'project.budget_warning', await flowNamed('automation_budget'));
		const project = await addProject(firm, { budget_hours: 10, lead_id: firm.people['Project lead'].id });
		right(
			await post(firm.people.Manager, '/items/time_entries', {
				employee_id: firm.people.Employee.id,
				project_id: project,
				start_time: '2026-03-02T08:00:00Z',
				end_time: '2026-03-02T16:30:00Z',
			}),
		);
		const talked = async () => (await remindersOf(project)).filter(({ created_by }) => created_by === manager().id);
		await expect.poll(talked, { timeout: 10_000 }).toMatchObject([{ owner_id: firm.people['Project lead'].id }]);
		expect((await talked())[0]!.title).toContain('wird knapp');
	});

	test('a mail that could not be delivered is not overlooked', async () => {
		await addAutomation(firm, manager(), 'mail.failed', await flowNamed('automation_mail_failed'));
		const invoice = await addIssued(firm, undefined, { customer_id: await customer() });
		const { id } = right(await post(firm.people.Accountant, `/billing/invoices/${invoice.id}/send`)).mail;
		// As the outbox does when the recipient's server has refused it for good.
		await sql("update mails set status = 'failed', error = 'No such user' where id = $1", [id]);
		const { subject } = (await find('mails', id))!;
		const noted = () => sql('select description, priority from reminders where title = $1', [`Nicht zugestellt: ${subject}`]);
		await expect
			.poll(noted, { timeout: 10_000 })
			.toEqual([{ description: 'An rechnung@kunde.example.com: No such user', priority: 'high' }]);
	});

	test('unbilled hours are reported by the clock, once a day, of this organization', async () => {
		await track(firm, await addProject(firm), 90);
		await track(other, await addProject(other), 600);
		const { id } = await addAutomation(firm, manager(), 'schedule.daily', await flowNamed('automation_unbilled'));
		// Where it is noon now.
		const ahead = (12 - new Date().getUTCHours() + 24) % 24;
		await change('organizations', firm.id, { time_zone: ahead <= 12 ? `Etc/GMT-${ahead}` : `Etc/GMT+${24 - ahead}` });
		await runJob('ring-clock');
		await doneRuns(id, 1);
		await runJob('ring-clock');
		await new Promise((resolve) => setTimeout(resolve, 300));
		const titles = await sql("select title from reminders where organization_id = $1 and title like 'Unabgerechnet%'", [firm.id]);
		expect(titles).toEqual([{ title: expect.stringMatching(/^Unabgerechnet: \d+\.\d+ Stunden$/) }]);
		const [hours] = await sql("select sum(hours)::float as sum from time_entries where organization_id = $1 and status <> 'rejected'", [
			firm.id,
		]);
		expect(Number(/[\d.]+/.exec(titles[0]!.title)![0])).toBe(hours!.sum);
		await change('organizations', firm.id, { time_zone: 'Europe/Berlin' });
	});
});

test('whatever road a change comes by, its event happens once', async () => {
	const { id } = await addAutomation(firm, firm.people.Manager, 'invoice.paid', await addFlow(firm.people.Administrator, [REMIND]));
	const roads: ((invoice: Row) => Promise<unknown>)[] = [
		(invoice) => pay(firm.people.Accountant, invoice),
		async (invoice) =>
			right(
				await rest.create(firm.people.Accountant, 'payments', {
					invoice_id: invoice.id,
					amount: '119.00',
					payment_date: today(),
					method: 'cash',
				}),
			),
		(invoice) =>
			sql("insert into payments (id, organization_id, invoice_id, amount, payment_date, method) values ($1, $2, $3, 119, $4, 'cash')", [
				randomUUID(),
				firm.id,
				invoice.id,
				today(),
			]),
	];
	for (const [at, road] of roads.entries()) {
		const invoice = await addIssued(firm);
		await road(invoice);
		const runs = await doneRuns(id, at + 1);
		expect(runs.filter(({ items }) => items[0] === invoice.id)).toHaveLength(1);
	}
});

test('every event that can be chosen is announced by the database, or is one of the clock', async () => {
	const [field] = await sql("select options from directus_fields where collection = 'automations' and field = 'event'");
	const choices: string[] = field!.options.choices.map(({ value }: Row) => value);
	const announced = (await sql('select event from kontor_system.announcements')).map(({ event }) => event);
	expect([...announced, 'schedule.daily', 'schedule.weekly', 'schedule.monthly'].sort()).toEqual(choices.sort());
});

test('every verb that a step offers is served, and named in both languages', async () => {
	const { paths } = (await call(firm.people.Administrator, '/api-docs/openapi.json')).body;
	const served = CHOICES.filter(({ value }) => paths[value.replace(':id', '{id}')]?.post);
	expect(served).toEqual(CHOICES);
	const keys = CHOICES.map(({ text }) => text.slice(3));
	const texts = await sql('select key from directus_translations where key = any($1)', [keys]);
	expect(texts).toHaveLength(new Set(keys).size * 2);
});

test('many entries that are approved at once are one event for each person', async () => {
	const { id } = await addAutomation(firm, firm.people.Manager, 'time.approved', await addFlow(firm.people.Administrator, [REMIND]));
	const project = await addProject(firm);
	const ids = [];
	for (const day of ['01', '02', '03'])
		ids.push(await track(firm, project, 60, { status: 'submitted', start_time: `2026-04-${day}T09:00:00Z` }));
	right(await post(firm.people.Manager, '/time/entries/approve', { ids }));
	const [run] = await doneRuns(id, 1);
	expect(run!.items).toEqual(ids.sort());
});

describe('another organization', () => {
	test('what happens there does not start an automation here', async () => {
		const here = await addAutomation(firm, firm.people.Manager, 'invoice.cancelled', await addFlow(firm.people.Administrator, [REMIND]));
		const there = await addAutomation(other, other.people.Manager, 'invoice.cancelled', await addFlow(firm.people.Administrator, [REMIND]));
		const invoice = await addIssued(other);
		right(await post(other.people.Accountant, `/billing/invoices/${invoice.id}/cancel`, { reason: 'x' }));
		await doneRuns(there.id, 1);
		expect((await state(here.id)).last_run_at).toBeNull();
	});

	test('a person of another organization can not be chosen', async () => {
		const body = {
			name: 'x',
			organization_id: firm.id,
			event: 'invoice.paid',
			flow_id: await addFlow(firm.people.Administrator, [REMIND]),
			person_id: other.people.Manager.id,
		};
		const answer = await post(firm.people.Administrator, '/items/automations', body);
		expect([answer.status, answer.codes]).toEqual([400, ['INVALID_FOREIGN_KEY']]);
	});

	test('nor for a single step; and a step with full access is refused', async () => {
		const invoice = await addIssued(firm);
		const verb = (on_behalf_of: unknown) => ({
			type: 'kontor-verb',
			options: { verb: '/billing/invoices/:id/mark-sent', selection: 'id', on_behalf_of },
		});
		const full = { ...REMIND, options: { ...REMIND.options, permissions: '$full' } };
		for (const [step, message] of [
			[verb({ key: other.people.Manager.id, collection: 'directus_users' }), /gehört nicht zu der Firma/],
			[verb({ key: firm.people.Administrator.id, collection: 'directus_users' }), /ist Administrator/],
			[full, /From Trigger/],
		] as const) {
			const { id } = await addAutomation(firm, firm.people.Manager, 'invoice.sent', await addFlow(firm.people.Administrator, [step]));
			right(await post(firm.people.Accountant, `/billing/invoices/${(await addIssued(firm)).id}/mark-sent`));
			expect(await failed(id)).toMatch(message);
			await change('automations', id, { is_active: false });
		}
		expect((await find('invoices', invoice.id))!.sent_at).toBeNull();
	});

	test('steps see the rows of their organization only', async () => {
		const read = {
			type: 'item-read',
			key: 'all',
			options: { collection: 'invoices', permissions: '$trigger', query: { filter: {}, fields: ['organization_id'], limit: -1 } },
		};
		const seen = { ...REMIND, options: { ...REMIND.options, payload: { ...REMIND.options.payload, description: '{{all}}' } } };
		await addAutomation(firm, firm.people.Manager, 'invoice.cancelled', await addFlow(firm.people.Administrator, [read, seen]));
		const invoice = await addIssued(firm);
		right(await post(firm.people.Accountant, `/billing/invoices/${invoice.id}/cancel`, { reason: 'x' }));
		const withAll = async () => (await remindersOf(invoice.id)).find(({ description }) => description)?.description;
		await expect.poll(withAll, { timeout: 10_000 }).toContain(firm.id);
		expect(await withAll()).not.toContain(other.id);
	});
});

describe('on behalf of a person', () => {
	const marking = { type: 'kontor-verb', options: { verb: '/billing/invoices/:id/mark-sent', selection: 'id' } };

	test('the trail names the person and the automation', async () => {
		const { id, name } = await addAutomation(
			other,
			other.people.Accountant,
			'invoice.issued',
			await addFlow(firm.people.Administrator, [marking]),
		);
		const invoice = await addIssued(other);
		await doneRuns(id, 1);
		expect((await find('invoices', invoice.id))!.sent_at).not.toBeNull();
		const [last] = await sql(
			'select "user", user_agent from directus_activity where collection = \'invoices\' and item = $1 order by id desc limit 1',
			[invoice.id],
		);
		expect(last).toEqual({ user: other.people.Accountant.id, user_agent: `Kontor: automation “${name}”` });
		await change('automations', id, { is_active: false });
	});

	test('with no more rights than they have now: what they may not see or do fails, and the invoice stays issued', async () => {
		const { Manager, Employee, Auditor } = other.people;
		for (const [person, message] of [
			[Employee, /may not see what this is about/],
			[Auditor, /billing/],
		] as const) {
			const { id } = await addAutomation(other, person, 'invoice.issued', await addFlow(firm.people.Administrator, [marking]));
			const { status } = await addIssued(other);
			expect(status).toBe('issued');
			expect(await failed(id)).toMatch(message);
			await change('automations', id, { is_active: false });
		}
		const { id } = await addAutomation(other, Manager, 'invoice.issued', await addFlow(firm.people.Administrator, [marking]));
		await change('directus_users', Manager.id, { status: 'suspended' });
		await addIssued(other);
		expect(await failed(id)).toMatch(/Manager \w+ is not active any more/);
		await change('directus_users', Manager.id, { status: 'active' });
		await change('automations', id, { is_active: false });
	});

	test('a run that is tried again does nothing twice', async () => {
		const paying = {
			type: 'kontor-verb',
			options: {
				verb: '/billing/invoices/:id/payments',
				selection: 'id',
				defaults: { amount: '10.00', payment_date: today(), method: 'cash' },
			},
		};
		const { id } = await addAutomation(
			other,
			other.people.Accountant,
			'invoice.issued',
			await addFlow(firm.people.Administrator, [paying]),
		);
		const invoice = await addIssued(other);
		await doneRuns(id, 1);
		await runAgain(id);
		await doneRuns(id, 2);
		expect((await state(id)).last_result).toBe('done');
		expect(await sql('select amount from payments where invoice_id = $1', [invoice.id])).toEqual([{ amount: '10.00' }]);
		await change('automations', id, { is_active: false });
	});

	test('a button never acts for somebody else, an event of Directus may', async () => {
		const step = (person: Somebody) => ({
			type: 'kontor-verb',
			options: { verb: '/billing/invoices/:id/issue', selection: 'id', on_behalf_of: { key: person.id, collection: 'directus_users' } },
		});
		const manual = await addFlow(firm.people.Administrator, [step(firm.people.Accountant)], {
			trigger: 'manual',
			options: { collections: ['invoices'], error_on_reject: true },
		});
		const draft = await addDraft(firm);
		const press = await call(firm.people.Manager, `/flows/trigger/${manual}`, {
			method: 'POST',
			body: { collection: 'invoices', keys: [draft.id] },
		});
		expect(press.codes).toEqual(['NOT_ON_BEHALF']);
		const created = { trigger: 'event', options: { type: 'action', scope: ['items.create'], collections: ['quotes'] } };
		const sending = {
			...step(firm.people.Accountant),
			options: { ...step(firm.people.Accountant).options, verb: '/billing/quotes/:id/send' },
		};
		const flow = await addFlow(firm.people.Administrator, [sending], created);
		const quote = await addQuote(firm);
		await expect.poll(async () => (await find('quotes', quote.id))!.status, { timeout: 10_000 }).toBe('sent');
		const foreign = await addQuote(other);
		await new Promise((resolve) => setTimeout(resolve, 500));
		expect((await find('quotes', foreign.id))!.status).toBe('draft');
		for (const id of [manual, flow]) await call(firm.people.Administrator, `/flows/${id}`, { method: 'DELETE' });
	});
});

test('a flow that fails undoes nothing; whoever made the automation is told once', async () => {
	const broken = { type: 'throw-error', options: { code: 'BROKEN', message: 'Out of order', status: 500 } };
	const { Administrator, Accountant } = firm.people;
	const { id, name } = await addAutomation(firm, Accountant, 'payment.recorded', await addFlow(firm.people.Administrator, [broken]));
	for (const count of [1, 2]) {
		const invoice = await addIssued(firm);
		expect((await pay(Accountant, invoice)).status).toBe(200);
		await doneRuns(id, count);
		expect((await find('invoices', invoice.id))!.status).toBe('paid');
	}
	expect(await failed(id)).toContain('Out of order');
	const told = await sql("select message from directus_notifications where recipient = $1 and collection = 'automations' and item = $2", [
		Administrator.id,
		id,
	]);
	expect(told).toEqual([{ message: expect.stringContaining(name) }]);
});

test('an automation that starts itself again and again is switched off', async () => {
	const { id } = await addAutomation(firm, firm.people.Manager, 'quote.declined', await addFlow(firm.people.Administrator, [REMIND]));
	const quote = await addQuote(firm);
	await sql(
		`insert into pgboss.job (name, data, state) select 'run-automation', jsonb_build_object('automation', $1::text, 'items', jsonb_build_array($2::text)), 'completed' from generate_series(1, 25)`,
		[id, quote.id],
	);
	await withQuote(firm, quote.id, 'send');
	await withQuote(firm, quote.id, 'decline');
	expect(await failed(id)).toMatch(/immer wieder/);
	expect((await state(id)).is_active).toBe(false);
});

test('only administrators make and change automations, managers see those of their organization', async () => {
	const { id } = await addAutomation(firm, firm.people.Manager, 'quote.expired', await addFlow(firm.people.Administrator, [REMIND]));
	const { Manager, Employee, Administrator } = firm.people;
	expect((await rest.list(Manager, 'automations', [id])).seen).toEqual([id]);
	expect((await rest.list(other.people.Manager, 'automations', [id])).seen).toEqual([]);
	expect((await rest.list(Employee, 'automations', [id])).answer.status).toBe(403);
	expect((await rest.update(Manager, 'automations', id, { name: 'mine' })).status).toBe(403);
	expect((await rest.update(Administrator, 'automations', id, { last_error: 'x' })).codes).toEqual(['FIELD_IS_GIVEN']);
	// Even a role that was given the right in Studio.
	const policy = right(await post(Administrator, '/policies', { name: `automations ${randomUUID()}`, app_access: false }));
	right(
		await post(Administrator, '/permissions', {
			policy: policy.id,
			collection: 'automations',
			action: 'update',
			fields: ['*'],
			permissions: {},
		}),
	);
	right(await post(Administrator, '/access', { policy: policy.id, user: Manager.id }));
	const refused = await rest.update(Manager, 'automations', id, { person_id: firm.people.Accountant.id });
	expect(refused.codes).toEqual(['ADMINISTRATORS_AUTOMATE']);
	await call(Administrator, `/policies/${policy.id}`, { method: 'DELETE' });
});

test('paying waits for no flow', async () => {
	const { Administrator, Manager, Accountant } = firm.people;
	const flow = await addFlow(Administrator, [{ type: 'sleep', options: { milliseconds: 3000 } }]);
	const { id } = await addAutomation(firm, Manager, 'payment.recorded', flow);
	const invoice = await addIssued(firm);
	const before = Date.now();
	await pay(Accountant, invoice);
	expect(Date.now() - before).toBeLessThan(3000);
	await doneRuns(id, 1);
});
