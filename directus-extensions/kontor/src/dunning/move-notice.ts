/** A notice is put aside, or has left the house. */

import type { Row } from '../core/context.js';
import { kontorError } from '../core/errors/errors.js';
import { loadLocked } from '../core/load.js';
import { mayMove } from '../core/rules/transitions.js';
import { tellChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { DunningNotice } from '../generated/schema.js';

async function move(id: string, to: 'cancelled' | 'sent', more: Row, context: VerbContext): Promise<void> {
	const notice = await loadLocked<DunningNotice>(context, 'dunning_notices', id);
	if (!mayMove('dunning_notices', notice.status, to))
		throw kontorError('TRANSITION_NOT_ALLOWED', { from: notice.status, to, collection: 'dunning_notices' });
	const delta = { status: to, ...more };
	await context
		.database('dunning_notices')
		.where({ id })
		.update({ ...delta, updated_by: context.accountability.user });
	tellChange(context, { collection: 'dunning_notices', id, delta });
}

export const dismissNotice = (id: string, context: VerbContext): Promise<void> => move(id, 'cancelled', {}, context);

export const markNoticeSent = (id: string, { sent_at }: { sent_at?: string | undefined }, context: VerbContext): Promise<void> =>
	move(id, 'sent', { sent_at: sent_at ?? context.now.toISOString() }, context);
