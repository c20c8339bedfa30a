/** All jobs that the server runs in the background. */
import { expireQuotesHourly } from './billing/expire-quotes.js';
import { markOverdueHourly } from './billing/mark-overdue.js';
import type { Job } from './core/jobs.js';
import { purgeIdempotencyKeysDaily } from './core/purge-idempotency-keys.js';
import { fileInvoicesRegularly } from './documents/file-invoices.js';
import { readInbox } from './documents/inbox/read-inbox.js';
import { cleanUpFiles } from './documents/store/clean-up.js';
import { proposeDunningDaily } from './dunning/propose-daily.js';
import { sendMailJob } from './mail/deliver-mail.js';
import { sweepOutbox } from './mail/sweep-outbox.js';
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
