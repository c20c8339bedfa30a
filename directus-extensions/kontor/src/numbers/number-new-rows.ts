/** Rows that are created without a number get the next one of their sequence, however they are written. */
import { type Context, fromEvent, type Row } from '../core/context.js';
import type { Module } from '../core/define-module.js';
import { readRow } from '../core/load.js';
import { dayIn, ownOrganization } from '../core/organizations.js';
import { takeFreeNumber } from './take-number.js';

type Sequence = Parameters<typeof takeFreeNumber>[2];

/** In the transaction of the write: a number that was counted and not used is given back. */
async function giveNumber(sequence: Sequence, payload: Row, context: Context): Promise<Row> {
	if (payload.number !== undefined && payload.number !== null && payload.number !== '') return payload;
	const given = payload.organization_id as string | undefined;
	const organization = given ? await readRow(context, 'organizations', given) : await ownOrganization(context);
	// Without an organization the write is refused elsewhere.
	if (!organization) return payload;
	const day = dayIn(organization.time_zone, new Date());
	return { ...payload, number: await takeFreeNumber(context.database, organization.id, sequence, day) };
}

/** For a table whose rows are counted. */
export const numbersFor =
	(collection: string, sequence: Sequence): NonNullable<Module['hooks']> =>
	({ filter }) =>
		filter(`${collection}.items.create`, (payload, _meta, event) => giveNumber(sequence, payload as Row, fromEvent(event)));
