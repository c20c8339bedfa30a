/** Makes the invoices of a series that are due: one for each period that was not billed yet, in order, each once. */

import { loadLocked } from '../core/load.js';
import { dayIn, organizationOf } from '../core/organizations.js';
import { noteChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { kontorError } from './errors.js';
import { issueOrRemind } from './issue-or-remind.js';
import { makeInvoice } from './make-invoice.js';
import { duePeriods, nextPeriod, type Period, periodAt } from './rules/schedule.js';
import type { Template } from './template.js';

/** The limit for one run, in case a series begins decades ago by mistake; the rest follows in the next run. */
const MOST = 120;

/** Returns the ids of the invoices. The lock on the series is what keeps two runs apart. */
export async function runRecurring(id: string, context: VerbContext): Promise<string[]> {
	const template = await loadLocked(context, 'recurring_invoices', id);
	if (!template.is_active) throw kontorError('RECURRING_INACTIVE', { collection: 'recurring_invoices' });
	const organization = await organizationOf(context, template.organization_id);
	const due = duePeriods(template, dayIn(organization.time_zone, context.now), MOST);
	const invoices: string[] = [];
	for (const period of due) {
		if (await isBilled(template, period, context)) continue;
		const invoice = await makeInvoice({ template, organization, period }, context);
		invoices.push(invoice);
		if (template.is_issued_automatically) await issueOrRemind(invoice, template, organization, context);
	}
	await moveOn(template, due, context);
	return invoices;
}

async function isBilled({ id }: Template, { from }: Period, { database }: VerbContext): Promise<boolean> {
	const invoice = await database('invoices')
		.where({ recurring_invoice_id: id, recurring_period: from })
		.whereNot({ status: 'cancelled' })
		.first('id');
	return invoice !== undefined;
}

/** The next run is the first day of the period after the last; a series without one has ended. */
async function moveOn(template: Template, due: readonly Period[], context: VerbContext): Promise<void> {
	const last = due.at(-1);
	const next_run_date = last ? periodAt(template, last.index + 1).from : template.next_run_date;
	const is_active = nextPeriod({ ...template, next_run_date }) !== undefined;
	if (!last && is_active) return;
	const delta = { next_run_date, is_active };
	await context
		.database('recurring_invoices')
		.where({ id: template.id })
		.update({ ...delta, updated_by: context.accountability.user });
	await noteChange(context, { collection: 'recurring_invoices', id: template.id, row: { ...template, ...delta }, delta });
}
