/** Notes that an invoice was sent, by mail or by post. */

import { loadLocked } from '../core/load.js';
import { tellChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { stateBy } from '../core/writing/move.js';
import { kontorError } from './errors.js';
import { INVOICE_STATES } from './states.js';

export async function markSent(id: string, { sent_at }: { sent_at?: string | undefined }, context: VerbContext): Promise<void> {
	const invoice = await loadLocked(context, 'invoices', id);
	stateBy(INVOICE_STATES, 'mark-sent', invoice.status);
	if (invoice.sent_at) throw kontorError('TRANSITION_NOT_ALLOWED', { from: invoice.status, to: 'sent', collection: 'invoices' });
	const sent = { sent_at: sent_at ?? context.now.toISOString(), updated_by: context.accountability.user };
	const [delta] = await context.database('invoices').where({ id }).update(sent).returning(['sent_at', 'status']);
	tellChange(context, { collection: 'invoices', id, delta });
}
