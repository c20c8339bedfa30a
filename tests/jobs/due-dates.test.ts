/** What is over is over by the calendar of the firm, wherever the server stands. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { dayIn } from '../../directus-extensions/kontor/src/core/organizations.ts';
import { addDays } from '../../directus-extensions/kontor/src/core/rules/days.ts';
import { call } from '../lib/api.ts';
import { addDraft, addFirm, addIssued, type Firm, post, right } from '../lib/books.ts';
import { force, insertImported, type Row, sql } from '../lib/database.ts';
import { runJob } from '../lib/jobs.ts';

const ZONES = ['Pacific/Auckland', 'Europe/Berlin', 'Pacific/Honolulu'];
const firms = new Map<string, Firm>();
const todayIn = (zone: string) => dayIn(zone, new Date());

beforeAll(async () => {
	for (const time_zone of ZONES) firms.set(time_zone, await addFirm({ time_zone }));
});

const statusOf = async (table: string, id: string) => (await sql(`select status from ${table} where id = $1`, [id]))[0]!.status;
/** Issued in time, and looked at when the due date has come or gone. */
async function addDue(firm: Firm, due_date: string): Promise<string> {
	const { id } = await addIssued(firm, undefined, { issued_date: addDays(due_date, -7), due_date: addDays(due_date, 30) });
	await force('update invoices set due_date = $1 where id = $2', [due_date, id]);
	return id;
}

test('an invoice is overdue from the day after its due date, in the time zone of its firm', async () => {
	const expected: [string, string, string][] = [];
	for (const [zone, firm] of firms) {
		const today = todayIn(zone);
		for (const [days, status] of [
			[-1, 'overdue'],
			[0, 'issued'],
			[1, 'issued'],
		] as const)
			expected.push([zone, await addDue(firm, addDays(today, days)), status]);
	}
	await runJob('mark-overdue');
	for (const [zone, id, status] of expected) expect([zone, await statusOf('invoices', id)]).toEqual([zone, status]);
	// The trail says that it was the server.
	const [, first] = expected[0]!;
	const [activity] = await sql(
		`select a.action, a."user", r.delta from directus_activity a join directus_revisions r on r.activity = a.id where a.collection = 'invoices' and a.item = $1 order by a.id desc limit 1`,
		[first],
	);
	expect(activity).toMatchObject({ action: 'update', user: null, delta: { status: 'overdue' } });
});

test('sent and partly paid ones too; drafts, paid ones and cancellations not; and it changes nothing twice', async () => {
	const firm = await addFirm();
	const yesterday = addDays(todayIn('Europe/Berlin'), -1);
	const [sent, partly, paid, cancelled] = [
		await addDue(firm, yesterday),
		await addDue(firm, yesterday),
		await addDue(firm, yesterday),
		await addDue(firm, yesterday),
	];
	await force('update invoices set status = $1, sent_at = now() where id = $2', ['sent', sent]);
	const { id: draft } = await addDraft(firm);
	await force('update invoices set due_date = $1 where id = $2', [yesterday, draft]);
	const pay = (id: string, amount: string) =>
		post(firm.people.Accountant, `/billing/invoices/${id}/payments`, { amount, payment_date: yesterday, method: 'cash' });
	right(await pay(partly!, '19.00'));
	await force("update invoices set status = 'partially_paid' where id = $1", [partly]);
	right(await pay(paid!, '119.00'));
	const { cancellation_id } = right(await post(firm.people.Accountant, `/billing/invoices/${cancelled}/cancel`));
	await runJob('mark-overdue');
	const all = async () => Promise.all([sent, partly, paid, cancelled, cancellation_id, draft].map((id) => statusOf('invoices', id)));
	expect(await all()).toEqual(['overdue', 'overdue', 'paid', 'cancelled', 'issued', 'draft']);
	const count = async () => (await sql("select count(*) from directus_activity where collection = 'invoices'"))[0]!.count;
	const before = await count();
	await runJob('mark-overdue');
	expect(await count()).toBe(before);
});

test('a quote that was sent expires the day after it was valid, in the time zone of its firm', async () => {
	const expected: [string, string, string][] = [];
	for (const [zone, firm] of firms)
		for (const [status, days, then] of [
			['sent', -1, 'expired'],
			['sent', 0, 'sent'],
			['accepted', -1, 'accepted'],
			['draft', -1, 'draft'],
		] as const) {
			const valid_until = addDays(todayIn(zone), days);
			const issued: Row = status === 'draft' ? {} : { number: `AN-${randomUUID()}`, issued_date: addDays(valid_until, -7) };
			const row = { id: randomUUID(), organization_id: firm.id, customer_id: firm.customer, status, valid_until, ...issued };
			expected.push([zone, await insertImported('quotes', row), then]);
		}
	await runJob('expire-quotes');
	for (const [zone, id, status] of expected) expect([zone, await statusOf('quotes', id)]).toEqual([zone, status]);
});

test('a time zone that nobody knows is refused', async () => {
	const firm = firms.get('Europe/Berlin')!;
	for (const time_zone of ['Europe/Kontor', 'UTC+3', 'posixrules', '']) {
		const answer = await call(firm.people.Administrator, `/items/organizations/${firm.id}`, { method: 'PATCH', body: { time_zone } });
		expect([time_zone, answer.status]).toEqual([time_zone, 400]);
	}
});
