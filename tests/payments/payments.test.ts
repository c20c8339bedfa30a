/** Payments: what they do to an invoice's open amount and status, and to the customer's credit, by every road. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { INVOICE_STATES } from '../../directus-extensions/kontor/src/billing/states.ts';
import { type Answer, call, gql, rest, simpleRest } from '../lib/api.ts';
import { addCustomer, addFirm, addIssued, type Firm, post, right } from '../lib/books.ts';
import { force, insertImported, type Row, sql } from '../lib/database.ts';
import { issued, ROLES } from '../lib/world.ts';

/** German tax on an invoice in francs is shown in euros, too. */
const IN_FRANCS = { currency: 'CHF', exchange_rate: '0.945', exchange_rate_date: '2026-01-31' };
let firm: Firm;
let other: Firm;
const today = new Date().toISOString().slice(0, 10);
const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
	firm = await addFirm({ time_zone: 'UTC' });
	other = await addFirm({ time_zone: 'UTC' });
});

/** 119.00 including tax, unless told otherwise. */
const invoice = (values: Row = {}, of = firm): Promise<Row> => addIssued(of, [{ unit_price: '100.00' }], values);
const pay = (id: string, amount: string, more: Row = {}): Promise<Answer> =>
	post(firm.people.Accountant, `/billing/invoices/${id}/payments`, { amount, payment_date: today, method: 'bank_transfer', ...more });
const reverse = (payment: string, more: Row = {}): Promise<Answer> =>
	post(firm.people.Accountant, `/billing/payments/${payment}/reverse`, more);
const stateOf = async (id: string) =>
	(await sql('select status, paid_amount, open_amount from invoices where id = $1', [id]))[0] as {
		status: string;
		paid_amount: string;
		open_amount: string;
	};
const is = (status: string, paid_amount: string, open_amount: string) => ({ status, paid_amount, open_amount });
const creditOf = async (customer: string, currency = 'EUR') =>
	Number(
		(
			await sql('select coalesce(sum(amount), 0) as sum from customer_credits where customer_id = $1 and currency = $2', [
				customer,
				currency,
			])
		)[0]!.sum,
	);
const payments = (answer: Answer): Row[] => right(answer).payments;

describe('one invoice', () => {
	test('part by part until it is paid, and the answer is the invoice as it now is', async () => {
		const { id } = await invoice();
		expect(right(await pay(id, '19.00'))).toMatchObject(is('partially_paid', '19.00', '100.00'));
		expect(right(await pay(id, '99.99'))).toMatchObject(is('partially_paid', '118.99', '0.01'));
		expect(right(await pay(id, '0.01'))).toMatchObject(is('paid', '119.00', '0.00'));
		expect((await pay(id, '0.01')).codes).toEqual(['OVERPAYMENT']);
	});

	test('paying too much is refused unless it is asked for; then the rest is credit', async () => {
		const customer_id = await addCustomer(firm);
		const { id } = await invoice({ customer_id });
		const refused = await pay(id, '119.01');
		expect(refused.codes).toEqual(['OVERPAYMENT']);
		expect(refused.body.errors[0].extensions).toMatchObject({ open: '119.00', currency: 'EUR' });
		expect(await stateOf(id)).toEqual(is('issued', '0.00', '119.00'));
		expect(right(await pay(id, '130.00', { allow_overpayment: true }))).toMatchObject(is('paid', '130.00', '0.00'));
		expect(await creditOf(customer_id)).toBe(11);
	});

	test.each([
		['0.00', 'INVALID_REQUEST'],
		['-1.00', 'INVALID_REQUEST'],
		['1.001', 'INVALID_REQUEST'],
		['1e2', 'INVALID_REQUEST'],
		['NaN', 'INVALID_REQUEST'],
	])('an amount of %s is refused', async (amount, code) => {
		const { id } = await invoice();
		expect((await pay(id, amount)).codes).toEqual([code]);
		expect(await stateOf(id)).toEqual(is('issued', '0.00', '119.00'));
	});

	test('not in the future; before the invoice was issued is fine (value dates, paid ahead)', async () => {
		const { id } = await invoice();
		const future = await pay(id, '1.00', { payment_date: dayFrom(2) });
		expect([future.status, ...future.codes]).toEqual([400, 'DATE_IN_FUTURE']);
		for (const road of [rest, gql, simpleRest]) {
			const answer = await road.create(firm.people.Accountant, 'payments', { invoice_id: id, amount: '1.00', payment_date: dayFrom(2) });
			expect([road.name, ...answer.codes]).toEqual([road.name, road === gql ? answer.codes[0] : 'DATE_IN_FUTURE']);
		}
		expect(await stateOf(id)).toEqual(is('issued', '0.00', '119.00'));
		expect(right(await pay(id, '1.00', { payment_date: dayFrom(-30) })).status).toBe('partially_paid');
	});

	test('a draft, a cancellation, a cancelled invoice and a foreign one are not paid', async () => {
		const draft = right(await post(firm.people.Accountant, '/items/invoices', { customer_id: firm.customer }));
		expect((await pay(draft.id, '1.00')).codes).toEqual(['INVOICE_NOT_PAYABLE']);
		const { id } = await invoice();
		const { cancellation_id } = right(await post(firm.people.Accountant, `/billing/invoices/${id}/cancel`));
		for (const one of [id, cancellation_id])
			expect((await pay(one, '1.00', { allow_overpayment: true })).codes).toEqual(['INVOICE_NOT_PAYABLE']);
		const foreign = await invoice({}, other);
		expect((await pay(foreign.id, '1.00')).status).toBe(404);
		expect(await stateOf(foreign.id)).toEqual(is('issued', '0.00', '119.00'));
	});

	test('whoever may not record payments is told so', async () => {
		const { id } = await invoice();
		for (const role of ROLES) {
			const answer = await post(firm.people[role], `/billing/invoices/${id}/payments`, {
				amount: '1.00',
				payment_date: today,
				method: 'cash',
			});
			const may = ['Manager', 'Accountant', 'Integrator'].includes(role);
			// The administrator of the tests belongs to the firm, too.
			expect([role, answer.status]).toEqual([role, may || role === 'Administrator' ? 200 : 403]);
		}
	});

	test('the same Idempotency-Key pays once', async () => {
		const { id } = await invoice();
		const key = { 'Idempotency-Key': randomUUID() };
		const body = { amount: '19.00', payment_date: today, method: 'cash' };
		const answers = await Promise.all(
			Array.from({ length: 4 }, () => post(firm.people.Accountant, `/billing/invoices/${id}/payments`, body, key)),
		);
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
		expect(await stateOf(id)).toEqual(is('partially_paid', '19.00', '100.00'));
	});
});

describe('taking back', () => {
	test('a counter-entry moves the status back, to where the invoice was', async () => {
		const { id } = await invoice();
		const [first] = payments(await pay(id, '19.00'));
		const second = payments(await pay(id, '100.00')).at(-1)!;
		expect((await stateOf(id)).status).toBe('paid');
		const answer = right(await reverse(second.id, { note: 'Rücklastschrift' }));
		expect(answer).toMatchObject(is('partially_paid', '19.00', '100.00'));
		expect(answer.payments.at(-1)).toMatchObject({
			amount: '-100.00',
			reverses_payment_id: second.id,
			method: 'bank_transfer',
			note: 'Rücklastschrift',
		});
		right(await post(firm.people.Accountant, `/billing/invoices/${id}/mark-sent`));
		expect(right(await reverse(first!.id))).toMatchObject(is('sent', '0.00', '119.00'));
	});

	test('an invoice that was never sent is issued again, one whose term is over is overdue', async () => {
		const fresh = await invoice();
		expect(right(await reverse(payments(await pay(fresh.id, '119.00'))[0]!.id)).status).toBe('issued');
		const id = await late();
		expect(right(await reverse(payments(await pay(id, '119.00'))[0]!.id)).status).toBe('overdue');
	});

	test('each payment once, and no counter-entry of a counter-entry', async () => {
		const { id } = await invoice();
		const [payment] = payments(await pay(id, '50.00'));
		const answers = await Promise.all(Array.from({ length: 6 }, () => reverse(payment!.id)));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409]);
		expect(answers.flatMap(({ codes }) => codes)).toEqual(Array(5).fill('REVERSAL_NOT_POSSIBLE'));
		const counter = payments(answers.find(({ status }) => status === 200)!).at(-1)!;
		expect((await reverse(counter.id)).codes).toEqual(['REVERSAL_NOT_POSSIBLE']);
		expect(await stateOf(id)).toEqual(is('issued', '0.00', '119.00'));
	});

	test('neither in part nor of another invoice, by a plain row', async () => {
		const one = await invoice();
		const two = await invoice();
		const [payment] = payments(await pay(one.id, '50.00'));
		for (const row of [
			{ invoice_id: one.id, amount: '-49.00' },
			{ invoice_id: two.id, amount: '-50.00' },
		]) {
			const answer = await rest.create(firm.people.Accountant, 'payments', {
				...row,
				payment_date: today,
				reverses_payment_id: payment!.id,
			});
			expect(answer.codes).toEqual(['REVERSAL_NOT_POSSIBLE']);
		}
		expect(
			(await rest.create(firm.people.Accountant, 'payments', { invoice_id: one.id, amount: '-50.00', payment_date: today })).codes,
		).toEqual(['RULE_VIOLATED']);
	});

	test('an overpayment is taken back only while its credit is there', async () => {
		const customer_id = await addCustomer(firm);
		const { id } = await invoice({ customer_id });
		const [payment] = payments(await pay(id, '200.00', { allow_overpayment: true }));
		right(
			await post(firm.people.Accountant, `/billing/customers/${customer_id}/refund`, {
				amount: '81.00',
				payment_date: today,
				method: 'bank_transfer',
			}),
		);
		expect((await reverse(payment!.id)).codes).toEqual(['CREDIT_INSUFFICIENT']);
		expect(await stateOf(id)).toEqual(is('paid', '200.00', '0.00'));
		expect(await creditOf(customer_id)).toBe(0);
	});

	test('a payment of a cancelled invoice can bounce: its credit goes', async () => {
		const customer_id = await addCustomer(firm);
		const { id } = await invoice({ customer_id });
		const [payment] = payments(await pay(id, '119.00'));
		right(await post(firm.people.Accountant, `/billing/invoices/${id}/cancel`));
		expect(await creditOf(customer_id)).toBe(119);
		expect(right(await reverse(payment!.id)).status).toBe('cancelled');
		expect(await creditOf(customer_id)).toBe(0);
	});
});

describe('credit', () => {
	const useCredit = (id: string, body: Row = {}) => post(firm.people.Accountant, `/billing/invoices/${id}/use-credit`, body);
	const refund = (customer: string, amount: string, more: Row = {}) =>
		post(firm.people.Accountant, `/billing/customers/${customer}/refund`, {
			amount,
			payment_date: today,
			method: 'bank_transfer',
			...more,
		});

	test('cancelling a paid invoice makes credit of the money; it pays the next invoice, the rest is paid out', async () => {
		const customer_id = await addCustomer(firm);
		const paid = await invoice({ customer_id });
		right(await pay(paid.id, '119.00'));
		right(await post(firm.people.Accountant, `/billing/invoices/${paid.id}/cancel`));
		const next = await addIssued(firm, [{ unit_price: '50.00' }], { customer_id });
		expect(right(await useCredit(next.id, { amount: '9.50' }))).toMatchObject(is('partially_paid', '9.50', '50.00'));
		expect(right(await useCredit(next.id))).toMatchObject(is('paid', '59.50', '0.00'));
		expect((await useCredit(next.id)).codes).toEqual(['INVOICE_NOT_PAYABLE']);
		const shown = right(await call(firm.people.Accountant, `/billing/customers/${customer_id}/credit`));
		expect(shown.balances).toEqual([{ currency: 'EUR', balance: '59.50' }]);
		expect(shown.entries.map(({ kind, amount }: Row) => [kind, amount]).toSorted()).toEqual([
			['overpayment', '119.00'],
			['used', '-50.00'],
			['used', '-9.50'],
		]);
		expect((await refund(customer_id, '59.51')).codes).toEqual(['CREDIT_INSUFFICIENT']);
		expect(right(await refund(customer_id, '59.50', { reference: 'Rückzahlung' })).balances).toEqual([
			{ currency: 'EUR', balance: '0.00' },
		]);
		expect((await useCredit((await invoice({ customer_id })).id)).codes).toEqual(['CREDIT_INSUFFICIENT']);
	});

	test('credit that was used comes back when its payment is taken back', async () => {
		const customer_id = await addCustomer(firm);
		right(await pay((await invoice({ customer_id })).id, '219.00', { allow_overpayment: true }));
		const next = await invoice({ customer_id });
		const used = payments(await useCredit(next.id)).at(-1)!;
		expect([used.method, await creditOf(customer_id)]).toEqual(['credit', 0]);
		expect(right(await reverse(used.id))).toMatchObject(is('issued', '0.00', '119.00'));
		expect(await creditOf(customer_id)).toBe(100);
	});

	test('by a plain row it pays only as far as there is credit, and never too much', async () => {
		const customer_id = await addCustomer(firm);
		right(await pay((await invoice({ customer_id })).id, '129.00', { allow_overpayment: true }));
		const { id } = await invoice({ customer_id });
		const plain = (amount: string, more: Row = {}) =>
			rest.create(firm.people.Accountant, 'payments', { invoice_id: id, amount, payment_date: today, method: 'credit', ...more });
		expect((await plain('10.01')).codes).toEqual(['CREDIT_INSUFFICIENT']);
		expect((await plain('500.00', { allow_overpayment: true })).codes).toEqual(['OVERPAYMENT']);
		expect((await plain('10.00')).status).toBe(200);
		expect(await creditOf(customer_id)).toBe(0);
	});

	test('currencies do not mix', async () => {
		const customer_id = await addCustomer(firm);
		right(await pay((await invoice({ customer_id, ...IN_FRANCS })).id, '219.00', { allow_overpayment: true }));
		const euro = await invoice({ customer_id });
		expect((await useCredit(euro.id)).codes).toEqual(['CREDIT_INSUFFICIENT']);
		expect((await refund(customer_id, '1.00')).codes).toEqual(['CREDIT_INSUFFICIENT']);
		expect(right(await refund(customer_id, '40.00', { currency: 'CHF' })).balances).toEqual([{ currency: 'CHF', balance: '60.00' }]);
		const francs = await invoice({ customer_id, ...IN_FRANCS });
		expect(right(await useCredit(francs.id))).toMatchObject({ status: 'partially_paid', paid_amount: '60.00' });
	});

	test('neither payouts in the future nor entries that nobody has paid', async () => {
		const customer_id = await addCustomer(firm);
		right(await pay((await invoice({ customer_id })).id, '219.00', { allow_overpayment: true }));
		expect((await refund(customer_id, '1.00', { payment_date: dayFrom(2) })).codes).toEqual(['DATE_IN_FUTURE']);
		const gift = { customer_id, kind: 'overpayment', amount: '5.00', entry_date: today };
		expect((await rest.create(firm.people.Administrator, 'customer_credits', { ...gift, organization_id: firm.id })).codes).toEqual([
			'ENTRY_IS_FINAL',
		]);
		expect(await creditOf(customer_id)).toBe(100);
	});

	test('of another firm there is nothing to see and nothing to take', async () => {
		const customer_id = await addCustomer(firm);
		right(await pay((await invoice({ customer_id })).id, '219.00', { allow_overpayment: true }));
		const { Accountant } = other.people;
		expect((await call(Accountant, `/billing/customers/${customer_id}/credit`)).status).toBe(404);
		const taken = await post(Accountant, `/billing/customers/${customer_id}/refund`, {
			amount: '1.00',
			payment_date: today,
			method: 'cash',
		});
		expect(taken.status).toBe(404);
		expect(await creditOf(customer_id)).toBe(100);
	});
});

describe('one payment over several invoices', () => {
	const paySeveral = (body: Row) =>
		post(firm.people.Accountant, '/billing/payments', { payment_date: today, method: 'bank_transfer', ...body });

	test('its rows are linked, the rest becomes credit where that is asked for', async () => {
		const customer_id = await addCustomer(firm);
		const [a, b] = [await invoice({ customer_id }), await invoice({ customer_id })];
		const allocations = [
			{ invoice_id: a.id, amount: '119.00' },
			{ invoice_id: b.id, amount: '100.00' },
		];
		expect((await paySeveral({ customer_id, amount: '300.00', allocations })).codes).toEqual(['ALLOCATION_NOT_POSSIBLE']);
		expect((await paySeveral({ customer_id, amount: '200.00', allocations })).codes).toEqual(['ALLOCATION_NOT_POSSIBLE']);
		expect((await paySeveral({ customer_id, amount: '238.00', allocations: [allocations[0], allocations[0]] })).codes).toEqual([
			'ALLOCATION_NOT_POSSIBLE',
		]);
		expect(await stateOf(a.id)).toEqual(is('issued', '0.00', '119.00'));
		const answer = right(await paySeveral({ customer_id, amount: '300.00', allocations, allow_overpayment: true }));
		expect(answer.invoices.map(({ id, status, paid_amount }: Row) => [id, status, paid_amount])).toEqual([
			[a.id, 'paid', '119.00'],
			[b.id, 'paid', '181.00'],
		]);
		const groups = await sql('select distinct payment_group_id from payments where invoice_id = any ($1)', [[a.id, b.id]]);
		expect(groups).toEqual([{ payment_group_id: answer.payment_group_id }]);
		expect(await creditOf(customer_id)).toBe(62);
	});

	test('all or nothing; one customer, one currency, one firm', async () => {
		const customer_id = await addCustomer(firm);
		const mine = await invoice({ customer_id });
		const part = { invoice_id: mine.id, amount: '10.00' };
		const francs = await invoice({ customer_id, ...IN_FRANCS });
		const [theirs, foreign] = [await invoice(), await invoice({}, other)];
		const tried: [string, Row[], string][] = [
			['20.00', [part, { invoice_id: francs.id, amount: '10.00' }], 'ALLOCATION_NOT_POSSIBLE'],
			['20.00', [part, { invoice_id: theirs.id, amount: '10.00' }], 'ALLOCATION_NOT_POSSIBLE'],
			['20.00', [part, { invoice_id: foreign.id, amount: '10.00' }], 'NOT_FOUND'],
			['10.00', [], 'INVALID_REQUEST'],
		];
		const second = await invoice({ customer_id });
		tried.push(['130.00', [part, { invoice_id: second.id, amount: '120.00' }], 'OVERPAYMENT']);
		for (const [amount, allocations, code] of tried) expect((await paySeveral({ customer_id, amount, allocations })).codes).toEqual([code]);
		expect(
			await sql('select 1 from payments where invoice_id = any ($1)', [[mine.id, francs.id, theirs.id, foreign.id, second.id]]),
		).toEqual([]);
	});

	test('in whatever order two such payments name the invoices, both get through', async () => {
		const customer_id = await addCustomer(firm);
		const ids = [(await invoice({ customer_id })).id, (await invoice({ customer_id })).id, (await invoice({ customer_id })).id];
		const answers = await Promise.all(
			Array.from({ length: 6 }, (_, at) =>
				paySeveral({
					customer_id,
					amount: '30.00',
					allocations: (at % 2 ? ids : ids.toReversed()).map((invoice_id) => ({ invoice_id, amount: '10.00' })),
				}),
			),
		);
		expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
		for (const id of ids) expect(await stateOf(id)).toEqual(is('partially_paid', '60.00', '59.00'));
	});
});

describe('Skonto', () => {
	const offered = async (age: number): Promise<string> => {
		const { id } = await invoice({ skonto_percent: '2.00', skonto_days: 10 });
		if (age > 0) await backdate(id, age);
		return id;
	};

	test('within its term it settles the invoice, as a second payment', async () => {
		const id = await offered(0);
		const { data } = await call(firm.people.Accountant, `/billing/invoices/${id}/skonto`);
		expect(data).toEqual({ until: dayFrom(10), amount: '2.38', payable: '116.62', currency: 'EUR' });
		const answer = right(await pay(id, '116.62', { skonto: true }));
		expect(answer).toMatchObject(is('paid', '119.00', '0.00'));
		expect(answer.payments.map(({ amount, method }: Row) => [amount, method]).toSorted()).toEqual([
			['116.62', 'bank_transfer'],
			['2.38', 'skonto'],
		]);
		expect((await call(firm.people.Accountant, `/billing/invoices/${id}/skonto`)).data).toBeNull();
	});

	test('the last day of the term, and the day after it', async () => {
		const inTime = await offered(10);
		expect((await pay(inTime, '116.62', { skonto: true })).status).toBe(200);
		const tooLate = await offered(11);
		expect((await pay(tooLate, '116.62', { skonto: true })).codes).toEqual(['SKONTO_NOT_POSSIBLE']);
		expect(await stateOf(tooLate)).toMatchObject({ paid_amount: '0.00' });
		// What counts is when the money was there, not when somebody books it.
		expect((await pay(tooLate, '116.62', { skonto: true, payment_date: dayFrom(-1) })).status).toBe(200);
	});

	test('not a cent more than offered, nothing where nothing is offered, and less is fine', async () => {
		const id = await offered(0);
		const refused = await pay(id, '116.61', { skonto: true });
		expect(refused.codes).toEqual(['SKONTO_NOT_POSSIBLE']);
		expect(refused.body.errors[0].extensions).toMatchObject({ amount: '2.38', rest: '2.39' });
		expect((await pay((await invoice()).id, '118.00', { skonto: true })).codes).toEqual(['SKONTO_NOT_POSSIBLE']);
		expect(right(await pay(id, '118.00', { skonto: true })).status).toBe('paid');
	});

	test('after a part payment the discount is still of the whole', async () => {
		const id = await offered(0);
		right(await pay(id, '100.00'));
		expect(right(await pay(id, '16.62', { skonto: true })).status).toBe('paid');
	});

	test('when the payment bounces, the discount goes with it', async () => {
		const id = await offered(0);
		const paid = payments(await pay(id, '116.62', { skonto: true }));
		const answer = right(await reverse(paid.find(({ method }) => method === 'bank_transfer')!.id));
		expect(answer).toMatchObject(is('issued', '0.00', '119.00'));
		expect(answer.payments).toHaveLength(4);
		expect(right(await pay(id, '116.62', { skonto: true })).status).toBe('paid');
	});

	test('a plain row is held to the same terms', async () => {
		const id = await offered(0);
		const skonto = (amount: string, more: Row = {}) =>
			rest.create(firm.people.Accountant, 'payments', { invoice_id: id, amount, payment_date: today, method: 'skonto', ...more });
		expect((await skonto('2.38')).codes).toEqual(['SKONTO_NOT_POSSIBLE']);
		right(await pay(id, '116.62'));
		expect((await skonto('2.38', { payment_date: dayFrom(11) })).codes).toEqual(['DATE_IN_FUTURE']);
		expect((await skonto('2.38')).status).toBe(200);
		expect((await stateOf(id)).status).toBe('paid');
	});
});

describe('for ever', () => {
	test('no payment and no credit is changed or deleted: by nobody, by no road', async () => {
		const customer_id = await addCustomer(firm);
		const { id } = await invoice({ customer_id });
		const [payment] = payments(await pay(id, '200.00', { allow_overpayment: true }));
		const [credit] = await sql('select id from customer_credits where customer_id = $1', [customer_id]);
		const rows: [string, string, Row][] = [
			['payments', payment!.id, { note: 'changed', amount: '1.00' }],
			['customer_credits', credit!.id, { note: 'changed', amount: '1.00' }],
		];
		const before = await sql('select to_jsonb(p) as row from payments p where invoice_id = $1', [id]);
		for (const [collection, key, patch] of rows) {
			for (const role of ROLES)
				for (const road of [rest, gql, simpleRest]) {
					const changed = await road.update(firm.people[role], collection, key, patch);
					const removed = await road.remove(firm.people[role], collection, key);
					expect([role, road.name, changed.status >= 400, removed.status >= 400]).toEqual([role, road.name, true, true]);
				}
			for (const [method, body] of [
				['PATCH', { keys: [key], data: patch }],
				['PATCH', [{ id: key, ...patch }]],
				['DELETE', [key]],
			] as const) {
				const answer = await call(firm.people.Administrator, `/items/${collection}`, { method, body });
				expect([answer.status, ...answer.codes]).toEqual([409, 'ENTRY_IS_FINAL']);
			}
			for (const statement of [
				`update ${collection} set amount = amount + 1 where id = '${key}'`,
				`delete from ${collection} where id = '${key}'`,
				`truncate ${collection} cascade`,
			])
				await expect(sql(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^KN0\d\d$/) });
		}
		expect(await sql('select to_jsonb(p) as row from payments p where invoice_id = $1', [id])).toEqual(before);
	});

	test('what follows from payments is not written: status, paid and open amount', async () => {
		const { id } = await invoice();
		for (const values of [{ status: 'paid' }, { paid_amount: '119.00' }, { open_amount: '0.00' }])
			for (const road of [rest, gql, simpleRest]) {
				const answer = await road.update(firm.people.Administrator, 'invoices', id, values);
				expect([road.name, answer.status >= 400]).toEqual([road.name, true]);
			}
		await expect(sql(`update invoices set status = 'paid' where id = '${id}'`)).rejects.toMatchObject({ code: 'KN022' });
		await expect(sql(`update invoices set paid_amount = 5 where id = '${id}'`)).rejects.toMatchObject({ code: 'KN022' });
		expect(await stateOf(id)).toEqual(is('issued', '0.00', '119.00'));
	});

	test('every change of status that a payment brings about is in the table, and happens', async () => {
		const seen = new Set<string>();
		const step = async (id: string, work: () => Promise<Answer>) => {
			const { status: from } = await stateOf(id);
			right(await work());
			const { status: to } = await stateOf(id);
			if (from !== to) seen.add(`${from} → ${to}`);
		};
		for (const kind of ['issued', 'sent', 'overdue'] as const) {
			const id = kind === 'overdue' ? await late() : (await invoice()).id;
			if (kind === 'sent') right(await post(firm.people.Accountant, `/billing/invoices/${id}/mark-sent`));
			const paymentsOf = () =>
				sql(
					'select id from payments p where invoice_id = $1 and reverses_payment_id is null and not exists (select 1 from payments r where r.reverses_payment_id = p.id) order by created_at',
					[id],
				);
			await step(id, () => pay(id, '119.00'));
			await step(id, async () => reverse((await paymentsOf())[0]!.id));
			await step(id, () => pay(id, '20.00'));
			await step(id, () => pay(id, '99.00'));
			await step(id, async () => reverse((await paymentsOf())[1]!.id));
			await step(id, async () => reverse((await paymentsOf())[0]!.id));
		}
		expect([...seen].toSorted()).toEqual(
			[
				'issued → paid',
				'issued → partially_paid',
				'overdue → paid',
				'paid → issued',
				'paid → overdue',
				'paid → partially_paid',
				'paid → sent',
				'partially_paid → issued',
				'partially_paid → paid',
				'partially_paid → sent',
				'sent → paid',
				'sent → partially_paid',
			].toSorted(),
		);
		const table = new Set(INVOICE_STATES.transitions.flatMap(({ from, to }) => from.map((one) => `${one} → ${to}`)));
		for (const one of seen) expect(table).toContain(one);
	});
});

/** An issued invoice of 119.00 whose term is over, as taken over from other books. */
async function late(): Promise<string> {
	const { id: draft } = right(await post(firm.people.Accountant, '/items/invoices', { customer_id: firm.customer }));
	const [row] = await sql("select to_jsonb(i) - array['id', 'number'] as row from invoices i where id = $1", [draft]);
	return insertImported('invoices', {
		...row!.row,
		...issued(),
		id: randomUUID(),
		status: 'overdue',
		net_total: '100.00',
		tax_total: '19.00',
		total: '119.00',
		open_amount: '119.00',
		issued_date: dayFrom(-40),
		due_date: dayFrom(-20),
	});
}

/** As if it had been issued so many days ago. */
async function backdate(id: string, days: number): Promise<void> {
	await force('update invoices set issued_date = $1 where id = $2', [dayFrom(-days), id]);
}
