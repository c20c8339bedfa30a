import { describe, expect, test } from 'vitest';
import { type Facts, goalOf, isFixed, isHandedIn, obstacleTo, STEPS } from './approval.ts';
import { transitionsOf } from './transitions.ts';

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

describe.each(['time_entries', 'expenses'] as const)('%s', (collection) => {
	const steps = STEPS.filter((step) => transitionsOf(collection).some(({ by }) => by === step));
	const statuses = [...new Set(transitionsOf(collection).flatMap(({ from, to }) => [...from, to]))];

	test('every step from every status is as the table says', () => {
		for (const step of steps)
			for (const status of statuses) {
				const isInTable = transitionsOf(collection).some(({ by, from }) => by === step && (from as readonly string[]).includes(status));
				expect(obstacleTo(step, collection, { ...facts, status })?.code ?? null, `${step} ${status}`).toBe(
					isInTable ? null : 'TRANSITION_NOT_ALLOWED',
				);
			}
		expect(goalOf('reopen', collection)).toBe('submitted');
	});

	test('nobody decides about their own, whatever its status', () => {
		for (const step of steps)
			for (const status of statuses) {
				const code = obstacleTo(step, collection, { ...facts, status, isOwn: true })?.code;
				if (step === 'submit' || step === 'withdraw') expect(code).not.toBe('OWN_APPROVAL');
				else expect(code).toBe('OWN_APPROVAL');
			}
	});

	test('what stands in the way', () => {
		expect(obstacleTo('withdraw', collection, { ...facts, mayForOthers: false })?.code).toBe('VERB_NOT_ALLOWED');
		expect(obstacleTo('approve', collection, { ...facts, isBilled: true })?.code).toBe('ENTRY_LOCKED');
		expect(obstacleTo('submit', collection, { ...facts, status: 'draft', isRunning: true })?.code).toBe('ENTRY_RUNNING');
		expect(obstacleTo('approve', collection, { ...facts, closedUntil: '2026-03-02' })?.details).toMatchObject({ until: '2026-03-02' });
		expect(obstacleTo('approve', collection, { ...facts, closedUntil: '2026-03-01' })).toBeNull();
	});
});

test('reimbursing asks for an expense that is to be, and nothing else', () => {
	const approved = { ...facts, status: 'approved', isBilled: true, closedUntil: '2026-12-31' };
	expect(obstacleTo('reimburse', 'expenses', approved)).toBeNull();
	expect(obstacleTo('reimburse', 'expenses', { ...approved, isReimbursable: false })?.code).toBe('NOT_REIMBURSABLE');
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
