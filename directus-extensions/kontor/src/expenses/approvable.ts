/** Expenses, as approval sees them. */
import type { ApprovableTable } from '../approval/move-entries.js';
import { EXPENSE_STATES } from './states.js';

export const EXPENSES: ApprovableTable = { states: EXPENSE_STATES, writeRight: 'expenses.write' };
