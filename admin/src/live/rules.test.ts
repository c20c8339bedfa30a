import { expect, test } from 'vitest';
import { isToReadAnew, tablesShown } from './rules';

const question = (queryKey: unknown[], isActive = true) => ({ queryKey, isActive: () => isActive });

test('one listens to the tables that are shown, and to nothing else', () => {
	const questions = [
		question(['invoices', 'getList', {}]),
		question(['invoices', 'getOne', { id: '1' }]),
		question(['customers', 'getMany', {}], false),
		question(['auth', 'getPermissions']),
		question(['vehicles', 'getList', {}]),
	];
	expect([...tablesShown(questions, new Set(['invoices', 'customers', 'vehicles']))]).toEqual(['invoices', 'vehicles']);
});

test('all of a table is read anew, but for the record whose form is open', () => {
	const changed = new Set(['invoices']);
	const list = question(['invoices', 'getList', {}]);
	const record = question(['invoices', 'getOne', { id: '1' }]);
	expect(isToReadAnew(list, changed, '/invoices')).toBe(true);
	expect(isToReadAnew(record, changed, '/invoices/1/show')).toBe(true);
	expect(isToReadAnew(record, changed, '/invoices/1')).toBe(false);
	expect(isToReadAnew(record, changed, '/invoices/2')).toBe(true);
	expect(isToReadAnew(question(['customers', 'getList', {}]), changed, '/invoices')).toBe(false);
});
