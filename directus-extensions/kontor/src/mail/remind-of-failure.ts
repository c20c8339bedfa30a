/** Nobody looks at the outbox all the time, so the sender gets a reminder when a mail fails. */

import { readRow } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Mail } from '../generated/schema.js';
import { addReminder } from '../reminders/add-reminder.js';
import { inLanguageOf } from './reasons.js';

export async function remindOfFailure(mail: Mail, error: string | null, context: VerbContext): Promise<void> {
	const notice = await readRow(context, 'dunning_notices', mail.dunning_notice_id);
	const linked_id = mail.quote_id ?? notice?.invoice_id ?? mail.invoice_id;
	if (!linked_id) return;
	const { recipient, subject } = mail;
	const title = { de: `E-Mail nicht zugestellt: ${subject}`, en: `Mail not delivered: ${subject}` };
	await addReminder(
		mail,
		{
			title: (await inLanguageOf(mail.organization_id, title, context)).slice(0, 255),
			description: error ?? recipient,
			linked_to: mail.quote_id ? 'quote' : 'invoice',
			linked_id,
		},
		context,
	);
}
