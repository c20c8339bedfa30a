/** Quotes that were sent and are valid no longer, in the calendar of their organization, expire. */

import { defineJob } from '../core/jobs/jobs.js';
import { untilDone } from '../core/jobs/until-done.js';
import { readRows } from '../core/load.js';
import { goalOf } from '../core/rules/states.js';
import { tellChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { QUOTE_STATES } from './states.js';

/** At most so many at once; returns how many. */
export async function expireQuotes(context: VerbContext, most: number): Promise<number> {
	const over = await readRows(context, 'quotes', (query) =>
		query
			.join('organizations', 'organizations.id', 'quotes.organization_id')
			.where('quotes.status', 'sent')
			.whereRaw('quotes.valid_until < (now() at time zone organizations.time_zone)::date')
			.orderBy('quotes.id')
			.limit(most)
			.forUpdate('quotes')
			.skipLocked(),
	);
	const delta = { status: goalOf(QUOTE_STATES, 'expire') };
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
