/** Whatever changes a state, verb, plain row, job or trigger, stands in the trail: who, what, from which value to which. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf } from '../../directus-extensions/kontor/src/e-invoice/testing/fixtures.ts';
import { toCii } from '../../directus-extensions/kontor/src/e-invoice/writing/to-cii.ts';
import { pdf } from '../../directus-extensions/kontor/src/files/inspect/fixtures.ts';
import { addProject, spend, track } from '../billing/work.ts';
import { type Answer, call, type Person } from '../lib/api.ts';
import { addDraft, addFirm, addQuote, change, type Firm } from '../lib/books.ts';
import { force, insert, type Row, sql } from '../lib/database.ts';
import { runJob } from '../lib/jobs.ts';
import { addEntry, addExpense, addTeam, type Team } from '../lib/time.ts';
import { step } from '../lib/trail.ts';
import { form } from '../lib/uploads.ts';
import { roleId } from '../lib/world.ts';

let firm: Firm;
let team: Team;
const called = new Set<string>();
const seen = new Set<string>();

beforeAll(async () => {
	firm = await addFirm({ time_zone: 'UTC', is_time_approval_required: true });
	team = await addTeam(firm);
	await change('organizations', firm.id, { vat_id: 'DE271828180', name: 'Wir', legal_name: 'Wir GmbH' });
});

const DAY = 86_400_000;
const dayFrom = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

async function watched(who: (Person & { id: string }) | null, work: () => Promise<unknown>): Promise<void> {
	const { transitions, missing } = await step(firm.id, who?.id ?? null, work);
	for (const one of transitions) seen.add(one);
	expect(missing).toEqual([]);
}

/** A request, whose changes the trail must know. */
async function ask(person: Person & { id: string }, method: string, path: string, body?: unknown): Promise<any> {
	let answer: Answer | undefined;
	await watched(person, async () => {
		answer = await call(person, path, { method, ...(body === undefined ? {} : { body }) });
		if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
	});
	called.add(`${method} ${path}`);
	return answer!.data;
}
const by = (role: keyof Firm['people']) => firm.people[role];
const post = (path: string, body: unknown = {}, person: Person & { id: string } = by('Accountant')) => ask(person, 'POST', path, body);
const onInvoice = (id: string, verb: string, body: unknown = {}) => post(`/billing/invoices/${id}/${verb}`, body);
const issued = async (values: Row = {}, lines?: Row[]): Promise<Row> => {
	const draft = await addDraft(firm, lines, values);
	return onInvoice(draft.id, 'issue');
};
/** The plain road. */
const pay = (invoice_id: string, amount: string, values: Row = {}) =>
	post('/items/payments', { invoice_id, amount, payment_date: dayFrom(0), method: 'cash', ...values });
const reverse = (id: string) => post(`/billing/payments/${id}/reverse`);
const job = (name: string) => watched(null, () => runJob(name));

describe('invoices', () => {
	test('overdue at once, when they are issued late', async () => {
		await issued({ issued_date: dayFrom(-10), due_date: dayFrom(-3) });
	});
	test('issued, sent, paid in parts by plain rows, and back', async () => {
		const { id } = await issued();
		const first = await pay(id, '19.00');
		const rest = await pay(id, '100.00');
		await reverse(rest.id);
		await reverse(first.id);
		const whole = await pay(id, '119.00');
		await reverse(whole.id);
		await onInvoice(id, 'mark-sent');
		const part = await pay(id, '19.00');
		await reverse(part.id);
		const all = await onInvoice(id, 'payments', { amount: '119.00', payment_date: dayFrom(0), method: 'cash' });
		expect(all.status).toBe('paid');
		const [{ id: last }] = (await sql('select id from payments where invoice_id = $1 and amount = 119 order by created_at desc limit 1', [
			id,
		])) as [Row];
		await reverse(last);
		await onInvoice(id, 'cancel');
	});
	test('overdue by the clock, and after a payment that was taken back', async () => {
		const invoices = [await issued(), await issued(), await issued()];
		await onInvoice(invoices[1]!.id, 'mark-sent');
		await pay(invoices[2]!.id, '19.00');
		await force('update invoices set issued_date = current_date - 9, due_date = current_date - 1 where id = any($1)', [
			invoices.map(({ id }) => id),
		]);
		await job('mark-overdue');
		const { id } = await pay(invoices[0]!.id, '119.00');
		await reverse(id);
		await onInvoice(invoices[0]!.id, 'cancel');
	});
	test('cancelled from every state', async () => {
		const [plain, sent, partly, paid] = [await issued(), await issued(), await issued(), await issued()];
		await onInvoice(sent.id, 'mark-sent');
		await pay(partly.id, '19.00');
		await pay(paid.id, '119.00');
		for (const { id } of [plain, sent, partly, paid]) await onInvoice(id, 'cancel');
		// It was never paid.
		const noted = await sql(
			"select r.delta ->> 'status' as status from directus_activity a join directus_revisions r on r.activity = a.id where a.item = $1 and r.delta::jsonb ? 'status' order by a.id",
			[plain.id],
		);
		expect(noted.map(({ status }) => status)).toEqual(['issued', 'cancelled']);
	});
	test('nothing to pay is paid at once', async () => {
		await issued({}, [{ unit_price: '0.00' }]);
	});
	test('corrected in part', async () => {
		const invoice = await issued({}, [{ unit_price: '100.00', quantity: '3' }]);
		await onInvoice(invoice.id, 'correct', {
			lines: [{ line_id: invoice.lines?.[0]?.id ?? (await firstLine(invoice.id)), quantity: '1' }],
		});
	});
	test('credit arises, pays and is paid out', async () => {
		const [one, other, third] = [await issued(), await issued(), await issued()];
		await pay(one.id, '400.00', { allow_overpayment: true });
		await onInvoice(other.id, 'use-credit', { amount: '100.00' });
		await post('/billing/payments', {
			customer_id: firm.customer,
			amount: '19.00',
			payment_date: dayFrom(0),
			method: 'cash',
			allocations: [{ invoice_id: other.id, amount: '19.00' }],
		});
		await post(`/billing/customers/${firm.customer}/refund`, { amount: '50.00', payment_date: dayFrom(0), method: 'cash' });
		await onInvoice(third.id, 'use-credit');
	});
	test('by mail', async () => {
		const { id } = await issued();
		await onInvoice(id, 'send');
	});
});

const firstLine = async (id: string) => (await sql('select id from invoice_lines where invoice_id = $1 limit 1', [id]))[0]!.id;

describe('time and expenses', () => {
	test('billed and freed by every road', async () => {
		const bill = async (project: string) => {
			await post('/billing/invoices/preview', { projects: [project], until: '2026-03-31' });
			return post('/billing/invoices/from-time', { projects: [project], until: '2026-03-31', include_expenses: true });
		};
		const add = async () => {
			const project = await addProject(firm);
			for (const hour of [9, 11]) await track(firm, project, 60, { start_time: `2026-03-10T${String(hour).padStart(2, '0')}:00:00Z` });
			await spend(firm, project);
			return project;
		};
		const project = await add();
		const billed = async () =>
			Number((await sql('select count(*) from time_entries where project_id = $1 and invoice_line_id is not null', [project]))[0]!.count);
		const first = await bill(project);
		expect(await billed()).toBe(2);
		await ask(by('Accountant'), 'DELETE', `/items/invoices/${first.id}`);
		expect(await billed()).toBe(0);
		const second = await bill(project);
		for (const { id } of await sql('select id from invoice_lines where invoice_id = $1', [second.id]))
			await ask(by('Accountant'), 'DELETE', `/items/invoice_lines/${id}`);
		expect(await billed()).toBe(0);
		const third = await bill(project);
		await onInvoice(third.id, 'issue');
		await onInvoice(third.id, 'cancel');
		expect(await billed()).toBe(0);
		const fourth = await bill(project);
		await onInvoice(fourth.id, 'issue');
		const lines = await sql('select id, quantity from invoice_lines where invoice_id = $1', [fourth.id]);
		await onInvoice(fourth.id, 'correct', { lines: lines.map(({ id, quantity }) => ({ line_id: id, quantity })) });
		expect(await billed()).toBe(0);
	});
	test('time: handed in, taken back, approved, rejected, reopened', async () => {
		const id = await addEntry(team);
		const move = (verb: string, body: Row = {}) =>
			post(`/time/entries/${id}/${verb}`, body, ['submit', 'withdraw'].includes(verb) ? team.me : by('Manager'));
		for (const verb of ['submit', 'withdraw', 'submit', 'reject', 'submit', 'approve', 'reopen'])
			await move(verb, verb === 'reject' ? { reason: 'Zu viel' } : {});
		const ids = [
			await addEntry(team, { start_time: '2026-03-03T08:00:00Z', end_time: '2026-03-03T09:00:00Z' }),
			await addEntry(team, { start_time: '2026-03-04T08:00:00Z', end_time: '2026-03-04T09:00:00Z' }),
		];
		for (const verb of ['submit', 'withdraw', 'submit', 'reject', 'submit', 'approve', 'reopen'])
			await post(
				`/time/entries/${verb}`,
				{ ids, ...(verb === 'reject' ? { reason: 'Zu viel' } : {}) },
				['submit', 'withdraw'].includes(verb) ? team.me : by('Manager'),
			);
	});
	test('expenses: the same, and paid back', async () => {
		const receipt = await insertFile();
		const id = await addExpense(team, { receipt_file_id: receipt, is_reimbursable: true });
		const move = (verb: string, body: Row = {}) =>
			post(`/expenses/${id}/${verb}`, body, ['submit', 'withdraw'].includes(verb) ? team.me : by('Manager'));
		for (const verb of ['submit', 'withdraw', 'submit', 'reject', 'submit', 'approve', 'reopen', 'approve', 'reimburse'])
			await move(verb, verb === 'reject' ? { reason: 'Zu viel' } : {});
	});
	test('the timer', async () => {
		const me = by('Employee');
		await post('/time/timer/start', {}, me);
		await post('/time/timer/stop', {}, me);
	});
});

const insertFile = async () => {
	const answer = await call(team.me, '/documents/upload', {
		method: 'POST',
		body: form({ content: pdf() }, { title: 'Beleg', category: 'receipt' }),
	});
	return answer.data.file_id?.id ?? answer.data.file_id;
};

describe('quotes and dunning', () => {
	const quote = (id: string, verb: string, body: Row = {}) => post(`/billing/quotes/${id}/${verb}`, body);
	test('sent, accepted, declined, expired, replaced', async () => {
		const { id } = await addQuote(firm);
		await quote(id, 'send');
		await quote(id, 'mail');
		await quote(id, 'accept');
		await post(`/billing/quotes/${id}/create-project`, {}, by('Manager'));
		await quote(id, 'create-invoice', { percent: '30' });
		const [{ id: down }] = (await sql("select id from invoices where quote_id = $1 and kind = 'down_payment'", [id])) as [Row];
		await onInvoice(down, 'issue');
		await quote(id, 'create-final-invoice');
		for (const end of ['sent', 'declined', 'expired']) {
			const { id: old } = await addQuote(firm);
			await quote(old, 'send');
			if (end === 'declined') await quote(old, 'decline', { reason: 'Zu teuer' });
			if (end === 'expired') {
				await force('update quotes set issued_date = current_date - 9, valid_until = current_date - 1 where id = $1', [old]);
				await job('expire-quotes');
			}
			const next = await quote(old, 'revise');
			await quote(next.id, 'send');
		}
	});
	test('dunning notices', async () => {
		const notice = async () => {
			const customer_id = await insert('customers', {
				id: randomUUID(),
				organization_id: firm.id,
				name: 'Spät',
				street: 'Weg 1',
				zip: '20095',
				city: 'Hamburg',
				billing_email: 'spaet@kunde.example.com',
			});
			const { id: invoice } = await issued({ customer_id });
			await force("update invoices set issued_date = current_date - 60, due_date = current_date - 40, status = 'overdue' where id = $1", [
				invoice,
			]);
			const [{ id }] = (await post('/billing/dunning/propose', { customer_id })) as [Row];
			return { id, invoice };
		};
		const [{ id: one }, { id: two }, { id: three }] = [await notice(), await notice(), await notice()];
		const move = (id: string, verb: string) => post(`/billing/dunning-notices/${id}/${verb}`);
		await move(one, 'confirm');
		await move(one, 'mark-sent');
		await move(one, 'dismiss');
		await move(two, 'dismiss');
		await move(three, 'confirm');
		await move(three, 'send');
		await move(three, 'dismiss');
		await notice();
		await job('propose-dunning');
	});
});

describe('what else moves', () => {
	test('a series', async () => {
		const series = await post('/items/recurring_invoices', {
			title: 'Wartung',
			customer_id: firm.customer,
			start_date: dayFrom(-40),
			lines: [{ title: 'Wartung', quantity: '1', unit: 'month', unit_price: '890.00' }],
		});
		await post(`/billing/recurring-invoices/${series.id}/run`);
	});
	test('people: employee and account in step, whichever is changed', async () => {
		const person = await post(
			'/items/employees',
			{ firstname: 'A', lastname: 'B', email: `a-${randomUUID()}@tests.example.com` },
			by('Manager'),
		);
		await ask(by('Manager'), 'PATCH', `/items/employees/${person.id}`, { is_active: false, firstname: 'C' });
		await ask(by('Administrator'), 'PATCH', `/users/${person.id}`, { status: 'active', role: await roleId('Sales') });
	});
	test('a project and its lead', async () => {
		const project = await post('/items/projects', { title: 'Neu', customer_id: firm.customer, lead_id: team.lead.id }, by('Manager'));
		await ask(by('Manager'), 'PATCH', `/items/projects/${project.id}`, { lead_id: team.me.id, status: 'completed' });
	});
	test('documents', async () => {
		const me = by('Manager');
		const upload = (path: string, content: Buffer | string, fields: Row, name: string) =>
			ask(me, 'POST', path, form({ content, name }, fields));
		const { id } = await upload('/documents/upload', pdf(), { title: 'Vertrag', category: 'contract' }, 'vertrag.pdf');
		await upload(`/documents/${id}/versions`, Buffer.concat([pdf(), Buffer.from('\n')]), {}, 'vertrag.pdf');
		await post(`/documents/${id}/link`, { linked_module: 'customer', linked_id: firm.customer }, me);
		const invoice = documentOf({ buyer: { name: 'Wir GmbH', vat_id: 'DE271828180' }, invoice: { number: `L-${randomUUID()}` } });
		await upload('/documents/receive-e-invoice', Buffer.from(toCii(invoice, 'xrechnung')), {}, 'rechnung.xml');
	});
	test('plain SQL: nobody, and in which transaction', async () => {
		const { id } = await issued();
		await sql('update invoices set sent_at = now() where id = $1', [id]);
		const [entry] = await sql('select "user", user_agent from directus_activity where item = $1 order by id desc limit 1', [id]);
		expect(entry).toMatchObject({ user: null, user_agent: expect.stringMatching(/^database transaction \d+$/) });
	});
});

/**
 * Verbs that change no state of a row: a job is no row of a firm, a mail is tried again by a job, and what somebody said of a
 * clock is an entry of its own (tests/billing/clock.test.ts).
 */
const STATELESS = [
	'/jobs/{id}/retry',
	'/mail/{id}/retry',
	'/billing/number-sequences/{id}/confirm-clock',
	'/tables',
	'/tables/{collection}/owner',
];
/** Which the rules of a status never let happen: what is overdue stays so until it is paid. */
const IMPOSSIBLE = ['invoices overdue→partially_paid'];

afterAll(() => {
	if (process.env.KONTOR_TRAIL) console.log([...seen].sort().join('\n'));
});

test('no verb is forgotten', async () => {
	const { paths } = (await call(by('Administrator'), '/api-docs/openapi.json')).body;
	const verbs = Object.entries<any>(paths)
		.filter(([, { post: verb }]) => verb?.tags?.some((tag: string) => tag.startsWith('Kontor ')))
		.map(([path]) => path);
	expect(verbs.length).toBeGreaterThan(40);
	const asked = (path: string) => [...called].some((one) => new RegExp(`^POST ${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(one));
	expect(verbs.filter((path) => !asked(path) && !STATELESS.includes(path))).toEqual([]);
});

test('no line that a verb has written is forgotten', async () => {
	for (const [lines, document, key] of [
		['invoice_lines', 'invoices', 'invoice_id'],
		['quote_lines', 'quotes', 'quote_id'],
	]) {
		const silent = await sql(
			`select d.id, l.title from ${lines} l join ${document} d on d.id = l.${key}
			 where l.organization_id = $1 and not exists (select 1 from directus_activity a join directus_revisions r on r.activity = a.id
				where a.collection = $2 and a.item = l.id::text and a.action = 'create' and a.organization_id = $1)`,
			[firm.id, lines],
		);
		expect(silent, lines).toEqual([]);
	}
});

test('no change of a status is forgotten', async () => {
	const all = await sql(
		'select collection, from_status as old, to_status as new from kontor_system.transitions where from_status is not null',
	);
	const missing = all.map(({ collection, old, new: to }) => `${collection} ${old}→${to}`).filter((one) => !seen.has(one));
	expect(missing.filter((one) => !IMPOSSIBLE.includes(one))).toEqual([]);
});
