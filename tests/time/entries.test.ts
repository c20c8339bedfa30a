/** Entries written by hand: by REST, GraphQL and simple-rest alike, and what SQL can not do either. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, graphql, rest, roads } from '../lib/api.ts';
import { change } from '../lib/books.ts';
import { find, insert, insertImported, type Row, sql } from '../lib/database.ts';
import { addEntry, addLine, addTask, addTeam, extensions, hoursAgo, MORNING, role, type Team } from '../lib/time.ts';
import { addOwnProject, addPerson } from '../lib/world.ts';

let team: Team;
beforeAll(async () => {
	team = await addTeam();
});

const create = async (values: Row) => rest.create(team.me, 'time_entries', { project_id: team.project, ...values });
async function made(values: Row): Promise<Row> {
	const answer = await create(values);
	expect(answer.status, JSON.stringify(answer.body)).toBe(200);
	return (await find('time_entries', answer.id!))!;
}

test('is one’s own where nobody is named, also for who may write down the time of others', async () => {
	const { Manager } = team.firm.people;
	const entry = { project_id: team.project, start_time: '2026-03-02T08:00:00Z', duration: 60 };
	for (const road of roads.filter(({ name }) => name !== 'GraphQL')) {
		const answer = await road.create(Manager, 'time_entries', entry);
		expect(await find('time_entries', answer.id!), road.name).toMatchObject({ employee_id: Manager.id });
	}
});

describe('from and to, or how long', () => {
	test('start and duration', async () => {
		for (const road of roads.filter(({ name }) => name !== 'GraphQL')) {
			const answer = await road.create(team.me, 'time_entries', {
				project_id: team.project,
				start_time: '2026-03-02T08:00:00Z',
				duration: 5400,
			});
			expect(await find('time_entries', answer.id!), road.name).toMatchObject({
				duration: 5400,
				end_time: new Date('2026-03-02T09:30:00Z'),
			});
		}
		const text = `mutation { create_time_entries_item(data: { organization_id: { id: "${team.firm.id}" }, employee_id: { id: "${team.me.id}" }, start_time: "2026-03-02T08:00:00Z", duration: 60, is_billable: true }) { id duration end_time } }`;
		const byGraphql = await graphql(team.me, text);
		// Whether GraphQL has words for it depends on what else one may create; where it has, the end is filled in as well.
		if (byGraphql.codes.length === 0) expect(byGraphql.data.create_time_entries_item.duration).toBe(60);
	});

	test('all three only if they fit together', async () => {
		expect((await made({ ...MORNING, duration: 7200 })).duration).toBe(7200);
		const answer = await create({ ...MORNING, duration: 7100 });
		expect([answer.codes, extensions(answer).field]).toEqual([['INVALID_REQUEST'], 'duration']);
		for (const duration of [-1, 1.5, 86_401, 'long', '1e3x'])
			expect((await create({ start_time: MORNING.start_time, duration })).status, String(duration)).toBe(400);
	});

	test('changed: the end, the beginning, the duration, or both', async () => {
		const { id } = await made(MORNING);
		const becomes = async (body: Row, duration: number | null, start = '08:00', end: string | null = null) => {
			const answer = await rest.update(team.me, 'time_entries', id, body);
			expect(answer.status, JSON.stringify(answer.body)).toBe(200);
			const entry = (await find('time_entries', id))!;
			expect(entry.duration).toBe(duration);
			expect(entry.start_time.toISOString().slice(11, 16)).toBe(start);
			if (end) expect(entry.end_time.toISOString().slice(11, 16)).toBe(end);
		};
		await becomes({ duration: 3600 }, 3600, '08:00', '09:00');
		await becomes({ start_time: '2026-03-02T07:00:00Z' }, 7200, '07:00', '09:00');
		await becomes({ start_time: '2026-03-02T08:00:00Z', duration: 7200 }, 7200, '08:00', '10:00');
		await becomes({ end_time: '2026-03-02T08:30:00Z' }, 1800);
		await becomes({ end_time: null }, null);
		await becomes({ duration: 600 }, 600, '08:00', '08:10');
		await becomes({ note: 'x' }, 600);
		const wrong = await rest.update(team.me, 'time_entries', id, { end_time: '2026-03-02T09:00:00Z', duration: 1 });
		expect(wrong.codes).toEqual(['INVALID_REQUEST']);
	});

	test('the duration of several at once is that of none', async () => {
		const keys = [(await made(MORNING)).id, (await made({ start_time: '2026-03-03T08:00:00Z', duration: 60 })).id];
		const answer = await call(team.me, '/items/time_entries', { method: 'PATCH', body: { keys, data: { duration: 120 } } });
		expect(answer.codes).toEqual(['INVALID_REQUEST']);
		expect(await sql('select duration from time_entries where id = any($1) order by start_time', [keys])).toEqual([
			{ duration: 7200 },
			{ duration: 60 },
		]);
	});

	test('by every road, what can not be is refused and named', async () => {
		const wrong: [Row, string, string][] = [
			[{ start_time: hoursAgo(-2), end_time: hoursAgo(-3) }, 'ENTRY_IN_FUTURE', 'start_time'],
			[{ start_time: hoursAgo(1), end_time: hoursAgo(-1) }, 'ENTRY_IN_FUTURE', 'end_time'],
			[{ start_time: hoursAgo(1), duration: 7200 }, 'ENTRY_IN_FUTURE', 'duration'],
			[{ start_time: hoursAgo(-1) }, 'ENTRY_IN_FUTURE', 'start_time'],
			[{ start_time: '2026-03-02T10:00:00Z', end_time: '2026-03-02T09:00:00Z' }, 'RULE_VIOLATED', 'end_time'],
			[{ start_time: '2026-03-02T10:00:00Z', end_time: '2026-03-03T10:00:01Z' }, 'RULE_VIOLATED', 'end_time'],
			[{ start_time: 'now-ish' }, 'INVALID_REQUEST', 'start_time'],
			[{ start_time: '2026-03-02T10:00:00Z', end_time: 5 }, 'INVALID_REQUEST', 'end_time'],
		];
		const { id } = await made(MORNING);
		for (const [values, code, field] of wrong)
			for (const road of roads) {
				const created = await road.create(team.me, 'time_entries', { project_id: team.project, ...values });
				expect(created.status, `${road.name} ${JSON.stringify(values)}`).toBeGreaterThanOrEqual(400);
				expect(created.status).toBeLessThan(500);
				const changed = await road.update(team.me, 'time_entries', id, values);
				expect(changed.status, `${road.name} ${JSON.stringify(values)} ${JSON.stringify(changed.body)}`).toBeGreaterThanOrEqual(400);
				if (road.name === 'GraphQL') continue;
				for (const answer of [created, changed]) {
					expect(answer.codes, `${road.name} ${JSON.stringify(values)}`).toEqual([code]);
					expect(extensions(answer).field, `${road.name} ${JSON.stringify(values)}`).toBe(field);
				}
			}
		expect(await find('time_entries', id)).toMatchObject({
			start_time: new Date(MORNING.start_time),
			end_time: new Date(MORNING.end_time),
		});
		for (const end of ['2026-03-02T07:59:59Z', '2026-03-03T08:00:01Z'])
			await expect(sql('update time_entries set end_time = $2 where id = $1', [id, end])).rejects.toThrow(
				/end_not_before_start|at_most_a_day/,
			);
		// A whole day is one.
		expect((await made({ start_time: '2026-03-02T10:00:00Z', end_time: '2026-03-03T10:00:00Z' })).duration).toBe(86_400);
		// Clocks differ by a little.
		expect((await create({ start_time: hoursAgo(1), end_time: new Date(Date.now() + 60_000).toISOString() })).status).toBe(200);
	});
});

describe('the nights on which the clocks change', () => {
	const nights: [string, Row, number][] = [
		['spring, with offsets', { start_time: '2026-03-29T01:30:00+01:00', end_time: '2026-03-29T03:30:00+02:00' }, 3600],
		['spring, on the wall', { start_time: '2026-03-29T01:30', end_time: '2026-03-29T03:30' }, 3600],
		['spring, by duration', { start_time: '2026-03-29T01:30:00', duration: 7200 }, 7200],
		['autumn, with offsets', { start_time: '2025-10-26T01:30:00+02:00', end_time: '2025-10-26T03:30:00+01:00' }, 10_800],
		['autumn, on the wall', { start_time: '2025-10-26T01:30', end_time: '2025-10-26T03:30' }, 10_800],
		['autumn, the whole night', { start_time: '2025-10-25T22:00', end_time: '2025-10-26T06:00' }, 32_400],
		['spring, the whole night', { start_time: '2026-03-28T22:00', end_time: '2026-03-29T06:00' }, 25_200],
	];
	for (const [name, values, seconds] of nights) test(name, async () => expect((await made(values)).duration).toBe(seconds));

	test('those of this year as well, whenever they are', async () => {
		const id = await insertImported('time_entries', {
			id: randomUUID(),
			organization_id: team.firm.id,
			employee_id: team.me.id,
			start_time: '2026-10-25T01:30:00+02:00',
			end_time: '2026-10-25T03:30:00+01:00',
		});
		expect(await find('time_entries', id)).toMatchObject({ duration: 10_800, hours: '3.0000' });
		await sql('delete from time_entries where id = $1', [id]);
	});

	test('the wall is that of the firm', async () => {
		const other = await addTeam();
		await change('organizations', other.firm.id, { time_zone: 'America/New_York' });
		const { id } = await rest.create(other.me, 'time_entries', { start_time: '2026-03-02T09:00', end_time: '2026-03-02 10:00' });
		expect((await find('time_entries', id!))?.start_time.toISOString()).toBe('2026-03-02T14:00:00.000Z');
	});
});

describe('projects and tasks', () => {
	test('a closed project takes no new time, by any road, and keeps what it has', async () => {
		const own = await addTeam(team.firm);
		const id = await addEntry(own);
		const elsewhere = await addEntry({ ...own, project: team.project });
		await change('projects', own.project, { status: 'completed' });
		const manager = role(team, 'Manager');
		for (const road of roads) {
			for (const person of [own.me, manager, role(team, 'Administrator')]) {
				const values = { employee_id: own.me.id, project_id: own.project, ...MORNING };
				const created = await road.create(person, 'time_entries', person === own.me ? { ...values, employee_id: undefined } : values);
				expect(created.status, `${road.name} ${person.role}`).toBeGreaterThanOrEqual(400);
				if (road.name !== 'GraphQL') expect(created.codes).toEqual(['PROJECT_CLOSED']);
			}
			const moved = await road.update(manager, 'time_entries', elsewhere, {
				project_id: road.name === 'GraphQL' ? { id: own.project } : own.project,
			});
			expect(moved.status, road.name).toBeGreaterThanOrEqual(400);
			expect((await road.update(own.me, 'time_entries', id, { note: `by ${road.name}` })).status).toBe(200);
		}
		const row = [randomUUID(), team.firm.id, own.me.id, own.project, MORNING.start_time, MORNING.end_time];
		await expect(
			sql(
				'insert into time_entries (id, organization_id, employee_id, project_id, start_time, end_time) values ($1, $2, $3, $4, $5, $6)',
				row,
			),
		).rejects.toMatchObject({ code: 'KN031' });
		expect(await sql('select note from time_entries where project_id = $1', [own.project])).toEqual([{ note: 'by simple-rest' }]);
	});

	test('a task is one of the project, by every road', async () => {
		const { project: other } = await addOwnProject(team.firm.id, team.me);
		const otherTask = await addTask(team.firm, other);
		const { id } = await made({ ...MORNING, task_id: team.task });
		for (const road of roads) {
			const key = (value: string) => (road.name === 'GraphQL' ? { id: value } : value);
			for (const values of [{ task_id: key(otherTask) }, { project_id: key(other) }]) {
				const answer = await road.update(team.me, 'time_entries', id, values);
				expect(answer.status, `${road.name} ${JSON.stringify(answer.body)}`).toBeGreaterThanOrEqual(400);
				if (road.name !== 'GraphQL')
					expect([answer.status, answer.codes, extensions(answer).field]).toEqual([400, ['TASK_NOT_OF_PROJECT'], 'task_id']);
			}
		}
		expect((await create({ ...MORNING, task_id: otherTask })).codes).toEqual(['TASK_NOT_OF_PROJECT']);
		await expect(sql('update time_entries set task_id = $2 where id = $1', [id, otherTask])).rejects.toMatchObject({ code: 'KN030' });
		await expect(sql('update time_entries set project_id = null where id = $1', [id])).rejects.toMatchObject({ code: 'KN030' });
		expect((await rest.update(team.me, 'time_entries', id, { project_id: other, task_id: otherTask })).status).toBe(200);
	});

	test('a task with time stays in its project', async () => {
		const { project: other } = await addOwnProject(team.firm.id, team.me);
		const task = await addTask(team.firm, team.project);
		const manager = role(team, 'Manager');
		expect((await rest.update(manager, 'tasks', task, { project_id: other })).status).toBe(200);
		await made({ ...MORNING, project_id: undefined, task_id: task });
		const answer = await rest.update(manager, 'tasks', task, { project_id: team.project });
		expect([answer.status, answer.codes]).toEqual([409, ['TASK_HAS_TIME']]);
		await expect(sql('update tasks set project_id = $2 where id = $1', [task, team.project])).rejects.toMatchObject({ code: 'KN034' });
	});

	test('is charged for as project and task say, until somebody says otherwise', async () => {
		const internal = await addTeam(team.firm, { billing_type: 'non_billable' });
		await insert('project_members', {
			id: randomUUID(),
			organization_id: team.firm.id,
			project_id: internal.project,
			employee_id: team.me.id,
		});
		const free = await addTask(team.firm, team.project, { is_billable: false });
		const billable = async (values: Row) => (await made({ ...MORNING, ...values })).is_billable;
		expect(await billable({})).toBe(true);
		expect(await billable({ task_id: team.task })).toBe(true);
		expect(await billable({ project_id: null })).toBe(true);
		expect(await billable({ task_id: free })).toBe(false);
		expect(await billable({ task_id: free, is_billable: true })).toBe(true);
		expect(await billable({ is_billable: false })).toBe(false);
		expect(await billable({ project_id: internal.project })).toBe(false);
		expect(await billable({ project_id: { id: internal.project } })).toBe(false);

		const moved = async (from: Row, to: Row) => {
			const { id } = await made({ ...MORNING, ...from });
			const answer = await rest.update(team.me, 'time_entries', id, to);
			expect(answer.status, JSON.stringify(answer.body)).toBe(200);
			return (await find('time_entries', id))?.is_billable;
		};
		expect(await moved({ project_id: null }, { project_id: internal.project })).toBe(false);
		expect(await moved({ project_id: internal.project }, { project_id: team.project })).toBe(true);
		expect(await moved({ is_billable: false }, { task_id: team.task })).toBe(false);
		expect(await moved({ task_id: free }, { task_id: null })).toBe(true);
		expect(await moved({}, { project_id: internal.project, is_billable: true })).toBe(true);

		const keys = [(await made({ ...MORNING, project_id: internal.project })).id, (await made({ ...MORNING, is_billable: false })).id];
		const both = (data: Row) => call(team.me, '/items/time_entries', { method: 'PATCH', body: { keys, data } });
		expect((await both({ project_id: team.project })).codes).toEqual(['INVALID_REQUEST']);
		expect((await both({ project_id: team.project, is_billable: true })).status).toBe(200);
	});
});

test('what was submitted is taken back before its owner changes it; others correct it', async () => {
	const id = await addEntry(team, { status: 'submitted' });
	for (const road of roads) {
		for (const answer of [await road.update(team.me, 'time_entries', id, { note: 'x' }), await road.remove(team.me, 'time_entries', id)]) {
			expect(answer.status, road.name).toBeGreaterThanOrEqual(400);
			if (road.name !== 'GraphQL') expect([answer.status, answer.codes]).toEqual([409, ['ENTRY_SUBMITTED']]);
		}
		expect((await road.update(role(team, 'Manager'), 'time_entries', id, { note: road.name })).status).toBe(200);
		expect((await road.update(team.lead, 'time_entries', id, { note: 'by the lead' })).status).toBeGreaterThanOrEqual(400);
	}
	const draft = await addEntry(team);
	const both = await call(team.me, '/items/time_entries', { method: 'PATCH', body: { keys: [draft, id], data: { note: 'y' } } });
	expect(both.codes).toEqual(['ENTRY_SUBMITTED']);
	expect((await find('time_entries', draft))?.note).toBeNull();
});

describe('what is approved or billed stays', () => {
	test.each(['approved', 'billed'])('%s', async (state) => {
		const id = await addEntry(team, { status: 'approved', ...(state === 'billed' ? { invoice_line_id: await addLine(team.firm) } : {}) });
		const before = await find('time_entries', id);
		for (const road of roads)
			for (const person of [team.me, role(team, 'Manager'), role(team, 'Integrator'), role(team, 'Administrator')])
				for (const answer of [
					await road.update(person, 'time_entries', id, { note: 'x' }),
					await road.update(person, 'time_entries', id, { start_time: '2026-03-02T07:00:00Z' }),
					await road.remove(person, 'time_entries', id),
				]) {
					expect(answer.status, `${road.name} ${person.role}`).toBeGreaterThanOrEqual(400);
					if (road.name !== 'GraphQL') expect([answer.status, answer.codes]).toEqual([409, ['ENTRY_LOCKED']]);
				}
		for (const statement of ["update time_entries set note = 'x' where id = $1", 'delete from time_entries where id = $1'])
			await expect(sql(statement, [id])).rejects.toMatchObject({ code: 'KN018' });
		expect(await find('time_entries', id)).toEqual(before);
	});
});

test('hours have no end in decimals, but their sum is exact', async () => {
	const person = await addPerson(team.firm.id, 'Employee');
	for (let at = 0; at < 7; at++)
		await insertImported('time_entries', {
			id: randomUUID(),
			organization_id: team.firm.id,
			employee_id: person.id,
			start_time: `2026-03-0${at + 1}T08:00:00Z`,
			end_time: `2026-03-0${at + 1}T08:20:00Z`,
		});
	const sum = await call(person, '/items/time_entries?aggregate[sum]=duration');
	expect(Number(sum.data[0].sum.duration)).toBe(7 * 1200);
});
