/** Expenses, as approval sees them. */
import type { Approvable } from '../approval/rules/obstacles.js';
import { EXPENSE_STATES } from './states.js';

export const EXPENSES: Approvable = {
	collection: 'expenses',
	states: EXPENSE_STATES,
	writeRight: 'expenses.write',
	decideRight: 'expenses.approve',
};
