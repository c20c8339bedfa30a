import type { Context } from '../core/context.js';
import { kontorError } from './errors.js';
import { type Approvable, isHandedIn } from './rules/obstacles.js';

export function refuseSubmitted(
	{ states }: Approvable,
	rows: readonly { employee_id: string; status: string }[],
	{ accountability }: Context,
): void {
	const caller = accountability?.user ?? undefined;
	if (rows.some((row) => isHandedIn(row, caller)))
		throw kontorError('ENTRY_SUBMITTED', { collection: states.collection, verb: `POST ${states.address}/:id/withdraw` });
}
