/**
 * All verbs, by the address that they are served below: `/billing/…`. The endpoints and the description of the API take them
 * from here, so there is no verb that is served and not described.
 */

import { documentVerbs } from './billing/files/verbs.js';
import { billingVerbs } from './billing/verbs.js';
import { jobVerbs } from './core/jobs/verbs.js';
import { coreVerbs } from './core/verbs/own-rights.js';
import type { Verb } from './core/verbs/verb.js';
import { dunningVerbs } from './dunning/verbs.js';
import { expenseVerbs } from './expenses/verbs.js';
import { filingVerbs } from './files/filing/verbs.js';
import { documentMailVerbs, mailVerbs } from './mail/verbs.js';
import { paymentVerbs } from './payments/verbs.js';
import { receivingVerbs } from './purchases/verbs.js';
import { quoteVerbs } from './quotes/verbs.js';
import { recurringVerbs } from './recurring/verbs.js';
import { timeVerbs } from './time/verbs.js';

export const VERBS = {
	billing: [...billingVerbs, ...documentVerbs, ...paymentVerbs, ...dunningVerbs, ...quoteVerbs, ...recurringVerbs, ...documentMailVerbs],
	documents: [...receivingVerbs, ...filingVerbs],
	jobs: jobVerbs,
	kontor: coreVerbs,
	mail: mailVerbs,
	expenses: expenseVerbs,
	time: timeVerbs,
} satisfies Record<string, readonly Verb[]>;
