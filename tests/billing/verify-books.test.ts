/** `npm run verify-books` finds what it says it looks for: each kind of damage, done past all guards, is told by its check. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { CHECKS } from '../../scripts/verify-books/checks.ts';
import { guardProblems, modelProblems } from '../../scripts/verify-books/model.ts';
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

test('the model that nobody has harmed', async () => {
	expect((await findingsIn(firm.id)).filter(({ organization_id }) => organization_id === null)).toEqual([]);
});

/** What SQL can do to the model that Kontor ships, and what is told of it. */
const HARM: [what: string, sql: string, subject: string, problem: string][] = [
	['a table', 'drop table base_rates cascade', 'base_rates.rate', 'the column is missing'],
	['a collection', "delete from directus_collections where collection = 'tax_rates'", 'tax_rates', 'the collection is missing'],
	['a column', 'alter table customers drop column name cascade', 'customers.name', 'the column is missing'],
	[
		'a type',
		'alter table tax_rates alter rate type numeric(9,4)',
		'tax_rates.rate',
		'the column is of type numeric(9,4), not numeric(5,2)',
	],
	['a length', 'alter table customers alter number type varchar(500)', 'customers.number', 'of type character varying(500)'],
	['a required column', 'alter table organizations alter time_zone drop not null', 'organizations.time_zone', 'the column may be empty'],
	[
		'a column that is required now',
		"update activities set description = '' where description is null; alter table activities alter description set not null",
		'activities.description',
		'must have a value',
	],
	['a field', "delete from directus_fields where collection = 'customers' and field = 'phone'", 'customers.phone', 'do not know the field'],
	[
		'a foreign key',
		'alter table invoices drop constraint invoices_customer_id_foreign',
		'invoices.customer_id',
		'the foreign key to customers is missing',
	],
	[
		'what a deletion does',
		`alter table invoices drop constraint invoices_customer_id_foreign;
		 alter table invoices add constraint invoices_customer_id_foreign foreign key (customer_id) references customers on delete cascade`,
		'invoices.customer_id',
		'does CASCADE, not RESTRICT',
	],
	['a policy', "delete from directus_policies where name = 'crm.write'", 'policy crm.write', 'is missing'],
	['full access', "update directus_policies set admin_access = true where name = 'crm.read'", 'policy crm.read', 'gives full access'],
	['a role', "update directus_roles set name = 'Boss' where name = 'Manager'", 'role Manager', 'is called Boss'],
	['a flow', "delete from directus_flows where name = '$t:flow_issue_invoice'", 'button $t:flow_issue_invoice', 'is missing'],
	[
		'what a button does',
		"update directus_operations set options = '{}' where options::jsonb ->> 'verb' = '/billing/invoices/:id/issue'",
		'button $t:flow_issue_invoice',
		'does something else',
	],
	['a trigger', 'drop trigger kontor_7_stamp on customers', 'trigger kontor_7_stamp of customers', 'is missing'],
	[
		'a trigger that is off',
		'alter table customers disable trigger kontor_7_stamp',
		'trigger kontor_7_stamp of customers',
		'is switched off',
	],
	['a check', 'alter table tax_rates drop constraint rate_is_percentage', 'check rate_is_percentage of tax_rates', 'is missing'],
	['a unique index', 'drop index uq_customers_number', 'unique index uq_customers_number of customers', 'is missing'],
];
for (const [what, damage, subject, problem] of HARM)
	test(`told when the database lost or changed ${what}`, async () => {
		const client = await database().connect();
		try {
			await client.query('begin');
			await client.query('set local session_replication_role = replica');
			await client.query(damage);
			const found = [...(await modelProblems(client)), ...(await guardProblems(client))];
			expect(found.find((one) => one.subject === subject)?.problem, JSON.stringify(found.slice(0, 5))).toContain(problem);
		} finally {
			await client.query('rollback');
			client.release();
		}
	});

test('a firm is looked at on its own', async () => {
	expect(await findingsIn(other.id)).toEqual([]);
	expect((await sql('select 1 from customers where id = $1', [other.customer])).length).toBe(1);
});
