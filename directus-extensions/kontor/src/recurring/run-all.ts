/**
 * Runs all due series of all organizations, each by its organization's calendar and in its own transaction, so that one failure does
 * not stop the others.
 */

import { translateDatabaseError } from '../core/errors/database-errors.js';
import { defineJob, type JobContext } from '../core/jobs/jobs.js';
import { readRow } from '../core/load.js';
import { organizationOf } from '../core/organizations.js';
import { languageOf } from '../core/rules/written.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { addReminder } from '../reminders/add-reminder.js';
import { reasonOf } from './issue-or-remind.js';
import { reminderOfFailure } from './rules/reminders.js';
import { runRecurring } from './run-recurring.js';

export async function runAllRecurring({ database, transaction, logger, signal }: Omit<JobContext, 'attempt'>) {
	const due: { id: string }[] = await database('recurring_invoices')
		.join('organizations', 'organizations.id', 'recurring_invoices.organization_id')
		.where('recurring_invoices.is_active', true)
		.whereRaw('coalesce(next_run_date, start_date) <= (now() at time zone organizations.time_zone)::date')
		.orderBy(['recurring_invoices.organization_id', 'recurring_invoices.id'])
		.select('recurring_invoices.id');
	const result = { series: due.length, invoices: 0, failed: 0 };
	for (const { id } of due) {
		signal.throwIfAborted();
		try {
			const invoices = await transaction((context) => runRecurring(id, context));
			result.invoices += invoices.length;
		} catch (error) {
			result.failed++;
			logger.warn(error, `Recurring invoice ${id} failed`);
			await transaction((context) => remindOf(id, error, context)).catch((cause) =>
				logger.error(cause, `Recurring invoice ${id}: nobody could be told`),
			);
		}
	}
	return result;
}

async function remindOf(id: string, error: unknown, context: VerbContext): Promise<void> {
	const template = await readRow(context, 'recurring_invoices', id);
	// Deleted or switched off in the meantime: nobody waits for it.
	if (!template?.is_active) return;
	const { language } = await organizationOf(context, template.organization_id);
	const reason = reasonOf(translateDatabaseError(error) as Error, languageOf(language));
	const text = reminderOfFailure(template.title, reason, languageOf(language));
	await addReminder(template, { linked_to: 'customer', linked_id: template.customer_id, ...text }, context);
}

export const runRecurringHourly = defineJob({
	name: 'run-recurring',
	cron: '7 * * * *',
	run: (_payload, context) => runAllRecurring(context),
});
