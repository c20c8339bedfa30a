/** The organization that a row belongs to, and what day it is there. */
import type { Knex } from 'knex';
import type { Context, Row } from './context.js';

export type Organization = Row & {
	id: string;
	time_zone: string;
	currency: string;
	is_time_approval_required: boolean;
	books_closed_until: string | null;
};

export const organizationOf = (database: Knex, id: string): Promise<Organization> => database('organizations').where({ id }).first();

/** The organization of the caller; none for administrators who belong to no firm. */
export async function ownOrganization({ database, accountability }: Context): Promise<Organization | undefined> {
	if (!accountability?.user) return undefined;
	return database('organizations')
		.select('organizations.*')
		.join('directus_users', 'directus_users.organization_id', 'organizations.id')
		.where('directus_users.id', accountability.user)
		.first();
}

/** The day on the wall calendar of a time zone. */
export function dayIn(timeZone: string, moment: Date): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);
}
