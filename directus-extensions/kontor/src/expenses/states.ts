/** The states of an expense. */
import { APPROVAL_TRANSITIONS } from '../approval/rules/transitions.ts';
import { defineStates } from '../core/rules/states.ts';

export const EXPENSE_STATES = defineStates({
	collection: 'expenses',
	address: '/expenses',
	initial: 'draft',
	transitions: [...APPROVAL_TRANSITIONS, { by: 'reimburse', from: ['approved'], to: 'reimbursed' }],
});
