/** Notes that an invoice has left the house, by mail or by post. */
import { tellChange } from '../core/audit.js';
import { kontorError } from '../core/errors.js';
import { loadLocked } from '../core/load.js';
import type { Invoice } from '../core/schema.js';
import type { VerbContext } from '../core/verbs.js';

export async function markSent(id: string, { sent_at }: { sent_at?: string | undefined }, context: VerbContext): Promise<void> {
	const invoice = await loadLocked<Invoice>(context, 'invoices', id);
	if (invoice.status === 'draft' || invoice.status === 'cancelled' || invoice.sent_at)
		throw kontorError('TRANSITION_NOT_ALLOWED', { from: invoice.status, to: 'sent', collection: 'invoices' });
	const sent = { sent_at: sent_at ?? context.now.toISOString(), updated_by: context.accountability.user };
	const [delta] = await context.database('invoices').where({ id }).update(sent).returning(['sent_at', 'status']);
	tellChange(context, { collection: 'invoices', id, delta });
}
