/**
 * Whatever is done to drafts, in whatever order and by whatever road, the books stay right: hours are billed once, to whom they were
 * worked for, and as many as the lines say. Random steps as rows, verbs and plain SQL; SEED=… takes other steps, STEPS=… more of them.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { type Answer, call } from '../lib/api.ts';
import { addAcceptedQuote, addCustomer, addFirm, change, type Firm, post } from '../lib/books.ts';
import { insert, type Row, sql } from '../lib/database.ts';
import { findingsIn } from '../lib/verify.ts';
import { addProject, spend, track } from './work.ts';

const SEED = Number(process.env.SEED ?? 240117);
const STEPS = Number(process.env.STEPS ?? 240);

function generator(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const random = generator(SEED);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const maybe = (chance: number) => random() < chance;

let firm: Firm;
let customers: string[];
let projects: string[];
let contacts: string[];
let series: string[];
beforeAll(async () => {
	firm = await addFirm();
	customers = [firm.customer, await addCustomer(firm), await addCustomer(firm, { currency: 'CHF' })];
	projects = [];
	contacts = [];
	series = [];
	for (const customer_id of customers) {
		projects.push(await addProject(firm, { customer_id }), await addProject(firm, { customer_id, rounding_minutes: 15 }));
		contacts.push(await insert('contacts', { id: randomUUID(), organization_id: firm.id, customer_id, lastname: 'Kontakt' }));
		series.push(
			await insert('recurring_invoices', {
				id: randomUUID(),
				organization_id: firm.id,
				customer_id,
				title: 'Serie',
				start_date: '2026-01-01',
				next_run_date: '2026-01-01',
				lines: [{ title: 'Miete', quantity: '1', unit_price: '100.00', tax_rate: '19', tax_category: 'S' }],
			}),
		);
		await addAcceptedQuote(firm, [{ unit_price: '1000.00' }, { unit_price: '500.00' }], { customer_id });
	}
	for (let n = 0; n < 30; n++) await work();
});

async function work(): Promise<void> {
	const start_time = `2026-0${1 + Math.floor(random() * 6)}-${10 + Math.floor(random() * 18)}T0${Math.floor(random() * 9)}:00:00Z`;
	if (maybe(0.8)) await track(firm, pick(projects), 1 + Math.floor(random() * 300), { start_time });
	else await spend(firm, pick(projects));
}

const person = () => firm.people[pick(['Accountant', 'Accountant', 'Manager', 'Administrator'] as const)];
const idOf = async (text: string): Promise<string> => pick(await sql(text, [firm.id]))?.id ?? randomUUID();
const anInvoice = () => idOf("select id from invoices where organization_id = $1 and (status = 'draft' or random() < 0.2)");
const aDraft = () => idOf("select id from invoices where organization_id = $1 and status = 'draft'");
const aLine = () =>
	idOf(
		"select l.id from invoice_lines l join invoices i on i.id = l.invoice_id where l.organization_id = $1 and (i.status = 'draft' or random() < 0.1)",
	);
const aQuote = () => idOf('select id from quotes where organization_id = $1');
const anEntry = () => idOf('select id from time_entries where organization_id = $1');
const anExpense = () => idOf('select id from expenses where organization_id = $1');
const aQuantity = () => pick(['0', '1', '3', '-1', '0.5', 'NaN', '99999', '1.00001']);

const head = async (): Promise<Row> =>
	pick([
		{ customer_id: pick(customers) },
		{
			customer_id: pick(customers),
			project_id: pick([null, ...projects]),
			contact_id: pick([null, ...contacts]),
			quote_id: pick([null, await aQuote()]),
		},
		{ currency: pick(['EUR', 'USD', 'CHF']) },
		{ price_mode: pick(['net', 'gross']) },
		{ kind: pick(['invoice', 'down_payment', 'final', 'correction']) },
		{ quote_id: await aQuote() },
		{ contact_id: pick(contacts) },
		{ discount_percent: pick(['0', '10.00', '100', 'NaN', '2.555']) },
		{ issued_date: pick(['0001-01-01', '9999-12-31', '2026-01-15', null]) },
		{ payment_terms_days: pick([0, 30, 2147483647, -1]) },
	]);
const part = async (): Promise<Row> =>
	pick([
		{ quantity: aQuantity() },
		{ unit: pick(['hour', 'flat', 'day']) },
		{ invoice_id: await aDraft() },
		{ unit_price: pick(['0', '80.00', 'NaN', '-5']) },
		{ discount_percent: pick(['50.00', '100']) },
		{ title: 'Neu', position: 7 },
	]);

type Step = () => Promise<Answer | undefined>;
const patch = async (path: string, body: object) => call(person(), path, { method: 'PATCH', body });
const inSql = async (text: string, values: unknown[]): Promise<undefined> => {
	await sql(text, values).catch((error) => {
		// A guard, a check, a reference or a value that is none: said so, and nothing has happened.
		if (!/^(KN\d{3}|23\d{3}|22\w{3})$/.test(error.code)) throw error;
	});
};
const set = (table: string, id: string, values: Row) => {
	const names = Object.keys(values);
	return inSql(`update ${table} set ${names.map((name, at) => `"${name}" = $${at + 2}`).join(', ')} where id = $1`, [
		id,
		...Object.values(values),
	]);
};

const STEPS_KNOWN: Record<string, Step> = {
	'more work': async () => void (await work()),
	'bills time': async () => {
		const grouping = pick(['entry', 'day', 'employee', 'service', 'task', 'project']);
		const whose = maybe(0.5)
			? { customer_id: pick(customers) }
			: { projects: maybe(0.7) ? [pick(projects)] : [pick(projects), pick(projects)] };
		return post(person(), '/billing/invoices/from-time', {
			...whose,
			until: `2026-0${1 + Math.floor(random() * 7)}-28`,
			group_by: grouping,
			include_expenses: maybe(0.6),
		});
	},
	'writes a head': async () => patch(`/items/invoices/${await anInvoice()}`, await head()),
	'writes a head in SQL': async () => set('invoices', await anInvoice(), await head()),
	'writes a line': async () => patch(`/items/invoice_lines/${await aLine()}`, await part()),
	'writes a line in SQL': async () => set('invoice_lines', await aLine(), await part()),
	'writes lines within a draft': async () =>
		patch(`/items/invoices/${await aDraft()}`, {
			...(await head()),
			lines: {
				create: maybe(0.5) ? [{ title: 'Mehr', quantity: '2', unit_price: '10.00' }] : [],
				update: [{ id: await aLine(), ...(await part()) }],
				delete: maybe(0.3) ? [await aLine()] : [],
			},
		}),
	'replaces all lines': async () =>
		patch(`/items/invoices/${await aDraft()}`, {
			lines: [
				{ id: await aLine(), quantity: '2' },
				{ title: 'Neu', quantity: '1', unit_price: '5.00' },
			],
		}),
	'deletes a line': async () => call(person(), `/items/invoice_lines/${await aLine()}`, { method: 'DELETE' }),
	'deletes a draft': async () => (maybe(0.3) ? call(person(), `/items/invoices/${await anInvoice()}`, { method: 'DELETE' }) : undefined),
	'makes a draft that names a quote': async () =>
		post(person(), '/items/invoices', {
			customer_id: pick(customers),
			quote_id: await aQuote(),
			kind: pick(['invoice', 'down_payment']),
			currency: pick(['EUR', 'CHF']),
			lines: [{ title: 'x', quantity: '1', unit_price: '10.00' }],
		}),
	'bills a quote': async () =>
		post(
			person(),
			`/billing/quotes/${await aQuote()}/${pick(['create-invoice', 'create-final-invoice'])}`,
			maybe(0.5) ? { percent: pick(['10', '30', '60']) } : {},
		),
	'runs a series': async () => post(person(), `/billing/recurring-invoices/${pick(series)}/run`),
	'moves a series': async () => patch(`/items/recurring_invoices/${pick(series)}`, { customer_id: pick(customers) }),
	issues: async () => {
		const id = await aDraft();
		await inSql(
			"update invoices set service_from = coalesce(service_from, '2026-01-05'), issued_date = null, due_date = null where id = $1",
			[id],
		);
		return post(person(), `/billing/invoices/${id}/issue`);
	},
	cancels: async () => post(person(), `/billing/invoices/${await anInvoice()}/cancel`),
	corrects: async () =>
		post(person(), `/billing/invoices/${await anInvoice()}/correct`, {
			lines: [{ line_id: await aLine(), quantity: pick(['1', '0.5', '3']) }],
		}),
	pays: async () =>
		post(person(), '/items/payments', {
			invoice_id: await anInvoice(),
			amount: pick(['10.00', 'NaN', '1.005', '100000']),
			payment_date: pick(['2026-02-01', '0001-01-01']),
			allow_overpayment: maybe(0.5),
		}),
	'moves a project': async () => patch(`/items/projects/${pick(projects)}`, { customer_id: pick([...customers, null]) }),
	'moves a project in SQL': async () =>
		set(
			'projects',
			pick(projects),
			maybe(0.5) ? { customer_id: pick(customers) } : { billing_type: pick(['time_material', 'fixed_price']) },
		),
	'moves a contact': async () => patch(`/items/contacts/${pick(contacts)}`, { customer_id: pick(customers) }),
	'changes an entry': async () =>
		patch(
			`/items/time_entries/${await anEntry()}`,
			pick([{ invoice_line_id: null }, { project_id: pick(projects) }, { is_billable: false }, { end_time: '2026-06-30T10:00:00Z' }]),
		),
	'changes an entry in SQL': async () =>
		set(
			'time_entries',
			await anEntry(),
			pick<Row>([
				{ invoice_line_id: null, billed_rate: null, billed_hours: null },
				{ billed_hours: 1 },
				{ project_id: pick(projects) },
				{ invoice_line_id: await aLine(), billed_rate: 100, billed_hours: pick([1, 2, 3]) },
			]),
		),
	'changes an expense in SQL': async () =>
		set(
			'expenses',
			await anExpense(),
			pick<Row>([
				{ invoice_line_id: null },
				{ invoice_line_id: await aLine() },
				{ invoice_id: await aDraft() },
				{ project_id: pick(projects) },
			]),
		),
	'changes a quote in SQL': async () => set('quotes', await aQuote(), pick<Row>([{ customer_id: pick(customers) }, { currency: 'USD' }])),
	'several at once': async () => {
		const names = Array.from({ length: 4 }, () => pick(Object.keys(STEPS_KNOWN).filter((name) => name !== 'several at once')));
		await Promise.all(names.map(async (name) => assertAnswered(name, await STEPS_KNOWN[name]!())));
		return undefined;
	},
};

const done: string[] = [];
function assertAnswered(name: string, answer: Answer | undefined): void {
	done.push(`${name} ${answer ? `${answer.status} ${answer.codes}` : ''}`);
	if (answer && answer.status >= 500) throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
}

/** Asked of the rows alone, in other words than those of verify-books. */
const DRIFTED = `
	select l.id, l.quantity, sum(e.billed_hours) as hours, i.customer_id, array_agg(p.customer_id) as owners
	from time_entries e join invoice_lines l on l.id = e.invoice_line_id join invoices i on i.id = l.invoice_id join projects p on p.id = e.project_id
	where e.organization_id = $1 group by l.id, l.quantity, i.id
	having sum(e.billed_hours) <> l.quantity or i.customer_id <> any (array_agg(p.customer_id))`;

test(`random steps on drafts (SEED=${SEED})`, { timeout: 1_800_000 }, async () => {
	await change('organizations', firm.id, { hourly_rate: '90.00' });
	const names = Object.keys(STEPS_KNOWN);
	try {
		for (let step = 1; step <= STEPS; step++) {
			// Time is billed and drafts are issued more often than anything else: otherwise there is nothing to drift.
			const name = maybe(0.2) ? 'bills time' : maybe(0.1) ? 'issues' : pick(names);
			assertAnswered(name, await STEPS_KNOWN[name]!());
			if (step % 20 === 0 || step === STEPS) {
				expect(await sql(DRIFTED, [firm.id])).toEqual([]);
				expect(await findingsIn(firm.id)).toEqual([]);
			}
		}
	} catch (error) {
		console.error(`SEED=${SEED} STEPS=${STEPS}, the last steps:\n${done.slice(-40).join('\n')}`);
		throw error;
	}
	// Enough has happened for it to mean something.
	const [counts] = await sql(
		"select count(*) filter (where status = 'draft')::int as drafts, count(*) filter (where status <> 'draft')::int as issued from invoices where organization_id = $1",
		[firm.id],
	);
	expect(counts!.drafts + counts!.issued).toBeGreaterThan(5);
	console.log(
		`SEED=${SEED}: ${done.filter((one) => / 200/.test(one)).length} of ${done.length} done, ${counts!.issued} issued, ${counts!.drafts} drafts`,
	);
});
