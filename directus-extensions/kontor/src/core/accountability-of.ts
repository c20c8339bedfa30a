/** What a job acts as that does something for a person: their account, with their rights and no more. */
import { fetchRolesTree } from '@directus/api/permissions/lib/fetch-roles-tree';
import { fetchGlobalAccess } from '@directus/api/permissions/modules/fetch-global-access/fetch-global-access';
import type { Knex } from 'knex';
import type { Accountability } from './context.js';

export async function accountabilityOf(user: string, knex: Knex): Promise<Accountability> {
	const account = await knex('directus_users').where({ id: user }).first('role');
	const role: string | null = account?.role ?? null;
	const roles = await fetchRolesTree(role, { knex });
	const access = await fetchGlobalAccess({ user, roles, ip: null }, { knex });
	return { user, role, roles, ...access, ip: null };
}
