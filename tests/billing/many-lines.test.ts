/** A document of two thousand lines is written in one request, in a time that grows with its lines and not with their square; and under the same rules as one line. */
import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { addDraft, addFirm, addIssued, type Firm, post, right } from '../lib/books.ts';
import { find, inTransaction, type Row, sql } from '../lib/database.ts';

let firm: Firm;
let there: Firm;
beforeAll(async () => {
	firm = await addFirm();
	there = await addFirm();
});

const KINDS = [
	['invoices', 'invoice_lines', 'invoice_id'],
	['quotes', 'quote_lines', 'quote_id'],
] as const;
const many = (count: number, values: Row = {}): Row[] =>
	Array.from({ length: count }, (_, at) => ({
		title: `Line ${at + 1}`,
		quantity: '2',
		unit_price: '10.50',
		tax_rate: '19',
		tax_category: 'S',
		...values,
	}));
const head = () => ({ customer_id: firm.customer, title: 'Many' });
const accountant = () => firm.people.Accountant;

async function timed(work: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await work();
	return performance.now() - started;
}

describe.each(KINDS)('%s', (documents, lines, key) => {
	test('2,000 lines in a list, and within their document: added up, numbered, each in the trail', async () => {
		const { id } = right(await post(accountant(), `/items/${documents}`, head()));
		right(await post(accountant(), `/items/${lines}?fields=id`, many(2_000, { [key]: id }) as never));
		const nested = right(await post(accountant(), `/items/${documents}?fields=id`, { ...head(), lines: many(2_000) })).id;
		for (const document of [id, nested]) {
			expect(await find(documents, document)).toMatchObject({ net_total: '42000.00', tax_total: '7980.00', total: '49980.00' });
			const rows = await sql(`select id, position, net_amount, created_by from ${lines} where ${key} = $1 order by position`, [document]);
			expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 2_000 }, (_, at) => at + 1));
			expect(new Set(rows.map(({ net_amount, created_by }) => `${net_amount} ${created_by}`))).toEqual(
				new Set([`21.00 ${accountant().id}`]),
			);
			const trail = await sql(
				`select a."user", a.action, r.data ->> 'title' as title, count(*)::int as entries from directus_activity a
				 join directus_revisions r on r.activity = a.id where a.collection = $1 and a.item = any ($2) and r.item = a.item and r.data ->> 'title' in ('Line 1', 'Line 2000') group by 1, 2, 3 order by 3`,
				[lines, rows.map(({ id }) => String(id))],
			);
			expect(trail).toEqual(['Line 1', 'Line 2000'].map((title) => ({ user: accountant().id, action: 'create', title, entries: 1 })));
		}
	}, 120_000);

	test('eight times the lines take about eight times as long', async () => {
		const add = async (count: number) => {
			const { id } = right(await post(accountant(), `/items/${documents}`, head()));
			return timed(async () => right(await post(accountant(), `/items/${lines}?fields=id`, many(count, { [key]: id }) as never)));
		};
		await add(50);
		const few = Math.min(await add(250), await add(250), await add(250));
		const ratio = Math.min(await add(2_000), await add(2_000)) / few;
		expect(ratio).toBeLessThan(20);
	}, 120_000);

	test('none is written if one is not right, and the answer says the same as for one alone', async () => {
		const { id } = right(await post(accountant(), `/items/${documents}`, head()));
		const foreign = right(await post(there.people.Accountant, `/items/${documents}`, { customer_id: there.customer, title: 'x' })).id;
		const wrong: Row[] = [
			{ title: undefined },
			{ [key]: foreign },
			{ tax_rate: '0' },
			{ unit_price: 'NaN' },
			{ quantity: '99999999999999' },
			{ net_amount: '1.00' },
			{ organization_id: there.id },
			{ no_such: 1 },
			{ service_id: there.service },
		];
		for (const values of wrong) {
			const bad = { ...many(1)[0], [key]: id, ...values };
			const alone = await post(accountant(), `/items/${lines}`, bad);
			const among = await post(accountant(), `/items/${lines}`, [...many(20, { [key]: id }), bad] as never);
			expect([alone.status, alone.codes], JSON.stringify(values)).toEqual([among.status, among.codes]);
			expect(alone.status, JSON.stringify(values)).toBeGreaterThanOrEqual(400);
			expect(alone.status).toBeLessThan(500);
		}
		expect(await sql(`select 1 from ${lines} where ${key} = $1`, [id])).toEqual([]);
		for (const role of ['Employee', 'Auditor'] as const) {
			const alone = await post(firm.people[role], `/items/${lines}`, many(1, { [key]: id })[0]);
			const among = await post(firm.people[role], `/items/${lines}`, many(3, { [key]: id }) as never);
			expect([among.status, among.codes], role).toEqual([alone.status, alone.codes]);
			expect(among.status, role).toBeGreaterThanOrEqual(400);
			expect(await sql(`select 1 from ${lines} where ${key} = $1`, [id])).toEqual([]);
		}
	});

	test('what nobody has said comes from catalogue and rates for each, as for one', async () => {
		const { id } = right(await post(accountant(), `/items/${documents}`, head()));
		const given: Row[] = [
			{ title: 'a' },
			{ service_id: firm.service },
			{ title: 'b', tax_rate_id: firm.rates.reduced },
			{ title: 'c', position: 40 },
			{ title: 'd' },
		];
		const one = await Promise.all([right(await post(accountant(), `/items/${documents}`, head()))]);
		for (const line of given) right(await post(accountant(), `/items/${lines}`, { ...line, [key]: one[0]!.id }));
		right(await post(accountant(), `/items/${lines}`, given.map((line) => ({ ...line, [key]: id })) as never));
		const read = (document: string) =>
			sql(
				`select title, position, tax_rate, tax_category, unit_price, organization_id, created_by from ${lines} where ${key} = $1 order by position`,
				[document],
			);
		expect(await read(id)).toEqual(await read(one[0]!.id));
	});
});

test('gross prices come to the same cents, line by line and all at once', async () => {
	const prices = ['0.05', '0.05', '9.99', '100.01', '33.33', '0.01'];
	const lines = Array.from({ length: 60 }, (_, at) => ({
		title: `${at}`,
		quantity: '1',
		unit_price: prices[at % prices.length],
		tax_rate: at % 3 ? '19' : '7',
		tax_category: 'S',
	}));
	const terms = { ...head(), price_mode: 'gross', discount_percent: '3' };
	const atOnce = right(await post(accountant(), '/items/invoices', { ...terms, lines }));
	const byOne = right(await post(accountant(), '/items/invoices', terms));
	for (const line of lines) right(await post(accountant(), '/items/invoice_lines', { ...line, invoice_id: byOne.id }));
	const read = async (id: string) => [
		await sql('select net_total, tax_total, total, tax_summary from invoices where id = $1', [id]),
		await sql('select title, net_amount from invoice_lines where invoice_id = $1 order by position', [id]),
	];
	expect(await read(atOnce.id)).toEqual(await read(byOne.id));
});

test('many lines are changed in one request, and their draft added up', async () => {
	const draft = await addDraft(firm, many(300) as never);
	const ids = (await sql('select id from invoice_lines where invoice_id = $1', [draft.id])).map(({ id }) => id);
	const changed = await call(accountant(), '/items/invoice_lines', { method: 'PATCH', body: ids.map((id) => ({ id, quantity: '3' })) });
	expect(changed.status).toBe(200);
	expect(await find('invoices', draft.id)).toMatchObject({ net_total: '9450.00', total: '11245.50' });
});

test('whoever adds up later has the right sums when it is certain; issued documents stay as they are', async () => {
	const draft = await addDraft(firm, many(3) as never);
	await inTransaction(async (client) => {
		await client.query("set local kontor.totals = 'later'");
		await client.query('update invoice_lines set quantity = 5 where invoice_id = $1 and position = 1', [draft.id]);
		await client.query('delete from invoice_lines where invoice_id = $1 and position = 2', [draft.id]);
		await client.query('set constraints all immediate');
		await client.query('update invoice_lines set unit_price = 20 where invoice_id = $1 and position = 3', [draft.id]);
	});
	expect(await find('invoices', draft.id)).toMatchObject({ net_total: '92.50', total: '110.08' });
	const issued = await addIssued(firm);
	const refused = inTransaction(async (client) => {
		await client.query("set local kontor.totals = 'later'");
		await client.query('update invoice_lines set quantity = 5 where invoice_id = $1', [issued.id]);
	});
	await expect(refused).rejects.toThrow(/do not change/);
	await expect(sql('update invoice_lines set quantity = 5 where invoice_id = $1', [issued.id])).rejects.toThrow(/do not change/);
});
