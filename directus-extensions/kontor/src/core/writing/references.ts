/** A row may point only at rows that its author can see; adding a part (a line) needs the right to change the whole (the invoice). */
import type { ItemsService } from '@directus/api/services/items';
import type { PermissionsService } from '@directus/api/services/permissions';
import { type Context, isPrivileged, once, type Row } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { isUuid } from '../keys.js';
import { about } from '../modules.js';
import { type Right, readRightsOf, updateRightsOf } from '../rights/read-rights.js';
import { idsWithin } from '../rights/visible-rows.js';
import { isTenantCollection } from '../tenants.js';

interface Services {
	ItemsService: typeof ItemsService;
	PermissionsService: typeof PermissionsService;
}

/** A project that the caller is not a member of counts as missing, like one of another organization. */
export async function assertReferencesAllowed(collection: string, payload: Row, context: Context, services: Services): Promise<void> {
	if (isPrivileged(context.accountability)) return;
	const { relations, collections } = context.schema;
	for (const { collection: of, field, related_collection: target } of relations) {
		if (of !== collection || !target || !isTenantCollection(context.schema, target)) continue;
		const key = keyOf(payload[field], collections[target]!.primary);
		if (key === undefined) continue;
		const isPart = about(collection).partOf === field;
		const isAllowed = await once(context, `may point at ${target} ${key} ${isPart}`, () =>
			mayPointAt(target, key, isPart, context, services),
		);
		if (!isAllowed) throw kontorError('REFERENCE_NOT_FOUND', { collection, field });
	}
}

/** The key of a relation, given by itself or within an object (the only way in GraphQL). An object without a key is a new row. */
function keyOf(value: unknown, primary: string): string | undefined {
	const key = value !== null && typeof value === 'object' ? (value as Row)[primary] : value;
	return key === null || key === undefined ? undefined : String(key);
}

async function mayPointAt(target: string, key: string, isPart: boolean, context: Context, services: Services): Promise<boolean> {
	const { primary } = context.schema.collections[target]!;
	const read = (await readRightsOf(context)).get(target);
	const update = isPart ? (await updateRightsOf(context)).get(target) : undefined;
	const isPlain = read && (update || !isPart) && !context.accountability!.share && isUuid(key) && (read.fields?.has(primary) ?? true);
	if (!isPlain) return askDirectus(target, key, isPart, context, services);
	const rights = [read, update].filter((right): right is Right => right !== undefined);
	return (await idsWithin(rights, target, [key], context)).size > 0;
}

/** For several permissions that only together say what is seen, or for none. */
async function askDirectus(
	target: string,
	key: string,
	isPart: boolean,
	{ database, schema, accountability }: Context,
	{ ItemsService, PermissionsService }: Services,
): Promise<boolean> {
	const primary = schema.collections[target]!.primary;
	const options = { knex: database, schema, accountability };
	const query = { fields: [primary], filter: { [primary]: { _eq: key } }, limit: 1 };
	const found = await new ItemsService(target, options).readByQuery(query).catch(() => []);
	if (found.length === 0 || !isPart) return found.length > 0;
	return (await new PermissionsService(options).getItemPermissions(target, key)).update.access;
}
