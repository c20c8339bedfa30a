/**
 * Sends one mail of the outbox. Its row stays locked until the mail server's answer is written down, so only one server sends it,
 * however many there are. If a server crashes in between, the mail stays queued and is sent again with the same Message-ID: a mail
 * that arrives twice is better than one that never does.
 */

import type { Row } from '../core/context.js';
import { defineJob, type JobContext } from '../core/jobs/jobs.js';
import { readRows } from '../core/load.js';
import { noteChange, signTransaction } from '../core/trail/audit.js';
import { SERVER } from '../core/verbs/run-verb.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Mail } from '../generated/schema.js';
import { copiesOf, deliveredOf, handOver } from './hand-over.js';
import { inLanguageOf } from './reasons.js';
import { remindOfFailure } from './remind-of-failure.js';
import { type Outcome, settle } from './rules/outcome.js';
import { whyHeld } from './settings.js';
import { markSent, whyNotWanted } from './what-is-mailed.js';

/** Pauses of 2, 4, 8, … minutes, six hours at most: about a day in all. */
const RETRY = { limit: 10, delay: 120, maxDelay: 6 * 3600 };

export const sendMailJob = defineJob<{ mail: string }>({
	name: 'send-mail',
	retry: RETRY,
	concurrency: 3,
	timeout: 300,
	run: async ({ mail }, context) => {
		const { status, error } = await deliver(mail, context.attempt > RETRY.limit, context);
		// Throwing makes the job try again.
		if (status === 'queued') throw new Error(error ?? 'The mail could not be sent');
		return { status };
	},
});

async function deliver(id: string, isLast: boolean, { transaction }: JobContext): Promise<Pick<Mail, 'error'> & { status: string }> {
	// If the transaction is repeated, the mail is not sent a second time.
	let outcome: Outcome | undefined;
	return transaction(async (context) => {
		const [mail] = await readRows(context, 'mails', (query) => query.where({ id, status: 'queued' }).forUpdate().noWait());
		if (!mail) return { status: 'done', error: null };
		const reason = whyHeld();
		if (reason) return change(mail, { status: 'held', error: await inLanguageOf(mail.organization_id, reason, context) }, context);
		const objection = await whyNotWanted(mail, context);
		if (objection && !outcome)
			return change(mail, { status: 'failed', error: await inLanguageOf(mail.organization_id, objection, context) }, context);

		outcome ??= await handOver(mail, context);
		const { status, delivered, error } = settle(
			{ recipient: mail.recipient, cc: copiesOf(mail), delivered: deliveredOf(mail) },
			outcome,
			isLast,
		);
		const now = new Date().toISOString();
		const delta = { status, error, delivered_to: JSON.stringify(delivered), ...(status === 'sent' ? { sent_at: now } : {}) };
		await change(mail, { ...delta, attempts: mail.attempts + 1 }, context);
		if (delivered.includes(mail.recipient)) await markSent(mail, await inTheNameOf(mail, context));
		return { status, error };
	});
}

/** The sender is the person who asked for the mail. */
async function inTheNameOf({ created_by }: Mail, context: VerbContext): Promise<VerbContext> {
	const accountability = { ...SERVER, user: created_by };
	await signTransaction(context.database, accountability);
	return { ...context, accountability };
}

async function change(mail: Mail, delta: Row & { status: Mail['status']; error: string | null }, context: VerbContext) {
	await context.database('mails').where({ id: mail.id }).update(delta);
	await noteChange(context, { collection: 'mails', id: mail.id, row: { ...mail, ...delta }, delta });
	if (delta.status === 'failed') await remindOfFailure(mail, delta.error, context);
	return delta;
}
