/** The errors about dunning, in words. */
import { CORE_ERRORS, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';
import { PAPERS_ERRORS } from '../papers/errors.ts';

export const DUNNING_ERRORS = defineErrors({
	DUNNING_NOT_POSSIBLE: {
		status: 409,
		de: 'Diese Rechnung wird nicht gemahnt: {reason}.',
		en: 'This invoice is not dunned: {reason}.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...PAPERS_ERRORS, ...DUNNING_ERRORS });

/** Why an invoice is not dunned: the reason of `DUNNING_NOT_POSSIBLE`. */
export const NOT_DUNNED = {
	paid: { de: 'sie ist bezahlt', en: 'it is paid' },
	cancelled: { de: 'sie ist storniert', en: 'it is cancelled' },
	early: { de: 'sie ist noch nicht fällig', en: 'it is not due yet' },
	paused: { de: 'das Mahnen ist für sie ausgesetzt', en: 'dunning is paused for it' },
	customer: { de: 'das Mahnen ist für diesen Kunden ausgesetzt', en: 'dunning is paused for this customer' },
} as const;

/** Keyed by the constraint of the database that refuses. */
export const DUNNING_CONSTRAINTS = defineConstraints({
	uq_dunning_notices_level: {
		de: 'für diese Stufe gibt es schon eine Mahnung',
		en: 'there is a dunning notice of this level already',
		field: 'level',
	},
	dunning_days_are_numbers: {
		de: 'die Tage der Mahnstufen sind Zahlen',
		en: 'the days of the dunning levels are numbers',
		field: 'dunning_levels',
	},
});
