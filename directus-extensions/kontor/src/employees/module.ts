/** Employees and their accounts. */
import { defineModule } from '../core/define-module.js';
import { EMAIL } from '../core/rules/formats.js';
import { EMPLOYEES_CONSTRAINTS } from './errors.js';
import { hooks } from './hooks.js';

export default defineModule({
	name: 'employees',
	hooks,
	constraints: EMPLOYEES_CONSTRAINTS,
	collections: {
		employees: {
			formats: { email: EMAIL },
			linkedAs: 'employee',
			search: {
				names: ['department_id.name'],
				phones: ['phone'],
				hit: { fields: ['firstname', 'lastname', 'email', 'phone'], newest: 'created_at' },
			},
		},
	},
});
