/** One timer per person: started, stopped, switched, by one request or by many at once. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { call, rest } from '../lib/api.ts';
import { change } from '../lib/books.ts';
import { find, insert, sql } from '../lib/database.ts';
import { Socket } from '../lib/socket.ts';
import { addEntry, addTask, addTeam, extensions, hoursAgo, role, start, stop, type Team } from '../lib/time.ts';
import { addOwnProject, addPerson, addTenant } from '../lib/world.ts';

let team: Team;
beforeAll(async () => {
	team = await addTeam();
});
const newTeam = () => addTeam(team.firm);
const timerOf = (person: { token?: string }) => call(person, '/time/timer');

test('start, look, stop', async () => {
	const { me, project, task } = await newTeam();
	expect((await timerOf(me)).data).toBeNull();
	const started = await start(me, { project_id: project, task_id: task, service_id: team.firm.service, note: 'Begin' });
	expect(started.status, JSON.stringify(started.body)).toBe(200);
	expect(started.data).toMatchObject({
		employee_id: me.id,
		project_id: project,
		task_id: task,
		end_time: null,
		status: 'draft',
		note: 'Begin',
	});
	expect((await timerOf(me)).data.id).toBe(started.data.id);
	const stopped = await stop(me, { note: 'Done' });
	expect(stopped.data).toMatchObject({ id: started.data.id, note: 'Done' });
	expect(stopped.data.duration).toBeGreaterThanOrEqual(0);
	expect((await timerOf(me)).data).toBeNull();
	expect((await stop(me)).codes).toEqual(['NO_TIMER']);
	const trail = await sql('select action, "user" from directus_activity where item = $1 order by id', [started.data.id]);
	expect(trail).toEqual([
		{ action: 'create', user: me.id },
		{ action: 'update', user: me.id },
	]);
});

test('the project comes with the task, a timer needs neither', async () => {
	const { me, project, task } = await newTeam();
	expect((await start(me, { task_id: task })).data.project_id).toBe(project);
	expect((await start(me, { stop_running: true })).data.project_id).toBeNull();
});

test('a second one names the first, and stops it where that is asked for', async () => {
	const { me, project } = await newTeam();
	const first = (await start(me, { project_id: project })).data;
	const second = await start(me, { project_id: project });
	expect(second.status).toBe(409);
	expect(extensions(second)).toMatchObject({ code: 'TIMER_RUNNING', id: first.id, since: first.start_time, project: { id: project } });
	const third = await start(me, { note: 'next', stop_running: true });
	expect(third.status).toBe(200);
	const ended = await find('time_entries', first.id);
	expect(ended!.end_time.toISOString()).toBe(new Date(third.data.start_time).toISOString());
	// What fails leaves the first one running.
	const refused = await start(me, { project_id: team.firm.project, stop_running: true });
	expect(refused.codes).toEqual(['REFERENCE_NOT_FOUND']);
	expect((await timerOf(me)).data.id).toBe(third.data.id);
});

test('written plainly, a second one is refused as well', async () => {
	const { me, project } = await newTeam();
	await start(me, { project_id: project });
	const answer = await rest.create(me, 'time_entries', { project_id: project, start_time: hoursAgo(1) });
	expect([answer.status, answer.codes]).toEqual([409, ['TIMER_RUNNING']]);
	const done = await rest.create(me, 'time_entries', { project_id: project, start_time: hoursAgo(2), end_time: hoursAgo(1) });
	const again = await rest.update(me, 'time_entries', done.id!, { end_time: null });
	expect([again.status, again.codes]).toEqual([409, ['TIMER_RUNNING']]);
	await expect(sql('update time_entries set end_time = null where id = $1', [done.id])).rejects.toThrow(/uq_time_entries_running/);
	// Somebody else's timer is not told about to whoever writes for them.
	const forHim = await rest.create(role(team, 'Manager'), 'time_entries', { employee_id: me.id, start_time: hoursAgo(1) });
	expect(extensions(forHim)).toMatchObject({ code: 'TIMER_RUNNING' });
	expect(extensions(forHim).project).toBeUndefined();
});

test('only for people who work here', async () => {
	const program = await addPerson(team.firm.id, 'Manager', 'Program');
	await sql('delete from employees where id = $1', [program.id]);
	expect((await timerOf(program)).data).toBeNull();
	expect((await start(program)).codes).toEqual(['NO_EMPLOYEE']);
	expect((await stop(program)).codes).toEqual(['NO_EMPLOYEE']);
	expect((await start({})).status).toBe(403);
	expect((await start(role(team, 'Auditor'))).status).toBe(403);
	expect(await sql('select 1 from time_entries where employee_id = $1', [role(team, 'Auditor').id])).toEqual([]);
});

test('only on projects that one sees and that are open, and on their tasks', async () => {
	const { me, project, task } = await newTeam();
	const there = await addTenant();
	const { project: other } = await addOwnProject(team.firm.id, me);
	const otherTask = await addTask(team.firm, other);
	const refused: [object, string, string][] = [
		[{ project_id: team.firm.project }, 'REFERENCE_NOT_FOUND', 'project_id'],
		[{ project_id: there.project }, 'REFERENCE_NOT_FOUND', 'project_id'],
		[{ project_id: randomUUID() }, 'REFERENCE_NOT_FOUND', 'project_id'],
		[{ task_id: team.firm.task }, 'REFERENCE_NOT_FOUND', 'task_id'],
		[{ project_id: project, task_id: otherTask }, 'TASK_NOT_OF_PROJECT', 'task_id'],
		[{ service_id: there.service }, 'REFERENCE_NOT_FOUND', 'service_id'],
		[{ project_id: 'x' }, 'INVALID_REQUEST', 'project_id'],
		[{ employee_id: team.lead.id }, 'INVALID_REQUEST', ''],
		[{ start_time: hoursAgo(1) }, 'INVALID_REQUEST', ''],
	];
	for (const [body, code, field] of refused) {
		const answer = await start(me, body);
		expect(answer.codes, JSON.stringify(body)).toEqual([code]);
		if (field) expect(extensions(answer).field).toBe(field);
	}
	const manager = role(team, 'Manager');
	for (const status of ['completed', 'cancelled']) {
		await change('projects', project, { status });
		for (const body of [{ project_id: project }, { task_id: task }]) expect((await start(me, body)).codes).toEqual(['PROJECT_CLOSED']);
		expect((await start(manager, { project_id: project })).codes).toEqual(['PROJECT_CLOSED']);
	}
	expect(await sql('select 1 from time_entries where employee_id = any($1)', [[me.id, manager.id]])).toEqual([]);
	await change('projects', project, { status: 'planned' });
	expect((await start(me, { project_id: project })).status).toBe(200);
	// A project that ends does not keep a timer from ending.
	await change('projects', project, { status: 'completed' });
	expect((await stop(me)).status).toBe(200);
});

test('a timer of more than a day asks when the work ended', async () => {
	const one = await newTeam();
	const id = await addEntry(one, { start_time: `${hoursAgo(30).slice(0, 19)}Z`, end_time: null });
	const entry = (await find('time_entries', id))!;
	for (const answer of [await stop(one.me), await start(one.me, { stop_running: true })]) {
		expect(answer.status).toBe(422);
		expect(extensions(answer)).toMatchObject({ code: 'END_TIME_NEEDED', field: 'end_time', id, since: entry.start_time.toISOString() });
	}
	const wrong: [string, string][] = [
		[hoursAgo(31), 'RULE_VIOLATED'],
		[hoursAgo(5), 'RULE_VIOLATED'],
		[hoursAgo(-1), 'ENTRY_IN_FUTURE'],
		['yesterday', 'INVALID_REQUEST'],
	];
	for (const [end_time, code] of wrong) {
		const answer = await stop(one.me, { end_time });
		expect(answer.codes, end_time).toEqual([code]);
		expect(extensions(answer).field).toBe('end_time');
	}
	const stopped = await stop(one.me, { end_time: new Date(entry.start_time.getTime() + 8 * 3_600_000).toISOString() });
	expect(stopped.data).toMatchObject({ id, duration: 8 * 3600 });
});

test('a timer counts whole seconds, and switching loses none', async () => {
	const { me } = await newTeam();
	const ids: string[] = [(await start(me)).data.id];
	for (let at = 0; at < 3; at++) {
		await new Promise((resolve) => setTimeout(resolve, 700));
		ids.push((await start(me, { stop_running: true })).data.id);
	}
	await stop(me);
	const rows = await sql('select start_time, end_time, duration from time_entries where id = any($1) order by start_time, end_time', [ids]);
	const whole = (rows.at(-1)!.end_time.getTime() - rows[0]!.start_time.getTime()) / 1000;
	expect(rows.reduce((total, { duration }) => total + duration, 0)).toBe(whole);
});

test('many start at once: one runs', async () => {
	for (let round = 0; round < 10; round++) {
		const { me, project } = await newTeam();
		const answers = await Promise.all(Array.from({ length: 8 }, () => start(me, { project_id: project })));
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
		for (const answer of answers.filter(({ status }) => status !== 200)) expect(extensions(answer).code).toBe('TIMER_RUNNING');
		expect(await sql('select 1 from time_entries where employee_id = $1', [me.id])).toHaveLength(1);
	}
});

test('many switch at once: one runs in the end, and no entry is lost', async () => {
	for (let round = 0; round < 10; round++) {
		const { me, project } = await newTeam();
		const answers = await Promise.all(
			Array.from({ length: 8 }, (_, index) => start(me, { project_id: project, note: String(index), stop_running: true })),
		);
		expect(answers.map(({ status, body }) => (status === 200 ? 200 : body))).toEqual(Array(8).fill(200));
		const rows = await sql('select id, end_time, is_overlapping from time_entries where employee_id = $1', [me.id]);
		expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(answers.map(({ data }) => data.id)));
		expect(rows.filter(({ end_time }) => end_time === null)).toHaveLength(1);
		expect(rows.filter(({ is_overlapping }) => is_overlapping)).toEqual([]);
	}
});

test('many stop at once: one of them does', async () => {
	const { me } = await newTeam();
	await start(me);
	const answers = await Promise.all(Array.from({ length: 8 }, () => stop(me)));
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
	for (const answer of answers.filter(({ status }) => status !== 200)) expect(answer.codes).toEqual(['NO_TIMER']);
});

test('the same Idempotency-Key starts once', async () => {
	const { me } = await newTeam();
	const again = () => call(me, '/time/timer/start', { method: 'POST', body: {}, headers: { 'Idempotency-Key': `start-${me.id}` } });
	const [one, two] = [await again(), await again()];
	expect(two.data).toEqual(one.data);
	await stop(me);
});

test('plain starts and the verb at once: one runs', async () => {
	const { me } = await newTeam();
	const plain = () => rest.create(me, 'time_entries', { start_time: new Date().toISOString() });
	const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? plain() : start(me))));
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
	for (const answer of answers.filter(({ status }) => status !== 200))
		expect([answer.status, answer.codes]).toEqual([409, ['TIMER_RUNNING']]);
	await insert('time_entries', {
		id: randomUUID(),
		organization_id: team.firm.id,
		employee_id: me.id,
		start_time: hoursAgo(2),
		end_time: hoursAgo(1),
	});
});

test('whoever listens is told when it is done', async () => {
	const one = await newTeam();
	const socket = await Socket.open(one.lead);
	await socket.ask({ type: 'subscribe', collection: 'time_entries', query: { fields: ['id', 'status', 'end_time'] } });
	const told = (event: string) => socket.messages.filter((message) => message.event === event).flatMap(({ data }) => data);
	const { id } = (await start(one.me, { project_id: one.project })).data;
	await expect.poll(() => told('create'), { timeout: 10_000 }).toMatchObject([{ id, end_time: null }]);
	await stop(one.me);
	await call(one.me, `/time/entries/${id}/submit`, { method: 'POST' });
	await expect.poll(() => told('update').map(({ status }) => status), { timeout: 10_000 }).toEqual(['draft', 'submitted']);
	socket.close();
});
