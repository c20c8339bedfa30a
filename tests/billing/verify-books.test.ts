/** `npm run verify-books` finds what it says it looks for: each kind of damage, done past all guards, is told by its check. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { CHECKS } from '../../scripts/verify-books/checks.ts';
import { askEverything } from '../../scripts/verify-books/verify.ts';
import { addFirm, addIssued, type Firm, post } from '../lib/books.ts';
import { database, insert, type Row, sql } from '../lib/database.ts';
import { findingsIn } from '../lib/verify.ts';

let firm: Firm;
let other: Firm;
let invoices: Record<'paid' | 'open' | 'cancelled' | 'corrected', Row>;
let payment: string;
let entry: string;
let expense: string;

const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
	firm = await addFirm();
	other = await addFirm();
	invoices = {
		paid: await addIssued(firm),
		open: await addIssued(firm),
		cancelled: await addIssued(firm),
		corrected: await addIssued(firm, [{ quantity: '4', unit_price: '50.00' }]),
	};
	payment = await insert('payments', {
		id: randomUUID(),
		organization_id: firm.id,
		invoice_id: invoices.paid.id,
		amount: '150.00',
		payment_date: today,
		allow_overpayment: true,
	});
	await post(firm.people.Accountant, `/billing/invoices/${invoices.cancelled.id}/cancel`);
	const own = { id: randomUUID(), organization_id: firm.id, employee_id: firm.people.Employee.id };
	entry = await insert('time_entries', { ...own, start_time: '2026-01-05T08:00:00Z', end_time: '2026-01-05T09:00:00Z' });
	expense = await insert('expenses', { ...own, id: randomUUID(), amount: '10.00', expense_date: '2026-01-05' });
	await insert('dunning_notices', { id: randomUUID(), organization_id: firm.id, invoice_id: invoices.open.id, level: 1 });
	await insert('quotes', { id: randomUUID(), organization_id: firm.id, customer_id: firm.customer });
});

const lineOf = (invoice: Row) => `(select id from invoice_lines where invoice_id = '${invoice.id}' limit 1)`;

/** What somebody with all rights over the database could do; one for each check, in its order. */
const DAMAGE: (() => string)[] = [
	() => `update invoices set sequence_number = 40, number = 'RE-40' where id = '${invoices.open.id}'`,
	() => `update number_sequences set last_number = 77 where organization_id = '${firm.id}' and kind = 'invoice'`,
	() => `update invoices set issued_date = '2000-01-01', due_date = '2000-01-01' where id = '${invoices.corrected.id}'`,
	() => `delete from invoice_lines where invoice_id = '${invoices.open.id}'`,
	() => `delete from payments where id = '${payment}'`,
	() => `delete from invoices where related_invoice_id = '${invoices.cancelled.id}'`,
	() => `update invoices set status = 'paid' where id = '${invoices.open.id}'`,
	() => `delete from customer_credits where invoice_id = '${invoices.paid.id}'`,
	() => `update payments set method = 'credit' where id = '${payment}'`,
	() => `update customer_credits set amount = -5 where invoice_id = '${invoices.paid.id}'`,
	() =>
		`update payments set invoice_id = (select id from invoices where related_invoice_id = '${invoices.cancelled.id}') where id = '${payment}'`,
	() => `update invoices set total = total + 1, net_total = net_total + 1 where related_invoice_id = '${invoices.cancelled.id}'`,
	() =>
		`update invoice_lines set corrects_line_id = ${lineOf(invoices.corrected)}, quantity = -9 where invoice_id = (select id from invoices where related_invoice_id = '${invoices.cancelled.id}')`,
	() =>
		`update invoice_lines set corrects_line_id = ${lineOf(invoices.open)}, quantity = -1 where invoice_id = (select id from invoices where related_invoice_id = '${invoices.cancelled.id}')`,
	() =>
		`update invoice_lines set down_payment_id = '${invoices.cancelled.id}' where invoice_id in ('${invoices.open.id}', '${invoices.paid.id}');
		 update invoices set kind = 'final' where id in ('${invoices.open.id}', '${invoices.paid.id}')`,
	() => `update time_entries set invoice_line_id = ${lineOf(invoices.cancelled)}, billed_rate = 1, billed_hours = 1 where id = '${entry}'`,
	() => `update time_entries set invoice_line_id = ${lineOf(invoices.open)}, billed_rate = 1, billed_hours = 0.5 where id = '${entry}'`,
	() => `update time_entries set invoice_line_id = ${lineOf(invoices.open)}, billed_rate = 1, billed_hours = 1 where id = '${entry}'`,
	() =>
		`update invoices set quote_id = (select id from quotes where organization_id = '${firm.id}' limit 1) where id in ('${invoices.open.id}', '${invoices.paid.id}')`,
	() => `update expenses set invoice_line_id = ${lineOf(invoices.open)} where id = '${expense}'`,
	() =>
		`update expenses set invoice_line_id = ${lineOf(invoices.open)}, invoice_id = '${invoices.open.id}' where id = '${expense}';
		 insert into expenses (id, organization_id, employee_id, amount, expense_date, invoice_line_id, invoice_id) select gen_random_uuid(), organization_id, employee_id, 1, expense_date, invoice_line_id, invoice_id from expenses where id = '${expense}'`,
	() =>
		`drop index uq_time_entries_running;
		 insert into time_entries (id, organization_id, employee_id, start_time) select gen_random_uuid(), organization_id, employee_id, start_time from time_entries, generate_series(1, 2) where id = '${entry}'`,
	() => `update dunning_notices set status = 'sent' where invoice_id = '${invoices.open.id}'`,
	() => `update quotes set status = 'sent' where organization_id = '${firm.id}'`,
];
const MORE: [check: string, damage: () => string][] = [
	[
		'every number is a number, every day is of this time',
		() => `alter table customers drop constraint created_at_is_of_this_time;
		 update customers set created_at = '0001-01-01' where id = '${firm.customer}'`,
	],
	[
		'no row refers to a row of another organization',
		() => `update invoices set customer_id = '${other.customer}' where id = '${invoices.open.id}'`,
	],
	[
		'every document is the sum of its lines: net per line, tax per rate, totals',
		() => `update invoice_lines set unit_price = unit_price + 0.01 where invoice_id = '${invoices.open.id}'`,
	],
	[
		'every document is the sum of its lines: net per line, tax per rate, totals',
		() => `update invoices set tax_summary = '[]' where id = '${invoices.open.id}'`,
	],
];

test('books that nobody has harmed', async () => {
	expect(await findingsIn(firm.id)).toEqual([]);
	expect(DAMAGE).toHaveLength(CHECKS.length);
});

for (const [name, damage] of [...CHECKS.map(({ name }, index) => [name, () => DAMAGE[index]!()] as const), ...MORE])
	test(`told when not so: ${name}`, async () => {
		const client = await database().connect();
		try {
			await client.query('begin');
			await client.query('set local session_replication_role = replica');
			await client.query(damage());
			const { findings } = await askEverything(client, firm.id);
			expect(findings.map(({ check }) => check)).toContain(name);
		} finally {
			await client.query('rollback');
			client.release();
		}
	});

test('a firm is looked at on its own', async () => {
	expect(await findingsIn(other.id)).toEqual([]);
	expect((await sql('select 1 from customers where id = $1', [other.customer])).length).toBe(1);
});
