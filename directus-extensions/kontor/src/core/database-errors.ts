/** What Postgres refuses, said in Kontor's codes: a guard in the database answers like any other rule, never with a 500. */
import { type DirectusError, isDirectusError } from '@directus/errors';
import { type Details, kontorError } from './errors.js';

interface PostgresError extends Error {
	code?: string;
	constraint?: string;
	table?: string;
	column?: string;
	detail?: string;
	severity?: string;
}

const RULES: Record<string, { de: string; en: string; field?: string }> = {
	uq_time_entries_running: { de: 'es läuft schon eine Uhr', en: 'a timer is already running', field: 'end_time' },
	end_not_before_start: { de: 'das Ende liegt vor dem Beginn', en: 'the end is before the start', field: 'end_time' },
	at_most_a_day: { de: 'ein Eintrag dauert höchstens 24 Stunden', en: 'an entry lasts at most 24 hours', field: 'end_time' },
	dates_in_order: { de: 'das zweite Datum liegt vor dem ersten', en: 'the second date is before the first' },
	service_dates_in_order: {
		de: 'das Leistungsende liegt vor dem Leistungsbeginn',
		en: 'the service ends before it starts',
		field: 'service_to',
	},
	country_is_iso: {
		de: 'das Land muss ein ISO-Code aus zwei Großbuchstaben sein',
		en: 'the country must be an ISO code of two capital letters',
		field: 'country',
	},
	slug_form: {
		de: 'das Kürzel besteht aus Kleinbuchstaben, Ziffern und Bindestrichen',
		en: 'the slug consists of lower-case letters, digits and dashes',
		field: 'slug',
	},
	consent_has_date: { de: 'zur Einwilligung gehört ihr Datum', en: 'a consent needs its date', field: 'gdpr_consent_at' },
	amount_or_counter_entry: {
		de: 'ein Betrag ist größer als null; eine Korrektur nennt die Zahlung, die sie aufhebt',
		en: 'an amount is greater than zero; a correction names the payment it reverses',
		field: 'amount',
	},
	link_is_complete: { de: 'zu einer Verknüpfung gehören Art und ID', en: 'a link needs its kind and its id', field: 'linked_id' },
	name_has_no_comma: { de: 'ein Schlagwort enthält kein Komma', en: 'a tag has no comma', field: 'name' },
	number_when_issued: {
		de: 'eine Nummer haben genau die ausgestellten Rechnungen',
		en: 'issued invoices have a number, drafts have none',
		field: 'number',
	},
};

const isPostgresError = (error: unknown): error is PostgresError =>
	error instanceof Error && typeof (error as PostgresError).code === 'string' && 'severity' in error;

const lastKey = (detail?: string) =>
	/^Key \(([^)]+)\)/
		.exec(detail ?? '')?.[1]
		?.split(', ')
		.at(-1)
		?.replace(/^lower\((.*?)(::text)?$/, '$1');

/** Directus has translated it already, but takes all of an index for the field: `organization_id, lower(name::text`. */
function translateNotUnique(error: DirectusError<unknown>): unknown {
	if (error.code !== 'RECORD_NOT_UNIQUE') return error;
	const { collection, field } = error.extensions as Details;
	if (collection === 'time_entries' && field === 'employee_id') return ruleViolated('uq_time_entries_running', { collection, field });
	if (!field?.includes(',')) return error;
	return kontorError('NOT_UNIQUE', { collection, field: lastKey(`Key (${field})`) });
}

/** Returns the error to answer with, or what it was given where it has nothing to say. */
export function translateDatabaseError(error: unknown): unknown {
	if (isDirectusError(error)) return translateNotUnique(error);
	if (!isPostgresError(error)) return error;
	const { code = '', constraint = '', table, column, detail } = error;
	const rule = RULES[constraint];
	const field = rule?.field ?? column ?? lastKey(detail) ?? constraint.match(/^(.*)_(not_negative|is_percentage|is_a_choice)$/)?.[1];
	const details: Details = { ...(table ? { collection: table } : {}), ...(field ? { field } : {}) };
	if (code === 'KN001') return kontorError('ORGANIZATION_IS_GIVEN', details);
	if (code === 'KN002') return kontorError('CUSTOMER_HAS_INVOICES', details);
	if (code === 'KN003') return kontorError('LEAD_STAYS_MEMBER', details);
	if (code === '23514' || (code === '23505' && rule)) return ruleViolated(constraint, details);
	if (code === '23505') return kontorError('NOT_UNIQUE', details);
	// Postgres 18 tells a RESTRICT apart (23001).
	if (code === '23001' || (code === '23503' && /is still referenced/.test(detail ?? '')))
		return kontorError('STILL_REFERENCED', { table: /from table "([^"]+)"/.exec(detail ?? '')?.[1] });
	if (code === '23503') return kontorError('REFERENCE_NOT_FOUND', details);
	// 22…: a value that its type can't take; 42883/42846: an operator that the type does not have.
	if (code.startsWith('22') || code === '42883' || code === '42846') return kontorError('INVALID_VALUE', details);
	return error;
}

function ruleViolated(constraint: string, details: Details): Error {
	const known = RULES[constraint] ?? generic(constraint);
	const error = kontorError('RULE_VIOLATED', { ...details, rule: known.en, constraint });
	const extensions = (error as Error & { extensions: { messages: { de: string } } }).extensions;
	extensions.messages.de = `Das ist nicht möglich: ${known.de}.`;
	return error;
}

function generic(constraint: string): { de: string; en: string } {
	const field = constraint.replace(/_(not_negative|is_percentage|is_a_choice)$/, '');
	if (constraint.endsWith('_not_negative')) return { de: `„${field}“ ist nie negativ`, en: `“${field}” is never negative` };
	if (constraint.endsWith('_is_percentage')) return { de: `„${field}“ liegt zwischen 0 und 100`, en: `“${field}” is between 0 and 100` };
	if (constraint.endsWith('_is_a_choice'))
		return { de: `„${field}“ hat keinen erlaubten Wert`, en: `“${field}” is none of the allowed values` };
	return { de: constraint, en: constraint };
}
