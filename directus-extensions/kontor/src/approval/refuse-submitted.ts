import type { Context } from '../core/context.js';
import { kontorError } from './errors.js';
import type { Approvable } from './rules/obstacles.js';

/** Once submitted, somebody may be deciding about it: its owner takes it back first. */
export function refuseSubmitted(
	{ states }: Approvable,
	rows: readonly { employee_id: string; status: string }[],
	{ accountability }: Context,
): void {
	if (accountability?.user && rows.some(({ employee_id, status }) => status === 'submitted' && employee_id === accountability.user))
		throw kontorError('ENTRY_SUBMITTED', { collection: states.collection, verb: `POST ${states.address}/:id/withdraw` });
}
