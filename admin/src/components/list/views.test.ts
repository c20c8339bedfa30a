import { expect, test } from 'vitest';
import { isSameView, searchOf, viewIn } from './views.ts';

const view = { filter: { q: 'x', status: 'draft', secret: 1 }, sort: { field: 'number', order: 'DESC' as const }, hidden: ['title'] };

test('of a view only what the reader may filter by is taken', () => {
	expect(viewIn(view, (field) => field !== 'secret')).toEqual({ ...view, filter: { q: 'x', status: 'draft' } });
	expect(viewIn(view, (field) => field !== 'number')?.sort.field).toBe('id');
	expect(viewIn({ filter: null }, () => true)).toBeUndefined();
	expect(viewIn('x', () => true)).toBeUndefined();
	expect(viewIn({ filter: {}, sort: { field: 'a', order: 1 }, hidden: [1, 'b'] }, () => true)).toEqual({
		filter: {},
		sort: { field: 'a', order: 'ASC' },
		hidden: ['b'],
	});
});

test('it is an address, and the same in any order of its keys', () => {
	expect(new URLSearchParams(searchOf(view)).get('filter')).toBe(JSON.stringify(view.filter));
	expect(isSameView(view, { ...view, filter: { secret: 1, status: 'draft', q: 'x' } })).toBe(true);
	expect(isSameView(view, { ...view, hidden: [] })).toBe(false);
});
