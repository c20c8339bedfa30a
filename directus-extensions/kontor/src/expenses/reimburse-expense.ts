/** Notes that an approved expense was paid back to the employee. */
import { moveEntries } from '../approval/move-entries.js';
import { readRow } from '../core/load.js';
import { momentOf } from '../core/rules/wall-clock.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { EXPENSES } from './approvable.js';
import type { ReimburseExpense } from './contracts.js';
import { kontorError } from './errors.js';

export async function reimburseExpense({ id, reimbursed_at }: ReimburseExpense, context: VerbContext): Promise<void> {
	const expense = await readRow(context, 'expenses', id);
	const organization = await readRow(context, 'organizations', expense?.organization_id);
	const at = reimbursed_at ? momentOf(reimbursed_at, organization?.time_zone ?? 'UTC')! : context.now;
	if (at > context.now) throw kontorError('INVALID_REQUEST', { reason: 'reimbursed_at is in the future', field: 'reimbursed_at' });
	await moveEntries({ what: EXPENSES, step: 'reimburse', ids: [id], delta: { reimbursed_at: at.toISOString() } }, context);
}
