import { HttpError } from 'react-admin';
import { expect, it } from 'vitest';
import { codeOf, toHttpError } from './errors';

const texts = {
	locale: () => 'de',
	text: (key: string, values?: Record<string, unknown>) =>
		({ 'errors.FORBIDDEN': 'Nein.', 'errors.NETWORK': 'Kein Netz.', 'errors.FAILED_VALIDATION_in': `Erlaubt: ${values?.valid}` })[key],
};

const mapped = (errors: unknown[], status = 400) => toHttpError(new HttpError('x', status, { errors }), texts) as HttpError;

it("shows the server's own text in the language of the reader, at the field", () => {
	const error = mapped([
		{ message: 'Not possible', extensions: { code: 'RULE_VIOLATED', field: 'end_time', messages: { de: 'Geht nicht' } } },
	]);
	expect(error.message).toBe('Geht nicht');
	expect(error.body.errors).toEqual({ end_time: 'Geht nicht', root: { serverError: 'Geht nicht' } });
	expect(codeOf(error)).toBe('RULE_VIOLATED');
});

it('has texts for what Directus says in English only', () =>
	expect(mapped([{ message: "You don't …", extensions: { code: 'FORBIDDEN' } }], 403).message).toBe('Nein.'));

it('names the rule that a value breaks', () =>
	expect(mapped([{ message: 'x', extensions: { code: 'FAILED_VALIDATION', type: 'in', valid: ['a', 'b'], field: 'f' } }]).message).toBe(
		'Erlaubt: a, b',
	));

it('falls back to the message', () => expect(mapped([{ message: 'As it is', extensions: { code: 'NEW' } }]).message).toBe('As it is'));

it('says so when the server is not reached, and keeps cancelling quiet', () => {
	expect((toHttpError(new TypeError('Failed to fetch'), texts) as Error).message).toBe('Kein Netz.');
	const aborted = new DOMException('', 'AbortError');
	expect(toHttpError(aborted, texts)).toBe(aborted);
});
