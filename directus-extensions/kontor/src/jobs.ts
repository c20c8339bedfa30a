/** All jobs that the server runs in the background. */

import { fileInvoicesRegularly } from './billing/files/file-invoices.js';
import { markOverdueHourly } from './billing/mark-overdue.js';
import type { Job } from './core/jobs/jobs.js';
import { purgeIdempotencyKeysDaily } from './core/verbs/purge-idempotency-keys.js';
import { proposeDunningDaily } from './dunning/propose-daily.js';
import { cleanUpFiles } from './files/store/clean-up.js';
import { sendMailJob } from './mail/deliver-mail.js';
import { readInbox } from './mail/inbox/read-inbox.js';
import { sweepOutbox } from './mail/sweep-outbox.js';
import { expireQuotesHourly } from './quotes/expire-quotes.js';
import { runRecurringHourly } from './recurring/run-all.js';
import { warnOfBudgetsRegularly } from './time/warn-of-budgets.js';

export const JOBS: readonly Job<any>[] = [
	markOverdueHourly,
	expireQuotesHourly,
	proposeDunningDaily,
	runRecurringHourly,
	sendMailJob,
	sweepOutbox,
	readInbox,
	cleanUpFiles,
	fileInvoicesRegularly,
	purgeIdempotencyKeysDaily,
	warnOfBudgetsRegularly,
];
