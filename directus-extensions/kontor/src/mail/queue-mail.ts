/** Puts a mail into the outbox, in the transaction of the verb that asks for it: it is there if and only if that was committed. */
import { randomUUID } from 'node:crypto';
import { enqueue } from '../core/jobs/jobs.js';
import { readRow } from '../core/load.js';
import { noteChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Mail } from '../generated/schema.js';
import { composeMail } from './compose-mail.js';
import type { MailOptions } from './contracts.js';
import { sendMailJob } from './deliver-mail.js';
import { kontorError } from './errors.js';
import type { Letter } from './letter.js';
import { inLanguageOf } from './reasons.js';
import { domainOfSender, whyHeld } from './settings.js';

/** The paper is locked by the caller, so two requests at once come here one after the other. */
export async function queueMail(letter: Letter, options: MailOptions, context: VerbContext): Promise<Mail> {
	const { database, accountability } = context;
	const { cc, attachments, ...mail } = await composeMail(letter, options, context);
	await assertNoneWaits(letter, mail.recipient, context);
	const reason = whyHeld();
	const id = randomUUID();
	await database('mails').insert({
		id,
		organization_id: letter.organization_id,
		...letter.about,
		...mail,
		cc: cc.join(', ') || null,
		attachments: JSON.stringify(attachments),
		status: reason ? 'held' : 'queued',
		error: reason && (await inLanguageOf(letter.organization_id, reason, context)),
		// The same at every attempt, so that a second copy can be recognized.
		message_id: `<${id}@${domainOfSender()}>`,
		created_by: accountability.user,
	});
	if (!reason) await enqueue(context, sendMailJob, { mail: id });
	const row = (await readRow(context, 'mails', id))!;
	await noteChange(context, { collection: 'mails', id, row: row, delta: row, isNew: true });
	return row;
}

async function assertNoneWaits({ about }: Letter, recipient: string, { database }: VerbContext): Promise<void> {
	const waiting = await database('mails')
		.where({ ...about, recipient })
		.whereIn('status', ['queued', 'held'])
		.first('id');
	if (waiting) throw kontorError('MAIL_WAITS', { recipient, collection: 'mails', id: waiting.id });
}
