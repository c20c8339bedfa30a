import { describe, expect, it } from 'vitest';
import { nameOfVerb, namesOf } from './names.js';

describe('namesOf', () => {
	const names = (collections: string[], taken: string[] = []) => Object.fromEntries(namesOf(collections, new Set(taken)));

	it('calls one row in the singular', () => {
		expect(names(['time_entries', 'invoices'])).toEqual({
			invoices: { row: 'Invoice', rows: 'Invoices' },
			time_entries: { row: 'TimeEntry', rows: 'TimeEntries' },
		});
	});

	it('keeps off the names of Directus, of other tables, and those without a plural', () => {
		expect(names(['users', 'progress', 'car', 'cars'], ['createUser', 'updateUsers'])).toEqual({
			car: { row: 'Car', rows: 'CarList' },
			cars: { row: 'Cars', rows: 'CarsList' },
			progress: { row: 'Progress', rows: 'ProgressList' },
			users: { row: 'UsersRow', rows: 'UsersRows' },
		});
	});

	it('writes German letters out', () => {
		expect(names(['größen', 'Fahrzeuge'])).toEqual({
			größen: { row: 'Groessen', rows: 'GroessenList' },
			Fahrzeuge: { row: 'Fahrzeuge', rows: 'FahrzeugeList' },
		});
	});

	it('makes names that are names in a program, whatever a table is called', () => {
		for (const { row, rows } of Object.values(names(['2cool', '車', '自動車', 'größen', 'a-b', 'a_b', 'a.b'])))
			for (const name of [row, rows]) expect(name).toMatch(/^[A-Za-z]\w*$/);
		const all = Object.values(names(['車', '自動車', 'a-b', 'a_b', 'a.b', 'ab'])).flatMap(({ row, rows }) => [row, rows]);
		expect(new Set(all).size).toBe(all.length);
	});
});

describe('nameOfVerb', () => {
	it.each([
		['post', '/billing/invoices/{id}/issue', 'billingInvoiceIssue'],
		['post', '/billing/invoices/from-time', 'billingInvoicesFromTime'],
		['get', '/billing/quotes/{id}/mail', 'getBillingQuoteMail'],
		['post', '/expenses/{id}/submit', 'expenseSubmit'],
		['get', '/jobs', 'getJobs'],
	])('%s %s is %s', (method, path, name) => expect(nameOfVerb(method, path)).toBe(name));
});
