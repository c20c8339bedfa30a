import type { Context } from './context.js';
import { kontorError } from './errors.js';
import { type Approvable, isHandedIn } from './rules/approval.js';

const ADDRESS: Record<Approvable, string> = { time_entries: '/time/entries', expenses: '/expenses' };

export function refuseSubmitted(
	collection: Approvable,
	rows: readonly { employee_id: string; status: string }[],
	{ accountability }: Context,
): void {
	const caller = accountability?.user ?? undefined;
	if (rows.some((row) => isHandedIn(row, caller)))
		throw kontorError('ENTRY_SUBMITTED', { collection, verb: `POST ${ADDRESS[collection]}/:id/withdraw` });
}
