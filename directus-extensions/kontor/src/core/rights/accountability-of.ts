/** The accountability of a person: with the role and the rights that they have now, and no more. */
import { fetchRolesTree } from '@directus/api/permissions/lib/fetch-roles-tree';
import { fetchGlobalAccess } from '@directus/api/permissions/modules/fetch-global-access/fetch-global-access';
import type { Knex } from 'knex';
import type { Accountability } from '../context.js';

/** For a job that does something for them. */
export async function accountabilityOf(user: string, knex: Knex): Promise<Accountability> {
	const account = await knex('directus_users').where({ id: user }).first('role');
	return asPerson({ id: user, role: account?.role ?? null }, { ip: null }, knex);
}

/** `base`: what is known of where they come from. */
export async function asPerson(
	{ id, role }: { id: string; role: string | null },
	base: Pick<Accountability, 'ip'> & Partial<Accountability>,
	knex: Knex,
): Promise<Accountability> {
	const person = { ...base, user: id, role, roles: await fetchRolesTree(role, { knex }) };
	return { ...person, ...(await fetchGlobalAccess(person, { knex })) };
}
