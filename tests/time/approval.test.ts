/** From draft to approved and back: every step from every status, who may take it, many at once. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { ENTRY_STATES } from '../../directus-extensions/kontor/src/time/states.ts';
import { type Answer, call, roads } from '../lib/api.ts';
import { change } from '../lib/books.ts';
import { find, insert, sql } from '../lib/database.ts';
import { addEntry, addLine, addTeam, extensions, hoursAgo, role, type Team } from '../lib/time.ts';
import { addTenant, type Somebody } from '../lib/world.ts';

let team: Team;
beforeAll(async () => {
	team = await addTeam();
	await change('organizations', team.firm.id, { is_time_approval_required: true });
});

const STATUSES = ['draft', 'submitted', 'approved', 'rejected'];
const STEPS = [...new Set(ENTRY_STATES.transitions.map(({ by }) => by))];
const bodyOf = (step: string) => (step === 'reject' ? { reason: 'Please describe it.' } : {});
const isOwners = (step: string) => step === 'submit' || step === 'withdraw';

const take = (person: Somebody, step: string, id: string, body: object = bodyOf(step)): Promise<Answer> =>
	call(person, `/time/entries/${id}/${step}`, { method: 'POST', body });
const takeAll = (person: Somebody, step: string, ids: string[], body: object = bodyOf(step)): Promise<Answer> =>
	call(person, `/time/entries/${step}`, { method: 'POST', body: { ids, ...body } });

describe.each(STATUSES)('from %s', (status) => {
	test.each(STEPS)('%s is as the table says', async (step) => {
		const way = ENTRY_STATES.transitions.find(({ by, from }) => by === step && (from as readonly string[]).includes(status));
		const people = isOwners(step)
			? [team.me, role(team, 'Manager')]
			: [team.lead, role(team, 'Manager'), role(team, 'Integrator'), role(team, 'Administrator')];
		for (const person of people)
			for (const road of [take, (...[who, by, id]: Parameters<typeof take>) => takeAll(who, by, [id])]) {
				const id = await addEntry(team, { status, rejection_reason: status === 'rejected' ? 'Why' : null });
				const before = await find('time_entries', id);
				const answer = await road(person, step, id);
				const after = (await find('time_entries', id))!;
				if (way) {
					expect(answer.status, JSON.stringify(answer.body)).toBe(200);
					expect([answer.data].flat()[0]).toMatchObject({ id, status: way.to });
					expect(after.status).toBe(way.to);
					expect(after.rejection_reason).toBe(step === 'reject' ? 'Please describe it.' : null);
					expect(after.approved_by).toBe(step === 'approve' ? person.id : null);
					expect(after.approved_at !== null).toBe(step === 'approve');
					expect(after.updated_by).toBe(person.id);
					const [trail] = await sql(
						'select action, "user", r.delta from directus_activity a join directus_revisions r on r.activity = a.id where a.item = $1',
						[id],
					);
					expect(trail).toMatchObject({ action: 'update', user: person.id, delta: { status: way.to } });
				} else {
					expect([answer.status, answer.codes], JSON.stringify(answer.body)).toEqual([409, ['TRANSITION_NOT_ALLOWED']]);
					expect(after).toEqual(before);
				}
				await sql('delete from directus_activity where item = $1', [id]);
			}
	});

	test('SQL goes where the table leads, and nowhere else', async () => {
		for (const to of STATUSES) {
			const id = await addEntry(team, { status });
			const isInTable =
				to === status || ENTRY_STATES.transitions.some((way) => (way.from as readonly string[]).includes(status) && way.to === to);
			const written = sql('update time_entries set status = $2 where id = $1', [id, to]);
			if (isInTable) await written;
			else await expect(written, to).rejects.toMatchObject({ code: 'KN012' });
		}
	});

	test('written plainly it is refused, by every road', async () => {
		for (const to of STATUSES) {
			const id = await addEntry(team, { status });
			for (const road of roads)
				for (const person of [team.me, role(team, 'Manager'), role(team, 'Administrator')]) {
					const answer = await road.update(person, 'time_entries', id, { status: to });
					expect(answer.status, `${road.name} ${person.role} to ${to}`).toBeGreaterThanOrEqual(400);
					expect(answer.status).toBeLessThan(500);
				}
			expect((await find('time_entries', id))?.status).toBe(status);
		}
	});
});

test('a new entry is a draft', async () => {
	for (const status of STATUSES.filter((one) => one !== ENTRY_STATES.initial)) {
		for (const road of roads) {
			const values = { employee_id: team.me.id, project_id: team.project, start_time: hoursAgo(2), end_time: hoursAgo(1), status };
			expect((await road.create(role(team, 'Administrator'), 'time_entries', values)).status, road.name).toBeGreaterThanOrEqual(400);
		}
		const row = {
			id: randomUUID(),
			organization_id: team.firm.id,
			employee_id: team.me.id,
			start_time: hoursAgo(2),
			end_time: hoursAgo(1),
			status,
		};
		await expect(insert('time_entries', row)).rejects.toMatchObject({ code: 'KN012' });
	}
});

describe('who may', () => {
	test('nobody decides about their own time, administrators neither', async () => {
		for (const name of ['Project lead', 'Manager', 'Integrator', 'Administrator'] as const) {
			const me = name === 'Project lead' ? team.lead : role(team, name);
			for (const [step, status] of [
				['approve', 'submitted'],
				['reject', 'submitted'],
				['reopen', 'approved'],
			] as const) {
				const id = await addEntry({ ...team, me }, { status });
				const answer = await take(me, step, id);
				expect([answer.status, answer.codes], `${name} ${step}`).toEqual([403, ['OWN_APPROVAL']]);
				expect((await find('time_entries', id))?.status).toBe(status);
			}
		}
		const id = await addEntry(team, { status: 'submitted' });
		await expect(sql("update time_entries set status = 'approved', approved_by = employee_id where id = $1", [id])).rejects.toMatchObject({
			code: 'KN032',
		});
	});

	test('without the right, there is none', async () => {
		for (const name of ['Employee', 'Sales', 'Accountant', 'Auditor'] as const)
			for (const step of ['approve', 'reject', 'reopen']) {
				const id = await addEntry(team, { status: step === 'reopen' ? 'approved' : 'submitted' });
				const answer = await take(role(team, name), step, id);
				expect([answer.status, answer.codes], `${name} ${step}`).toEqual([403, ['VERB_NOT_ALLOWED']]);
			}
	});

	test('a lead decides about the projects that they lead, others do not exist for them', async () => {
		const other = await addTeam(team.firm);
		const id = await addEntry(other, { status: 'submitted' });
		expect((await take(team.lead, 'approve', id)).codes).toEqual(['NOT_FOUND']);
		expect((await take(other.lead, 'approve', id)).status).toBe(200);
		const draft = await addEntry(team);
		expect((await take(team.lead, 'submit', draft)).codes).toEqual(['VERB_NOT_ALLOWED']);
		const { people } = await addTenant();
		expect((await take(people.Manager, 'approve', id)).codes).toEqual(['NOT_FOUND']);
		expect((await take(team.lead, 'approve', randomUUID())).status).toBe(404);
	});

	test('one submits one’s own only, a reader nothing', async () => {
		const id = await addEntry(team);
		expect((await take(role(team, 'Employee'), 'submit', id)).codes).toEqual(['NOT_FOUND']);
		expect((await take(role(team, 'Accountant'), 'submit', id)).codes).toEqual(['VERB_NOT_ALLOWED']);
		expect((await take(role(team, 'Auditor'), 'submit', id)).codes).toEqual(['VERB_NOT_ALLOWED']);
		expect((await call({}, `/time/entries/${id}/submit`, { method: 'POST' })).status).toBe(403);
	});
});

describe('what stands in the way', () => {
	test('a rejection has a reason', async () => {
		const id = await addEntry(team, { status: 'submitted' });
		for (const body of [{}, { reason: '' }, { reason: '  ' }, { reason: 5 }]) {
			const answer = await take(team.lead, 'reject', id, body);
			expect([answer.status, answer.codes, extensions(answer).field]).toEqual([400, ['INVALID_REQUEST'], 'reason']);
		}
	});

	test('a running timer is not submitted, and what was submitted does not run again', async () => {
		const one = await addTeam(team.firm);
		const id = await addEntry(one, { start_time: hoursAgo(1), end_time: null });
		expect((await take(one.me, 'submit', id)).codes).toEqual(['ENTRY_RUNNING']);
		await expect(sql("update time_entries set status = 'submitted' where id = $1", [id])).rejects.toThrow(/finished_when_submitted/);
		const submitted = await addEntry(one, { status: 'submitted' });
		await expect(sql('update time_entries set end_time = null where id = $1', [submitted])).rejects.toThrow();
	});

	test('what is billed is not reopened, by SQL neither', async () => {
		const id = await addEntry(team, { status: 'approved', invoice_line_id: await addLine(team.firm) });
		const answer = await take(team.lead, 'reopen', id);
		expect([answer.status, answer.codes, extensions(answer).status]).toEqual([409, ['ENTRY_LOCKED'], 'billed']);
		await expect(sql("update time_entries set status = 'submitted' where id = $1", [id])).rejects.toMatchObject({ code: 'KN018' });
	});

	test('where no approval is asked for, it can be given all the same', async () => {
		const one = await addTeam();
		await change('organizations', one.firm.id, { is_time_approval_required: false });
		const id = await addEntry(one);
		expect((await take(one.me, 'submit', id)).status).toBe(200);
		expect((await take(one.lead, 'approve', id)).status).toBe(200);
	});
});

describe('many at once', () => {
	test('all go the way together', async () => {
		const ids = await Promise.all(Array.from({ length: 120 }, () => addEntry(team)));
		const submitted = await takeAll(team.me, 'submit', [...ids, ids[0]!]);
		expect(submitted.status, JSON.stringify(submitted.body)?.slice(0, 300)).toBe(200);
		const approved = await takeAll(team.lead, 'approve', ids);
		expect(approved.data.map(({ id }: { id: string }) => id)).toEqual(ids);
		expect(await sql('select distinct status, approved_by from time_entries where id = any($1)', [ids])).toEqual([
			{ status: 'approved', approved_by: team.lead.id },
		]);
		const trail = await sql(
			'select count(*)::int as n from directus_activity a join directus_revisions r on r.activity = a.id and r.item = a.item where a.item = any($1) and a."user" = $2',
			[ids, team.lead.id],
		);
		expect(trail).toEqual([{ n: 120 }]);
	});

	test('or none does, and the answer says which and why', async () => {
		const good = await addEntry(team, { status: 'submitted' });
		const draft = await addEntry(team);
		const own = await addEntry({ ...team, me: team.lead }, { status: 'submitted' });
		const unseen = await addEntry(await addTeam(team.firm), { status: 'submitted' });
		const answer = await takeAll(team.lead, 'approve', [good, draft, own, unseen]);
		expect([answer.status, answer.codes]).toEqual([409, ['NOT_ALL_POSSIBLE']]);
		const { problems, messages, count, total } = extensions(answer);
		expect(Object.fromEntries(problems.map(({ id, code }: Record<string, string>) => [id, code]))).toEqual({
			[draft]: 'TRANSITION_NOT_ALLOWED',
			[own]: 'OWN_APPROVAL',
			[unseen]: 'NOT_FOUND',
		});
		expect([count, total]).toEqual([3, 4]);
		expect(problems[0].messages.de).toContain('Status');
		expect(messages.de).toContain('3 von 4');
		expect(
			await sql('select status from time_entries where id = any($1) and status = $2', [[good, draft, own, unseen], 'approved']),
		).toEqual([]);
		const allOwn = await takeAll(team.lead, 'approve', [own, await addEntry({ ...team, me: team.lead }, { status: 'submitted' })]);
		expect([allOwn.status, allOwn.codes]).toEqual([403, ['OWN_APPROVAL']]);
	});

	test('nonsense is refused', async () => {
		const many = Array.from({ length: 1001 }, () => randomUUID());
		for (const body of [{}, { ids: [] }, { ids: ['x'] }, { ids: 'x' }, { ids: many }, { ids: [randomUUID()], status: 'approved' }])
			expect((await call(team.lead, '/time/entries/approve', { method: 'POST', body })).codes).toEqual(['INVALID_REQUEST']);
	});

	test('two who decide at the same time: one has decided', async () => {
		for (let round = 0; round < 5; round++) {
			const ids = await Promise.all(Array.from({ length: 5 }, () => addEntry(team, { status: 'submitted' })));
			const answers = await Promise.all([
				takeAll(team.lead, 'approve', ids),
				takeAll(role(team, 'Manager'), 'reject', [...ids].reverse()),
				takeAll(team.me, 'withdraw', ids),
			]);
			expect(
				answers.filter(({ status }) => status === 200),
				JSON.stringify(answers.map(({ codes }) => codes)),
			).toHaveLength(1);
			expect(await sql('select distinct status from time_entries where id = any($1)', [ids])).toHaveLength(1);
		}
	});
});
