/** What holds for every module. */

import { defineModule } from './define-module.js';
import { CORE_CONSTRAINTS, CORE_ERRORS } from './errors/errors.js';
import { hooks } from './hooks.js';
import { jobVerbs } from './jobs/verbs.js';
import { made } from './made/made-model.js';
import { ownRights } from './verbs/own-rights.js';
import { purgeIdempotencyKeysDaily } from './verbs/purge-idempotency-keys.js';

export default defineModule({
	name: 'core',
	verbs: { kontor: [ownRights, made], jobs: jobVerbs },
	jobs: [purgeIdempotencyKeysDaily],
	hooks,
	errors: CORE_ERRORS,
	constraints: CORE_CONSTRAINTS,
});
