/** Dunning: whose turn it is, what it costs, who decides, and that what left the house stays as it was. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { NOTICE_STATES } from '../../directus-extensions/kontor/src/dunning/states.ts';
import { call, gql, rest, simpleRest } from '../lib/api.ts';
import { addCustomer, addFirm, addIssued, change, type Firm, post, right } from '../lib/books.ts';
import { insert, insertImported, type Row, sql } from '../lib/database.ts';
import { runJob } from '../lib/jobs.ts';
import { ROLES, uniqueNumber } from '../lib/world.ts';

const DAY = 86_400_000;
const dayFrom = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const today = dayFrom(0);

let firm: Firm;
let other: Firm;

beforeAll(async () => {
	firm = await addFirm({
		time_zone: 'UTC',
		dunning_levels: [
			{ days: 7, fee: null, text_de: 'Sicher übersehen', text_en: 'Surely overlooked' },
			{ days: 14, fee: '5,00', text_de: 'Zweite', text_en: 'Second' },
			{ days: 14, fee: '10.00', text_de: 'Letzte', text_en: 'Last' },
		],
	});
	other = await addFirm({ time_zone: 'UTC' });
});

/** 1,190.00 that was due so many days ago, of a customer of its own. */
async function addLate(days: number, values: Row = {}, customer: Row = {}, of = firm): Promise<Row & { customer_id: string }> {
	const customer_id = values.customer_id ?? (await addCustomer(of, { type: 'B2B', ...customer }));
	const invoice = await addIssued(of, [{ unit_price: '1000.00' }], {
		issued_date: dayFrom(-120),
		due_date: dayFrom(-days),
		...values,
		customer_id,
	});
	return { ...invoice, customer_id };
}
const propose = async (customer_id?: string, of = firm): Promise<Row[]> =>
	right(await post(of.people.Accountant, '/billing/dunning/propose', customer_id ? { customer_id } : {})) as Row[];
const proposeOne = async (invoice: { customer_id: string }): Promise<Row> => {
	const notices = await propose(invoice.customer_id);
	expect(notices).toHaveLength(1);
	return notices[0]!;
};
const verb = (id: string, name: string, body: Row = {}, by = firm.people.Accountant) =>
	post(by, `/billing/dunning-notices/${id}/${name}`, body);
const confirmed = async (id: string) => right(await verb(id, 'confirm'));
const pay = (id: string, amount: string, days = 0) =>
	post(firm.people.Accountant, `/billing/invoices/${id}/payments`, { amount, payment_date: dayFrom(-days), method: 'bank_transfer' });
/** A notice that was sent so many days ago. */
const addSent = (invoice: Row, level: number, days: number, of = firm) =>
	insertImported('dunning_notices', {
		id: randomUUID(),
		organization_id: of.id,
		invoice_id: invoice.id,
		level,
		status: 'sent',
		number: `MA-${uniqueNumber()}`,
		notice_date: dayFrom(-days),
		due_date: dayFrom(7 - days),
	});

describe('whose turn it is', () => {
	test('the first level a week after the due date, with its text, without interest', async () => {
		const [early, late] = [await addLate(6), await addLate(7)];
		expect(await propose(early.customer_id)).toEqual([]);
		expect(await proposeOne(late)).toMatchObject({
			invoice_id: late.id,
			level: 1,
			status: 'proposed',
			number: null,
			notice_date: null,
			text: 'Sicher übersehen',
			open_amount: '1190.00',
			fee: '0.00',
			interest: '0.00',
			flat_fee: '0.00',
		});
		expect(await propose(late.customer_id)).toEqual([]);
		const english = await addLate(7, {}, { language: 'en' });
		expect((await proposeOne(english)).text).toBe('Surely overlooked');
	});

	test('the next ones counted from the notice before, until there are no more', async () => {
		const invoice = await addLate(60);
		await addSent(invoice, 1, 13);
		expect(await propose(invoice.customer_id)).toEqual([]);
		const second = await addLate(60);
		await addSent(second, 1, 14);
		expect(await proposeOne(second)).toMatchObject({ level: 2, text: 'Zweite', fee: '5.00', flat_fee: '40.00' });
		const third = await addLate(60);
		await addSent(third, 1, 40);
		await addSent(third, 2, 20);
		expect(await proposeOne(third)).toMatchObject({ level: 3, fee: '10.00' });
		const done = await addLate(100);
		for (const level of [1, 2, 3]) await addSent(done, level, 90 - level * 20);
		expect(await propose(done.customer_id)).toEqual([]);
	});

	test('neither paid, cancelled, not yet due, paused, nor drafts', async () => {
		const paid = await addLate(30);
		right(await pay(paid.id, '1190.00'));
		const cancelled = await addLate(30);
		right(await post(firm.people.Accountant, `/billing/invoices/${cancelled.id}/cancel`));
		const paused = await addLate(30);
		right(await call(firm.people.Accountant, `/items/invoices/${paused.id}`, { method: 'PATCH', body: { is_dunning_paused: true } }));
		const customer = await addLate(30, {}, { is_dunning_paused: true });
		const due = await addLate(-5);
		const draft = await addCustomer(firm);
		right(await post(firm.people.Accountant, '/items/invoices', { customer_id: draft, due_date: dayFrom(-30) }));
		for (const { customer_id } of [paid, cancelled, paused, customer, due, { customer_id: draft }])
			expect(await propose(customer_id)).toEqual([]);
	});

	test('all of the own firm at once, and nothing of another one', async () => {
		const own = await addFirm({ time_zone: 'UTC' });
		const ids = [];
		for (let at = 0; at < 3; at++) ids.push((await addLate(10 + at, {}, {}, own)).id);
		const foreign = await addLate(10, {}, {}, other);
		const notices = await propose(undefined, own);
		expect(notices.map(({ invoice_id }) => invoice_id).toSorted()).toEqual(ids.toSorted());
		expect(await sql('select 1 from dunning_notices where invoice_id = $1', [foreign.id])).toEqual([]);
		const answer = await post(own.people.Accountant, '/billing/dunning/propose', { customer_id: foreign.customer_id });
		expect(answer.status).toBe(404);
		for (const name of ['confirm', 'dismiss', 'mark-sent'])
			expect((await verb(notices[0]!.id, name, {}, other.people.Accountant)).status).toBe(404);
	});

	test('only who may issue proposes and confirms', async () => {
		const notice = await proposeOne(await addLate(10));
		for (const role of ['Sales', 'Project lead', 'Employee', 'Auditor'] as const)
			for (const answer of [
				await post(firm.people[role], '/billing/dunning/propose'),
				await verb(notice.id, 'confirm', {}, firm.people[role]),
			])
				expect([role, answer.status, ...answer.codes]).toEqual([role, 403, 'VERB_NOT_ALLOWED']);
	});
});

describe('what it costs', () => {
	test('interest day by day, across a change of the base rate and around a part payment', async () => {
		const own = await addFirm({ time_zone: 'UTC', dunning_levels: [{ days: 7 }, { days: 14, fee: '5.00' }] });
		await insert('base_rates', { id: randomUUID(), organization_id: own.id, valid_from: dayFrom(-20), rate: '4.50' });
		const rates: [string, number][] = [
			...(await sql('select valid_from::text, rate::float from base_rates where organization_id = $1 order by valid_from', [own.id])).map(
				({ valid_from, rate }): [string, number] => [valid_from, rate],
			),
		];
		for (const [type, points] of [
			['B2B', 9],
			['B2C', 5],
		] as const) {
			const invoice = await addLate(50, {}, { type }, own);
			right(
				await post(own.people.Accountant, `/billing/invoices/${invoice.id}/payments`, {
					amount: '490.00',
					payment_date: dayFrom(-30),
					method: 'cash',
				}),
			);
			await addSent(invoice, 1, 20, own);
			const [notice] = await propose(invoice.customer_id, own);
			const answer = right(await verb(notice!.id, 'confirm', {}, own.people.Accountant));

			let interest = 0;
			for (let days = 49; days >= 0; days--) {
				const day = dayFrom(-days);
				const base = rates.filter(([from]) => from <= day).at(-1)![1];
				const year = Number(day.slice(0, 4));
				interest += ((days > 30 ? 1190 : 700) * (base + points)) / 100 / (year % 4 === 0 ? 366 : 365);
			}
			expect(Math.abs(Number(answer.interest) - interest)).toBeLessThan(0.0051);
			expect(answer).toMatchObject({ level: 2, open_amount: '700.00', fee: '5.00', flat_fee: type === 'B2B' ? '40.00' : '0.00' });
			const periods = answer.interest_details as Row[];
			expect(periods.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0)).toBe(
				Math.round(Number(answer.interest) * 100),
			);
			expect(periods[0]!.from).toBe(dayFrom(-49));
			expect(periods.at(-1)!.to).toBe(today);
			expect(periods.map(({ from }) => from)).toEqual(expect.arrayContaining([dayFrom(-30), dayFrom(-20)]));
		}
	});

	test('a firm can leave interest and flat fee, and begin later', async () => {
		const own = await addFirm({ time_zone: 'UTC', settings: { dunning_interest: false, dunning_flat_fee: false } });
		const invoice = await addLate(50, {}, {}, own);
		await addSent(invoice, 1, 20, own);
		expect((await propose(invoice.customer_id, own))[0]).toMatchObject({ level: 2, interest: '0.00', flat_fee: '0.00' });
	});
});

describe('confirming', () => {
	test('names what can not be printed, before a number is given', async () => {
		const invoice = await addLate(40);
		const notice = await proposeOne(invoice);
		await change('customers', invoice.customer_id, { name: '東京商事' });
		await change('dunning_notices', notice.id, { text: 'Bitte zahlen 🙏' });
		const { status, codes, body } = await verb(notice.id, 'confirm');
		expect([status, codes]).toEqual([422, ['DOCUMENT_INCOMPLETE']]);
		expect(body.errors[0].extensions.missing).toMatchObject([
			{ collection: 'customers', id: invoice.customer_id, field: 'name' },
			{ collection: 'dunning_notices', id: notice.id, field: 'text' },
		]);
		await change('customers', invoice.customer_id, { name: 'Tōkyō Shōji' });
		await change('dunning_notices', notice.id, { text: 'Bitte zahlen' });
		expect((await confirmed(notice.id)).number).toBeTruthy();
	});

	test('gives number, dates and the amounts of today; text and term are a person’s until then', async () => {
		const invoice = await addLate(30);
		const notice = await proposeOne(invoice);
		const patch = (body: Row) => call(firm.people.Accountant, `/items/dunning_notices/${notice.id}`, { method: 'PATCH', body });
		right(await patch({ text: 'Persönlich', due_date: dayFrom(21) }));
		expect((await patch({ fee: '99.00' })).status).toBeGreaterThanOrEqual(400);
		right(await pay(invoice.id, '190.00'));
		expect(await confirmed(notice.id)).toMatchObject({
			status: 'issued',
			number: expect.stringMatching(/^MA-\d{4}-\d{4}$/),
			notice_date: today,
			due_date: dayFrom(21),
			text: 'Persönlich',
			open_amount: '1000.00',
		});
		const answer = await verb(notice.id, 'confirm');
		expect([answer.status, ...answer.codes]).toEqual([409, 'TRANSITION_NOT_ALLOWED']);
		expect(right(await verb(notice.id, 'mark-sent'))).toMatchObject({ status: 'sent', sent_at: expect.any(String) });
	});

	test('refuses what was paid, cancelled or paused meanwhile, and takes no number for it', async () => {
		const counter = async () =>
			(
				await sql(
					"select coalesce(max(last_number), 0) as n from number_sequences where organization_id = $1 and kind = 'dunning_notice'",
					[firm.id],
				)
			)[0]!.n;
		const before = await counter();
		const [paid, cancelled, paused, customer] = [await addLate(30), await addLate(30), await addLate(30), await addLate(30)];
		const notices = [];
		for (const invoice of [paid, cancelled, paused, customer]) notices.push((await proposeOne(invoice!)).id);
		right(await pay(paid!.id, '1190.00'));
		right(await post(firm.people.Accountant, `/billing/invoices/${cancelled!.id}/cancel`));
		await change('invoices', paused!.id, { is_dunning_paused: true });
		await change('customers', customer!.customer_id, { is_dunning_paused: true });
		const causes = [];
		for (const id of notices) {
			const answer = await verb(id, 'confirm');
			expect([answer.status, ...answer.codes]).toEqual([409, 'DUNNING_NOT_POSSIBLE']);
			causes.push(answer.body.errors[0].extensions.cause);
		}
		expect(causes).toEqual(['paid', 'cancelled', 'paused', 'customer']);
		expect(await counter()).toBe(before);
		expect(right(await verb(notices[0]!, 'dismiss')).status).toBe('cancelled');
	});

	test('what was dismissed can be proposed again', async () => {
		const invoice = await addLate(30);
		const first = await proposeOne(invoice);
		right(await verb(first.id, 'dismiss'));
		const second = await proposeOne(invoice);
		expect(second).toMatchObject({ level: 1, status: 'proposed' });
		expect((await verb(first.id, 'confirm')).codes).toEqual(['TRANSITION_NOT_ALLOWED']);
	});
});

describe('at once', () => {
	test('eight proposals: one notice per invoice', async () => {
		const own = await addFirm({ time_zone: 'UTC' });
		const ids = [];
		for (let at = 0; at < 3; at++) ids.push((await addLate(20, {}, {}, own)).id);
		const answers = await Promise.all(
			Array.from({ length: 8 }, (_, at) => post(at % 2 ? own.people.Manager : own.people.Integrator, '/billing/dunning/propose')),
		);
		expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
		expect(answers.flatMap(({ data }) => data.map(({ invoice_id }: Row) => invoice_id)).toSorted()).toEqual(ids.toSorted());
		const levels = await sql(
			'select invoice_id, level, count(*)::int as count from dunning_notices where organization_id = $1 group by 1, 2',
			[own.id],
		);
		expect(levels.map(({ level, count }) => [level, count])).toEqual(Array(3).fill([1, 1]));
	});

	test('confirming: each once, numbers without a gap', async () => {
		const own = await addFirm({ time_zone: 'UTC' });
		for (let at = 0; at < 6; at++) await addLate(20, {}, {}, own);
		const notices = await propose(undefined, own);
		const answers = await Promise.all([...notices, ...notices].map(({ id }) => verb(id, 'confirm', {}, own.people.Accountant)));
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
		for (const { status, codes } of answers) if (status !== 200) expect([status, ...codes]).toEqual([409, 'TRANSITION_NOT_ALLOWED']);
		const numbers = await sql('select number from dunning_notices where organization_id = $1 order by number', [own.id]);
		expect(numbers.map(({ number }) => Number(number.slice(-4)))).toEqual([1, 2, 3, 4, 5, 6]);
	});

	test('confirming and paying: no notice for what is paid', async () => {
		for (let round = 0; round < 6; round++) {
			const invoice = await addLate(30);
			const notice = await proposeOne(invoice);
			const [confirmation, payment] = await Promise.all([verb(notice.id, 'confirm'), pay(invoice.id, '1190.00')]);
			expect(payment!.status).toBe(200);
			const [row] = await sql('select status, open_amount from dunning_notices where id = $1', [notice.id]);
			if (confirmation!.status === 200) expect(row).toEqual({ status: 'issued', open_amount: '1190.00' });
			else expect([confirmation!.codes, row!.status]).toEqual([['DUNNING_NOT_POSSIBLE'], 'proposed']);
		}
	});
});

describe('for ever', () => {
	test('a notice that was issued does not change and is not deleted, by nobody and no road', async () => {
		const { id } = await confirmed((await proposeOne(await addLate(30))).id);
		const before = await sql('select to_jsonb(d) as row from dunning_notices d where id = $1', [id]);
		for (const role of ROLES)
			for (const road of [rest, gql, simpleRest])
				for (const patch of [{ text: 'anders' }, { due_date: dayFrom(99) }, { fee: '1.00' }, { status: 'sent' }, { level: 2 }]) {
					const changed = await road.update(firm.people[role], 'dunning_notices', id, patch);
					expect([role, road.name, Object.keys(patch), changed.status >= 400]).toEqual([role, road.name, Object.keys(patch), true]);
				}
		for (const road of [rest, gql, simpleRest])
			expect((await road.remove(firm.people.Administrator, 'dunning_notices', id)).status).toBeGreaterThanOrEqual(400);
		for (const statement of [
			'update dunning_notices set fee = 1',
			'update dunning_notices set number = null',
			'delete from dunning_notices',
		])
			await expect(sql(`${statement} where id = $1`, [id])).rejects.toMatchObject({ code: expect.stringMatching(/^KN01[01]$/) });
		expect(await sql('select to_jsonb(d) as row from dunning_notices d where id = $1', [id])).toEqual(before);
	});

	test('what is not in the table of transitions does not happen, by SQL either', async () => {
		const states = ['proposed', 'issued', 'sent', 'cancelled'];
		const allowed = new Set<string>(NOTICE_STATES.transitions.flatMap(({ from, to }) => from.map((one) => `${one} ${to}`)));
		const invoice = await addLate(30);
		let level = 100;
		for (const from of states)
			for (const to of states.filter((state) => state !== from)) {
				const row = {
					id: randomUUID(),
					organization_id: firm.id,
					invoice_id: invoice.id,
					level: ++level,
					status: from,
					number: `MA-${randomUUID()}`,
				};
				await insertImported('dunning_notices', { ...row, notice_date: today, due_date: today });
				const moved = sql('update dunning_notices set status = $1 where id = $2', [to, row.id]);
				if (allowed.has(`${from} ${to}`)) await moved;
				else await expect(moved).rejects.toMatchObject({ code: 'KN012' });
			}
		await expect(
			sql("update dunning_notices set status = 'issued' where invoice_id = $1 and status = 'proposed'", [invoice.id]),
		).resolves.toBeDefined();
		const bare = await insert('dunning_notices', { id: randomUUID(), organization_id: firm.id, invoice_id: invoice.id, level: 99 });
		await expect(sql("update dunning_notices set status = 'issued' where id = $1", [bare])).rejects.toMatchObject({ code: 'KN021' });
	});

	test('a level is there once', async () => {
		const invoice = await addLate(30);
		const { level } = await proposeOne(invoice);
		const row = { id: randomUUID(), organization_id: firm.id, invoice_id: invoice.id, level };
		await expect(insert('dunning_notices', row)).rejects.toMatchObject({ code: '23505' });
		const answer = await rest.create(firm.people.Administrator, 'dunning_notices', {
			organization_id: firm.id,
			invoice_id: invoice.id,
			level,
		});
		expect(answer.status).toBe(400);
	});
});

test('by itself only where the firm wants it; what was dismissed is left alone for a while', async () => {
	const own = await addFirm({ time_zone: 'UTC', settings: { dunning_automatic: true } });
	const quiet = await addFirm({ time_zone: 'UTC', settings: { dunning_automatic: 'true' } });
	const [mine, theirs] = [await addLate(10, {}, {}, own), await addLate(10, {}, {}, quiet)];
	await runJob('propose-dunning');
	const noticesOf = (invoice: Row) => sql('select id, status, created_by from dunning_notices where invoice_id = $1', [invoice.id]);
	const [notice] = await noticesOf(mine);
	expect(notice).toMatchObject({ status: 'proposed', created_by: null });
	expect(await noticesOf(theirs)).toEqual([]);
	right(await verb(notice!.id, 'dismiss', {}, own.people.Accountant));
	await runJob('propose-dunning');
	expect(await noticesOf(mine)).toHaveLength(1);
});
