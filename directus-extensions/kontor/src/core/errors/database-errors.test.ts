import { afterAll, expect, test } from 'vitest';
import { CUSTOMERS_ERRORS } from '../../customers/errors.ts';
import { TIME_CONSTRAINTS, TIME_ERRORS } from '../../time/errors.ts';
import { install, modules } from '../modules.ts';
import { translateDatabaseError, translateLastError } from './database-errors.ts';
import { CORE_CONSTRAINTS, CORE_ERRORS } from './errors.ts';

const before = modules();
afterAll(() => install(before));
install([
	{ name: 'core', errors: CORE_ERRORS, constraints: CORE_CONSTRAINTS },
	{ name: 'customers', errors: CUSTOMERS_ERRORS },
	{ name: 'time', errors: TIME_ERRORS, constraints: TIME_CONSTRAINTS },
]);

const fromPostgres = (code: string, more: object = {}) =>
	Object.assign(new Error('said by Postgres'), { code, severity: 'ERROR', ...more });
const codeOf = (error: unknown) => (error as { code: string }).code;

test.each([
	['23505', { detail: 'Key (organization_id, lower(name::text))=(1, x) already exists.', table: 'tags' }, 'NOT_UNIQUE', 'name'],
	['23505', { constraint: 'uq_time_entries_running', table: 'time_entries' }, 'TIMER_RUNNING', 'end_time'],
	['23514', { constraint: 'hourly_rate_not_negative', table: 'projects' }, 'RULE_VIOLATED', 'hourly_rate'],
	[
		'23503',
		{ detail: 'Key (customer_id)=(1) is not present in table "customers".', table: 'projects' },
		'REFERENCE_NOT_FOUND',
		'customer_id',
	],
	['23503', { detail: 'Key (id)=(1) is still referenced from table "invoices".' }, 'STILL_REFERENCED', undefined],
	['22P02', {}, 'INVALID_VALUE', undefined],
	['KN001', { table: 'customers', column: 'organization_id' }, 'ORGANIZATION_IS_GIVEN', 'organization_id'],
	['KN002', { table: 'customers' }, 'CUSTOMER_HAS_INVOICES', undefined],
])('%s %j becomes %s', (sqlstate, more, code, field) => {
	const error = translateDatabaseError(fromPostgres(sqlstate, more)) as { code: string; status: number; extensions: Record<string, any> };
	expect(error.code).toBe(code);
	expect(error.status).toBeLessThan(500);
	expect(error.extensions.field).toBe(field);
	expect(error.extensions.messages.de).not.toMatch(/[{}]/);
	expect(error.extensions.messages.en).not.toMatch(/[{}]/);
});

test('what Postgres did not say is handed on as it is', () => {
	const error = new Error('a mistake of ours');
	expect(translateDatabaseError(error)).toBe(error);
	expect(codeOf(translateDatabaseError(fromPostgres('42P01')))).toBe('42P01');
	expect(codeOf(translateDatabaseError(fromPostgres('57014')))).toBe('QUERY_TOO_SLOW');
});

test('a deadlock is told as it is to whoever tries again, and in words to whoever asked', () => {
	const deadlock = fromPostgres('40P01');
	expect(translateDatabaseError(deadlock)).toBe(deadlock);
	expect(translateLastError(deadlock)).toMatchObject({ code: 'CHANGED_AT_ONCE', status: 503 });
	expect(codeOf(translateLastError(new Error('Transaction failed after 4 attempts', { cause: deadlock })))).toBe('CHANGED_AT_ONCE');
	const mistake = new Error('a mistake of ours', { cause: new Error('another') });
	expect(translateLastError(mistake)).toBe(mistake);
});

test('a field, a table and a status go by the names that people know them by', () => {
	const messagesOf = (error: unknown) => (error as { extensions: { messages: { de: string; en: string } } }).extensions.messages;
	const negative = translateDatabaseError(fromPostgres('23514', { constraint: 'hourly_rate_not_negative', table: 'projects' }));
	expect(messagesOf(negative)).toEqual({
		de: 'Das ist nicht möglich: „Stundensatz“ ist nie negativ.',
		en: 'This is not possible: “Hourly rate” is never negative.',
	});
	const used = translateDatabaseError(fromPostgres('23503', { detail: 'Key (id)=(1) is still referenced from table "time_entries".' }));
	expect(messagesOf(used).de).toContain('(Zeiteintrag)');
	const moved = translateDatabaseError(fromPostgres('KN012', { detail: '{"collection":"invoices","from":"paid","to":"draft"}' }));
	expect(messagesOf(moved).de).toBe('Vom Status „Bezahlt“ führt kein Weg zu „Entwurf“.');
});
