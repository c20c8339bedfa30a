import { expect, test } from 'vitest';
import { atField, formOf } from './at-field.js';

const schema = {
	collections: { invoices: { fields: { customer_id: {}, lines: {} } }, invoice_lines: { fields: { quantity: {} } } },
	relations: [{ collection: 'invoice_lines', related_collection: 'invoices', meta: { one_field: 'lines' } }],
};
const refused = (extensions: Record<string, string>) => ({ message: 'Das geht nicht.', extensions });

test('a refusal that names a field is shown there', () => {
	expect(
		atField(refused({ code: 'FIELD_FORMAT', collection: 'invoices', field: 'customer_id' }), 'invoices', schema).extensions,
	).toMatchObject({
		code: 'FAILED_VALIDATION',
		kontor_code: 'FIELD_FORMAT',
		field: 'customer_id',
		collection: 'invoices',
		type: 'kontor',
		validation_message: 'Das geht nicht.',
	});
});

test('a refusal of a line is shown at the lines', () => {
	const { extensions } = atField(refused({ code: 'FIELD_FORMAT', collection: 'invoice_lines', field: 'quantity' }), 'invoices', schema);
	expect(extensions).toMatchObject({ code: 'FAILED_VALIDATION', field: 'lines', collection: 'invoices' });
});

test.each([
	[{ code: 'KONTOR' }],
	[{ code: 'KONTOR', field: 'nowhere' }],
	[{ code: 'KONTOR', collection: 'payments', field: 'amount' }],
	[{ code: 'RECORD_NOT_UNIQUE', field: 'customer_id' }],
])('%j stays as it is', (extensions) => expect(atField(refused(extensions), 'invoices', schema)).toEqual(refused(extensions)));

test.each([
	['PATCH', '/items/invoices/7', 'http://kontor.test/admin/content/invoices/7', 'invoices'],
	['POST', '/items/invoices', 'https://kontor.test/admin', 'invoices'],
	['POST', '/items/invoices', 'https://kontor.test/console/invoices', undefined],
	['POST', '/items/invoices', 'https://kontor.test/administration', undefined],
	['POST', '/items/invoices', undefined, undefined],
	['GET', '/items/invoices', 'https://kontor.test/admin/content', undefined],
	['POST', '/flows/trigger/7', 'https://kontor.test/admin/content', undefined],
])('%s %s from %s saves the form %s', (method, path, referrer, form) => expect(formOf(method, path, referrer)).toBe(form));
