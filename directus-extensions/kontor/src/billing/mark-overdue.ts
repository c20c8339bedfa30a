/** Invoices whose term is over, in the calendar of their organization, become overdue. */

import { defineJob } from '../core/jobs/jobs.js';
import { untilDone } from '../core/jobs/until-done.js';
import { readRows } from '../core/load.js';
import { tellChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { REVERSALS } from '../papers/rules/reversal.js';

/** At most so many at once; returns how many. Locked invoices are left for the next time. */
export async function markOverdue(context: VerbContext, most: number): Promise<number> {
	const due = await readRows(context, 'invoices', (query) =>
		query
			.join('organizations', 'organizations.id', 'invoices.organization_id')
			.whereIn('invoices.status', ['issued', 'sent', 'partially_paid'])
			.whereNotIn('invoices.kind', REVERSALS)
			.whereRaw('invoices.due_date < (now() at time zone organizations.time_zone)::date')
			.orderBy('invoices.id')
			.limit(most)
			.forUpdate('invoices')
			.skipLocked(),
	);
	for (const invoice of due) {
		// The database's guard derives the status again whenever an invoice is updated.
		const [{ status }] = await context
			.database('invoices')
			.where({ id: invoice.id })
			.update({ updated_at: context.now.toISOString() })
			.returning('status');
		tellChange(context, { collection: 'invoices', id: invoice.id, delta: { status } });
	}
	return due.length;
}

export const markOverdueHourly = defineJob({
	name: 'mark-overdue',
	cron: '3 * * * *',
	run: async (_payload, context) => ({ overdue: await untilDone(markOverdue, context) }),
});
