/** Automations: what happens in an organization starts flows, on behalf of a person there. */
import { defineModule } from '../core/define-module.js';
import { ringClockRegularly } from './clock.js';
import { AUTOMATIONS_CONSTRAINTS, AUTOMATIONS_ERRORS } from './errors.js';
import { handOutRegularly } from './hand-out.js';
import { hooks } from './hooks.js';
import { runAutomation } from './run-automation.js';

export default defineModule({
	name: 'automations',
	jobs: [handOutRegularly, runAutomation, ringClockRegularly],
	hooks,
	errors: AUTOMATIONS_ERRORS,
	constraints: AUTOMATIONS_CONSTRAINTS,
	collections: { automations: { serverSet: ['last_run_at', 'last_result', 'last_error'] } },
});
