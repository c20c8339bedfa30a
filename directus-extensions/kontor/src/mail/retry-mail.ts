/** A mail that was held or has failed is tried again, or one that waits for its next attempt is tried now. */

import { assertVisible, readRows } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { kontorError } from './errors.js';
import { queueAgain } from './sweep-outbox.js';

export async function retryMail(id: string, context: VerbContext): Promise<void> {
	await assertVisible(context, 'mails', [id]);
	const [mail] = await readRows(context, 'mails', (query) => query.where({ id }).forUpdate().skipLocked());
	// It is locked, so it is being sent at this moment.
	if (!mail) return;
	if (mail.status === 'sent') throw kontorError('TRANSITION_NOT_ALLOWED', { from: 'sent', to: 'queued', collection: 'mails' });
	await queueAgain(mail, context);
}
