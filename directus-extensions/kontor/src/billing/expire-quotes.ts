/** Quotes that were sent and are valid no longer, in the calendar of their organization, expire. */
import { tellChange } from '../core/audit.js';
import { defineJob } from '../core/jobs.js';
import { readRows } from '../core/load.js';
import type { Quote } from '../core/schema.js';
import type { VerbContext } from '../core/verbs.js';
import { untilDone } from './mark-overdue.js';

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
