/** Up to `books_closed_until`, time and expenses stay as they are: by REST, GraphQL, simple-rest and SQL. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { call, rest, roads } from '../lib/api.ts';
import { change } from '../lib/books.ts';
import { database, find, insert, sql } from '../lib/database.ts';
import { addEntry, addExpense, addLine, addTeam, extensions, hoursAgo, role, stop, type Team } from '../lib/time.ts';

const CLOSED = '2026-03-28';
/** Berlin's 28th of March ends at 23:00 UTC, the 29th (23 hours long) at 22:00. */
const IN = { start_time: '2026-03-28T22:30:00Z', end_time: '2026-03-28T22:45:00Z' };
const OUT = { start_time: '2026-03-28T23:00:00Z', end_time: '2026-03-28T23:30:00Z' };

let team: Team;
beforeAll(async () => {
	team = await addTeam();
});
const close = (until: string | null, one = team) => change('organizations', one.firm.id, { books_closed_until: until });

test('the day is that of the firm, the night of the change too', async () => {
	await close(null);
	const inside = await addEntry(team, IN);
	const outside = await addEntry(team, OUT);
	await close(CLOSED);
	for (const road of roads)
		for (const person of [team.me, role(team, 'Manager'), role(team, 'Administrator')]) {
			const make = (values: object) =>
				road.create(person, 'time_entries', {
					...(person === team.me ? {} : { employee_id: team.me.id }),
					project_id: team.project,
					...values,
				});
			const refused = [
				await make(IN),
				await road.update(person, 'time_entries', inside, { note: 'x' }),
				await road.update(person, 'time_entries', inside, OUT),
				await road.update(person, 'time_entries', outside, IN),
				await road.update(person, 'time_entries', outside, { start_time: IN.start_time }),
				await road.remove(person, 'time_entries', inside),
			];
			for (const [at, answer] of refused.entries()) {
				expect(answer.status, `${road.name} ${person.role} ${at} ${JSON.stringify(answer.body)}`).toBeGreaterThanOrEqual(400);
				if (road.name !== 'GraphQL') {
					expect([answer.status, answer.codes], `${road.name} ${person.role} ${at}`).toEqual([409, ['BOOKS_CLOSED']]);
					expect(extensions(answer)).toMatchObject({ until: CLOSED, field: 'start_time' });
				}
			}
			expect((await road.update(person, 'time_entries', outside, { note: `${road.name} ${person.role}` })).status).toBe(200);
		}
	expect((await rest.create(team.me, 'time_entries', { project_id: team.project, ...OUT })).status).toBe(200);
	for (const statement of [
		"update time_entries set note = 'x' where id = $1",
		'delete from time_entries where id = $1',
		'update time_entries set employee_id = employee_id, note = null, is_billable = false where id = $1',
	])
		await expect(sql(statement, [inside])).rejects.toMatchObject({ code: 'KN019' });
	await expect(sql('update time_entries set start_time = $2 where id = $1', [outside, IN.start_time])).rejects.toMatchObject({
		code: 'KN019',
	});
	await expect(
		insert('time_entries', { id: randomUUID(), organization_id: team.firm.id, employee_id: team.me.id, ...IN }),
	).rejects.toMatchObject({ code: 'KN019' });
	// An entry that begins before the end of the period and ends after it belongs to the period.
	const across = { start_time: '2026-03-28T22:59:00Z', end_time: '2026-03-29T01:00:00Z' };
	expect((await rest.create(team.me, 'time_entries', { project_id: team.project, ...across })).codes).toEqual(['BOOKS_CLOSED']);
	await close('2026-03-29');
	expect((await rest.create(team.me, 'time_entries', { start_time: '2026-03-29T21:59:00Z', duration: 60 })).codes).toEqual([
		'BOOKS_CLOSED',
	]);
	expect((await rest.create(team.me, 'time_entries', { start_time: '2026-03-29T22:00:00Z', duration: 60 })).status).toBe(200);
	expect((await find('time_entries', inside))?.note).toBeNull();
});

test('nothing is submitted or approved there, and what was billed there goes on being billed', async () => {
	const one = await addTeam();
	const draft = await addEntry(one, IN);
	const submitted = await addEntry(one, { ...IN, status: 'submitted' });
	const approved = await addEntry(one, { ...IN, status: 'approved' });
	await close(CLOSED, one);
	for (const [id, verb, person] of [
		[draft, 'submit', one.me],
		[submitted, 'withdraw', one.me],
		[submitted, 'approve', one.lead],
		[approved, 'reopen', one.lead],
	] as const) {
		const answer = await call(person, `/time/entries/${id}/${verb}`, { method: 'POST' });
		expect([answer.status, answer.codes], verb).toEqual([409, ['BOOKS_CLOSED']]);
	}
	await expect(sql("update time_entries set status = 'approved' where id = $1", [submitted])).rejects.toMatchObject({ code: 'KN019' });
	const line = await addLine(one.firm, { project: one.project, quantity: 0.25 });
	await sql('update time_entries set invoice_line_id = $2, billed_rate = 100, billed_hours = 0.25 where id = $1', [approved, line]);
	expect((await find('time_entries', approved))?.billed_rate).toBe('100.00');
});

test('first the timers, then the books', async () => {
	const one = await addTeam();
	const running = await addEntry(one, { start_time: hoursAgo(5), end_time: null });
	const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' });
	const day = today.format(new Date(hoursAgo(5)));
	const answer = await rest.update(role(one, 'Manager'), 'organizations', one.firm.id, { books_closed_until: day });
	expect([answer.status, answer.codes]).toEqual([409, ['TIMERS_RUNNING']]);
	expect(extensions(answer)).toMatchObject({ count: 1, field: 'books_closed_until' });
	const dayBefore = today.format(new Date(hoursAgo(29)));
	expect((await rest.update(role(one, 'Manager'), 'organizations', one.firm.id, { books_closed_until: dayBefore })).status).toBe(200);
	// A timer that began before midnight and is stopped after it: in the open.
	expect((await stop(one.me)).data.id).toBe(running);
	expect((await rest.update(role(one, 'Manager'), 'organizations', one.firm.id, { books_closed_until: day })).status).toBe(200);
	expect((await rest.update(one.me, 'time_entries', running, { note: 'x' })).codes).toEqual(['BOOKS_CLOSED']);
});

test('who closes the books waits for what is being written', async () => {
	const one = await addTeam();
	const client = await database().connect();
	try {
		await client.query('begin');
		await insert('time_entries', { id: randomUUID(), organization_id: one.firm.id, employee_id: one.me.id, ...IN, end_time: null }, client);
		const closing = rest.update(role(one, 'Manager'), 'organizations', one.firm.id, { books_closed_until: CLOSED });
		await new Promise((resolve) => setTimeout(resolve, 300));
		await client.query('commit');
		expect((await closing).codes).toEqual(['TIMERS_RUNNING']);
	} finally {
		client.release();
	}
});

test('expenses are closed by their date; paying back goes on', async () => {
	const one = await addTeam();
	const inside = await addExpense(one, { expense_date: CLOSED });
	const submitted = await addExpense(one, { expense_date: CLOSED, status: 'submitted' });
	const approved = await addExpense(one, { expense_date: CLOSED, status: 'approved', is_reimbursable: true });
	const outside = await addExpense(one, { expense_date: '2026-03-29' });
	await close(CLOSED, one);
	for (const road of roads) {
		const refused = [
			await road.create(one.me, 'expenses', { amount: '1.00', expense_date: CLOSED }),
			await road.update(one.me, 'expenses', inside, { note: 'x' }),
			await road.update(one.me, 'expenses', inside, { expense_date: '2026-03-29' }),
			await road.update(one.me, 'expenses', outside, { expense_date: CLOSED }),
			await road.remove(one.me, 'expenses', inside),
		];
		for (const [at, answer] of refused.entries()) {
			expect(answer.status, `${road.name} ${at}`).toBeGreaterThanOrEqual(400);
			if (road.name !== 'GraphQL') expect([answer.status, answer.codes], `${road.name} ${at}`).toEqual([409, ['BOOKS_CLOSED']]);
		}
	}
	await expect(sql("update expenses set note = 'x' where id = $1", [inside])).rejects.toMatchObject({ code: 'KN019' });
	await expect(sql("update expenses set status = 'submitted' where id = $1", [inside])).rejects.toMatchObject({ code: 'KN019' });
	const manager = role(one, 'Manager');
	expect((await call(one.me, `/expenses/${inside}/submit`, { method: 'POST' })).codes).toEqual(['BOOKS_CLOSED']);
	expect((await call(manager, `/expenses/${submitted}/approve`, { method: 'POST' })).codes).toEqual(['BOOKS_CLOSED']);
	expect((await call(manager, `/expenses/${approved}/reimburse`, { method: 'POST' })).data.status).toBe('reimbursed');
});
