import { describe, expect, test } from 'vitest';
import { goalOf, movesFrom, type States, stateAfter } from '../../core/rules/states.ts';
import { EXPENSE_STATES } from '../../expenses/states.ts';
import { ENTRY_STATES } from '../../time/states.ts';
import { type Facts, isFixed, isHandedIn, obstacleTo, STEPS } from './obstacles.ts';

const APPROVABLES = [
	{
		name: 'time entries',
		collection: 'time_entries',
		states: ENTRY_STATES as States,
		writeRight: 'time.write',
		decideRight: 'time.approve',
	},
	{
		name: 'expenses',
		collection: 'expenses',
		states: EXPENSE_STATES as States,
		writeRight: 'expenses.write',
		decideRight: 'expenses.approve',
	},
] as const;

const facts: Facts = {
	status: 'submitted',
	isOwn: false,
	mayForOthers: true,
	isBilled: false,
	isRunning: false,
	day: '2026-03-02',
	closedUntil: null,
	isReimbursable: true,
};

describe.each(APPROVABLES)('$name', (what) => {
	const { states } = what;
	const { transitions } = states;
	const steps = STEPS.filter((step) => transitions.some(({ by }) => by === step));
	const statuses = [...new Set(transitions.flatMap(({ from, to }) => [...from, to]))];

	test('every step from every status is as the table says', () => {
		for (const step of steps)
			for (const status of statuses) {
				const isInTable = stateAfter(states, step, status) !== undefined;
				expect(movesFrom(states, status).includes(step)).toBe(isInTable);
				expect(obstacleTo(step, what, { ...facts, status })?.code ?? null, `${step} ${status}`).toBe(
					isInTable ? null : 'TRANSITION_NOT_ALLOWED',
				);
			}
		expect(goalOf(states, 'reopen')).toBe('submitted');
	});

	test('nobody decides about their own, whatever its status', () => {
		for (const step of steps)
			for (const status of statuses) {
				const code = obstacleTo(step, what, { ...facts, status, isOwn: true })?.code;
				if (step === 'submit' || step === 'withdraw') expect(code).not.toBe('OWN_APPROVAL');
				else expect(code).toBe('OWN_APPROVAL');
			}
	});

	test('what stands in the way', () => {
		expect(obstacleTo('withdraw', what, { ...facts, mayForOthers: false })?.code).toBe('VERB_NOT_ALLOWED');
		expect(obstacleTo('approve', what, { ...facts, isBilled: true })?.code).toBe('ENTRY_LOCKED');
		expect(obstacleTo('submit', what, { ...facts, status: 'draft', isRunning: true })?.code).toBe('ENTRY_RUNNING');
		expect(obstacleTo('approve', what, { ...facts, closedUntil: '2026-03-02' })?.details).toMatchObject({ until: '2026-03-02' });
		expect(obstacleTo('approve', what, { ...facts, closedUntil: '2026-03-01' })).toBeNull();
	});
});

test('reimbursing asks for an expense that is to be, and nothing else', () => {
	const approved = { ...facts, status: 'approved', isBilled: true, closedUntil: '2026-12-31' };
	expect(obstacleTo('reimburse', APPROVABLES[1]!, approved)).toBeNull();
	expect(obstacleTo('reimburse', APPROVABLES[1]!, { ...approved, isReimbursable: false })?.code).toBe('NOT_REIMBURSABLE');
});

test('what is decided, paid back or billed is fixed; what is handed in only to whoever did it', () => {
	const open = { status: 'draft', invoice_line_id: null };
	expect(isFixed(open)).toBe(false);
	expect(isFixed({ ...open, status: 'submitted' })).toBe(false);
	for (const status of ['approved', 'reimbursed']) expect(isFixed({ ...open, status })).toBe(true);
	expect(isFixed({ ...open, invoice_line_id: 'a line' })).toBe(true);
	expect(isHandedIn({ status: 'submitted', employee_id: 'me' }, 'me')).toBe(true);
	expect(isHandedIn({ status: 'submitted', employee_id: 'me' }, 'other')).toBe(false);
	expect(isHandedIn({ status: 'draft', employee_id: 'me' }, 'me')).toBe(false);
});
