/** The errors about series of invoices, in words. */

import { BILLING_ERRORS } from '../billing/errors.ts';
import { CORE_ERRORS, datesInOrder, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';
import { PAPERS_ERRORS } from '../papers/errors.ts';

export const RECURRING_ERRORS = defineErrors({
	RECURRING_INACTIVE: {
		status: 409,
		de: 'Diese Serienrechnung ist nicht aktiv.',
		en: 'This recurring invoice is not active.',
	},
	RECURRING_LINES_INVALID: {
		status: 400,
		de: 'Die Positionen der Serienrechnung sind nicht in Ordnung: {summary}.',
		en: 'The lines of the recurring invoice are not right: {summary}.',
	},
	NOT_ON_SCHEDULE: {
		status: 400,
		de: 'An diesem Tag beginnt kein Zeitraum dieser Serie. Möglich sind zum Beispiel {before} und {after}; oder ändern Sie den Beginn.',
		en: 'No period of this series begins on that day. Possible are, for example, {before} and {after}; or change the start date.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...PAPERS_ERRORS, ...BILLING_ERRORS, ...RECURRING_ERRORS });

/** Keyed by the constraint of the database that refuses. */
export const RECURRING_CONSTRAINTS = defineConstraints({
	lines_are_numbers: {
		de: 'Mengen, Preise und Sätze der Positionen sind Zahlen mit Punkt, etwa 1250.50',
		en: 'quantities, prices and rates of the lines are numbers with a point, like 1250.50',
		field: 'lines',
	},
	'recurring_invoices.dates_in_order': datesInOrder('end_date'),
});
