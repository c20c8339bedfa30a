/** The errors about the number sequences, in words. */
import { CORE_ERRORS, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const NUMBERS_ERRORS = defineErrors({
	NUMBER_NOT_NEXT: {
		guard: 'KN021',
		status: 409,
		de: 'Die Nummer ist nicht die nächste ihres Nummernkreises; ein Nummernkreis zählt lückenlos weiter.',
		en: 'The number is not the next one of its sequence; a sequence counts on without gaps.',
	},
	DATE_NOT_IN_ORDER: {
		guard: 'KN023',
		status: 409,
		de: 'Das Datum passt nicht in die Reihe: Die Nummer davor trägt den {date}.',
		en: 'The date does not fit the order: the number before it is of {date}.',
	},
	NUMBERS_AHEAD: {
		guard: 'KN027',
		status: 409,
		de: 'Die letzte Nummer {number} trägt den {date}, und der liegt noch vor uns: Uhr oder Zeitzone gingen vor. Stellen Sie beides richtig und bestätigen Sie es am Nummernkreis („Uhr ging vor“); danach geht es mit dem heutigen Datum weiter.',
		en: 'The last number {number} is of {date}, which is still to come: a clock or time zone ran ahead. Put it right and confirm it at the number sequence (“Clock ran ahead”); then numbers go on with today’s date.',
	},
	NUMBERS_NOT_AHEAD: {
		guard: 'KN029',
		status: 409,
		de: 'Hier ist nichts zu bestätigen: Die letzte Nummer dieses Nummernkreises trägt kein Datum, das noch kommt.',
		en: 'There is nothing to confirm: the last number of this sequence is of no day that is still to come.',
	},
	FORMAT_TAKEN: {
		guard: 'KN028',
		status: 409,
		de: 'Rechnungen und Stornos brauchen verschiedene Formate, sonst gäbe es Nummern zweimal.',
		en: 'Invoices and cancellations need different formats, or numbers would exist twice.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...NUMBERS_ERRORS });

/** Keyed by the constraint of the database that refuses. */
export const NUMBERS_CONSTRAINTS = defineConstraints({
	format_makes_numbers: {
		de: 'ein Format hat genau einen Zähler wie {NNNN}, ein Jahr ({YYYY} oder {YY}), wenn jedes Jahr neu zählt, höchstens 30 Zeichen und sonst nur Buchstaben, Ziffern, Leerzeichen und . _ / # + -',
		en: 'a format has exactly one counter like {NNNN}, a year ({YYYY} or {YY}) where each year counts anew, at most 30 characters, and otherwise letters, digits, blanks and . _ / # + - only',
		field: 'format',
	},
	year_is_a_year: {
		de: 'das Jahr ist 0 (fortlaufend) oder liegt zwischen 1970 und 2199',
		en: 'the year is 0 (counting through) or between 1970 and 2199',
		field: 'year',
	},
});
