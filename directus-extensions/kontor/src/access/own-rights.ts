/**
 * Nobody changes their own role or status, whatever else they may do: not to undo their dismissal with a token that still works, and
 * not by mistake as an administrator.
 */
import type { Context, Row } from '../core/context.js';
import { bareKeyOf } from '../core/keys.js';
import { kontorError } from './errors.js';

const FIELDS: Record<string, string[]> = {
	employees: ['role_id', 'is_active'],
	directus_users: ['role', 'status', 'policies'],
};

export async function refuseOwnRights(
	collection: string,
	keys: unknown[],
	change: Row,
	{ accountability, database }: Context,
): Promise<void> {
	const fields = (FIELDS[collection] ?? []).filter((field) => field in change);
	const me = accountability?.user;
	if (!me || fields.length === 0 || !keys.map(String).includes(me)) return;
	const mine = await database(collection).where({ id: me }).first();
	// A form sends what it shows: the same value again is no change.
	const changed = fields.find((field) => field === 'policies' || bareKeyOf(change[field]) !== mine?.[field]);
	if (changed) throw kontorError('OWN_RIGHTS', { field: changed, collection });
}

/** Deleting the own account would change its status, too. */
export function refuseOwnDeletion(keys: unknown[], { accountability }: Context): void {
	if (accountability?.user && keys.map(String).includes(accountability.user)) throw kontorError('OWN_RIGHTS', {});
}
