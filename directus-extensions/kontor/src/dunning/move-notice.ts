/** Dismisses a notice, or marks it as sent. */

import type { Row } from '../core/context.js';
import { loadLocked } from '../core/load.js';
import { tellChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { stateBy } from '../core/writing/move.js';
import { NOTICE_STATES } from './states.js';

async function move(id: string, by: 'dismiss' | 'mark-sent', more: Row, context: VerbContext): Promise<void> {
	const notice = await loadLocked(context, 'dunning_notices', id);
	const delta = { status: stateBy(NOTICE_STATES, by, notice.status), ...more };
	await context
		.database('dunning_notices')
		.where({ id })
		.update({ ...delta, updated_by: context.accountability.user });
	tellChange(context, { collection: 'dunning_notices', id, delta });
}

export const dismissNotice = (id: string, context: VerbContext): Promise<void> => move(id, 'dismiss', {}, context);

export const markNoticeSent = (id: string, { sent_at }: { sent_at?: string | undefined }, context: VerbContext): Promise<void> =>
	move(id, 'mark-sent', { sent_at: sent_at ?? context.now.toISOString() }, context);
