/** Customers and projects that are made without a number get the next one of their sequence, whatever road they come by. */
import type { Context, Row } from '../core/context.js';
import { dayIn, organizationOf, ownOrganization } from '../core/organizations.js';
import { takeFreeNumber } from './numbers.js';

const KINDS = { customers: 'customer', projects: 'project' } as const;

/** In the transaction of the write: a number that was counted and not used is given back. */
export async function giveNumber(collection: keyof typeof KINDS, payload: Row, context: Context): Promise<Row> {
	if (payload.number !== undefined && payload.number !== null && payload.number !== '') return payload;
	const given = payload.organization_id as string | undefined;
	const organization = given ? await organizationOf(context.database, given) : await ownOrganization(context);
	// Whoever belongs to no firm is refused for that.
	if (!organization) return payload;
	const day = dayIn(organization.time_zone as string, new Date());
	return { ...payload, number: await takeFreeNumber(context.database, organization.id as string, KINDS[collection], day) };
}
