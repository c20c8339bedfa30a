/**
 * What the caller may read and change, worked out once and kept: Directus itself works it out again for every level of every request,
 * which costs more than the query (docs/decisions/0005-fast-tenant-filter.md).
 */
import { useBus } from '@directus/api/bus/lib/use-bus';
import { fetchPermissions } from '@directus/api/permissions/lib/fetch-permissions';
import { fetchPolicies } from '@directus/api/permissions/lib/fetch-policies';
import type { Filter, Permission } from '@directus/types';
import { forEverybody } from '../bounds/hang-up.js';
import type { Accountability, Context } from '../context.js';
import { keepGroups } from './rules/keep-groups.js';

export interface Right {
	/** The permission as Directus resolved it, with the caller's organization and id in place. */
	permission: Permission;
	/** The rows; null is every row. */
	filter: Filter | null;
	/** The columns; null is every column. */
	fields: Set<string> | null;
}

/** Per collection. A collection that is missing can't be read (or changed), or only in a way that needs Directus' own careful path. */
export type Rights = Map<string, Right>;

interface Known {
	rights: Rights;
	/** The union over all permissions of a collection; null is every column. */
	fields: Map<string, Set<string> | null>;
	policies: ReadonlySet<string>;
	/** As Directus resolved them, one by one. */
	permissions: readonly Permission[];
	/** A filter that depends on the clock can't be kept. */
	dependOnClock: boolean;
}

const LIFETIME = 60_000;
const MOST_CALLERS = 5_000;
const known = new Map<string, { rights: Promise<Known>; until: number }>();

// This message goes to every replica whenever a role, policy, permission, user or the schema changes.
useBus().subscribe('schemaChanged', () => known.clear());

export const readRightsOf = async (context: Context): Promise<Rights> => (await rightsOf('read', context)).rights;

export const updateRightsOf = async (context: Context): Promise<Rights> => (await rightsOf('update', context)).rights;

function rightsOf(action: 'read' | 'update', { accountability, database, schema }: Context): Promise<Known> {
	const key = `${action} ${keyOf(accountability!)}`;
	const entry = known.get(key);
	if (entry && entry.until > Date.now()) return entry.rights;
	if (known.size >= MOST_CALLERS) known.clear();
	const rights = forEverybody(() => resolve(action, accountability!, { schema, knex: database }));
	known.set(key, { rights, until: Date.now() + LIFETIME });
	rights.catch(() => known.delete(key));
	return rights;
}

const keyOf = ({ user, role, roles, ip, app, share }: Accountability): string => [user, role, roles?.join(), ip, app, share].join('|');

/** All read permissions of the caller, also those that depend on the clock. */
export async function readPermissionsOf(context: Context): Promise<readonly Permission[]> {
	const rights = await rightsOf('read', context);
	if (!rights.dependOnClock) return rights.permissions;
	return (await resolve('read', context.accountability!, { schema: context.schema, knex: context.database })).permissions;
}

async function resolve(
	action: 'read' | 'update',
	accountability: Accountability,
	context: Parameters<typeof fetchPolicies>[1],
): Promise<Known> {
	const policies = await fetchPolicies(accountability, context);
	const options = { action, policies, accountability };
	// One after the other: in a transaction there is one connection, and it takes one query at a time.
	const raw = await fetchPermissions({ ...options, bypassDynamicVariableProcessing: true }, context);
	const resolved = (await fetchPermissions(options, context)).map((permission) => ({
		...permission,
		permissions: keepGroups(permission.permissions, permission.collection, context.schema),
	}));
	const changing = new Set(
		raw.filter(({ permissions }) => JSON.stringify(permissions ?? null).includes('$NOW')).map(({ collection }) => collection),
	);
	const rights: Rights = new Map();
	const fields: Known['fields'] = new Map();
	const several = new Set<string>();
	for (const permission of resolved) {
		if (rights.has(permission.collection)) several.add(permission.collection);
		const filter = permission.permissions && Object.keys(permission.permissions).length > 0 ? permission.permissions : null;
		const columns = permission.fields?.includes('*') ? null : new Set(permission.fields ?? []);
		rights.set(permission.collection, { permission, filter, fields: columns });
		const before = fields.get(permission.collection);
		fields.set(permission.collection, before === null || columns === null ? null : new Set([...(before ?? []), ...columns]));
	}
	for (const collection of [...changing, ...several]) rights.delete(collection);
	return { rights, fields, policies: new Set(policies), permissions: resolved, dependOnClock: changing.size > 0 };
}

/** The columns of a collection that the caller may see somewhere; null is all of them. */
export async function readableFieldsOf(collection: string, context: Context): Promise<Set<string> | null> {
	if (!context.accountability || context.accountability.admin) return null;
	const { fields } = await rightsOf('read', context);
	return fields.has(collection) ? fields.get(collection)! : new Set();
}

/** The same for changing; undefined: the caller may change no row of it. */
export async function changeableFieldsOf(collection: string, context: Context): Promise<Set<string> | null | undefined> {
	if (!context.accountability || context.accountability.admin) return null;
	return (await rightsOf('update', context)).fields.get(collection);
}

/** The policies that the caller has, by id: some of them stand for the right to a verb. */
export const policiesOf = async (context: Context): Promise<ReadonlySet<string>> => (await rightsOf('read', context)).policies;
