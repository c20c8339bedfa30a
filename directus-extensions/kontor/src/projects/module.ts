/** Projects, their tasks and members. */
import { defineModule } from '../core/define-module.js';
import { numbersFor } from '../numbers/number-new-rows.js';
import { PROJECTS_CONSTRAINTS, PROJECTS_ERRORS } from './errors.js';

export default defineModule({
	name: 'projects',
	hooks: numbersFor('projects', 'project'),
	errors: PROJECTS_ERRORS,
	constraints: PROJECTS_CONSTRAINTS,
	collections: {
		projects: {
			serverSet: ['budget_warned_percent'],
			linkedAs: 'project',
			search: { names: ['customer_id.name'], hit: { fields: ['title', 'number', 'customer_id.name', 'status'], newest: 'created_at' } },
		},
		project_members: { partOf: 'project_id', search: { names: ['project_id.title', 'employee_id.firstname', 'employee_id.lastname'] } },
		tasks: {
			search: {
				names: ['project_id.title', 'project_id.customer_id.name', 'assignee_id.firstname', 'assignee_id.lastname'],
				hit: { fields: ['title', 'project_id.title', 'status'], newest: 'created_at' },
			},
		},
		chat_messages: { search: { names: ['project_id.title', 'author_id.firstname', 'author_id.lastname'] } },
	},
});
