/**
 * What was issued, sent, paid or billed, attacked by every road there is, by somebody with every right their role can have and
 * by an administrator: each attack is refused with a code that is known, and not a byte of the books has changed after it.
 */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allErrors } from '../../scripts/lib/modules.ts';
import { type Answer, call, graphql } from '../lib/api.ts';
import { addFirm, addIssued, type Firm, post, right } from '../lib/books.ts';
import { database, insert, insertImported, type Row, sql } from '../lib/database.ts';
import { asSession, givePassword, sessionOf } from '../lib/login.ts';
import { form } from '../lib/uploads.ts';
import type { Somebody } from '../lib/world.ts';

const KNOWN = new Set([
	...Object.keys(await allErrors()),
	...[
		'FORBIDDEN',
		'INVALID_PAYLOAD',
		'FAILED_VALIDATION',
		'INVALID_QUERY',
		'ROUTE_NOT_FOUND',
		'RECORD_NOT_UNIQUE',
		'UNPROCESSABLE_CONTENT',
		'GRAPHQL_VALIDATION',
	],
]);

const TABLES = ['invoices', 'invoice_lines', 'quotes', 'quote_lines', 'payments', 'customer_credits', 'time_entries', 'number_sequences'];

interface Target {
	collection: string;
	id: string;
	/** A change that its document would show. */
	change: Row;
	/** The same as GraphQL writes it. */
	literal: string;
	/** What makes a row of this kind, for putting one in the place of the one that is there. */
	whole: Row;
}

let firm: Firm;
let attackers: Somebody[];
let targets: Record<string, Target>;
let invoice: Row;
let before: string;

beforeAll(async () => {
	firm = await addFirm();
	attackers = [firm.people.Manager, firm.people.Administrator];
	const draft = await addIssued(firm, [{ unit_price: '100.00' }, { unit_price: '50.00' }]);
	invoice = draft;
	const payment = right(
		await post(firm.people.Accountant, '/items/payments', {
			invoice_id: invoice.id,
			amount: '10.00',
			payment_date: '2026-02-01',
			method: 'cash',
		}),
	);
	const [line] = await sql('select id from invoice_lines where invoice_id = $1 order by position', [invoice.id]);
	const entry = await insertImported('time_entries', {
		id: randomUUID(),
		organization_id: firm.id,
		employee_id: firm.colleague.id,
		project_id: firm.project,
		start_time: '2026-01-12T08:00:00Z',
		end_time: '2026-01-12T12:00:00Z',
		status: 'approved',
	});
	await bill(entry, line!.id);
	const quote = await insertImported('quotes', {
		id: randomUUID(),
		organization_id: firm.id,
		customer_id: firm.customer,
		title: 'Sent',
		status: 'draft',
	});
	const quoteLine = await insert('quote_lines', {
		id: randomUUID(),
		organization_id: firm.id,
		quote_id: quote,
		title: 'Offered',
		quantity: 1,
		unit_price: 10,
	});
	await post(firm.people.Accountant, `/billing/quotes/${quote}/send`);
	const text = (title: string) => ({ change: { title }, literal: `{ title: "${title}" }` });
	targets = {
		'an issued invoice': {
			collection: 'invoices',
			id: invoice.id,
			...text('Forged'),
			whole: { customer_id: firm.customer, title: 'Forged' },
		},
		'a line of it': { collection: 'invoice_lines', id: line!.id, ...text('Forged'), whole: { invoice_id: invoice.id, title: 'Forged' } },
		'a sent quote': { collection: 'quotes', id: quote, ...text('Forged'), whole: { customer_id: firm.customer, title: 'Forged' } },
		'a line of the quote': { collection: 'quote_lines', id: quoteLine, ...text('Forged'), whole: { quote_id: quote, title: 'Forged' } },
		'a payment': {
			collection: 'payments',
			id: payment.id,
			change: { amount: '1.00' },
			literal: '{ amount: 1 }',
			whole: { invoice_id: invoice.id, amount: '1.00', payment_date: '2026-02-01', method: 'cash' },
		},
		'billed time': {
			collection: 'time_entries',
			id: entry,
			change: { end_time: '2026-01-12T13:00:00Z' },
			literal: '{ end_time: "2026-01-12T13:00:00Z" }',
			whole: { employee_id: firm.colleague.id, start_time: '2026-01-12T08:00:00Z' },
		},
	};
	for (const attacker of attackers) await givePassword(attacker);
});

/** As when it was billed: the line's invoice was a draft then. */
async function bill(entry: string, line: string): Promise<void> {
	const client = await database().connect();
	try {
		await client.query('begin');
		await client.query("set local session_replication_role = 'replica'");
		await client.query('update time_entries set invoice_line_id = $2, billed_rate = 25, billed_hours = 4 where id = $1', [entry, line]);
		await client.query('commit');
	} finally {
		client.release();
	}
}

/** All rows of the books, and how often somebody was noted to have changed them. */
async function books(): Promise<string> {
	const rows = await Promise.all(
		TABLES.map((table) => sql(`select '${table}' as "table", t.* from ${table} t where organization_id = $1 order by id`, [firm.id])),
	);
	const trail = await sql(`select count(*) from directus_activity where collection = any($1) and item = any($2)`, [
		TABLES,
		Object.values(targets).map(({ id }) => id),
	]);
	return JSON.stringify([rows, trail], null, 1);
}

beforeEach(async () => {
	before = await books();
});
afterEach(async () => {
	expect(await books()).toBe(before);
});

function expectRefusal(answer: Answer, what: string): void {
	const shown = `${what}: ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}`;
	expect(answer.codes.length, shown).toBeGreaterThan(0);
	expect(answer.status, shown).toBeLessThan(500);
	for (const code of answer.codes) expect(KNOWN, shown).toContain(code);
}

type Attack = (target: Target, attacker: Somebody) => Promise<Answer>;

const csvOf = (row: Row) => [Object.keys(row).join(','), Object.values(row).join(',')].join('\n');

const ATTACKS: Record<string, Attack> = {
	'PATCH one': ({ collection, id, change }, by) => call(by, `/items/${collection}/${id}`, { method: 'PATCH', body: change }),
	'PATCH by keys': ({ collection, id, change }, by) =>
		call(by, `/items/${collection}`, { method: 'PATCH', body: { keys: [id], data: change } }),
	'PATCH by query': ({ collection, id, change }, by) =>
		call(by, `/items/${collection}`, { method: 'PATCH', body: { query: { filter: { id: { _eq: id } } }, data: change } }),
	'PATCH a list': ({ collection, id, change }, by) => call(by, `/items/${collection}`, { method: 'PATCH', body: [{ id, ...change }] }),
	'DELETE one': ({ collection, id }, by) => call(by, `/items/${collection}/${id}`, { method: 'DELETE' }),
	'DELETE by keys': ({ collection, id }, by) => call(by, `/items/${collection}`, { method: 'DELETE', body: [id] }),
	'DELETE by query': ({ collection, id }, by) =>
		call(by, `/items/${collection}`, { method: 'DELETE', body: { query: { filter: { id: { _eq: id } } } } }),
	'POST with its id': ({ collection, id, whole }, by) => call(by, `/items/${collection}`, { method: 'POST', body: { id, ...whole } }),
	'POST a list with its id': ({ collection, id, whole }, by) =>
		call(by, `/items/${collection}`, { method: 'POST', body: [{ id, ...whole }] }),
	'simple-rest PUT': ({ collection, id, change }, by) => call(by, `/simple-rest/${collection}/${id}`, { method: 'PUT', body: change }),
	'simple-rest PUT many': ({ collection, id, change }, by) =>
		call(by, `/simple-rest/${collection}?filter=${encodeURIComponent(JSON.stringify({ id: [id] }))}`, { method: 'PUT', body: change }),
	'simple-rest DELETE': ({ collection, id }, by) => call(by, `/simple-rest/${collection}/${id}`, { method: 'DELETE' }),
	'simple-rest DELETE many': ({ collection, id }, by) =>
		call(by, `/simple-rest/${collection}?filter=${encodeURIComponent(JSON.stringify({ id: [id] }))}`, { method: 'DELETE' }),
	'GraphQL update': ({ collection, id, literal }, by) =>
		graphql(by, `mutation { update_${collection}_item(id: "${id}", data: ${literal}) { id } }`),
	'GraphQL update many': ({ collection, id, literal }, by) =>
		graphql(by, `mutation { update_${collection}_items(ids: ["${id}"], data: ${literal}) { id } }`),
	'GraphQL update batch': ({ collection, id, literal }, by) =>
		graphql(by, `mutation { update_${collection}_batch(data: [${literal.replace('{', `{ id: "${id}",`)}]) { id } }`),
	'GraphQL delete': ({ collection, id }, by) => graphql(by, `mutation { delete_${collection}_item(id: "${id}") { id } }`),
	'GraphQL delete many': ({ collection, id }, by) => graphql(by, `mutation { delete_${collection}_items(ids: ["${id}"]) { ids } }`),
	'import JSON': ({ collection, id, change }, by) =>
		call(by, `/utils/import/${collection}`, {
			method: 'POST',
			body: form({ name: 'x.json', type: 'application/json', content: JSON.stringify([{ id, ...change }]) }),
		}),
	'import CSV': ({ collection, id, change }, by) =>
		call(by, `/utils/import/${collection}`, {
			method: 'POST',
			body: form({ name: 'x.csv', type: 'text/csv', content: csvOf({ id, ...change }) }),
		}),
	revert: async ({ collection, id, change }, by) =>
		call(by, `/utils/revert/${await addRevision(collection, id, change, by)}`, { method: 'POST' }),
	sort: ({ collection, id }, by) => call(by, `/utils/sort/${collection}`, { method: 'POST', body: { item: id, to: randomUUID() } }),
	'promote a version': async ({ collection, id, change }, by) => {
		const version = await addVersion(collection, id, change, by);
		const { mainHash = 'x' } = (await call(by, `/versions/${version}/compare`)).data ?? {};
		return call(by, `/versions/${version}/promote`, { method: 'POST', body: { mainHash, fields: Object.keys(change) } });
	},
	'the session of a browser, PATCH': async ({ collection, id, change }, by) =>
		asSession(await sessionOf(by.email), `/items/${collection}/${id}`, 'PATCH', change),
	'the session of a browser, DELETE': async ({ collection, id }, by) =>
		asSession(await sessionOf(by.email), `/items/${collection}/${id}`, 'DELETE'),
};

async function addRevision(collection: string, item: string, data: Row, by: Somebody): Promise<string> {
	const [activity] = await sql(
		`insert into directus_activity (action, "user", collection, item, timestamp) values ('update', $1, $2, $3, now()) returning id`,
		[by.id, 'customers', item],
	);
	return insert('directus_revisions', { activity: activity!.id, collection, item, data, delta: data });
}

const addVersion = (collection: string, item: string, delta: Row, by: Somebody): Promise<string> =>
	insert('directus_versions', { id: randomUUID(), collection, item, key: randomUUID(), hash: 'x', delta, user_created: by.id });

describe.each(['an issued invoice', 'a line of it', 'a sent quote', 'a line of the quote', 'a payment', 'billed time'])('%s', (name) => {
	test.each(Object.keys(ATTACKS))('%s', async (attack) => {
		for (const attacker of attackers) expectRefusal(await ATTACKS[attack]!(targets[name]!, attacker), `${attacker.role}, ${attack}`);
	});
});

describe('by way of what it belongs to', () => {
	const throughCustomer = (body: Row, by: Somebody) => call(by, `/items/customers/${firm.customer}`, { method: 'PATCH', body });
	const throughInvoice = (body: Row, by: Somebody) => call(by, `/items/invoices/${invoice.id}`, { method: 'PATCH', body });
	const id = (name: string) => targets[name]!.id;
	const NESTED: Record<string, (by: Somebody) => Promise<Answer>> = {
		'the customer changes an invoice': (by) => throughCustomer({ invoices: { update: [{ id: invoice.id, title: 'Forged' }] } }, by),
		'the customer gives an invoice a status': (by) => throughCustomer({ invoices: { update: [{ id: invoice.id, status: 'draft' }] } }, by),
		'the customer deletes an invoice': (by) => throughCustomer({ invoices: { delete: [invoice.id] } }, by),
		'the customer lets go of all invoices': (by) => throughCustomer({ invoices: [] }, by),
		'the customer makes an issued invoice': (by) => throughCustomer({ invoices: { create: [{ status: 'issued', number: 'RE-9' }] } }, by),
		'the customer makes an invoice with sums': (by) =>
			throughCustomer({ invoices: { create: [{ total: '5.00', net_total: '5.00' }] } }, by),
		'the customer deletes a line of an invoice': (by) =>
			throughCustomer({ invoices: { update: [{ id: invoice.id, lines: { delete: [id('a line of it')] } }] } }, by),
		'the customer changes a quote': (by) => throughCustomer({ quotes: { update: [{ id: id('a sent quote'), title: 'Forged' }] } }, by),
		'the invoice gets a line': (by) => throughInvoice({ lines: { create: [{ title: 'Forged', unit_price: '1.00' }] } }, by),
		'the invoice changes a line': (by) => throughInvoice({ lines: { update: [{ id: id('a line of it'), unit_price: '1.00' }] } }, by),
		'the invoice deletes a line': (by) => throughInvoice({ lines: { delete: [id('a line of it')] } }, by),
		'the invoice lets go of all lines': (by) => throughInvoice({ lines: [] }, by),
		'the invoice changes a payment': (by) => throughInvoice({ payments: { update: [{ id: id('a payment'), amount: '1.00' }] } }, by),
		'the invoice deletes a payment': (by) => throughInvoice({ payments: { delete: [id('a payment')] } }, by),
		'the invoice lets go of all payments': (by) => throughInvoice({ payments: [] }, by),
		'the invoice gets a payment that is too much': (by) =>
			throughInvoice({ payments: { create: [{ amount: '99999.00', payment_date: '2026-02-01', method: 'cash' }] } }, by),
		'a line frees its time': (by) =>
			call(by, `/items/time_entries/${id('billed time')}`, { method: 'PATCH', body: { invoice_line_id: null } }),
		'a payment moves to another invoice': (by) =>
			call(by, `/items/payments/${id('a payment')}`, { method: 'PATCH', body: { invoice_id: firm.issued } }),
		'a line moves to another invoice': (by) =>
			call(by, `/items/invoice_lines/${id('a line of it')}`, { method: 'PATCH', body: { invoice_id: firm.invoice } }),
		'the customer is deleted': (by) => call(by, `/items/customers/${firm.customer}`, { method: 'DELETE' }),
	};
	test.each(Object.keys(NESTED))('%s', async (attack) => {
		for (const attacker of attackers) expectRefusal(await NESTED[attack]!(attacker), `${attacker.role}, ${attack}`);
	});
});

describe('SQL, as the database user of the application', () => {
	const id = (name: string) => `'${targets[name]!.id}'`;
	const STATEMENTS: Record<string, () => string> = {
		'changes an invoice': () => `update invoices set title = 'Forged' where id = ${id('an issued invoice')}`,
		'changes its sum': () => `update invoices set total = 1 where id = ${id('an issued invoice')}`,
		'changes its number': () => `update invoices set number = 'RE-0' where id = ${id('an issued invoice')}`,
		'makes a draft of it': () => `update invoices set status = 'draft' where id = ${id('an issued invoice')}`,
		'says it is paid': () => `update invoices set paid_amount = total where id = ${id('an issued invoice')}`,
		'deletes it': () => `delete from invoices where id = ${id('an issued invoice')}`,
		'changes a line': () => `update invoice_lines set unit_price = 1 where id = ${id('a line of it')}`,
		'deletes a line': () => `delete from invoice_lines where id = ${id('a line of it')}`,
		'adds a line': () =>
			`insert into invoice_lines (id, organization_id, invoice_id, title) values (gen_random_uuid(), '${firm.id}', ${id('an issued invoice')}, 'Forged')`,
		'changes a quote': () => `update quotes set title = 'Forged' where id = ${id('a sent quote')}`,
		'deletes a quote': () => `delete from quotes where id = ${id('a sent quote')}`,
		'changes a payment': () => `update payments set amount = 1 where id = ${id('a payment')}`,
		'deletes a payment': () => `delete from payments where id = ${id('a payment')}`,
		'changes billed time': () => `update time_entries set end_time = start_time where id = ${id('billed time')}`,
		'frees billed time': () => `update time_entries set invoice_line_id = null where id = ${id('billed time')}`,
		'deletes billed time': () => `delete from time_entries where id = ${id('billed time')}`,
		'empties the invoices': () => 'truncate invoices cascade',
		'empties the lines': () => 'truncate invoice_lines cascade',
		'empties the payments': () => 'truncate payments cascade',
		'deletes the customer': () => `delete from customers where id = '${firm.customer}'`,
	};
	test.each(Object.keys(STATEMENTS))('%s', async (name) => {
		const refusal = await sql(STATEMENTS[name]!()).then(
			() => undefined,
			(error: { code: string }) => error.code,
		);
		expect(refusal, name).toMatch(name.startsWith('empties') ? /^KN011$/ : /^KN0\d\d$/);
	});
});
