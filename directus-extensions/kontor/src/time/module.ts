/** Time: the timer, entries, budgets. */
import { defineModule } from '../core/define-module.js';
import { TIME_CONSTRAINTS, TIME_ERRORS } from './errors.js';
import { hooks } from './hooks.js';
import { ENTRY_STATES } from './states.js';
import { timeVerbs } from './verbs.js';
import { warnOfBudgetsRegularly } from './warn-of-budgets.js';

export default defineModule({
	name: 'time',
	verbs: { time: timeVerbs },
	jobs: [warnOfBudgetsRegularly],
	hooks,
	errors: TIME_ERRORS,
	constraints: TIME_CONSTRAINTS,
	collections: {
		time_entries: {
			states: ENTRY_STATES,
			filled: ['employee_id'],
			serverSet: [
				'hours',
				'is_overlapping',
				'approved_by',
				'approved_at',
				'rejection_reason',
				'invoice_line_id',
				'billed_rate',
				'billed_hours',
			],
			search: {
				names: [
					'project_id.title',
					'project_id.number',
					'project_id.customer_id.name',
					'task_id.title',
					'employee_id.firstname',
					'employee_id.lastname',
				],
				hit: { fields: ['note', 'project_id.title', 'employee_id.firstname', 'employee_id.lastname', 'start_time'], newest: 'start_time' },
			},
		},
	},
});
