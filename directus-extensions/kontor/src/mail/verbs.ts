/** The verbs of the outbox. Served below /mail. What is mailed has its own verbs, in its module. */

import { showRow } from '../core/load.js';
import { type Verb, verb } from '../core/verbs/verb.js';
import { mailOf } from './contracts.js';
import { retryMail } from './retry-mail.js';

export const retry = verb({
	method: 'post',
	path: '/:id/retry',
	summary: { de: 'E-Mail aus dem Postausgang noch einmal senden', en: 'Try a mail of the outbox again' },
	right: 'billing.issue',
	shows: 'mails',
	input: mailOf,
	run: async ({ id }, context) => {
		await retryMail(id, context);
		return showRow(context, 'mails', id);
	},
});

export const mailVerbs: readonly Verb[] = [retry];
