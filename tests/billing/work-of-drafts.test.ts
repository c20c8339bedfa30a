/** Drafts keep to what they bill: tracked time, expenses, quotes, periods of a series. Tried over the API, in Studio's way, in SQL. */
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, call, roads } from '../lib/api.ts';
import {
	addAcceptedQuote,
	addCustomer,
	addDraft,
	addFirm,
	addQuote,
	change,
	type Firm,
	issue,
	post,
	right,
	withQuote,
} from '../lib/books.ts';
import { find, force, insert, inTransaction, type Row, sql } from '../lib/database.ts';
import { findingsIn } from '../lib/verify.ts';
import type { Role } from '../lib/world.ts';
import { addProject, entriesOf, spend, track } from './work.ts';

let firm: Firm;
let other: string;
beforeAll(async () => {
	firm = await addFirm();
	other = await addCustomer(firm);
});

/** A draft over three hours in two entries and an expense. */
async function bill(project: string): Promise<Row> {
	return right(
		await post(firm.people.Accountant, '/billing/invoices/from-time', { projects: [project], until: '2026-12-31', include_expenses: true }),
	);
}

let project: string;
let draft: Row;
let time: Row;
let expense: Row;
beforeEach(async () => {
	project = await addProject(firm);
	await track(firm, project, 120);
	await track(firm, project, 60, { start_time: '2026-03-12T09:00:00Z' });
	await spend(firm, project);
	draft = await bill(project);
	[time, expense] = [draft.lines.find(({ unit }: Row) => unit === 'hour'), draft.lines.find(({ unit }: Row) => unit !== 'hour')];
});

/** By every road and as everybody who may write drafts: refused each time with that code, and in SQL with the guard's. */
async function refused(collection: string, id: string, values: Row, code: string, guard: string): Promise<void> {
	const roles = ['Manager', 'Administrator', ...(collection === 'projects' ? [] : ['Accountant'])] as Role[];
	const before = await find(collection, id);
	for (const road of roads)
		for (const role of roles) {
			const answer = await road.update(firm.people[role], collection, id, values);
			expect([road.name, role, JSON.stringify(values), answer.status >= 400]).toEqual([road.name, role, JSON.stringify(values), true]);
			if (road.name !== 'GraphQL') expect([answer.status, answer.codes]).toEqual([409, [code]]);
		}
	const set = Object.keys(values)
		.map((name, at) => `"${name}" = $${at + 2}`)
		.join(', ');
	await expect(sql(`update ${collection} set ${set} where id = $1`, [id, ...Object.values(values)])).rejects.toMatchObject({ code: guard });
	expect(await find(collection, id)).toEqual(before);
}
const patch = (collection: string, id: string, body: object): Promise<Answer> =>
	call(firm.people.Accountant, `/items/${collection}/${id}`, { method: 'PATCH', body });
const messageOf = (answer: Answer): string => answer.body.errors[0].extensions.messages.de;

describe('a draft over time and expenses', () => {
	it.each([
		['customer_id', () => other],
		['currency', () => 'USD'],
		['price_mode', () => 'gross'],
	])('keeps its %s', async (field, value) => {
		await refused('invoices', draft.id, { [field]: value() }, 'DRAFT_BILLS_WORK', 'KN084');
		const [free] = [await addDraft(firm)];
		right(await patch('invoices', free.id, { [field]: value() }));
	});

	it('and its kind', async () => {
		await refused('invoices', draft.id, { kind: 'down_payment' }, 'DRAFT_BILLS_WORK', 'KN084');
	});

	it('says what to do instead, in both languages', async () => {
		const answer = await patch('invoices', draft.id, { customer_id: other });
		expect(messageOf(answer)).toBe(
			'„Kunde“ bleibt: Der Entwurf rechnet erfasste Zeiten oder Ausgaben ab. Löschen Sie diese Positionen oder den Entwurf; dann sind die Zeiten frei und können neu abgerechnet werden.',
		);
		expect(answer.body.errors[0].message).toMatch(/^“Customer” stays/);
	});

	it('takes everything else: texts, dates, discount, prices, further lines; and gives its customer back once the lines are gone', async () => {
		right(
			await patch('invoices', draft.id, {
				title: 'Neu',
				discount_percent: '5.00',
				payment_terms_days: 30,
				service_to: '2026-03-31',
				lines: {
					create: [{ title: 'Mehr', quantity: '2', unit_price: '10.00' }],
					update: [{ id: time.id, unit_price: '80.00', discount_percent: '10.00', title: 'Beratung', position: 5, quantity: '3' }],
					delete: [],
				},
			}),
		);
		expect(await find('invoice_lines', time.id)).toMatchObject({ quantity: '3.0000', unit_price: '80.0000' });
		right(await patch('invoices', draft.id, { lines: { create: [], update: [], delete: [time.id, expense.id] } }));
		expect((await entriesOf(project)).map(({ invoice_line_id }) => invoice_line_id)).toEqual([null, null]);
		right(await patch('invoices', draft.id, { customer_id: other, project_id: null }));
		expect(await findingsIn(firm.id)).toEqual([]);
	});

	it('is issued as it is', async () => {
		expect((await issue(firm, draft.id)).status).toBe('issued');
		expect(await findingsIn(firm.id)).toEqual([]);
	});
});

describe('a line over time', () => {
	it.each([
		['less', { quantity: '1' }],
		['more', { quantity: '4' }],
		['none', { quantity: '0' }],
		['taken back', { quantity: '-3' }],
		['another unit', { unit: 'flat' }],
	])('keeps its hours: %s', async (_, values) => {
		await refused('invoice_lines', time.id, values, 'LINE_BILLS_WORK', 'KN080');
	});

	it('says how much, and how to give a discount', async () => {
		const answer = await patch('invoice_lines', time.id, { quantity: '1' });
		expect(messageOf(answer)).toMatch(
			/^Position 1 rechnet erfasste Zeiten oder eine Ausgabe ab: „Menge“ folgt daraus \(Menge 3\)\. Einen Nachlass/,
		);
	});

	it('stays in its draft', async () => {
		const second = await addDraft(firm);
		await refused('invoice_lines', time.id, { invoice_id: second.id }, 'LINE_BILLS_WORK', 'KN080');
		await refused('invoice_lines', expense.id, { invoice_id: second.id }, 'LINE_BILLS_WORK', 'KN080');
		// Within the other document, as a form sends it.
		const nested = await patch('invoices', second.id, {
			lines: { create: [], update: [{ id: time.id, invoice_id: second.id }], delete: [] },
		});
		expect(nested.status).toBe(409);
		// What bills nothing may move.
		const [free] = await sql('select id from invoice_lines where invoice_id = $1', [second.id]);
		right(await patch('invoice_lines', free!.id, { invoice_id: draft.id }));
		expect(await find('invoices', draft.id)).toMatchObject({ net_total: '500.00' });
	});

	it('keeps its time: none is taken off, none is put on', async () => {
		const [entry] = await entriesOf(project);
		for (const road of roads)
			for (const role of ['Manager', 'Administrator'] as const) {
				const answer = await road.update(firm.people[role], 'time_entries', entry!.id, { invoice_line_id: null });
				expect([road.name, role, answer.status >= 400]).toEqual([road.name, role, true]);
			}
		for (const statement of [
			'update time_entries set invoice_line_id = null, billed_rate = null, billed_hours = null where id = $1',
			'update time_entries set billed_hours = 1 where id = $1',
			"update time_entries set end_time = start_time + interval '10 minutes' where id = $1",
			'update time_entries set is_billable = false where id = $1',
		])
			await expect(sql(statement, [entry!.id]), statement).rejects.toMatchObject({ code: 'KN018' });
		const [trip] = await sql('select id from expenses where project_id = $1', [project]);
		await expect(sql('update expenses set invoice_line_id = null where id = $1', [trip!.id])).rejects.toMatchObject({ code: 'KN018' });
		const late = await track(firm, project, 60);
		await expect(
			sql('update time_entries set invoice_line_id = $2, billed_rate = 100, billed_hours = 1 where id = $1', [late, time.id]),
		).rejects.toMatchObject({ code: 'KN081' });
		await expect(
			sql('update time_entries set invoice_line_id = $2, billed_rate = 100, billed_hours = 1 where id = $1', [late, expense.id]),
		).rejects.toMatchObject({ code: 'KN081' });
		const another = await spend(firm, project);
		for (const line of [time.id, expense.id])
			await expect(sql('update expenses set invoice_line_id = $2 where id = $1', [another, line])).rejects.toMatchObject({ code: 'KN081' });
	});

	it('frees its time when it is deleted, alone or with its draft', async () => {
		right(await call(firm.people.Accountant, `/items/invoice_lines/${time.id}`, { method: 'DELETE' }));
		expect((await entriesOf(project)).map(({ billed_hours }) => billed_hours)).toEqual([null, null]);
		const again = await bill(project);
		right(await call(firm.people.Accountant, `/items/invoices/${draft.id}`, { method: 'DELETE' }));
		expect(again.lines).toHaveLength(1);
		expect(await findingsIn(firm.id)).toEqual([]);
	});
});

describe('work is billed to whom it was done for', () => {
	it('however a line is filled', async () => {
		const theirs = await addProject(firm, { customer_id: other });
		const [entry, trip] = [await track(firm, theirs, 60), await spend(firm, theirs)];
		const mine = await addDraft(firm, [{ quantity: '1', unit_price: '100.00' }]);
		const line = mine.lines[0].id;
		await expect(
			sql('update time_entries set invoice_line_id = $2, billed_rate = 100, billed_hours = 1 where id = $1', [entry, line]),
		).rejects.toMatchObject({ code: 'KN082' });
		await expect(sql('update expenses set invoice_line_id = $2 where id = $1', [trip, line])).rejects.toMatchObject({ code: 'KN082' });
		const internal = await track(firm, await addProject(firm, { customer_id: null }), 60);
		await expect(
			sql('update time_entries set invoice_line_id = $2, billed_rate = 100, billed_hours = 1 where id = $1', [internal, line]),
		).rejects.toMatchObject({ code: 'KN082' });
		const ahead = await addDraft(firm, [{ quantity: '1', unit_price: '100.00' }], { kind: 'down_payment' });
		await expect(
			sql('update time_entries set invoice_line_id = $2, billed_rate = 100, billed_hours = 1 where id = $1', [
				await track(firm, project, 60),
				ahead.lines[0].id,
			]),
		).rejects.toMatchObject({ code: 'KN081' });
	});

	it('a project with billed work keeps its customer', async () => {
		await refused('projects', project, { customer_id: other }, 'PROJECT_IS_BILLED', 'KN087');
		await expect(sql('update projects set customer_id = null where id = $1', [project])).rejects.toMatchObject({ code: 'KN087' });
		await refused('projects', project, { billing_type: 'fixed_price' }, 'PROJECT_IS_BILLED', 'KN087');
		await issue(firm, draft.id);
		await refused('projects', project, { customer_id: other }, 'PROJECT_IS_BILLED', 'KN087');
		right(await post(firm.people.Accountant, `/billing/invoices/${draft.id}/cancel`));
		right(await call(firm.people.Manager, `/items/projects/${project}`, { method: 'PATCH', body: { customer_id: other } }));
		expect(await findingsIn(firm.id)).toEqual([]);
	});

	it('whoever comes at the same moment comes before or after', async () => {
		for (let round = 0; round < 8; round++) {
			const busy = await addProject(firm);
			await track(firm, busy, 60);
			const [billed] = await Promise.all([
				post(firm.people.Accountant, '/billing/invoices/from-time', { projects: [busy], until: '2026-12-31' }),
				call(firm.people.Manager, `/items/projects/${busy}`, { method: 'PATCH', body: { customer_id: other } }),
			]);
			const [row] = await sql(
				'select i.customer_id as billed, p.customer_id as owner from time_entries e join projects p on p.id = e.project_id left join invoice_lines l on l.id = e.invoice_line_id left join invoices i on i.id = l.invoice_id where e.project_id = $1',
				[busy],
			);
			expect([billed.status, row!.billed === null || row!.billed === row!.owner]).toEqual([billed.status, true]);
		}
		// Seen step by step: the project is changed, and not yet committed, while its work is billed.
		const busy = await addProject(firm);
		const entry = await track(firm, busy, 60);
		const mine = await addDraft(firm, [{ quantity: '1', unit_price: '100.00' }]);
		let marking: Promise<unknown> | undefined;
		await inTransaction(async (client) => {
			await client.query('update projects set customer_id = $2 where id = $1', [busy, other]);
			marking = sql('update time_entries set invoice_line_id = $2, billed_rate = 100, billed_hours = 1 where id = $1', [
				entry,
				mine.lines[0].id,
			]).catch((error) => error.code);
			await new Promise((resolve) => setTimeout(resolve, 300));
		});
		expect(await marking).toBe('KN082');
	});

	it('is looked at again when the draft is issued: what drifted before there were guards', async () => {
		await force('update invoice_lines set quantity = 1 where id = $1', [time.id]);
		const answer = await post(firm.people.Accountant, `/billing/invoices/${draft.id}/issue`);
		expect([answer.status, answer.codes]).not.toEqual([200, []]);
		expect((await findingsIn(firm.id)).map(({ check }) => check)).toContain(
			'a line over tracked time bills the hours that its entries were billed with',
		);
		await force('update invoice_lines set quantity = 3 where id = $1', [time.id]);
		await force('update invoices set customer_id = $2 where id = $1', [draft.id, other]);
		expect((await post(firm.people.Accountant, `/billing/invoices/${draft.id}/issue`)).codes).toEqual(['WORK_OF_OTHER_CUSTOMER']);
		expect((await findingsIn(firm.id)).map(({ check }) => check)).toContain(
			'work is billed to the customer whose project it was for, by an ordinary invoice',
		);
		await force('update invoices set customer_id = $2 where id = $1', [draft.id, firm.customer]);
		expect(await findingsIn(firm.id)).toEqual([]);
	});
});

describe('a document names what is its customer’s', () => {
	it('contact, project, quote and deal', async () => {
		const theirs = {
			contact_id: await insert('contacts', { id: randomUUID(), organization_id: firm.id, customer_id: other, lastname: 'Fremd' }),
			project_id: await addProject(firm, { customer_id: other }),
			quote_id: (await addQuote(firm, undefined, { customer_id: other })).id,
			deal_id: await insert('deals', {
				id: randomUUID(),
				organization_id: firm.id,
				customer_id: other,
				title: 'Fremd',
				pipeline_id: firm.pipeline,
				stage_id: 'new',
			}),
		};
		const fields = { invoices: ['contact_id', 'project_id', 'quote_id'], quotes: ['contact_id', 'project_id', 'deal_id'] } as const;
		for (const [collection, names] of Object.entries(fields))
			for (const field of names) {
				const id = (await (collection === 'invoices' ? addDraft : addQuote)(firm)).id;
				await refused(collection, id, { [field]: theirs[field] }, 'NOT_OF_CUSTOMER', 'KN083');
				expect(
					(await post(firm.people.Accountant, `/items/${collection}`, { customer_id: firm.customer, [field]: theirs[field] })).codes,
				).toEqual(['NOT_OF_CUSTOMER']);
				right(await patch(collection, id, { customer_id: other, [field]: theirs[field] }));
				await refused(collection, id, { customer_id: firm.customer }, 'NOT_OF_CUSTOMER', 'KN083');
			}
		expect(
			(
				await post(firm.people.Accountant, '/items/recurring_invoices', {
					customer_id: firm.customer,
					title: 'S',
					start_date: '2026-01-01',
					project_id: theirs.project_id,
				})
			).codes,
		).toEqual(['NOT_OF_CUSTOMER']);
	});

	it('also when it is issued: the person has gone to another customer since', async () => {
		const contact = await insert('contacts', {
			id: randomUUID(),
			organization_id: firm.id,
			customer_id: firm.customer,
			lastname: 'Wechsel',
		});
		const one = await addDraft(firm, undefined, { contact_id: contact });
		right(await call(firm.people.Manager, `/items/contacts/${contact}`, { method: 'PATCH', body: { customer_id: other } }));
		expect((await post(firm.people.Accountant, `/billing/invoices/${one.id}/issue`)).codes).toEqual(['NOT_OF_CUSTOMER']);
		right(await patch('invoices', one.id, { contact_id: null }));
		expect((await issue(firm, one.id)).status).toBe('issued');
	});
});

describe('a quote', () => {
	it('of one customer is not what another pays ahead', async () => {
		const quote = await addAcceptedQuote(firm);
		for (const kind of ['down_payment', 'invoice']) {
			expect((await post(firm.people.Accountant, '/items/invoices', { customer_id: other, kind, quote_id: quote.id })).codes).toEqual([
				'NOT_OF_CUSTOMER',
			]);
			await expect(
				insert('invoices', { id: randomUUID(), organization_id: firm.id, customer_id: other, kind, quote_id: quote.id }),
			).rejects.toMatchObject({ code: 'KN083' });
		}
		const paid = await withQuote(firm, quote.id, 'create-invoice', { percent: '30' });
		await refused('invoices', paid.id, { customer_id: other }, 'NOT_OF_CUSTOMER', 'KN083');
	});

	it('billed whole is not billed again by an invoice that names it', async () => {
		const quote = await addAcceptedQuote(firm);
		const whole = await withQuote(firm, quote.id, 'create-invoice');
		const plain = { customer_id: firm.customer, quote_id: quote.id };
		for (const kind of ['invoice', 'down_payment'])
			for (const road of roads) {
				const answer = await road.create(firm.people.Accountant, 'invoices', { ...plain, kind });
				expect([road.name, kind, answer.status >= 400, answer.id]).toEqual([road.name, kind, true, undefined]);
			}
		expect((await post(firm.people.Accountant, '/items/invoices', plain)).codes).toEqual(['QUOTE_INVOICED']);
		const free = await addDraft(firm);
		await refused('invoices', free.id, { quote_id: quote.id }, 'QUOTE_INVOICED', 'KN063');
		await change('invoices', whole.id, { service_from: '2026-02-01' });
		await issue(firm, whole.id);
		expect((await post(firm.people.Accountant, '/items/invoices', plain)).codes).toEqual(['QUOTE_INVOICED']);
		right(await post(firm.people.Accountant, `/billing/invoices/${whole.id}/cancel`));
		right(await post(firm.people.Accountant, '/items/invoices', plain));
		expect((await post(firm.people.Accountant, `/billing/quotes/${quote.id}/create-invoice`)).codes).toEqual(['QUOTE_INVOICED']);
		expect(await findingsIn(firm.id)).toEqual([]);
	});

	it('is billed once however many try at once, by whatever road', async () => {
		const quote = await addAcceptedQuote(firm);
		const plain = { customer_id: firm.customer, quote_id: quote.id };
		const answers = await Promise.all([
			...Array.from({ length: 4 }, () => post(firm.people.Accountant, '/items/invoices', plain)),
			...Array.from({ length: 4 }, () => post(firm.people.Accountant, `/billing/quotes/${quote.id}/create-invoice`)),
			post(firm.people.Accountant, `/billing/quotes/${quote.id}/create-invoice`, { percent: '30' }),
		]);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
		expect(new Set(answers.flatMap(({ codes }) => codes))).toEqual(
			new Set(answers.at(-1)!.status === 200 ? ['QUOTE_HAS_DOWN_PAYMENTS'] : ['QUOTE_INVOICED']),
		);
	});

	it('with down payments is billed by its final invoice only, and in its own money', async () => {
		const quote = await addAcceptedQuote(firm);
		const ahead = await withQuote(firm, quote.id, 'create-invoice', { percent: '30' });
		expect((await post(firm.people.Accountant, '/items/invoices', { customer_id: firm.customer, quote_id: quote.id })).codes).toEqual([
			'QUOTE_HAS_DOWN_PAYMENTS',
		]);
		right(await call(firm.people.Accountant, `/items/invoices/${ahead.id}`, { method: 'DELETE' }));
		const whole = await withQuote(firm, quote.id, 'create-invoice');
		await refused('invoices', whole.id, { currency: 'USD' }, 'QUOTE_TERMS_DIFFER', 'KN088');
		await refused('invoices', whole.id, { price_mode: 'gross' }, 'QUOTE_TERMS_DIFFER', 'KN088');
	});

	it('that an invoice names keeps its customer and its money', async () => {
		const quote = await addQuote(firm);
		right(await post(firm.people.Accountant, '/items/invoices', { customer_id: firm.customer, quote_id: quote.id }));
		await refused('quotes', quote.id, { customer_id: other }, 'QUOTE_INVOICED', 'KN063');
		await refused('quotes', quote.id, { currency: 'USD' }, 'QUOTE_INVOICED', 'KN063');
	});
});

describe('a draft of a series', () => {
	it('is for the customer of the series, in its money', async () => {
		const series = right(
			await post(firm.people.Accountant, '/items/recurring_invoices', {
				customer_id: firm.customer,
				title: 'Serie',
				start_date: '2026-01-01',
				end_date: '2026-01-31',
				lines: [{ title: 'Miete', quantity: '1', unit_price: '100.00' }],
			}),
		);
		right(await post(firm.people.Accountant, `/billing/recurring-invoices/${series.id}/run`));
		const [made] = await sql('select * from invoices where recurring_invoice_id = $1', [series.id]);
		await refused('invoices', made!.id, { customer_id: other }, 'DRAFT_OF_SERIES', 'KN085');
		await refused('invoices', made!.id, { currency: 'USD' }, 'DRAFT_OF_SERIES', 'KN085');
		await expect(
			sql('update invoices set recurring_invoice_id = null, recurring_period = null where id = $1', [made!.id]),
		).rejects.toMatchObject({ code: 'KN085' });
	});
});
