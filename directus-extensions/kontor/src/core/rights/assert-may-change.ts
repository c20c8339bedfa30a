/**
 * Whether the caller may change or delete these rows at all. Directus runs the hooks before it checks that: a hook's refusal (the row
 * is kept, its tax is too high, its timer runs) would tell of rows that the caller can't even see.
 */
import { validateAccess } from '@directus/api/permissions/modules/validate-access/validate-access';
import { ForbiddenError } from '@directus/errors';
import { type Context, isPrivileged, type Row } from '../context.js';
import { isUuid } from '../keys.js';
import { changeableFieldsOf, updateRightsOf } from './read-rights.js';
import { idsWithin } from './visible-rows.js';

export async function assertMayChangeRows(collection: string, keys: readonly string[], payload: Row, context: Context): Promise<void> {
	const { accountability, database, schema } = context;
	if (isPrivileged(accountability) || (await isPlainlyAllowed(collection, keys, payload, context))) return;
	await assertMayChangeFields(collection, payload, context);
	const options = { action: 'update' as const, collection, primaryKeys: [...keys], fields: Object.keys(payload) };
	await validateAccess({ accountability: accountability!, ...options }, { knex: database, schema });
}

/** Directus names all fields of the change, whichever it is about. One that is not there at all is refused alike. */
async function assertMayChangeFields(collection: string, payload: Row, context: Context): Promise<void> {
	const allowed = await changeableFieldsOf(collection, context);
	const forbidden = allowed ? Object.keys(payload).find((field) => !allowed.has(field)) : undefined;
	if (forbidden === undefined) return;
	const reason = `You don't have permission to access field "${forbidden}" in collection "${collection}" or it does not exist.`;
	throw new ForbiddenError({ reason });
}

export async function assertMayDeleteRows(collection: string, keys: readonly string[], context: Context): Promise<void> {
	const { accountability, database, schema } = context;
	if (isPrivileged(accountability)) return;
	await validateAccess(
		{ accountability: accountability!, action: 'delete', collection, primaryKeys: [...keys] },
		{ knex: database, schema },
	);
}

/** One query with the rights that are known already. Anything less simple, and every refusal, is left to Directus. */
async function isPlainlyAllowed(collection: string, keys: readonly string[], payload: Row, context: Context): Promise<boolean> {
	const right = (await updateRightsOf(context)).get(collection);
	if (!right || context.accountability!.share || !keys.every(isUuid)) return false;
	if (right.fields !== null && !Object.keys(payload).every((field) => right.fields!.has(field))) return false;
	return (await idsWithin([right], collection, keys, context)).size === new Set(keys).size;
}
