/** Series: invoices that are made again and again. */
import { defineModule } from '../core/define-module.js';
import { RECURRING_CONSTRAINTS, RECURRING_ERRORS } from './errors.js';
import { hooks } from './hooks.js';
import { runRecurringHourly } from './run-all.js';
import { recurringVerbs } from './verbs.js';

export default defineModule({
	name: 'recurring',
	verbs: { billing: recurringVerbs },
	jobs: [runRecurringHourly],
	hooks,
	errors: RECURRING_ERRORS,
	constraints: RECURRING_CONSTRAINTS,
	collections: {
		recurring_invoices: {
			search: {
				names: ['customer_id.name', 'project_id.title'],
				hit: { fields: ['title', 'customer_id.name', 'interval', 'is_active'], newest: 'created_at' },
			},
		},
	},
});
