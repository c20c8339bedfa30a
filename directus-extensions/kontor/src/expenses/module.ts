/** Expenses: receipts, approval, reimbursement. */
import { defineModule } from '../core/define-module.js';
import { EXPENSES_CONSTRAINTS, EXPENSES_ERRORS } from './errors.js';
import { hooks } from './hooks.js';
import { EXPENSE_STATES } from './states.js';
import { expenseVerbs } from './verbs.js';

export default defineModule({
	name: 'expenses',
	verbs: { expenses: expenseVerbs },
	hooks,
	errors: EXPENSES_ERRORS,
	constraints: EXPENSES_CONSTRAINTS,
	collections: {
		expenses: {
			states: EXPENSE_STATES,
			serverSet: ['approved_by', 'approved_at', 'rejection_reason', 'reimbursed_at', 'invoice_id', 'invoice_line_id'],
			linkedAs: 'expense',
			search: {
				names: ['project_id.title', 'project_id.customer_id.name', 'employee_id.firstname', 'employee_id.lastname'],
				amounts: ['amount'],
				hit: { fields: ['supplier', 'note', 'amount', 'currency', 'expense_date', 'status'], newest: 'expense_date' },
			},
		},
	},
});
