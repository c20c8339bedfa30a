/** The organization that a row belongs to, and what day it is there. */
import type { Organization } from '../generated/schema.js';
import type { Context } from './context.js';
import { kontorError } from './errors/errors.js';
import { readRow, readRows } from './load.js';

/** Of a row: every row has one. */
export async function organizationOf(context: Context, id: string): Promise<Organization> {
	const organization = await readRow(context, 'organizations', id);
	if (!organization) throw kontorError('NOT_FOUND', { collection: 'organizations' });
	return organization;
}

/** The organization of the caller; none for administrators who belong to no organization. */
export async function ownOrganization(context: Context): Promise<Organization | undefined> {
	const user = context.accountability?.user;
	if (!user) return undefined;
	const [own] = await readRows(context, 'organizations', (query) =>
		query.join('directus_users', 'directus_users.organization_id', 'organizations.id').where('directus_users.id', user),
	);
	return own;
}

/** The day on the wall calendar of a time zone. */
export function dayIn(timeZone: string, moment: Date): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);
}
