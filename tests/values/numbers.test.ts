/** No NaN, no Infinity and no day of another time in any column there is, by any road; those made in Studio are guarded at once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askEverything } from '../../scripts/verify-books/verify.ts';
import { call, graphql, roads } from '../lib/api.ts';
import { addDraft, addFirm, addIssued, addQuote, type Firm, post } from '../lib/books.ts';
import { database, find, insert, type Row, sql } from '../lib/database.ts';
import { findingsIn } from '../lib/verify.ts';

const COLUMNS = `
	select k.relname as tbl, a.attname as col, format_type(a.atttypid, null) as type, a.atttypmod > 0 as has_precision
	from pg_attribute a join pg_class k on k.oid = a.attrelid
	where k.relnamespace = 'public'::regnamespace and k.relkind = 'r' and k.relname not like 'directus\\_%' and a.attnum > 0 and not a.attisdropped
		and a.atttypid in ('numeric'::regtype, 'real'::regtype, 'float8'::regtype, 'date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype)`;

let firm: Firm;
let columns: Row[];
beforeAll(async () => {
	firm = await addFirm();
	columns = await sql(COLUMNS);
});

describe('every column', () => {
	it('of numbers takes numbers only, every one of days takes days of this time', async () => {
		expect(columns.filter(({ type }) => type === 'numeric').length).toBeGreaterThan(50);
		expect(columns.filter(({ type }) => type === 'date').length).toBeGreaterThan(15);
		const taken: string[] = [];
		const client = await database().connect();
		try {
			for (const { tbl, col, type } of columns) {
				const values =
					type === 'date' || type.startsWith('timestamp')
						? ['0001-01-01', '9999-12-31', 'infinity', '-infinity', '0044-03-15 BC']
						: ['NaN', 'Infinity', '-Infinity'];
				for (const value of values) {
					await client.query('begin');
					// Checks hold where triggers are away, too; what else the row lacks is let off.
					await client.query('set local session_replication_role = replica');
					await client.query(`create temp table probe (like ${tbl} including constraints) on commit drop`);
					const { rows } = await client.query(
						"select attname from pg_attribute where attrelid = 'probe'::regclass and attnotnull and attnum > 0",
					);
					for (const { attname } of rows) await client.query(`alter table probe alter "${attname}" drop not null`);
					const failed = await client.query(`insert into probe ("${col}") values ('${value}')`).then(
						() => undefined,
						(error) => error.code,
					);
					// 22003: a column with a precision has no room for infinity.
					if (failed !== '23514' && failed !== '22003') taken.push(`${tbl}.${col} ${value} ${failed}`);
					await client.query('rollback');
				}
			}
		} finally {
			client.release();
		}
		expect(taken).toEqual([]);
	});

	it('is looked at by verify-books', { timeout: 300_000 }, async () => {
		const client = await database().connect();
		const missed: string[] = [];
		const ids: Record<string, string> = {
			invoices: (await addDraft(firm)).id,
			customers: firm.customer,
			projects: firm.project,
			quotes: (await addQuote(firm)).id,
			employees: firm.people.Employee.id,
		};
		ids.invoice_lines = (await sql('select id from invoice_lines where invoice_id = $1', [ids.invoices]))[0]!.id;
		try {
			for (const { tbl, col, type } of columns.filter((column) => column.tbl in ids)) {
				const value = type === 'date' || type.startsWith('timestamp') ? '0001-01-01' : 'NaN';
				await client.query('begin');
				const { rows } = await client.query(`select conname from pg_constraint where conrelid = '${tbl}'::regclass and contype = 'c'`);
				for (const { conname } of rows) await client.query(`alter table ${tbl} drop constraint "${conname}"`);
				await client.query('set local session_replication_role = replica');
				await client.query(`update ${tbl} set "${col}" = '${value}' where id = '${ids[tbl]}'`);
				const { findings } = await askEverything(client, firm.id).catch(() => ({ findings: [] as Row[] }));
				if (!findings.some(({ problem }) => String(problem).startsWith(`${col} is `))) missed.push(`${tbl}.${col}`);
				await client.query('rollback');
			}
		} finally {
			client.release();
		}
		expect(missed).toEqual([]);
	});
});

describe('NaN', () => {
	it('pays no invoice, over any road, nor in SQL', async () => {
		const invoice = await addIssued(firm);
		const payment = { invoice_id: invoice.id, amount: 'NaN', payment_date: '2026-02-01', method: 'cash' };
		for (const road of roads)
			for (const role of ['Accountant', 'Administrator'] as const)
				for (const more of [{}, { allow_overpayment: true }]) {
					const own = role === 'Administrator' ? { organization_id: firm.id } : {};
					const answer = await road.create(firm.people[role], 'payments', { ...payment, ...more, ...own });
					expect([road.name, answer.status >= 400 && answer.status < 500, answer.id]).toEqual([road.name, true, undefined]);
				}
		const answer = await graphql(
			firm.people.Administrator,
			`mutation { create_payments_item(data: { invoice_id: { id: "${invoice.id}" }, amount: "NaN", payment_date: "2026-02-01", allow_overpayment: true, organization_id: { id: "${firm.id}" } }) { id } }`,
		);
		expect(answer.codes).not.toEqual([]);
		for (const verb of [`/billing/invoices/${invoice.id}/payments`])
			expect((await post(firm.people.Accountant, verb, payment)).status).toBe(400);
		await expect(
			insert('payments', { id: randomUUID(), organization_id: firm.id, ...payment, allow_overpayment: true }),
		).rejects.toMatchObject({ code: '23514' });
		expect(await find('invoices', invoice.id)).toMatchObject({ status: 'issued', paid_amount: '0.00' });
	});

	it('is no credit that could be paid out', async () => {
		await expect(
			insert('customer_credits', {
				id: randomUUID(),
				organization_id: firm.id,
				customer_id: firm.customer,
				kind: 'refund',
				amount: 'NaN',
				entry_date: '2026-02-01',
			}),
		).rejects.toThrow();
		expect(await sql('select 1 from customer_credits where customer_id = $1', [firm.customer])).toEqual([]);
	});

	it.each(['quantity', 'unit_price', 'discount_percent'])('in a line (%s) is answered at once', { timeout: 60_000 }, async (field) => {
		const [draft, quote] = [await addDraft(firm), await addQuote(firm)];
		for (const [collection, document] of [
			['invoice_lines', { invoice_id: draft.id }],
			['quote_lines', { quote_id: quote.id }],
		] as const) {
			const answer = await post(firm.people.Accountant, `/items/${collection}`, { ...document, title: 'x', [field]: 'NaN' });
			expect([answer.status, answer.codes]).toEqual([400, ['RULE_VIOLATED']]);
			await expect(
				insert(collection, { id: randomUUID(), organization_id: firm.id, ...document, title: 'x', [field]: 'NaN' }),
			).rejects.toMatchObject({ code: '23514' });
		}
	});

	it('in the terms of a draft is answered at once', { timeout: 60_000 }, async () => {
		const draft = await addDraft(firm, [{ unit_price: '10.00' }, { unit_price: '10.00', tax_rate_id: firm.rates.reduced }]);
		const answer = await call(firm.people.Accountant, `/items/invoices/${draft.id}`, {
			method: 'PATCH',
			body: { discount_percent: 'NaN' },
		});
		expect(answer.status).toBe(400);
		await expect(sql("update invoices set discount_percent = 'NaN' where id = $1", [draft.id])).rejects.toThrow();
		// Past every check: the arithmetic itself comes to an end.
		await expect(sql("select kontor_system.reconcile(array[1, 'NaN']::numeric[], 3)")).rejects.toMatchObject({ code: '22003' });
		await expect(sql("select kontor_system.reconcile(array[1, 2]::numeric[], 'NaN')")).rejects.toMatchObject({ code: '22003' });
		await expect(sql('select kontor_system.reconcile(array[1, 2]::numeric[], 1000000000000)')).rejects.toMatchObject({ code: '22003' });
	});

	it('comes in with no import', async () => {
		const invoice = await addIssued(firm);
		for (const [name, type, content] of [
			['a.csv', 'text/csv', `invoice_id,amount,payment_date,allow_overpayment\n${invoice.id},NaN,2026-02-01,true`],
			[
				'a.json',
				'application/json',
				JSON.stringify([{ invoice_id: invoice.id, amount: 'NaN', payment_date: '2026-02-01', allow_overpayment: true }]),
			],
		] as const) {
			const body = new FormData();
			body.append('file', new Blob([content], { type }), name);
			const answer = await call(firm.people.Administrator, '/utils/import/payments', { method: 'POST', body });
			expect(answer.status).toBeGreaterThanOrEqual(400);
		}
		expect(await sql('select 1 from payments where invoice_id = $1', [invoice.id])).toEqual([]);
	});

	it('and dates of other times are refused over the API with the name of the field', async () => {
		const person = firm.people.Accountant;
		const draft = await addDraft(firm);
		for (const day of ['0001-01-01', '9999-12-31', '1899-12-31'])
			for (const field of ['issued_date', 'due_date', 'service_from']) {
				const answer = await call(person, `/items/invoices/${draft.id}`, { method: 'PATCH', body: { [field]: day } });
				expect([field, day, answer.status, answer.codes]).toEqual([field, day, 400, ['RULE_VIOLATED']]);
			}
		const issued = await addIssued(firm);
		for (const day of ['0001-01-01', '9999-12-31'])
			expect((await post(person, '/items/payments', { invoice_id: issued.id, amount: '1.00', payment_date: day })).status).toBe(400);
		const terms = await call(firm.people.Manager, `/items/customers/${firm.customer}`, {
			method: 'PATCH',
			body: { payment_terms_days: 2147483647 },
		});
		expect([terms.status, terms.codes]).toEqual([400, ['RULE_VIOLATED']]);
	});

	it('is not found in JSON that money is made of', async () => {
		const series = { id: randomUUID(), organization_id: firm.id, customer_id: firm.customer, title: 'Serie', start_date: '2026-01-01' };
		for (const line of [
			{ title: 'x', quantity: 'NaN', unit_price: '1' },
			{ title: 'x', quantity: '1', unit_price: 'Infinity' },
			{ title: 'x', quantity: '1', unit_price: '1.250,50' },
		])
			await expect(insert('recurring_invoices', { ...series, lines: [line] })).rejects.toMatchObject({ constraint: 'lines_are_numbers' });
		await expect(sql(`update organizations set dunning_levels = '[{"days": "NaN"}]' where id = $1`, [firm.id])).rejects.toMatchObject({
			constraint: 'dunning_days_are_numbers',
		});
	});
});

describe('what is made in Studio', () => {
	const collection = `probe_${randomUUID().slice(0, 8)}`;
	const admin = () => firm.people.Administrator;
	afterAll(() => call(admin(), `/collections/${collection}`, { method: 'DELETE' }));

	it('is guarded at once: a collection, a field of it, a field of a collection that was there', { timeout: 120_000 }, async () => {
		const decimal = (field: string, type: string) => ({
			field,
			type,
			meta: {},
			schema: type === 'decimal' ? { numeric_precision: 10, numeric_scale: 2 } : {},
		});
		await post(admin(), '/collections', {
			collection,
			meta: {},
			schema: {},
			fields: [
				{ field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true }, meta: { hidden: true } },
				decimal('amount', 'decimal'),
			],
		});
		await post(admin(), `/fields/${collection}`, decimal('weight', 'float'));
		await post(admin(), `/fields/${collection}`, { field: 'day_of_it', type: 'date', meta: {}, schema: {} });
		const named = `x_${'long_'.repeat(11)}`;
		await post(admin(), `/fields/${collection}`, decimal(`${named}1`, 'float'));
		await post(admin(), `/fields/${collection}`, decimal(`${named}2`, 'float'));
		for (const [column, value] of [
			['amount', 'NaN'],
			['weight', 'NaN'],
			['weight', 'Infinity'],
			['day_of_it', 'infinity'],
			[`${named}1`, 'NaN'],
			[`${named}2`, 'NaN'],
		]) {
			await expect(sql(`insert into ${collection} (organization_id, "${column}") values ('${firm.id}', '${value}')`)).rejects.toMatchObject(
				{ code: '23514' },
			);
			expect((await post(admin(), `/items/${collection}`, { [column!]: value })).status).toBe(400);
		}
		expect((await post(admin(), `/items/${collection}`, { amount: '12.50', weight: 1.5, day_of_it: '2026-01-01' })).status).toBe(200);
		expect((await post(admin(), `/items/${collection}`, { amount: '1.25050' })).codes).toEqual(['FIELD_FORMAT']);
	});
});

it('columns that SQL has made are guarded however many look at once', async () => {
	const table = `probe_${randomUUID().slice(0, 8)}`;
	await sql(`create table ${table} (id int primary key, a float8, b numeric, c real, d timestamptz)`);
	try {
		await Promise.all(Array.from({ length: 6 }, () => sql('select kontor_system.guard_values()')));
		for (const [column, value] of [
			['a', 'NaN'],
			['b', 'Infinity'],
			['c', '-Infinity'],
			['d', 'infinity'],
		])
			await expect(sql(`insert into ${table} (id, ${column}) values (1, '${value}')`)).rejects.toMatchObject({ code: '23514' });
	} finally {
		await sql(`drop table ${table}`);
	}
});

it('leaves books that verify-books finds right', async () => {
	expect(await findingsIn(firm.id)).toEqual([]);
});
