/** Expenses: tax, from draft to paid back, and what is locked. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { EXPENSE_STATES } from '../../directus-extensions/kontor/src/expenses/states.ts';
import { type Answer, call, rest, roads } from '../lib/api.ts';
import { find, insert, type Row, sql } from '../lib/database.ts';
import { addExpense, addLine, addTeam, extensions, hoursAgo, role, type Team } from '../lib/time.ts';
import { addFile, addTenant, type Somebody, type Tenant } from '../lib/world.ts';

let team: Team;
let there: Tenant;
beforeAll(async () => {
	team = await addTeam();
	there = await addTenant();
});

const create = (values: Row, person: Somebody = team.me) => rest.create(person, 'expenses', { expense_date: '2026-03-02', ...values });

describe('tax', () => {
	test('is what the amount includes, unless somebody says it', async () => {
		const tax = async (values: Row) => {
			const answer = await create(values);
			expect(answer.status, JSON.stringify(answer.body)).toBe(200);
			return (await find('expenses', answer.id!))?.tax_amount;
		};
		expect(await tax({ amount: '119.00' })).toBe('19.00');
		expect(await tax({ amount: 107, tax_rate: 7 })).toBe('7.00');
		expect(await tax({ amount: '99.99', tax_rate: '0' })).toBe('0.00');
		expect(await tax({ amount: '119.00', tax_amount: null })).toBe('19.00');
		expect(await tax({ amount: '119.00', tax_amount: '12.34' })).toBe('12.34');
		expect(await tax({ amount: '119.00', tax_amount: 0 })).toBe('0.00');
		for (const road of roads.filter(({ name }) => name !== 'GraphQL')) {
			const { id } = await road.create(team.me, 'expenses', { amount: '11.90', expense_date: '2026-03-02' });
			expect((await find('expenses', id!))?.tax_amount, road.name).toBe('1.90');
		}
	});

	test('follows a new amount or rate', async () => {
		const { id } = await create({ amount: '119.00' });
		const tax = async (values: Row) => {
			const answer = await rest.update(team.me, 'expenses', id!, values);
			expect(answer.status, JSON.stringify(answer.body)).toBe(200);
			return (await find('expenses', id!))?.tax_amount;
		};
		expect(await tax({ amount: '238.00' })).toBe('38.00');
		expect(await tax({ tax_rate: '7' })).toBe('15.57');
		expect(await tax({ tax_amount: '15.00' })).toBe('15.00');
		expect(await tax({ note: 'x' })).toBe('15.00');
		expect(await tax({ amount: '119.00', tax_rate: '19', tax_amount: '18.99' })).toBe('18.99');
		const other = (await create({ amount: '50.00' })).id;
		const both = (data: Row) => call(team.me, '/items/expenses', { method: 'PATCH', body: { keys: [id, other], data } });
		expect((await both({ tax_rate: '7' })).codes).toEqual(['INVALID_REQUEST']);
		expect((await both({ tax_rate: '0' })).status).toBe(200);
	});

	test('can not be more than is included', async () => {
		const { id } = await create({ amount: '119.00' });
		for (const answer of [
			await create({ amount: '119.00', tax_amount: '19.06' }),
			await rest.update(team.me, 'expenses', id!, { tax_amount: '20' }),
			await rest.update(team.me, 'expenses', id!, { tax_rate: '0', tax_amount: '1' }),
		]) {
			expect([answer.status, answer.codes]).toEqual([400, ['TAX_AMOUNT_TOO_HIGH']]);
			expect(extensions(answer).field).toBe('tax_amount');
		}
		for (const values of [
			{ amount: 'much' },
			{ amount: '1.005' },
			{ amount: '-1' },
			{ amount: '10', tax_rate: '101' },
			{ amount: '10', tax_amount: '-1' },
			{ amount: {} },
		])
			expect((await create(values)).status, JSON.stringify(values)).toBe(400);
		await expect(sql('update expenses set tax_amount = 120 where id = $1', [id])).rejects.toThrow(/tax_within_amount/);
	});
});

test('points only at what its author sees', async () => {
	const hidden = await addFile(team.firm.id, team.firm.colleague.id);
	for (const values of [
		{ receipt_file_id: hidden },
		{ receipt_file_id: there.file },
		{ receipt_file_id: randomUUID() },
		{ project_id: team.firm.project },
		{ project_id: there.project },
	]) {
		const answer = await create({ amount: '1.00', ...values });
		expect(answer.codes, JSON.stringify(values)).toEqual(['REFERENCE_NOT_FOUND']);
		expect(extensions(answer).field).toBe(Object.keys(values)[0]);
	}
	const mine = await addFile(team.firm.id, team.me.id);
	expect((await create({ amount: '1.00', receipt_file_id: mine, project_id: team.project })).status).toBe(200);
	expect((await create({ amount: '1.00', employee_id: team.lead.id })).status).toBeGreaterThanOrEqual(400);
	await expect(
		insert('expenses', {
			id: randomUUID(),
			organization_id: team.firm.id,
			employee_id: team.me.id,
			amount: 1,
			expense_date: '2026-03-02',
			receipt_file_id: there.file,
		}),
	).rejects.toThrow();
});

const STATUSES = ['draft', 'submitted', 'approved', 'rejected', 'reimbursed'];
const STEPS = [...new Set(EXPENSE_STATES.transitions.map(({ by }) => by))];
const bodyOf = (step: string) => (step === 'reject' ? { reason: 'No receipt.' } : {});
const isOwners = (step: string) => step === 'submit' || step === 'withdraw';
const take = (person: Somebody, step: string, id: string, body: object = bodyOf(step)): Promise<Answer> =>
	call(person, `/expenses/${id}/${step}`, { method: 'POST', body });

describe.each(STATUSES)('from %s', (status) => {
	test.each(STEPS)('%s is as the table says', async (step) => {
		const way = EXPENSE_STATES.transitions.find(({ by, from }) => by === step && (from as readonly string[]).includes(status));
		const people = isOwners(step)
			? [team.me, role(team, 'Manager')]
			: [role(team, 'Manager'), role(team, 'Accountant'), role(team, 'Integrator'), role(team, 'Administrator')];
		for (const person of people) {
			const id = await addExpense(team, { status, is_reimbursable: true });
			const before = await find('expenses', id);
			const answer = await take(person, step, id);
			const after = (await find('expenses', id))!;
			if (way) {
				expect(answer.status, JSON.stringify(answer.body)).toBe(200);
				expect(answer.data).toMatchObject({ id, status: way.to });
				expect(after).toMatchObject({ status: way.to, updated_by: person.id });
				expect(after.rejection_reason).toBe(step === 'reject' ? 'No receipt.' : null);
				expect(after.approved_by).toBe(step === 'approve' ? person.id : null);
				expect(after.reimbursed_at !== null).toBe(step === 'reimburse');
			} else {
				expect([answer.status, answer.codes], JSON.stringify(answer.body)).toEqual([409, ['TRANSITION_NOT_ALLOWED']]);
				expect(after).toEqual(before);
			}
		}
	});

	test('SQL goes where the table leads, plain writes nowhere', async () => {
		for (const to of STATUSES) {
			const id = await addExpense(team, { status, is_reimbursable: true });
			for (const road of roads)
				for (const person of [team.me, role(team, 'Administrator')])
					expect((await road.update(person, 'expenses', id, { status: to })).status, `${road.name} to ${to}`).toBeGreaterThanOrEqual(400);
			expect((await find('expenses', id))?.status).toBe(status);
			const isInTable =
				to === status || EXPENSE_STATES.transitions.some((way) => (way.from as readonly string[]).includes(status) && way.to === to);
			const written = sql('update expenses set status = $2 where id = $1', [id, to]);
			if (isInTable) await written;
			else await expect(written, to).rejects.toMatchObject({ code: 'KN012' });
		}
	});
});

test('a new one is a draft', async () => {
	for (const status of STATUSES.filter((one) => one !== EXPENSE_STATES.initial)) {
		expect((await create({ amount: '1.00', employee_id: team.me.id, status }, role(team, 'Administrator'))).status).toBeGreaterThanOrEqual(
			400,
		);
		const row = { id: randomUUID(), organization_id: team.firm.id, employee_id: team.me.id, amount: 1, expense_date: '2026-03-02', status };
		await expect(insert('expenses', row)).rejects.toMatchObject({ code: 'KN012' });
	}
});

describe('who may', () => {
	test('nobody decides about their own, administrators neither', async () => {
		for (const name of ['Manager', 'Accountant', 'Integrator', 'Administrator'] as const)
			for (const [step, status] of [
				['approve', 'submitted'],
				['reject', 'submitted'],
				['reopen', 'approved'],
				['reimburse', 'approved'],
			] as const) {
				const id = await addExpense({ firm: team.firm, me: role(team, name) }, { status, is_reimbursable: true });
				const answer = await take(role(team, name), step, id);
				expect([answer.status, answer.codes], `${name} ${step}`).toEqual([403, ['OWN_APPROVAL']]);
			}
		const id = await addExpense(team, { status: 'submitted' });
		await expect(sql("update expenses set status = 'approved', approved_by = employee_id where id = $1", [id])).rejects.toMatchObject({
			code: 'KN032',
		});
	});

	test('without the right, there is none; of others one sees nothing', async () => {
		const id = await addExpense(team, { status: 'submitted' });
		for (const name of ['Employee', 'Sales', 'Project lead', 'Auditor'] as const)
			for (const step of ['approve', 'reject', 'reopen', 'reimburse'])
				expect((await take(role(team, name), step, id)).codes, `${name} ${step}`).toEqual(['VERB_NOT_ALLOWED']);
		const draft = await addExpense(team);
		expect((await take(role(team, 'Employee'), 'submit', draft)).codes).toEqual(['NOT_FOUND']);
		expect((await take(role(team, 'Auditor'), 'submit', draft)).codes).toEqual(['VERB_NOT_ALLOWED']);
		expect((await take(there.people.Manager, 'approve', id)).codes).toEqual(['NOT_FOUND']);
	});
});

test('paid back is only what is marked so, and not tomorrow', async () => {
	const not = await addExpense(team, { status: 'approved' });
	const manager = role(team, 'Manager');
	const refused = await take(manager, 'reimburse', not);
	expect([refused.status, refused.codes, extensions(refused).field]).toEqual([409, ['NOT_REIMBURSABLE'], 'is_reimbursable']);
	await expect(sql("update expenses set status = 'reimbursed' where id = $1", [not])).rejects.toMatchObject({ code: 'KN035' });
	const id = await addExpense(team, { status: 'approved', is_reimbursable: true });
	for (const reimbursed_at of [hoursAgo(-2), 'soon', '2026-02-30'])
		expect((await take(manager, 'reimburse', id, { reimbursed_at })).codes).toEqual(['INVALID_REQUEST']);
	expect((await take(manager, 'reimburse', id, { reimbursed_at: '2026-03-10' })).status).toBe(200);
	expect((await find('expenses', id))?.reimbursed_at.toISOString()).toBe('2026-03-09T23:00:00.000Z');
});

test('a rejection has a reason', async () => {
	const id = await addExpense(team, { status: 'submitted' });
	for (const body of [{}, { reason: ' ' }])
		expect((await take(role(team, 'Manager'), 'reject', id, body)).codes).toEqual(['INVALID_REQUEST']);
});

test('what was submitted is taken back before its owner changes it; others correct it', async () => {
	const id = await addExpense(team, { status: 'submitted' });
	for (const road of roads) {
		for (const answer of [await road.update(team.me, 'expenses', id, { note: 'x' }), await road.remove(team.me, 'expenses', id)]) {
			expect(answer.status, road.name).toBeGreaterThanOrEqual(400);
			if (road.name !== 'GraphQL') expect([answer.status, answer.codes]).toEqual([409, ['ENTRY_SUBMITTED']]);
		}
		expect((await road.update(role(team, 'Accountant'), 'expenses', id, { note: road.name })).status).toBe(200);
	}
});

describe('locked, by every road', () => {
	test.each(['approved', 'reimbursed', 'billed'])('%s', async (state) => {
		const id = await addExpense(team, {
			status: state === 'reimbursed' ? state : 'approved',
			is_billable: true,
			is_reimbursable: true,
			project_id: team.project,
		});
		const line = await addLine(team.firm, { project: team.project });
		if (state === 'billed') await sql('update expenses set invoice_line_id = $2 where id = $1', [id, line]);
		const before = await find('expenses', id);
		expect(before!.invoice_id).toBe(state === 'billed' ? (await find('invoice_lines', line))!.invoice_id : null);
		for (const road of roads)
			for (const person of [team.me, role(team, 'Manager'), role(team, 'Integrator'), role(team, 'Administrator')])
				for (const answer of [
					await road.update(person, 'expenses', id, { amount: '1.00' }),
					await road.update(person, 'expenses', id, { note: 'x' }),
					await road.remove(person, 'expenses', id),
				])
					expect(answer.status, `${road.name} ${person.role}`).toBeGreaterThanOrEqual(400);
		expect(await find('expenses', id)).toEqual(before);
		const answer = await rest.update(role(team, 'Manager'), 'expenses', id, { amount: '1.00' });
		expect([answer.status, answer.codes]).toEqual([409, ['ENTRY_LOCKED']]);
		for (const statement of [
			"update expenses set note = 'x' where id = $1",
			'update expenses set amount = 1, tax_amount = 0 where id = $1',
			'delete from expenses where id = $1',
		])
			await expect(sql(statement, [id]), statement).rejects.toMatchObject({ code: 'KN018' });
		if (state === 'billed') {
			await expect(sql('update expenses set invoice_line_id = $2 where id = $1', [id, await addLine(team.firm)])).rejects.toMatchObject({
				code: 'KN020',
			});
			await expect(sql('update expenses set invoice_id = null where id = $1', [id])).rejects.toMatchObject({ code: 'KN018' });
			await expect(sql("update expenses set status = 'submitted' where id = $1", [id])).rejects.toMatchObject({ code: 'KN018' });
			expect((await take(role(team, 'Manager'), 'reopen', id)).codes).toEqual(['ENTRY_LOCKED']);
			// What is owed to the employee does not wait for the customer.
			expect((await take(role(team, 'Manager'), 'reimburse', id)).status).toBe(200);
		}
	});

	test('only what is approved and to be passed on is billed', async () => {
		const line = await addLine(team.firm);
		for (const values of [{ status: 'approved' }, { is_billable: true }, { status: 'submitted', is_billable: true }]) {
			const id = await addExpense(team, values);
			await expect(sql('update expenses set invoice_line_id = $2 where id = $1', [id, line])).rejects.toMatchObject({ code: 'KN020' });
		}
	});
});
