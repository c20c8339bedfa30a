/** Rows that triggers change, because another one was written: sockets are told of them as if they had been written themselves. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { addProject, spend, track } from '../billing/work.ts';
import { call, rest } from '../lib/api.ts';
import { addDraft, addFirm, addIssued, addQuote, type Firm, post, right } from '../lib/books.ts';
import { type Row, sql } from '../lib/database.ts';
import { type Message, Socket } from '../lib/socket.ts';
import { addEntry, addExpense, addTeam, type Team } from '../lib/time.ts';
import { addFile, roleId } from '../lib/world.ts';

let firm: Firm;
let team: Team;
beforeAll(async () => {
	firm = await addFirm({ time_zone: 'UTC' });
	team = await addTeam(firm);
});

interface Case {
	/** What is there before; returns what the rest needs. */
	before?: () => Promise<Row>;
	does: (given: Row) => Promise<unknown>;
	/** Which row is told of besides: the one with this id, or a new one. */
	tells: [collection: string, event: 'create' | 'update', id?: (given: Row) => string];
}
const manager = () => firm.people.Manager;
const accountant = () => firm.people.Accountant;
const today = new Date().toISOString().slice(0, 10);
const line = { title: 'Mehr', quantity: '1', unit_price: '50.00' };
const billed = async () => {
	const project = await addProject(firm);
	const entry = await track(firm, project, 60);
	const expense = await spend(firm, project);
	const draft = right(
		await post(accountant(), '/billing/invoices/from-time', { projects: [project], until: '2030-03-31', include_expenses: true }),
	);
	const [{ id: lineId }] = (await sql('select invoice_line_id as id from time_entries where id = $1', [entry])) as [Row];
	return { entry, expense, invoice: draft.id, line: lineId };
};

/** Everything that snapshots/guards changes in tables of Kontor when another row is written. */
const CASES: Record<string, Case> = {
	'a payment: its invoice': {
		before: () => addIssued(firm),
		does: ({ id }) => rest.create(accountant(), 'payments', { invoice_id: id, amount: '19.00', payment_date: today, method: 'cash' }),
		tells: ['invoices', 'update', ({ id }) => id],
	},
	'too large a payment: credit': {
		before: () => addIssued(firm),
		does: ({ id }) =>
			rest.create(accountant(), 'payments', {
				invoice_id: id,
				amount: '500.00',
				payment_date: today,
				method: 'cash',
				allow_overpayment: true,
			}),
		tells: ['customer_credits', 'create'],
	},
	'a new line: the sums of the draft': {
		before: () => addDraft(firm),
		does: ({ id }) => rest.create(accountant(), 'invoice_lines', { invoice_id: id, ...line }),
		tells: ['invoices', 'update', ({ id }) => id],
	},
	'several lines at once': {
		before: () => addDraft(firm, [{ unit_price: '1.00' }, { unit_price: '2.00' }]),
		does: ({ lines }) =>
			call(accountant(), '/items/invoice_lines', { method: 'PATCH', body: lines.map(({ id }: Row) => ({ id, unit_price: '3.00' })) }),
		tells: ['invoices', 'update', ({ id }) => id],
	},
	'a line of a quote': {
		before: () => addQuote(firm),
		does: ({ lines }) => rest.update(accountant(), 'quote_lines', lines[0].id, { quantity: '7' }),
		tells: ['quotes', 'update', ({ id }) => id],
	},
	'a deleted line: its time': {
		before: billed,
		does: ({ line: id }) => rest.remove(accountant(), 'invoice_lines', id),
		tells: ['time_entries', 'update', ({ entry }) => entry],
	},
	'a deleted draft: its time': {
		before: billed,
		does: ({ invoice }) => rest.remove(accountant(), 'invoices', invoice),
		tells: ['time_entries', 'update', ({ entry }) => entry],
	},
	'a deleted draft: its expenses': {
		before: billed,
		does: ({ invoice }) => rest.remove(accountant(), 'invoices', invoice),
		tells: ['expenses', 'update', ({ expense }) => expense],
	},
	'a cancelled invoice: its time': {
		before: async () => {
			const given = await billed();
			right(await post(accountant(), `/billing/invoices/${given.invoice}/issue`));
			return given;
		},
		does: ({ invoice }) => post(accountant(), `/billing/invoices/${invoice}/cancel`),
		tells: ['time_entries', 'update', ({ entry }) => entry],
	},
	'a lead: a member': {
		before: async () => ({}),
		does: () => rest.create(manager(), 'projects', { title: 'Neu', customer_id: firm.customer, lead_id: team.lead.id }),
		tells: ['project_members', 'create'],
	},
	'an account: its employee': {
		before: async () =>
			right(await rest.create(manager(), 'employees', { firstname: 'A', lastname: 'B', email: `t-${randomUUID()}@tests.example.com` })),
		does: async ({ id }) =>
			call(firm.people.Administrator, `/users/${id}`, { method: 'PATCH', body: { role: await roleId('Sales'), first_name: 'Neu' } }),
		tells: ['employees', 'update', ({ id }) => id],
	},
	'a receipt: a document': {
		before: async () => ({ id: await addExpense(team, { receipt_file_id: await addFile(firm.id, team.me.id), is_reimbursable: true }) }),
		does: ({ id }) => post(team.me, `/expenses/${id}/submit`),
		tells: ['documents', 'create'],
	},
	'an entry: another one that it overlaps': {
		before: async () => ({ id: await addEntry(team, { start_time: '2026-04-07T08:00:00Z', end_time: '2026-04-07T10:00:00Z' }) }),
		does: () =>
			rest.create(team.me, 'time_entries', {
				employee_id: team.me.id,
				start_time: '2026-04-07T09:00:00Z',
				end_time: '2026-04-07T11:00:00Z',
			}),
		tells: ['time_entries', 'update', ({ id }) => id],
	},
};

test.each(Object.entries(CASES))('%s', async (_name, { before, does, tells: [collection, event, id] }) => {
	const given = (await before?.()) ?? {};
	const socket = await Socket.open(manager());
	const filter = id ? { id: { _eq: id(given) } } : { id: { _nnull: true } };
	expect((await socket.ask({ type: 'subscribe', collection, event, query: { fields: ['id'], filter } })).event).toBe('init');
	const from = socket.messages.length;
	const answer = (await does(given)) as { status: number; body: unknown };
	expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
	const told = () => socket.messages.slice(from).flatMap(({ data }: Message) => (Array.isArray(data) ? data : []));
	await expect.poll(() => told().length).toBeGreaterThan(0);
	await new Promise((resolve) => setTimeout(resolve, 500));
	expect(told(), 'told once').toHaveLength(1);
	if (id) expect(told()[0].id).toBe(id(given));
	socket.close();
});

test('nobody elsewhere is told, and nothing that was undone', async () => {
	const other = await addFirm();
	const invoice = await addIssued(firm);
	const sockets = [await Socket.open(other.people.Manager), await Socket.open(manager())];
	for (const socket of sockets)
		await socket.ask({ type: 'subscribe', collection: 'invoices', query: { fields: ['id'], filter: { id: { _eq: invoice.id } } } });
	const from = sockets.map(({ messages }) => messages.length);
	// The second is refused, and the first with it.
	const rows = ['19.00', '500.00'].map((amount) => ({ invoice_id: invoice.id, amount, payment_date: today, method: 'cash' }));
	expect((await call(accountant(), '/items/payments', { method: 'POST', body: rows })).codes).toEqual(['OVERPAYMENT']);
	await new Promise((resolve) => setTimeout(resolve, 700));
	expect(sockets.map(({ messages }, at) => messages.slice(from[at]))).toEqual([[], []]);
	expect((await rest.create(accountant(), 'payments', rows[0]!)).status).toBe(200);
	await expect.poll(() => sockets[1]!.messages.length).toBeGreaterThan(from[1]!);
	expect(sockets[0]!.messages.slice(from[0])).toEqual([]);
	for (const socket of sockets) socket.close();
});
