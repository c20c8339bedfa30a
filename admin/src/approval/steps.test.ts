import { expect, it } from 'vitest';
import { type Entry, possibleSteps } from './steps';

const rows: Entry[] = [
	{ id: 'mine', employee_id: 'me', status: 'draft', end_time: 'x', invoice_line_id: null },
	{ id: 'running', employee_id: 'me', status: 'draft', end_time: null, invoice_line_id: null },
	{ id: 'handed in', employee_id: 'other', status: 'submitted', end_time: 'x', invoice_line_id: null },
	{ id: 'my handed in', employee_id: 'me', status: 'submitted', end_time: 'x', invoice_line_id: null },
	{ id: 'approved', employee_id: 'other', status: 'approved', end_time: 'x', invoice_line_id: null },
	{ id: 'billed', employee_id: 'other', status: 'approved', end_time: 'x', invoice_line_id: 'l' },
];
const isMe = (id: unknown) => id === 'me';

it('lets a lead decide about what others handed in, never about their own', () =>
	expect(possibleSteps('time_entries', rows, { can: (...policies) => policies.includes('time.approve'), isMe })).toEqual([
		{ step: 'submit', ids: ['mine'] },
		{ step: 'approve', ids: ['handed in'] },
		{ step: 'reject', ids: ['handed in'] },
		{ step: 'withdraw', ids: ['my handed in'] },
		{ step: 'reopen', ids: ['approved'] },
	]));

it('lets an employee only hand in and withdraw', () =>
	expect(possibleSteps('time_entries', rows, { can: () => false, isMe }).map(({ step }) => step)).toEqual(['submit', 'withdraw']));

it('reimburses what is to be reimbursed', () =>
	expect(
		possibleSteps(
			'expenses',
			[
				{ id: 'a', employee_id: 'other', status: 'approved', is_reimbursable: true, invoice_line_id: null },
				{ id: 'b', employee_id: 'other', status: 'approved', invoice_line_id: null },
			],
			{ can: () => true, isMe },
		),
	).toEqual([
		{ step: 'reimburse', ids: ['a'] },
		{ step: 'reopen', ids: ['a', 'b'] },
	]));
