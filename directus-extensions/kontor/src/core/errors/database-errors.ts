/** Translates what Postgres refuses into Kontor's error codes: a guard of the database answers like any other rule, never with a 500. */

import { type DirectusError, isDirectusError } from '@directus/errors';
import { LABELS } from '../../generated/labels.js';
import { modules } from '../modules.js';
import { type ConstraintText, type Details, type ErrorText, kontorError, makeError } from './errors.js';
import type { Words } from './reasons.js';
import { unavailability } from './unavailable.js';

interface PostgresError extends Error {
	code?: string;
	constraint?: string;
	table?: string;
	column?: string;
	detail?: string;
	severity?: string;
}

/** What the guards of all modules refuse with, by SQLSTATE. */
function errorOfGuard(sqlstate: string): { code: string; text: ErrorText } | undefined {
	for (const { errors = {} } of modules())
		for (const [code, text] of Object.entries(errors)) if (text.guard === sqlstate) return { code, text };
	return undefined;
}

/** The same constraint can be about another field in each table. */
function constraintText(constraint: string, table = ''): ConstraintText | undefined {
	for (const { constraints = {} } of modules()) {
		const text = constraints[`${table}.${constraint}`] ?? constraints[constraint];
		if (text) return text;
	}
	return undefined;
}

/** The unique indexes that stand for an error of their own. */
function errorOfUnique(collection?: string, column?: string): Error | undefined {
	for (const { constraints = {} } of modules())
		for (const text of Object.values(constraints))
			if ('unique' in text && text.unique.collection === collection && text.unique.column === column) return asError(text, collection);
	return undefined;
}

const asError = ({ code, error, field }: Extract<ConstraintText, { code: string }>, collection?: string): Error =>
	makeError(code, error, { ...(collection ? { collection } : {}), field });

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

/**
 * Directus has translated the error already, but names the whole index as the field: `organization_id, lower(name::text`,
 * `lower(inbox_address::text`.
 */
function translateNotUnique(error: DirectusError<unknown>): unknown {
	if (error.code !== 'RECORD_NOT_UNIQUE') return error;
	const { collection, field } = error.extensions as Record<string, string | undefined>;
	const known = errorOfUnique(collection, field);
	if (known) return known;
	if (!field || !/[,(]/.test(field)) return error;
	return kontorError('NOT_UNIQUE', { collection, field: lastKey(`Key (${field})`) });
}

const isDeadlock = (error: unknown): boolean => ['40P01', '40001'].includes((error as { code?: string } | undefined)?.code ?? '');

/** Postgres ends one of two transactions that wait for each other. Nothing was written then, so it is simply tried again. */
export async function repeated<T>(work: () => Promise<T>, attempts = 4): Promise<T> {
	for (let attempt = 1; ; attempt++)
		try {
			return await work();
		} catch (error) {
			if (attempt === attempts || !isDeadlock(error)) throw error;
		}
}

/** The error after several tries, by Directus (which wraps it as the cause) or for a verb, that were all ended by other transactions. */
export function translateLastError(error: unknown): unknown {
	const all = [error, (error as Error | undefined)?.cause];
	if (all.some(isDeadlock)) return kontorError('CHANGED_AT_ONCE');
	// Knex says so when a key that names a row is missing.
	if (all.some((one) => /^Undefined binding\(s\) detected/.test((one as Error | undefined)?.message ?? '')))
		return kontorError('INVALID_REQUEST', { reason: 'something that names a row is missing' });
	return all.map(unavailability).find((one) => one !== undefined) ?? translateDatabaseError(error);
}

/** Returns the error to answer with, or the same error if it is not translated: a deadlock, for one, is tried again. */
export function translateDatabaseError(error: unknown): unknown {
	if (isDirectusError(error)) return translateNotUnique(error);
	if (!isPostgresError(error)) return error;
	const { code = '', constraint = '', table, column, detail } = error;
	const rule = constraintText(constraint, table);
	if (rule && 'code' in rule) return asError(rule, table);
	const field =
		rule?.field ??
		column ??
		lastKey(detail) ??
		constraint.match(/^(.*)_(not_negative|is_percentage|is_a_choice|is_a_number|is_of_this_time|is_a_term)$/)?.[1];
	const details: Details = { ...(table ? { collection: table } : {}), ...(field ? { field } : {}) };
	const guard = errorOfGuard(code);
	if (guard) return makeError(guard.code, guard.text, { ...details, ...detailsOf(detail) });
	if (code === '23514' || (code === '23505' && rule)) return ruleViolated(constraint, rule ?? generic(constraint), details);
	if (code === '23505') return kontorError('NOT_UNIQUE', details);
	// Postgres 18 has a code of its own for RESTRICT (23001).
	if (code === '23001' || (code === '23503' && /is still referenced/.test(detail ?? '')))
		return kontorError('STILL_REFERENCED', { table: /from table "([^"]+)"/.exec(detail ?? '')?.[1] });
	if (code === '23503') return kontorError('REFERENCE_NOT_FOUND', details);
	const unavailable = unavailability(error);
	if (unavailable) return unavailable;
	// 22…: a value that its type can't take; 42883/42846: an operator that the type does not have.
	if (code.startsWith('22') || code === '42883' || code === '42846') return kontorError('INVALID_VALUE', details);
	return error;
}

function ruleViolated(constraint: string, { de, en }: Words, details: Details): Error {
	const field = details.field as string | undefined;
	const label = LABELS[details.collection as string]?.fields[field ?? ''] ?? { de: field, en: field };
	const rule = { de: de.replace('{field}', label.de ?? ''), en: en.replace('{field}', label.en ?? '') };
	return kontorError('RULE_VIOLATED', { ...details, rule, constraint });
}

const GENERIC: Record<string, Words> = {
	_not_negative: { de: '„{field}“ ist nie negativ', en: '“{field}” is never negative' },
	_is_percentage: { de: '„{field}“ liegt zwischen 0 und 100', en: '“{field}” is between 0 and 100' },
	_is_a_choice: { de: '„{field}“ hat keinen erlaubten Wert', en: '“{field}” is none of the allowed values' },
	_is_a_number: { de: '„{field}“ ist keine Zahl, mit der man rechnen kann', en: '“{field}” is not a number that can be calculated with' },
	_is_of_this_time: { de: '„{field}“ liegt nicht in unserer Zeit (1970 bis 2199)', en: '“{field}” is not of this time (1970 to 2199)' },
	_is_a_term: { de: '„{field}“ liegt zwischen 0 und 3650 Tagen', en: '“{field}” is between 0 and 3650 days' },
};

/** The ending of the constraint's name says what it checks; the field is named by its label. */
const generic = (constraint: string): Words =>
	Object.entries(GENERIC).find(([ending]) => constraint.endsWith(ending))?.[1] ?? { de: constraint, en: constraint };
