/** What Postgres refuses, said in Kontor's codes: a guard in the database answers like any other rule, never with a 500. */
import { type DirectusError, isDirectusError } from '@directus/errors';
import { LABELS } from '../../generated/labels.js';
import { type Details, type ErrorCode, kontorError } from './errors.js';
import { unavailability } from './unavailable.js';

interface PostgresError extends Error {
	code?: string;
	constraint?: string;
	table?: string;
	column?: string;
	detail?: string;
	severity?: string;
}

// Named by the constraint or the index. The same rule can be about another field in each table.
const RULES: Record<string, { de: string; en: string; field?: string | Record<string, string> }> = {
	tax_rate_fits_category: {
		de: 'nur die Kategorie S (Regelsatz) hat einen Steuersatz über null, und sie hat immer einen',
		en: 'only category S (standard rate) has a tax rate above zero, and it always has one',
		field: 'tax_rate',
	},
	uq_payments_reverses: {
		de: 'die Zahlung ist schon aufgehoben',
		en: 'the payment has been taken back already',
		field: 'reverses_payment_id',
	},
	uq_dunning_notices_level: {
		de: 'für diese Stufe gibt es schon eine Mahnung',
		en: 'there is a dunning notice of this level already',
		field: 'level',
	},
	time_zone_exists: {
		de: 'diese Zeitzone gibt es nicht; ein Beispiel ist „Europe/Berlin“',
		en: 'there is no such time zone; an example is “Europe/Berlin”',
		field: 'time_zone',
	},
	uq_invoices_final_of_quote: {
		de: 'zu diesem Angebot gibt es schon eine Schlussrechnung',
		en: 'this quote has a final invoice already',
		field: 'quote_id',
	},
	uq_quotes_previous: {
		de: 'von diesem Angebot gibt es schon eine nächste Version',
		en: 'this quote has a next version already',
		field: 'previous_quote_id',
	},
	end_not_before_start: { de: 'das Ende liegt vor dem Beginn', en: 'the end is before the start', field: 'end_time' },
	at_most_a_day: { de: 'ein Eintrag dauert höchstens 24 Stunden', en: 'an entry lasts at most 24 hours', field: 'end_time' },
	dates_in_order: {
		de: 'das zweite Datum liegt vor dem ersten',
		en: 'the second date is before the first',
		field: {
			employees: 'left_at',
			projects: 'end_date',
			quotes: 'valid_until',
			invoices: 'due_date',
			recurring_invoices: 'end_date',
		},
	},
	finished_when_submitted: {
		de: 'nur ein Entwurf hat eine laufende Uhr',
		en: 'only a draft has a running timer',
		field: 'end_time',
	},
	rounding_minutes_within_a_day: {
		de: 'gerundet wird auf höchstens 1440 Minuten',
		en: 'rounding is to at most 1440 minutes',
		field: 'rounding_minutes',
	},
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
	lines_are_numbers: {
		de: 'Mengen, Preise und Sätze der Positionen sind Zahlen mit Punkt, etwa 1250.50',
		en: 'quantities, prices and rates of the lines are numbers with a point, like 1250.50',
		field: 'lines',
	},
	dunning_days_are_numbers: {
		de: 'die Tage der Mahnstufen sind Zahlen',
		en: 'the days of the dunning levels are numbers',
		field: 'dunning_levels',
	},
	service_dates_in_order: {
		de: 'das Leistungsende liegt vor dem Leistungsbeginn',
		en: 'the service ends before it starts',
		field: 'service_to',
	},
	country_is_iso: {
		de: 'das Land ist ein Kürzel nach ISO 3166 aus zwei Großbuchstaben, z. B. DE, GB (nicht UK) oder GR (nicht EL)',
		en: 'the country is an ISO 3166 code of two capital letters, like DE, GB (not UK) or GR (not EL)',
		field: 'country',
	},
	slug_form: {
		de: 'das Kürzel besteht aus Kleinbuchstaben, Ziffern und Bindestrichen',
		en: 'the slug consists of lower-case letters, digits and dashes',
		field: 'slug',
	},
	inbox_has_employee: {
		de: 'zu einem Postfach für Eingangsrechnungen gehört, wer sie bearbeitet',
		en: 'an address for incoming invoices needs somebody who handles them',
		field: 'inbox_employee_id',
	},
	inbox_employee_is_active: {
		de: 'Eingangsrechnungen bearbeitet jemand, dessen Konto aktiv ist',
		en: 'incoming invoices are handled by somebody whose account is active',
		field: 'inbox_employee_id',
	},
	inbox_address_form: {
		de: 'das Postfach für Eingangsrechnungen ist eine einzelne E-Mail-Adresse',
		en: 'the address for incoming invoices is one e-mail address',
		field: 'inbox_address',
	},
	consent_has_date: { de: 'zur Einwilligung gehört ihr Datum', en: 'a consent needs its date', field: 'gdpr_consent_at' },
	amount_or_counter_entry: {
		de: 'ein Betrag ist größer als null; eine Korrektur nennt die Zahlung, die sie aufhebt',
		en: 'an amount is greater than zero; a correction names the payment it reverses',
		field: 'amount',
	},
	link_is_complete: { de: 'zu einer Verknüpfung gehören Art und ID', en: 'a link needs its kind and its id', field: 'linked_id' },
	name_has_no_comma: { de: 'ein Schlagwort enthält kein Komma', en: 'a tag has no comma', field: 'name' },
	exchange_rate_positive: { de: 'ein Umrechnungskurs ist größer als null', en: 'an exchange rate is above zero', field: 'exchange_rate' },
	amount_not_negative: {
		de: 'negativ ist nur, was ein Lieferant gutschreibt: mit der Nummer seiner Gutschrift, und ohne Erstattung',
		en: 'only what a supplier gives back is negative: with the number of the credit note, and not to be reimbursed',
		field: 'amount',
	},
	tax_within_amount: {
		de: 'die Steuer liegt zwischen null und dem Betrag',
		en: 'the tax is between zero and the amount',
		field: 'tax_amount',
	},
	total_sign: {
		de: 'der Betrag wäre negativ. Was Sie von einer Rechnung zurücknehmen, wird dort mit „Korrigieren“ oder „Stornieren“ ein eigener Beleg; eine Rechnung selbst ist nie negativ',
		en: 'the total would be negative. What you take back of an invoice becomes a document of its own, by “Correct” or “Cancel” there; an invoice itself is never negative',
		field: 'lines',
	},
	number_when_issued: {
		de: 'eine Nummer haben genau die ausgestellten Rechnungen',
		en: 'issued invoices have a number, drafts have none',
		field: 'number',
	},
};

/** The codes with which the guards in snapshots/guards refuse. */
const GUARDS: Record<string, ErrorCode> = {
	KN001: 'ORGANIZATION_IS_GIVEN',
	KN002: 'CUSTOMER_HAS_INVOICES',
	KN003: 'LEAD_STAYS_MEMBER',
	KN010: 'DOCUMENT_IS_FINAL',
	KN011: 'DOCUMENT_STAYS',
	KN012: 'TRANSITION_NOT_ALLOWED',
	KN013: 'ENTRY_IS_FINAL',
	KN014: 'OVERPAYMENT',
	KN015: 'INVOICE_NOT_PAYABLE',
	KN016: 'REVERSAL_NOT_POSSIBLE',
	KN017: 'CREDIT_INSUFFICIENT',
	KN018: 'ENTRY_LOCKED',
	KN019: 'BOOKS_CLOSED',
	KN020: 'NOT_BILLABLE',
	KN021: 'NUMBER_NOT_NEXT',
	KN022: 'STATUS_FOLLOWS',
	KN023: 'DATE_NOT_IN_ORDER',
	KN024: 'DATE_IN_FUTURE',
	KN025: 'SKONTO_NOT_POSSIBLE',
	KN026: 'CORRECTION_NOT_POSSIBLE',
	KN027: 'NUMBERS_AHEAD',
	KN028: 'FORMAT_TAKEN',
	KN029: 'NUMBERS_NOT_AHEAD',
	KN040: 'DOCUMENT_IS_KEPT',
	KN041: 'FILE_STAYS',
	KN070: 'MAIL_IS_SENT',
	KN090: 'LAST_ADMINISTRATOR',
	KN030: 'TASK_NOT_OF_PROJECT',
	KN031: 'PROJECT_CLOSED',
	KN032: 'OWN_APPROVAL',
	KN033: 'TIMERS_RUNNING',
	KN034: 'TASK_HAS_TIME',
	KN035: 'NOT_REIMBURSABLE',
	KN060: 'DOWN_PAYMENT_NOT_DEDUCTIBLE',
	KN061: 'MADE_FROM_QUOTE',
	KN062: 'DOWN_PAYMENT_NOT_CORRECTED',
	KN063: 'QUOTE_INVOICED',
	KN064: 'DOWN_PAYMENT_NOT_DEDUCTED',
	KN065: 'DOWN_PAYMENT_DEDUCTED',
	KN080: 'LINE_BILLS_WORK',
	KN081: 'WORK_DIFFERS',
	KN082: 'WORK_OF_OTHER_CUSTOMER',
	KN083: 'NOT_OF_CUSTOMER',
	KN084: 'DRAFT_BILLS_WORK',
	KN085: 'DRAFT_OF_SERIES',
	KN086: 'QUOTE_HAS_DOWN_PAYMENTS',
	KN087: 'PROJECT_IS_BILLED',
	KN088: 'QUOTE_TERMS_DIFFER',
};

/** A guard of Kontor says what it is about as JSON. */
function detailsOf(detail?: string): Details {
	if (!detail?.startsWith('{')) return {};
	return JSON.parse(detail) as Details;
}

const isPostgresError = (error: unknown): error is PostgresError =>
	error instanceof Error && typeof (error as PostgresError).code === 'string' && 'severity' in error;

const lastKey = (detail?: string) =>
	/^Key \(([^)]+)\)/
		.exec(detail ?? '')?.[1]
		?.split(', ')
		.at(-1)
		?.replace(/^lower\((.*?)(::text)?$/, '$1');

/** Directus has translated it already, but takes all of an index for the field: `organization_id, lower(name::text`, `lower(inbox_address::text`. */
function translateNotUnique(error: DirectusError<unknown>): unknown {
	if (error.code !== 'RECORD_NOT_UNIQUE') return error;
	const { collection, field } = error.extensions as Record<string, string | undefined>;
	if (collection === 'time_entries' && field === 'employee_id') return timerRunning();
	if (!field || !/[,(]/.test(field)) return error;
	return kontorError('NOT_UNIQUE', { collection, field: lastKey(`Key (${field})`) });
}

const isDeadlock = (error: unknown): boolean => ['40P01', '40001'].includes((error as { code?: string } | undefined)?.code ?? '');

/** Postgres ends one of two transactions that wait for each other: nothing has happened then, and it can simply be done again. */
export async function repeated<T>(work: () => Promise<T>, attempts = 4): Promise<T> {
	for (let attempt = 1; ; attempt++)
		try {
			return await work();
		} catch (error) {
			if (attempt === attempts || !isDeadlock(error)) throw error;
		}
}

/** What was tried several times, by Directus (which then tells it as the cause) or for a verb, and still met others each time. */
export function translateLastError(error: unknown): unknown {
	const all = [error, (error as Error | undefined)?.cause];
	if (all.some(isDeadlock)) return kontorError('CHANGED_AT_ONCE');
	// Knex says so of what is missing where a row is named.
	if (all.some((one) => /^Undefined binding\(s\) detected/.test((one as Error | undefined)?.message ?? '')))
		return kontorError('INVALID_REQUEST', { reason: 'something that names a row is missing' });
	return all.map(unavailability).find((one) => one !== undefined) ?? translateDatabaseError(error);
}

/** Returns the error to answer with, or what it was given where it has nothing to say: a deadlock above all, which is tried again. */
export function translateDatabaseError(error: unknown): unknown {
	if (isDirectusError(error)) return translateNotUnique(error);
	if (!isPostgresError(error)) return error;
	const { code = '', constraint = '', table, column, detail } = error;
	const rule = RULES[constraint];
	const ruled = typeof rule?.field === 'object' ? rule.field[table ?? ''] : rule?.field;
	const field =
		ruled ??
		column ??
		lastKey(detail) ??
		constraint.match(/^(.*)_(not_negative|is_percentage|is_a_choice|is_a_number|is_of_this_time|is_a_term)$/)?.[1];
	const details: Details = { ...(table ? { collection: table } : {}), ...(field ? { field } : {}) };
	if (constraint === 'uq_time_entries_running') return timerRunning();
	if (code in GUARDS) return kontorError(GUARDS[code]!, { ...details, ...detailsOf(detail) });
	if (code === '23514' || (code === '23505' && rule)) return ruleViolated(constraint, details);
	if (code === '23505') return kontorError('NOT_UNIQUE', details);
	// Postgres 18 tells a RESTRICT apart (23001).
	if (code === '23001' || (code === '23503' && /is still referenced/.test(detail ?? '')))
		return kontorError('STILL_REFERENCED', { table: /from table "([^"]+)"/.exec(detail ?? '')?.[1] });
	if (code === '23503') return kontorError('REFERENCE_NOT_FOUND', details);
	const unavailable = unavailability(error);
	if (unavailable) return unavailable;
	// 22…: a value that its type can't take; 42883/42846: an operator that the type does not have.
	if (code.startsWith('22') || code === '42883' || code === '42846') return kontorError('INVALID_VALUE', details);
	return error;
}

const timerRunning = () => kontorError('TIMER_RUNNING', { collection: 'time_entries', field: 'end_time' });

function ruleViolated(constraint: string, details: Details): Error {
	const { de, en } = RULES[constraint] ?? generic(constraint);
	const field = details.field as string | undefined;
	const label = LABELS[details.collection as string]?.fields[field ?? ''] ?? { de: field, en: field };
	return kontorError(
		'RULE_VIOLATED',
		{ ...details, rule: en.replace('{field}', label.en ?? ''), constraint },
		{ de: { rule: de.replace('{field}', label.de ?? '') } },
	);
}

const GENERIC: Record<string, { de: string; en: string }> = {
	_not_negative: { de: '„{field}“ ist nie negativ', en: '“{field}” is never negative' },
	_is_percentage: { de: '„{field}“ liegt zwischen 0 und 100', en: '“{field}” is between 0 and 100' },
	_is_a_choice: { de: '„{field}“ hat keinen erlaubten Wert', en: '“{field}” is none of the allowed values' },
	_is_a_number: { de: '„{field}“ ist keine Zahl, mit der man rechnen kann', en: '“{field}” is not a number that can be calculated with' },
	_is_of_this_time: { de: '„{field}“ liegt nicht in unserer Zeit (1970 bis 2199)', en: '“{field}” is not of this time (1970 to 2199)' },
	_is_a_term: { de: '„{field}“ liegt zwischen 0 und 3650 Tagen', en: '“{field}” is between 0 and 3650 days' },
};

/** They say what they are about by their ending; the field goes by the name that people know it by. */
const generic = (constraint: string): { de: string; en: string } =>
	Object.entries(GENERIC).find(([ending]) => constraint.endsWith(ending))?.[1] ?? { de: constraint, en: constraint };
