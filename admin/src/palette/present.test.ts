import { expect, test } from 'vitest';
import { createFormats } from '../i18n/format';
import { pageOf, present } from './present';

const words = { formats: createFormats('de'), translate: (key: string) => key };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const shown = (collection: string, row: object) => {
	const said = present(collection, { id: '1', ...row }, words)!;
	return [said.title, ...said.facts].map(plain);
};

test('what identifies each', () => {
	const customer_id = { id: 'c', name: 'Nordwind' };
	expect(shown('invoices', { number: 'RE-1', total: '1250.50', currency: 'CHF', customer_id })).toEqual([
		'RE-1',
		'Nordwind',
		'1.250,50 CHF',
	]);
	expect(shown('invoices', { number: null, title: null, total: '0', customer_id: null })).toEqual(['palette.draft', '0,00 €']);
	expect(shown('contacts', { firstname: 'Erik', lastname: 'Albrecht', customer_id, email: null })).toEqual(['Erik Albrecht', 'Nordwind']);
	expect(shown('payments', { amount: '5', payment_date: '2026-03-01', invoice_id: { number: 'RE-1', customer_id } })).toEqual([
		'5,00 €',
		'RE-1 · Nordwind',
		'01.03.2026',
	]);
	expect(
		shown('time_entries', { note: '', project_id: { title: 'Website' }, employee_id: { firstname: 'Lena', lastname: 'Voss' } }),
	).toEqual(['Website', 'Lena Voss']);
	expect(present('mails', { id: '1' }, words)).toBeUndefined();
});

test('a payment is shown with its invoice', () => {
	expect(pageOf('payments', { id: '1', invoice_id: { id: 'i' } })).toBe('/invoices/i/show');
	expect(pageOf('customers', { id: '1' })).toBe('/customers/1/show');
});
