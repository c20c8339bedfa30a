/** However many pay at once, and by whatever road: never more than is open, and no credit twice. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { POLICIES } from '../../directus-extensions/kontor/src/generated/policies.ts';
import { type Answer, call, gql } from '../lib/api.ts';
import { addCustomer, addFirm, addIssued, type Firm, post, right } from '../lib/books.ts';
import { insert, sql } from '../lib/database.ts';
import { addPerson, type Somebody } from '../lib/world.ts';

let firm: Firm;
let customer_id: string;
let cashier: Somebody;
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
	firm = await addFirm({ time_zone: 'UTC' });
	customer_id = await addCustomer(firm);
	const role = await insert('directus_roles', { id: randomUUID(), name: `Cashier ${randomUUID()}` });
	for (const name of ['payments.create', 'billing.read'] as const)
		await insert('directus_access', { id: randomUUID(), role, policy: POLICIES[name] });
	cashier = await addPerson(firm.id, (await sql('select name from directus_roles where id = $1', [role]))[0]!.name);
});

const isDone = ({ status, codes }: Answer) => status === 200 && codes.length === 0;

const verb = (id: string, amount: string, more: object = {}) =>
	post(firm.people.Accountant, `/billing/invoices/${id}/payments`, { amount, payment_date: today, method: 'bank_transfer', ...more });
const row = (id: string, amount: string, more: object = {}) =>
	call(firm.people.Manager, '/items/payments', { method: 'POST', body: { invoice_id: id, amount, payment_date: today, ...more } });
/** GraphQL can name an existing invoice only for somebody who may not create invoices: a cashier. */
const mutation = async (id: string, amount: string, more: object = {}) => {
	const values = { invoice_id: id, amount, payment_date: today, method: 'cash', ...more };
	const answer = await gql.create(cashier, 'payments', values);
	expect(answer.isExpressible).toBe(true);
	return answer;
};

const books = async (id: string) => {
	const [invoice] = await sql('select status, total, paid_amount, open_amount from invoices where id = $1', [id]);
	const [paid] = await sql('select coalesce(sum(amount), 0) as sum, count(*)::int as count from payments where invoice_id = $1', [id]);
	const [credit] = await sql(
		"select coalesce(sum(amount), 0) as sum from customer_credits where invoice_id = $1 and kind = 'overpayment'",
		[id],
	);
	return { ...invoice!, paid: paid!.sum, count: paid!.count, credit: credit!.sum } as Record<string, any>;
};

test('thirty times: eight full payments at once, by verb, row and GraphQL; one gets through', async () => {
	for (let round = 0; round < 30; round++) {
		const { id } = await addIssued(firm, [{ unit_price: '100.00' }], { customer_id });
		const ways = [verb, row, mutation];
		const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => ways[(at + round) % 3]!(id, '119.00')));
		expect(answers.filter(isDone)).toHaveLength(1);
		expect(answers.every(({ status }) => status < 500)).toBe(true);
		for (const { status, codes } of answers)
			if (status !== 200) expect(codes).toEqual([expect.stringMatching(/^(OVERPAYMENT|INTERNAL_SERVER_ERROR|GRAPHQL_EXECUTION)$/)]);
		expect(await books(id)).toMatchObject({
			status: 'paid',
			paid_amount: '119.00',
			open_amount: '0.00',
			paid: '119.00',
			count: 1,
			credit: '0',
		});
	}
	expect((await sql('select coalesce(sum(amount), 0) as sum from customer_credits where customer_id = $1', [customer_id]))[0]!.sum).toBe(
		'0',
	);
});

test('parts that do not fit all: as many as fit', async () => {
	for (let round = 0; round < 5; round++) {
		const { id } = await addIssued(firm, [{ unit_price: '100.00' }], { customer_id });
		const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => [verb, row, mutation][at % 3]!(id, '23.80')));
		expect(answers.filter(isDone)).toHaveLength(5);
		expect(await books(id)).toMatchObject({ status: 'paid', paid: '119.00', count: 5 });
	}
});

test('overpaying at once where it is asked for: all get through, and the credit is the excess', async () => {
	const own = await addCustomer(firm);
	const { id } = await addIssued(firm, [{ unit_price: '100.00' }], { customer_id: own });
	const answers = await Promise.all(
		Array.from({ length: 9 }, (_, at) =>
			at % 3 === 0
				? verb(id, '119.00', { allow_overpayment: true })
				: at % 3 === 1
					? row(id, '119.00', { allow_overpayment: true })
					: mutation(id, '119.00', { allow_overpayment: true }),
		),
	);
	expect(answers.filter(isDone)).toHaveLength(9);
	expect(await books(id)).toMatchObject({ status: 'paid', paid: '1071.00', credit: '952.00' });
});

test('taking back and paying at once: the books add up whoever comes first', async () => {
	for (let round = 0; round < 10; round++) {
		const { id } = await addIssued(firm, [{ unit_price: '100.00' }], { customer_id });
		const [payment] = right(await verb(id, '119.00')).payments;
		const answers = await Promise.all([
			post(firm.people.Accountant, `/billing/payments/${payment.id}/reverse`),
			verb(id, '119.00'),
			row(id, '119.00'),
			post(firm.people.Manager, `/billing/payments/${payment.id}/reverse`),
		]);
		expect([answers[0]!, answers[3]!].filter(isDone)).toHaveLength(1);
		const paid = [answers[1]!, answers[2]!].filter(isDone).length;
		expect(paid).toBeLessThanOrEqual(1);
		expect(await books(id)).toMatchObject(
			paid === 1 ? { status: 'paid', paid: '119.00', open_amount: '0.00' } : { status: 'issued', paid: '0.00', open_amount: '119.00' },
		);
	}
});

test('cancelling and paying at once: no money is lost', async () => {
	for (let round = 0; round < 10; round++) {
		const own = await addCustomer(firm);
		const { id } = await addIssued(firm, [{ unit_price: '100.00' }], { customer_id: own });
		const [paid, cancelled] = await Promise.all([verb(id, '119.00'), post(firm.people.Accountant, `/billing/invoices/${id}/cancel`)]);
		expect(cancelled!.status).toBe(200);
		const [credit] = await sql('select coalesce(sum(amount), 0)::float as sum from customer_credits where customer_id = $1', [own]);
		expect(credit!.sum).toBe(isDone(paid!) ? 119 : 0);
	}
});

test('the same credit at once: paid out and used as far as it goes, never below nothing', async () => {
	for (let round = 0; round < 10; round++) {
		const own = await addCustomer(firm);
		const first = await addIssued(firm, [{ unit_price: '100.00' }], { customer_id: own });
		right(await verb(first.id, '219.00', { allow_overpayment: true }));
		const next = await addIssued(firm, [{ unit_price: '1000.00' }], { customer_id: own });
		const refund = () =>
			post(firm.people.Accountant, `/billing/customers/${own}/refund`, { amount: '40.00', payment_date: today, method: 'bank_transfer' });
		const use = () => post(firm.people.Manager, `/billing/invoices/${next.id}/use-credit`, { amount: '40.00' });
		const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => (at % 2 === 0 ? refund() : use())));
		expect(answers.filter(isDone)).toHaveLength(2);
		for (const { status, codes } of answers) if (status !== 200) expect([status, ...codes]).toEqual([409, 'CREDIT_INSUFFICIENT']);
		const [balance] = await sql('select sum(amount)::float as sum from customer_credits where customer_id = $1', [own]);
		expect(balance!.sum).toBe(20);
	}
});

test('one Idempotency-Key in a race pays out once', async () => {
	const own = await addCustomer(firm);
	const { id } = await addIssued(firm, [{ unit_price: '100.00' }], { customer_id: own });
	right(await verb(id, '219.00', { allow_overpayment: true }));
	const key = { 'Idempotency-Key': randomUUID() };
	const body = { amount: '10.00', payment_date: today, method: 'cash' };
	const answers = await Promise.all(
		Array.from({ length: 6 }, () => post(firm.people.Accountant, `/billing/customers/${own}/refund`, body, key)),
	);
	expect(answers.every(isDone)).toBe(true);
	const [balance] = await sql('select sum(amount)::float as sum from customer_credits where customer_id = $1', [own]);
	expect(balance!.sum).toBe(90);
});
