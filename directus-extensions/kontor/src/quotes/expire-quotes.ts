/** Quotes that were sent and are valid no longer, in the calendar of their organization, expire. */

import { untilDone } from '../billing/mark-overdue.js';
import { defineJob } from '../core/jobs/jobs.js';
import { readRows } from '../core/load.js';
import { tellChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Quote } from '../generated/schema.js';

/** Returns how many. */
export async function expireQuotes(context: VerbContext): Promise<number> {
	const over = await readRows<Quote>(context, 'quotes', (query) =>
		query
			.join('organizations', 'organizations.id', 'quotes.organization_id')
			.where('quotes.status', 'sent')
			.whereRaw('quotes.valid_until < (now() at time zone organizations.time_zone)::date')
			.orderBy('quotes.id')
			.limit(200)
			.forUpdate('quotes')
			.skipLocked(),
	);
	const delta = { status: 'expired' };
	for (const quote of over) {
		await context.database('quotes').where({ id: quote.id }).update(delta);
		tellChange(context, { collection: 'quotes', id: quote.id, delta });
	}
	return over.length;
}

export const expireQuotesHourly = defineJob({
	name: 'expire-quotes',
	cron: '8 * * * *',
	run: async (_payload, context) => ({ expired: await untilDone(expireQuotes, context) }),
});
