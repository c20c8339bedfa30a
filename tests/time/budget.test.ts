/** How much of a budget is used, who may see it, and who is told when it runs out. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, rest } from '../lib/api.ts';
import { change } from '../lib/books.ts';
import { find, type Row, sql } from '../lib/database.ts';
import { addEntry, addLine, addTeam, extensions, hoursAgo, role, start, stop, type Team } from '../lib/time.ts';
import { addTenant, type Somebody } from '../lib/world.ts';

const budget = (person: Somebody, project: string): Promise<Answer> => call(person, `/time/projects/${project}/budget`);
const span = (hours: number, day = '2026-03-02') => ({
	start_time: `${day}T08:00:00Z`,
	end_time: new Date(Date.parse(`${day}T08:00:00Z`) + hours * 3_600_000).toISOString(),
});

describe('the figures', () => {
	let team: Team;
	beforeAll(async () => {
		team = await addTeam(undefined, { budget_hours: 20, budget_amount: 1000, hourly_rate: 90 });
		await addEntry(team, { ...span(2), hourly_rate: 100 });
		await addEntry(team, span(3, '2026-03-03'));
		await addEntry(team, { ...span(1, '2026-03-04'), is_billable: false });
		await addEntry(team, { ...span(5, '2026-03-05'), status: 'rejected' });
		await addEntry(team, { start_time: hoursAgo(2), end_time: null });
		const id = await addEntry(team, { ...span(4, '2026-03-06'), status: 'approved' });
		await sql('update time_entries set invoice_line_id = $2, billed_rate = 80, billed_hours = 4.25 where id = $1', [
			id,
			await addLine(team.firm, { project: team.project, quantity: 4.25 }),
		]);
	});

	test('hours and money, for those who see rates', async () => {
		for (const name of ['Manager', 'Accountant', 'Auditor', 'Integrator', 'Administrator'] as const)
			expect((await budget(role(team, name), team.project)).data, name).toEqual({
				project_id: team.project,
				level: 80,
				hours: { budget: '20.0000', used: '10.0000', billed: '4.0000', unbilled: '5.0000', percent: '50.00', level: 0 },
				money: {
					budget: '1000.00',
					used: '810.00',
					billed: '340.00',
					unbilled: '470.00',
					percent: '81.00',
					level: 80,
					hours_without_rate: '0.0000',
					currency: 'EUR',
				},
			});
	});

	test('hours only, for those who do not', async () => {
		for (const person of [team.me, team.lead]) {
			const { data } = await budget(person, team.project);
			expect(data, person.role).toMatchObject({ level: 0, money: null, hours: { used: '10.0000', percent: '50.00' } });
			expect(JSON.stringify(data)).not.toMatch(/(810|340|470|1000)\.00/);
		}
	});

	test('nothing, for those who do not see the project', async () => {
		const { people } = await addTenant();
		for (const person of [role(team, 'Employee'), role(team, 'Sales'), role(team, 'Project lead'), people.Manager])
			expect((await budget(person, team.project)).codes).toEqual(['NOT_FOUND']);
		expect((await call({}, `/time/projects/${team.project}/budget`)).status).toBe(403);
		expect((await budget(role(team, 'Manager'), 'x')).codes).toEqual(['INVALID_REQUEST']);
	});

	test('the rate is the nearest one, time without any is named', async () => {
		const one = await addTeam(undefined, { budget_amount: 100_000 });
		await addEntry(one, span(1));
		const money = async () => (await budget(role(one, 'Manager'), one.project)).data.money;
		await sql('update organizations set hourly_rate = null where id = $1', [one.firm.id]);
		expect(await money()).toMatchObject({ unbilled: '0.00', hours_without_rate: '1.0000' });
		for (const [table, where, rate] of [
			['organizations', one.firm.id, 10],
			['employees', one.me.id, 20],
			['projects', one.project, 30],
			['project_members', '', 40],
		] as const) {
			if (where) await change(table, where, { hourly_rate: rate });
			else
				await sql('update project_members set hourly_rate = $3 where project_id = $1 and employee_id = $2', [one.project, one.me.id, rate]);
			expect(await money(), table).toMatchObject({ unbilled: `${rate}.00`, hours_without_rate: '0.0000' });
		}
	});

	test('a third of an hour three times is an hour, to the cent', async () => {
		const one = await addTeam(undefined, { hourly_rate: 100 });
		for (const day of ['2026-03-02', '2026-03-03', '2026-03-04'])
			await addEntry(one, { start_time: `${day}T08:00:00Z`, end_time: `${day}T08:20:00Z` });
		const { data } = await budget(role(one, 'Manager'), one.project);
		expect(data).toMatchObject({
			level: 0,
			hours: { used: '1.0000', percent: null },
			money: { used: '100.00', budget: null, percent: null },
		});
	});
});

describe('warnings', () => {
	const remindersOf = (project: string) =>
		sql('select owner_id, title, priority, linked_to, is_done, due_date from reminders where linked_id = $1 order by created_at', [
			project,
		]);
	async function settled(project: string): Promise<Row[]> {
		for (let at = 0; at < 400; at++) {
			const waiting = await sql('select 1 from kontor_system.budget_checks where project_id = $1', [project]);
			if (waiting.length === 0) return remindersOf(project);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		throw new Error('nobody has looked at the budget');
	}
	const work = async (team: Team, hours: number, day: string) => {
		const answer = await rest.create(team.me, 'time_entries', { project_id: team.project, ...span(hours, day) });
		expect(answer.status, JSON.stringify(answer.body)).toBe(200);
		return answer.id!;
	};

	test('at 80 and at 100 per cent, once each, for the lead', async () => {
		const team = await addTeam(undefined, { budget_hours: 10 });
		await work(team, 7.9, '2026-03-02');
		expect(await settled(team.project)).toEqual([]);
		const id = await work(team, 0.1, '2026-03-03');
		const first = await settled(team.project);
		expect(first).toMatchObject([{ owner_id: team.lead.id, priority: 'medium', linked_to: 'project', is_done: false }]);
		expect(first[0]!.title).toMatch(/^Budget von „Own project .*“ ist zu 80 % verbraucht$/);
		expect(
			(
				await rest.list(
					team.lead,
					'reminders',
					(await sql('select id from reminders where linked_id = $1', [team.project])).map((row) => row.id),
				)
			).seen,
		).toHaveLength(1);
		await work(team, 1, '2026-03-04');
		expect(await settled(team.project)).toHaveLength(1);
		// Back below and up again: whoever was told knows.
		await rest.remove(team.me, 'time_entries', id);
		await work(team, 0.5, '2026-03-05');
		expect(await settled(team.project)).toHaveLength(1);
		await rest.update(team.me, 'time_entries', await work(team, 0.1, '2026-03-06'), { duration: 7200 });
		expect((await settled(team.project)).map(({ priority }) => priority)).toEqual(['medium', 'high']);
		await work(team, 5, '2026-03-07');
		expect(await settled(team.project)).toHaveLength(2);
		expect((await find('projects', team.project))?.budget_warned_percent).toBe(100);
	});

	test('of money as well; a timer that is stopped; both steps at once are one reminder', async () => {
		const team = await addTeam(undefined, { budget_amount: 100, hourly_rate: 100 });
		await sql("update directus_users set language = 'en-US' where id = $1", [team.lead.id]);
		await start(team.me, { project_id: team.project });
		expect(await settled(team.project)).toEqual([]);
		await sql("update time_entries set start_time = now() - interval '2 hours' where employee_id = $1", [team.me.id]);
		await stop(team.me);
		expect(await settled(team.project)).toMatchObject([{ priority: 'high', title: expect.stringMatching(/^Budget of “.*” is used up$/) }]);
	});

	test('a new budget warns anew, with the next entry', async () => {
		const team = await addTeam(undefined, { budget_hours: 10 });
		await work(team, 8, '2026-03-02');
		expect(await settled(team.project)).toHaveLength(1);
		await rest.update(role(team, 'Manager'), 'projects', team.project, { budget_hours: '100' });
		expect((await find('projects', team.project))?.budget_warned_percent).toBe(0);
		await work(team, 8, '2026-03-03');
		expect(await settled(team.project)).toHaveLength(1);
		await rest.update(role(team, 'Manager'), 'projects', team.project, { budget_hours: '18' });
		await work(team, 0.1, '2026-03-04');
		expect((await settled(team.project)).map(({ priority }) => priority)).toEqual(['medium', 'medium']);
		await work(team, 4, '2026-03-05');
		expect((await settled(team.project)).map(({ priority }) => priority)).toEqual(['medium', 'medium', 'high']);
	});

	test('without a lead, whoever looks after the customer; without anybody, nobody yet', async () => {
		const team = await addTeam(undefined, { budget_hours: 1, lead_id: null });
		await work(team, 1, '2026-03-02');
		expect(await settled(team.project)).toEqual([]);
		await sql('update customers set owner_id = $2 where id = (select customer_id from projects where id = $1)', [
			team.project,
			role(team, 'Sales').id,
		]);
		await work(team, 1, '2026-03-03');
		expect(await settled(team.project)).toMatchObject([{ owner_id: role(team, 'Sales').id }]);
	});

	test('many at once warn once', async () => {
		const team = await addTeam(undefined, { budget_hours: 8 });
		const days = Array.from({ length: 12 }, (_, at) => `2026-02-${String(at + 1).padStart(2, '0')}`);
		await Promise.all(days.map((day) => work(team, 1, day)));
		const reminders = await settled(team.project);
		const priorities = reminders.map(({ priority }) => priority);
		expect(new Set(priorities).size).toBe(priorities.length);
		expect(priorities).toContain('high');
	});

	test('what SQL or a crash has left is found by the next who looks', async () => {
		const team = await addTeam(undefined, { budget_hours: 1 });
		await sql(
			'insert into time_entries (id, organization_id, employee_id, project_id, start_time, end_time) values ($1, $2, $3, $4, $5, $6)',
			[randomUUID(), team.firm.id, team.me.id, team.project, '2026-03-02T08:00:00Z', '2026-03-02T09:00:00Z'],
		);
		expect(await sql('select 1 from kontor_system.budget_checks where project_id = $1', [team.project])).toHaveLength(1);
		const other = await addTeam();
		await rest.create(other.me, 'time_entries', { start_time: hoursAgo(2), end_time: hoursAgo(1) });
		expect(await settled(team.project)).toHaveLength(1);
	});

	test('nobody sets the mark by hand', async () => {
		const team = await addTeam(undefined, { budget_hours: 1 });
		const answer = await rest.update(role(team, 'Manager'), 'projects', team.project, { budget_warned_percent: 100 });
		expect(extensions(answer).code).toBe('FIELD_IS_GIVEN');
	});
});
