/** The same Idempotency-Key gives the first answer again, however often and wherever it is sent. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type DirectusServer, startDirectus } from '../../scripts/lib/directus.ts';
import { freePort } from '../../scripts/lib/postgres.ts';
import { call, type Person } from '../lib/api.ts';
import { addDraft, addFirm, addIssued, type Firm } from '../lib/books.ts';
import { find, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';

let firm: Firm;
let invoice: string;
let key: string;

beforeAll(async () => {
	firm = await addFirm();
});
beforeEach(async () => {
	invoice = (await addIssued(firm, [{ unit_price: '100.00' }])).id;
	key = crypto.randomUUID();
});

const payment = (amount: string) => ({ amount, payment_date: '2026-03-02', method: 'cash' });
const pay = (amount = '10.00', { by = firm.people.Accountant as Person, as = key } = {}) =>
	call(by, `/billing/invoices/${invoice}/payments`, { method: 'POST', body: payment(amount), headers: { 'Idempotency-Key': as } });
const payments = async () => (await sql('select amount from payments where invoice_id = $1', [invoice])).map(({ amount }) => amount);

test('twice: paid once, answered the same', async () => {
	const first = await pay();
	const second = await pay();
	expect(first.status).toBe(200);
	expect(second.body).toEqual(first.body);
	expect(await payments()).toEqual(['10.00']);
});

test('eight times at once: paid once, answered the same', async () => {
	const answers = await Promise.all(Array.from({ length: 8 }, () => pay()));
	expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
	expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
	expect(await payments()).toEqual(['10.00']);
});

test('what has failed left no key: the same one can be tried again', async () => {
	expect((await pay('500.00')).codes).toEqual(['OVERPAYMENT']);
	expect((await pay('not money')).codes).toEqual(['INVALID_REQUEST']);
	expect((await pay('10.00')).status).toBe(200);
	expect(await payments()).toEqual(['10.00']);
});

test('eight times at once a request that fails: each is refused, none hangs', async () => {
	const answers = await Promise.all(Array.from({ length: 8 }, () => pay('500.00')));
	expect(answers.flatMap(({ codes }) => codes)).toEqual(Array(8).fill('OVERPAYMENT'));
	expect(await payments()).toEqual([]);
});

test('with another body, or for another verb, it is refused', async () => {
	await pay('10.00');
	const other = await pay('20.00');
	expect([other.status, other.codes]).toEqual([422, ['IDEMPOTENCY_KEY_REUSED']]);
	const cancel = await call(firm.people.Accountant, `/billing/invoices/${invoice}/cancel`, {
		method: 'POST',
		headers: { 'Idempotency-Key': key },
	});
	expect(cancel.codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
	expect(await payments()).toEqual(['10.00']);
});

test('somebody else with the same key does something of their own', async () => {
	await pay();
	expect((await pay('20.00', { by: firm.people.Manager })).status).toBe(200);
	expect((await payments()).sort()).toEqual(['10.00', '20.00']);
});

test('reading does not care about a key', async () => {
	await pay();
	const headers = { 'Idempotency-Key': key };
	expect((await call(firm.people.Accountant, `/billing/customers/${firm.customer}/credit`, { headers })).status).toBe(200);
	expect(await sql('select 1 from kontor_system.idempotency_keys where key = $1', [key])).toHaveLength(1);
});

test('a key has up to 255 characters', async () => {
	expect((await pay('10.00', { as: 'k'.repeat(255) })).status).toBe(200);
	for (const as of ['k'.repeat(256), 'k'.repeat(8000), '']) {
		const answer = await pay('10.00', { as });
		expect([answer.status, answer.codes]).toEqual([400, ['INVALID_REQUEST']]);
	}
	expect(await payments()).toEqual(['10.00']);
});

test('it holds in another process, and after a restart', async () => {
	const draft = (await addDraft(firm)).id;
	const issue = (at: string) =>
		fetch(`${at}/billing/invoices/${draft}/issue`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${firm.people.Accountant.token}`, 'Idempotency-Key': key },
		}).then((response) => response.json());
	const first = await issue(inject('url'));
	const PORT = String(await freePort());
	let second: DirectusServer | undefined;
	try {
		second = await startDirectus({ ...inject('environment'), PORT });
		expect(await issue(`http://127.0.0.1:${PORT}`)).toEqual(first);
	} finally {
		await second?.stop();
	}
	expect((await find('invoices', draft))?.number).toBe(first.data.number);
});
