/** The fallback: finds mails in the outbox that have no job any more, and those that were held until mail was set up. */

import { defineJob, enqueue, type JobContext } from '../core/jobs/jobs.js';
import { readRows } from '../core/load.js';
import { noteChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Mail } from '../generated/schema.js';
import { sendMailJob } from './deliver-mail.js';
import { whyHeld } from './settings.js';

/** After that a person must decide, because it may have been sent in another way. */
const HELD_FOR = '3 days';

export const sweepOutbox = defineJob({
	name: 'sweep-outbox',
	cron: '*/5 * * * *',
	timeout: 60,
	run: async (_payload, { transaction }: JobContext) => (whyHeld() ? { sent: 0 } : transaction(sweep)),
});

async function sweep(context: VerbContext): Promise<{ sent: number }> {
	const forgotten = await readRows(context, 'mails', (query) =>
		query
			.where((either) =>
				either
					.where((held) => held.where('status', 'held').whereRaw(`created_at > now() - interval '${HELD_FOR}'`))
					.orWhere((queued) =>
						queued.where('status', 'queued').whereRaw("coalesce(updated_at, created_at) < now() - interval '2 minutes'"),
					),
			)
			.whereRaw(
				`not exists (select 1 from pgboss.job j where j.name = ? and j.state in ('created', 'retry', 'active') and j.data ->> 'mail' = mails.id::text)`,
				[sendMailJob.name],
			)
			.orderBy('created_at')
			.limit(500)
			.forUpdate()
			.skipLocked(),
	);
	for (const mail of forgotten) await queueAgain(mail, context);
	return { sent: forgotten.length };
}

/** The row is locked by the caller. */
export async function queueAgain(mail: Mail, context: VerbContext): Promise<void> {
	const delta = { status: 'queued', error: null };
	await context.database('mails').where({ id: mail.id }).update(delta);
	await enqueue(context, sendMailJob, { mail: mail.id });
	if (mail.status !== 'queued') await noteChange(context, { collection: 'mails', id: mail.id, row: { ...mail, ...delta }, delta });
}
