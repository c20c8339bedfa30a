/** The verb of recurring invoices. Served below /billing. */
import { showPart, showRow } from '../core/load.js';
import { type Verb, verb } from '../core/verbs/verb.js';
import type { Invoice } from '../generated/schema.js';
import { MADE, recurringId, runAnswer } from './contracts.js';
import { runRecurring } from './run-recurring.js';

export const run = verb({
	method: 'post',
	path: '/recurring-invoices/:id/run',
	summary: { de: 'Fällige Rechnungen einer Serie erstellen', en: 'Create the invoices of a series that are due' },
	right: 'billing.issue',
	answer: runAnswer,
	input: recurringId,
	run: async ({ id }, context) => {
		const made = await runRecurring(id, context);
		const invoices = [];
		for (const invoice of made) invoices.push(await showPart<Invoice>(context, 'invoices', invoice, [...MADE]));
		return { ...(await showRow(context, 'recurring_invoices', id)), invoices };
	},
});

export const recurringVerbs: readonly Verb[] = [run];
