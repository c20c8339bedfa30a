/** Giving roles: only who has all rights of a role may give it to somebody, or change a person who has it. */
import type { Knex } from 'knex';
import { type Context, isPrivileged } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { bareKeyOf, isUuid } from '../keys.js';
import { covers, type Rights } from './rules/role-coverage.js';

export async function assertMayHandleRole(roleId: string | null | undefined, { accountability, database }: Context): Promise<void> {
	if (isPrivileged(accountability) || !roleId) return;
	// One after the other: when one of two parallel queries fails, nobody waits for the other any more, and if that fails, too, the
	// process ends.
	const given = await rightsOf(database, await withParents(database, roleId), null);
	const own = await rightsOf(database, accountability!.roles, accountability!.user);
	if (!covers(own, given)) throw kontorError('ROLE_NOT_YOURS_TO_GIVE', { field: 'role_id' });
}

/** The role that a payload names, by its key or as an object that holds nothing but the key (GraphQL knows no other way). */
export function roleKeyOf(value: unknown): string | null | undefined {
	if (value === null || value === undefined) return value;
	const key = bareKeyOf(value);
	if (!isUuid(key)) throw kontorError('INVALID_VALUE', { field: 'role_id' });
	return key;
}

async function rightsOf(database: Knex, roles: string[], user: string | null): Promise<Rights> {
	const policies = await database('directus_policies')
		.join('directus_access', 'directus_access.policy', 'directus_policies.id')
		.where((query) => {
			query.whereIn('directus_access.role', roles);
			if (user) query.orWhere('directus_access.user', user);
		})
		.distinct('directus_policies.id', 'directus_policies.admin_access');
	const rows = await database('directus_permissions')
		.select('policy', 'collection', 'action', 'permissions', 'fields')
		.whereIn(
			'policy',
			policies.map(({ id }) => id),
		);
	return {
		isAdmin: policies.some(({ admin_access }) => admin_access),
		permissions: rows.map(({ policy: _, ...row }) => ({ ...row, fields: row.fields?.split(',') ?? null })),
		verbs: policies.map(({ id }) => id).filter((id) => !rows.some(({ policy }) => policy === id)),
	};
}

async function withParents(database: Knex, roleId: string): Promise<string[]> {
	const { rows } = await database.raw(
		'with recursive tree as (select id, parent from directus_roles where id = ? union select r.id, r.parent from directus_roles r join tree on tree.parent = r.id) select id from tree',
		[roleId],
	);
	return rows.map(({ id }: { id: string }) => id);
}
