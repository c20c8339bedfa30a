/** A payment leaves the same trail, and tells others the same, whether it was written as a row or by a verb. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, type Person } from '../lib/api.ts';
import { addCustomer, addFirm, addIssued, type Firm, post, right } from '../lib/books.ts';
import { type Row, sql } from '../lib/database.ts';

const today = new Date().toISOString().slice(0, 10);
const TOLD = ['invoices', 'payments', 'customer_credits'];

let firm: Firm;
let flow: string;
beforeAll(async () => {
	firm = await addFirm({ time_zone: 'UTC' });
	flow = await noteEvents();
});
afterAll(() => call(firm.people.Administrator, `/flows/${flow}`, { method: 'DELETE' }));

/** A flow that keeps whatever others are told, as notifications with its name. */
async function noteEvents(): Promise<string> {
	const admin = firm.people.Administrator;
	const write = async (path: string, body: object) => right(await call(admin, path, { method: 'POST', body }));
	const options = { type: 'action', scope: ['items.create', 'items.update'], collections: TOLD };
	const { id } = await write('/flows', { name: randomUUID(), status: 'active', trigger: 'event', options });
	const operation = await write('/operations', {
		flow: id,
		name: 'Note',
		key: 'note',
		type: 'item-create',
		position_x: 1,
		position_y: 1,
		options: {
			collection: 'directus_notifications',
			permissions: '$full',
			emitEvents: false,
			payload: { recipient: admin.id, subject: id, message: 'told {{$trigger}}' },
		},
	});
	await call(admin, `/flows/${id}`, { method: 'PATCH', body: { operation: operation.id } });
	return id;
}

const payments = async (invoice: Row) => sql('select * from payments where invoice_id = $1 order by created_at, id', [invoice.id]);

interface Case {
	who?: 'Administrator';
	/** What is there before: payments of the invoice, of another one of the same customer. */
	before?: (invoice: Row, other: Row) => Promise<unknown>;
	verb(invoice: Row): Promise<[path: string, body: Row]>;
	row(invoice: Row): Promise<[collection: string, row: Row]>;
	/** What only a verb can say. */
	ownOfVerb?: string[];
}

const given = { payment_date: today, method: 'cash' };
const pay = (invoice: Row, body: Row) =>
	post(firm.people.Accountant, `/billing/invoices/${invoice.id}/payments`, { ...given, ...body }).then(right);
const payRow = async (invoice: Row, values: Row): Promise<[string, Row]> => ['payments', { invoice_id: invoice.id, ...given, ...values }];
const payVerb = async (invoice: Row, body: Row): Promise<[string, Row]> => [
	`/billing/invoices/${invoice.id}/payments`,
	{ ...given, ...body },
];
const excess = { amount: '150.00', allow_overpayment: true };

const CASES: Record<string, Case> = {
	'a part': {
		verb: (invoice) => payVerb(invoice, { amount: '19.00', note: 'bar', reference: 'R-1' }),
		row: (invoice) => payRow(invoice, { amount: '19.00', note: 'bar', reference: 'R-1' }),
	},
	'nothing but what must be said': {
		verb: (invoice) => payVerb(invoice, { amount: '119.00' }),
		row: (invoice) => payRow(invoice, { amount: '119.00' }),
	},
	'too much': {
		verb: (invoice) => payVerb(invoice, excess),
		row: (invoice) => payRow(invoice, excess),
	},
	'a counter-entry': {
		before: (invoice) => pay(invoice, { amount: '119.00', reference: 'R-2' }),
		verb: async (invoice) => [`/billing/payments/${(await payments(invoice))[0]!.id}/reverse`, { note: 'geplatzt' }],
		row: async (invoice) =>
			payRow(invoice, { amount: '-119.00', reverses_payment_id: (await payments(invoice))[0]!.id, reference: 'R-2', note: 'geplatzt' }),
		ownOfVerb: ['payment_group_id'],
	},
	'a counter-entry that takes credit back': {
		before: (invoice) => pay(invoice, excess),
		verb: async (invoice) => [`/billing/payments/${(await payments(invoice))[0]!.id}/reverse`, {}],
		row: async (invoice) => payRow(invoice, { amount: '-150.00', reverses_payment_id: (await payments(invoice))[0]!.id, reference: null }),
		ownOfVerb: ['payment_group_id'],
	},
	'for several': {
		verb: async (invoice) => [
			'/billing/payments',
			{ customer_id: invoice.customer_id, ...given, amount: '50.00', allocations: [{ invoice_id: invoice.id, amount: '50.00' }] },
		],
		row: (invoice) => payRow(invoice, { amount: '50.00' }),
		ownOfVerb: ['payment_group_id'],
	},
	'from credit': {
		before: (_, other) => pay(other, excess),
		verb: async (invoice) => [`/billing/invoices/${invoice.id}/use-credit`, { amount: '20.00' }],
		row: (invoice) => payRow(invoice, { amount: '20.00', method: 'credit' }),
	},
	'credit that is paid out': {
		who: 'Administrator',
		before: (_, other) => pay(other, excess),
		verb: async ({ customer_id }) => [`/billing/customers/${customer_id}/refund`, { amount: '10.00', ...given, note: 'zurück' }],
		row: async ({ customer_id }) => [
			'customer_credits',
			{
				organization_id: firm.id,
				customer_id,
				amount: '-10.00',
				currency: 'EUR',
				kind: 'refund',
				entry_date: today,
				method: 'cash',
				note: 'zurück',
			},
		],
	},
};

/** Others are told after the answer, and a flow takes its time: asked until nothing is added any more, and something is beyond `earlier`. */
async function toldSoFar(earlier = -1): Promise<Row[]> {
	const noted = () => sql('select message from directus_notifications where subject = $1 order by id', [flow]);
	let told = await noted();
	for (let isMore = true; isMore || told.length <= earlier; ) {
		await new Promise((resolve) => setTimeout(resolve, 700));
		const now = await noted();
		isMore = now.length > told.length;
		told = now;
	}
	return told.map(({ message }) => JSON.parse(message.slice('told '.length)));
}

/** What a road leaves: the entries of the trail, one by one, and what others are told. */
async function leftBy(road: 'verb' | 'row', one: Case): Promise<{ trail: unknown[]; told: unknown[] }> {
	const customer_id = await addCustomer(firm);
	const invoice = await addIssued(firm, undefined, { customer_id });
	const other = await addIssued(firm, undefined, { customer_id });
	await one.before?.(invoice, other);
	const earlier = (await toldSoFar()).length;
	const [{ last }] = (await sql('select coalesce(max(id), 0) as last from directus_activity')) as [Row];

	const person: Person = firm.people[one.who ?? 'Accountant'];
	if (road === 'verb') right(await post(person, ...(await one.verb(invoice))));
	else {
		const [collection, row] = await one.row(invoice);
		right(await post(person, `/items/${collection}`, row));
	}

	const entries = await sql(
		`select a.collection, a.item, a.action, a."user", a.ip, a.user_agent, a.origin, a.organization_id, r.data, r.delta, r.before
		from directus_activity a left join directus_revisions r on r.activity = a.id where a.id > $1 and a.collection = any($2) order by a.id`,
		[last, TOLD],
	);
	const told = (await toldSoFar(earlier)).slice(earlier);
	const name = named(one.ownOfVerb ?? []);
	// Which of several is told first is nobody's promise.
	const inOrder = told.map(({ accountability: _, ...event }) => event).toSorted((a, b) => `${a.collection}`.localeCompare(b.collection));
	return { trail: entries.map(name) as unknown[], told: inOrder.map(name) as unknown[] };
}

/** Ids, numbers and moments are others on each road: they get a name by the order in which they appear. */
function named(without: string[]): (value: unknown) => unknown {
	const names = new Map<string, string>();
	const own = new Set<string>([firm.id, ...Object.values(firm.people).map(({ id }) => id)]);
	const name = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(name);
		if (value !== null && typeof value === 'object')
			return Object.fromEntries(
				Object.entries(value)
					.filter(([key]) => ![...without, 'sequence_number'].includes(key))
					.map(([key, inner]) => [key, name(inner)]),
			);
		if (typeof value !== 'string' || own.has(value)) return value;
		if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return 'a moment';
		if (!/^[\da-f]{8}-|^RE-|^Kunde /.test(value)) return value;
		if (!names.has(value)) names.set(value, `id ${names.size + 1}`);
		return names.get(value);
	};
	return name;
}

test.each(Object.entries(CASES))('%s', async (_name, one) => {
	const [byVerb, byRow] = [await leftBy('verb', one), await leftBy('row', one)];
	expect(byVerb.trail.length).toBeGreaterThan(0);
	expect(byRow.trail).toEqual(byVerb.trail);
	expect(byRow.told).toEqual(byVerb.told);
});
