/** Formats of numbers that make numbers; and a clock that ran ahead, which must not stop a firm from issuing. */
import { expect, it } from 'vitest';
import { call, roads } from '../lib/api.ts';
import { addDraft, addFirm, addIssued, type Firm, issue, post, right } from '../lib/books.ts';
import { force, type Row, sql } from '../lib/database.ts';
import { findingsIn } from '../lib/verify.ts';

const sequenceOf = async (firm: Firm, kind = 'invoice'): Promise<Row> =>
	(await sql('select * from number_sequences where organization_id = $1 and kind = $2', [firm.id, kind]))[0]!;
const tryToIssue = async (firm: Firm, values?: Row) =>
	post(firm.people.Accountant, `/billing/invoices/${(await addDraft(firm, undefined, values)).id}/issue`);
const confirm = async (firm: Firm, body: object = { reason: 'Zeitzone war falsch' }, who: keyof Firm['people'] = 'Accountant') =>
	post(firm.people[who], `/billing/number-sequences/${(await sequenceOf(firm)).id}/confirm-clock`, body);
/** As if it had been issued while the clock was so many days ahead. */
const ahead = (id: string, days: number) =>
	force('update invoices set issued_date = current_date + $2::int, due_date = current_date + $2::int + 14 where id = $1', [id, days]);

it.each([
	'RE-2026',
	'RE-{YYYY}-{NNNN}-{NN}',
	'RE-{YYYY}-{NNNN}\n',
	'RE-{YYYY}\u0007-{NNNN}',
	'RE-{YYYY}\u202e-{NNNN}',
	' RE-{YYYY}-{NNNN}',
	'RE-{YYYY}-{nnnn}',
	'RE-{JJJJ}-{NNNN}',
	'RE-{NNNN}',
	'RE-{MM}-{NNNN}',
	'RE/../{YYYY}"{NNNN}',
	'',
	`${'R'.repeat(25)}{YYYY}{NNNN}`,
])('the format %j makes no numbers', async (format) => {
	const firm = await addFirm();
	await addIssued(firm);
	const { id } = await sequenceOf(firm);
	for (const road of roads)
		for (const role of ['Manager', 'Administrator'] as const)
			expect([road.name, (await road.update(firm.people[role], 'number_sequences', id, { format })).status >= 400]).toEqual([
				road.name,
				true,
			]);
	await expect(sql('update number_sequences set format = $2 where id = $1', [id, format])).rejects.toMatchObject({
		constraint: 'format_makes_numbers',
	});
	expect((await addIssued(firm)).number).toMatch(/^RE-\d{4}-0002$/);
});

it.each(['{YYYY}{NNNN}', 'Rg. {YY}/{MM} Nr. {N}', 'RE#{YYYY}_{NNNNNN}'])('the format %j does', async (format) => {
	const firm = await addFirm();
	await addIssued(firm);
	right(await call(firm.people.Manager, `/items/number_sequences/${(await sequenceOf(firm)).id}`, { method: 'PATCH', body: { format } }));
	expect((await addIssued(firm)).number).toMatch(/2$/);
});

it('invoices and cancellations have formats of their own', async () => {
	const firm = await addFirm();
	const first = await addIssued(firm);
	right(await post(firm.people.Accountant, `/billing/invoices/${first.id}/cancel`));
	const answer = await call(firm.people.Manager, `/items/number_sequences/${(await sequenceOf(firm, 'cancellation')).id}`, {
		method: 'PATCH',
		body: { format: 'RE-{YYYY}-{NNNN}' },
	});
	expect([answer.status, answer.codes]).toEqual([409, ['FORMAT_TAKEN']]);
});

it('a clock that ran ahead is confirmed, with a reason, and numbers go on in order', async () => {
	const firm = await addFirm();
	const [first, second] = [await addIssued(firm), await addIssued(firm)];
	expect((await confirm(firm)).codes).toEqual(['NUMBERS_NOT_AHEAD']);
	await ahead(second.id, 20);
	const stuck = await tryToIssue(firm);
	expect([stuck.status, stuck.codes]).toEqual([409, ['NUMBERS_AHEAD']]);
	expect(stuck.body.errors[0].extensions).toMatchObject({ number: second.number, sequence_id: (await sequenceOf(firm)).id });
	expect(stuck.body.errors[0].extensions.messages.de).toMatch(
		/^Die letzte Nummer RE-\d{4}-0002 trägt den \d\d\.\d\d\.\d{4}, und der liegt noch vor uns/,
	);

	for (const who of ['Employee', 'Sales', 'Integrator', 'Auditor'] as const) expect((await confirm(firm, undefined, who)).status).toBe(403);
	for (const body of [{}, { reason: ' ' }]) expect((await confirm(firm, body)).status).toBe(400);
	expect((await tryToIssue(firm)).status).toBe(409);
	const stranger = await addFirm();
	expect(
		(await post(stranger.people.Manager, `/billing/number-sequences/${(await sequenceOf(firm)).id}/confirm-clock`, { reason: 'x' })).status,
	).toBe(404);

	right(await confirm(firm));
	const [noted] = await sql("select r.delta from directus_revisions r where r.collection = 'number_sequences' and r.item = $1", [
		(await sequenceOf(firm)).id,
	]);
	expect(noted!.delta.clock_confirmed).toMatchObject({ after_number: 2, reason: 'Zeitzone war falsch' });
	const early = await tryToIssue(firm, { issued_date: '2026-01-20' });
	expect(early.codes).toEqual(['DATE_NOT_IN_ORDER']);
	const third = await addIssued(firm);
	expect(third.sequence_number).toBe(3);
	expect(third.issued_date < second.due_date).toBe(true);
	expect((await addIssued(firm)).sequence_number).toBe(4);
	expect((await tryToIssue(firm, { issued_date: '2026-01-20' })).codes).toEqual(['DATE_NOT_IN_ORDER']);
	expect((await confirm(firm)).codes).toEqual(['NUMBERS_NOT_AHEAD']);
	expect(first.sequence_number).toBe(1);
	// The open amounts of what was pushed ahead by force are not what this is about.
	expect((await findingsIn(firm.id)).filter(({ check }) => check.startsWith('numbers') || check.startsWith('invoice numbers'))).toEqual([]);
});

it('is confirmed once for each time, and by nobody in silence', async () => {
	const firm = await addFirm();
	const one = await addIssued(firm);
	await ahead(one.id, 3);
	await expect(
		sql(
			`insert into kontor_system.clock_breaks (organization_id, kind, year, after_number, last_date, from_date, reason)
			values ($1, 'invoice', $2, 7, '2020-01-01', '2020-01-01', 'x')`,
			[firm.id, one.sequence_year],
		),
	).rejects.toMatchObject({ code: 'KN021' });
	const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(firm)));
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
	expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
	const [kept] = await sql(
		'select from_date = current_date or from_date = current_date + 1 as is_today from kontor_system.clock_breaks where organization_id = $1',
		[firm.id],
	);
	expect(kept!.is_today).toBe(true);
	for (const statement of [
		"update kontor_system.clock_breaks set from_date = '2020-01-01' where organization_id = $1",
		'delete from kontor_system.clock_breaks where organization_id = $1',
	])
		await expect(sql(statement, [firm.id])).rejects.toMatchObject({ code: 'KN013' });
	// Ahead once more: once more confirmed.
	const two = await issue(firm, (await addDraft(firm)).id);
	await ahead(two.id, 5);
	expect((await tryToIssue(firm)).codes).toEqual(['NUMBERS_AHEAD']);
	right(await confirm(firm, { reason: 'noch einmal' }));
	expect((await tryToIssue(firm)).status).toBe(200);
});
