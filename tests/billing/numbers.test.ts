/** Numbers are given at issue, one after the other without a gap, however many issue at once and whatever fails in between. */
import { beforeAll, expect, test } from 'vitest';
import { call, url } from '../lib/api.ts';
import { addFirm, type Firm, post } from '../lib/books.ts';
import { sql } from '../lib/database.ts';
import { addDrafts, byClients } from '../lib/drafts.ts';
import { findingsIn } from '../lib/verify.ts';

const CLIENTS = 16;
const ISSUES = 500;
let firms: [Firm, Firm];

beforeAll(async () => {
	firms = [await addFirm(), await addFirm()];
});

/** Leaves before the answer comes. */
async function hangUp(token: string, path: string): Promise<void> {
	const controller = new AbortController();
	setTimeout(() => controller.abort(), Math.random() * 60);
	await fetch(url(path), { method: 'POST', headers: { Authorization: `Bearer ${token}` }, signal: controller.signal }).catch(() => {});
}

test(
	`${ISSUES} issues from ${CLIENTS} clients in a fresh year, two firms, cancellations and failures mixed in`,
	{ timeout: 240_000 },
	async () => {
		const work = (
			await Promise.all(
				firms.map(async (firm) => [
					...(await addDrafts(firm, ISSUES / 2)).map((id) => ({ firm, id, is: 'complete' as const })),
					// These can't be issued: they have no line.
					...(await addDrafts(firm, 20)).map((id) => ({ firm, id, is: 'empty' as const })),
				]),
			)
		)
			.flat()
			.sort(() => Math.random() - 0.5);
		const empty = work.filter(({ is }) => is === 'empty').map(({ id }) => id);
		await sql('delete from invoice_lines where invoice_id = any($1)', [empty]);

		const unexpected: string[] = [];
		let turn = 0;
		await byClients(CLIENTS, work, async ({ firm, id, is }, client) => {
			const person = firm.people[client % 2 ? 'Accountant' : 'Integrator'];
			const path = `/billing/invoices/${id}/issue`;
			turn += 1;
			if (turn % 10 === 3) await hangUp(person.token, path);
			const answers = turn % 7 === 0 ? await Promise.all([post(person, path), post(person, path)]) : [await post(person, path)];
			for (const { status, codes } of answers)
				if (is === 'empty' ? status !== 422 : status !== 200 && codes[0] !== 'TRANSITION_NOT_ALLOWED')
					unexpected.push(`${is}: ${status} ${codes}`);
			if (is === 'complete' && turn % 9 === 0) await post(person, `/billing/invoices/${id}/cancel`, { reason: 'Probe' });
		});
		expect(unexpected).toEqual([]);

		for (const { id: organization } of firms) {
			const year = new Date().getFullYear();
			const numbers = async (isReversal: boolean) =>
				sql(
					`select number, sequence_number, issued_date::text from invoices where organization_id = $1 and status <> 'draft'
				 and (kind = 'cancellation') = $2 and sequence_year = $3 order by sequence_number`,
					[organization, isReversal, year],
				);
			const invoices = await numbers(false);
			expect(invoices.map(({ sequence_number }) => sequence_number)).toEqual(Array.from({ length: ISSUES / 2 }, (_, index) => index + 1));
			expect(invoices.map(({ number }) => number)).toEqual(invoices.map((_, index) => `RE-${year}-${String(index + 1).padStart(4, '0')}`));
			const dates = invoices.map(({ issued_date }) => issued_date);
			expect(dates).toEqual([...dates].sort());
			const cancellations = await numbers(true);
			expect(cancellations.length).toBeGreaterThan(5);
			expect(cancellations.map(({ sequence_number }) => sequence_number)).toEqual(cancellations.map((_, index) => index + 1));
			expect(await findingsIn(organization)).toEqual([]);
		}
		const drafts = await sql('select count(*)::int as count from invoices where id = any($1) and number is null', [empty]);
		expect(drafts).toEqual([{ count: empty.length }]);
	},
);

test('the first number of a year, asked for by everybody at once', async () => {
	const firm = await addFirm();
	const drafts = await addDrafts(firm, 8);
	const answers = await Promise.all(drafts.map((id) => post(firm.people.Accountant, `/billing/invoices/${id}/issue`)));
	expect(answers.map(({ status }) => status)).toEqual(drafts.map(() => 200));
	expect(answers.map(({ data }) => data.sequence_number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a date that was given stays, unless the number before is of a later day or the day is still to come', async () => {
	const firm = await addFirm();
	const [early, late, between, future] = await addDrafts(firm, 4);
	const today = new Date().toISOString().slice(0, 10);
	const day = (offset: number) => new Date(Date.parse(today) - offset * 86_400_000).toISOString().slice(0, 10);
	const issueOn = async (id: string, issued_date: string) => {
		await call(firm.people.Accountant, `/items/invoices/${id}`, { method: 'PATCH', body: { issued_date } });
		return post(firm.people.Accountant, `/billing/invoices/${id}/issue`);
	};
	// In the first days of January these are two years, each with numbers of its own.
	if (day(3).slice(0, 4) !== today.slice(0, 4)) return;
	expect((await issueOn(early!, day(3))).data).toMatchObject({ issued_date: day(3), sequence_number: 1 });
	expect((await issueOn(late!, day(1))).data).toMatchObject({ issued_date: day(1), sequence_number: 2 });
	const refused = await issueOn(between!, day(2));
	expect(refused.codes).toEqual(['DATE_NOT_IN_ORDER']);
	expect(refused.body.errors[0].extensions.messages.de).toContain(day(1).split('-').reverse().join('.'));
	expect((await issueOn(future!, '2199-01-01')).codes).toEqual(['INVALID_REQUEST']);
	expect((await issueOn(between!, day(1))).data).toMatchObject({ sequence_number: 3 });
});

test('a sequence in use counts on by one and stays', async () => {
	const firm = await addFirm();
	const [id] = await addDrafts(firm, 1);
	await post(firm.people.Accountant, `/billing/invoices/${id}/issue`);
	const sequence = "where organization_id = $1 and kind = 'invoice'";
	for (const attack of [
		`update number_sequences set last_number = 0 ${sequence}`,
		`update number_sequences set last_number = last_number + 2 ${sequence}`,
		`update number_sequences set year = 1 ${sequence}`,
		`delete from number_sequences ${sequence}`,
	])
		await expect(sql(attack, [firm.id]), attack).rejects.toMatchObject({ code: 'KN021' });
});

test('a firm that comes from another program begins where it left off', async () => {
	const firm = await addFirm();
	const [id] = await addDrafts(firm, 1);
	const year = new Date().getFullYear();
	await sql(
		"insert into number_sequences (id, organization_id, kind, year, format, last_number) values (gen_random_uuid(), $1, 'invoice', $2, 'R{YY}{NNN}', 41)",
		[firm.id, year],
	);
	const { data } = await post(firm.people.Accountant, `/billing/invoices/${id}/issue`);
	expect(data.number).toBe(`R${String(year).slice(2)}042`);
	expect(await findingsIn(firm.id)).toEqual([]);
});
