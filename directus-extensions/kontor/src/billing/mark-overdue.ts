/** Invoices whose term is over, in the calendar of their organization, become overdue. */
import { tellChange } from '../core/audit.js';
import { defineJob, type JobContext } from '../core/jobs.js';
import { readRows } from '../core/load.js';
import type { Invoice } from '../core/schema.js';
import type { VerbContext } from '../core/verbs.js';
import { REVERSALS } from './rules/owed.js';

const BATCH = 200;

/** Returns how many. One that somebody works on right now is left for the next time. */
export async function markOverdue(context: VerbContext): Promise<number> {
	const due = await readRows<Invoice>(context, 'invoices', (query) =>
		query
			.join('organizations', 'organizations.id', 'invoices.organization_id')
			.whereIn('invoices.status', ['issued', 'sent', 'partially_paid'])
			.whereNotIn('invoices.kind', REVERSALS)
			.whereRaw('invoices.due_date < (now() at time zone organizations.time_zone)::date')
			.orderBy('invoices.id')
			.limit(BATCH)
			.forUpdate('invoices')
			.skipLocked(),
	);
	for (const invoice of due) {
		// The status follows: the database's guard derives it anew whenever an invoice is touched.
		const [{ status }] = await context
			.database('invoices')
			.where({ id: invoice.id })
			.update({ updated_at: context.now.toISOString() })
			.returning('status');
		tellChange(context, { collection: 'invoices', id: invoice.id, delta: { status } });
	}
	return due.length;
}

/** Batch by batch, so that nothing is locked for long. */
export async function untilDone(
	batch: (context: VerbContext) => Promise<number>,
	{ transaction }: Pick<JobContext, 'transaction'>,
): Promise<number> {
	let all = 0;
	for (;;) {
		const done = await transaction(batch);
		all += done;
		if (done < BATCH) return all;
	}
}

export const markOverdueHourly = defineJob({
	name: 'mark-overdue',
	cron: '3 * * * *',
	run: async (_payload, context) => ({ overdue: await untilDone(markOverdue, context) }),
});
