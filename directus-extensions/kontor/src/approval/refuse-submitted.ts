import type { Context } from '../core/context.js';
import { kontorError } from '../core/errors/errors.js';
import type { Approvable } from './rules/obstacles.js';

const ADDRESS: Record<Approvable, string> = { time_entries: '/time/entries', expenses: '/expenses' };

/** Once submitted, somebody may be deciding about it: its owner takes it back first. */
export function refuseSubmitted(
	collection: Approvable,
	rows: readonly { employee_id: string; status: string }[],
	{ accountability }: Context,
): void {
	if (accountability?.user && rows.some(({ employee_id, status }) => status === 'submitted' && employee_id === accountability.user))
		throw kontorError('ENTRY_SUBMITTED', { collection, verb: `POST ${ADDRESS[collection]}/:id/withdraw` });
}
