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
		projects: { serverSet: ['budget_warned_percent'], linkedAs: 'project' },
		project_members: { partOf: 'project_id' },
	},
});
