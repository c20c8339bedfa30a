import { expect, test } from 'vitest';
import { plainFieldsOf } from './plain-paths.ts';

test('names the columns of a filter that stays within its collection', () => {
	expect(plainFieldsOf(null)).toEqual([]);
	expect(plainFieldsOf({ name: { _eq: 'x' } })).toEqual(['name']);
	expect(plainFieldsOf({ _and: [{ name: { _eq: 'x' } }, { _or: [{ city: { _null: true } }, { zip: { _in: ['1'] } }] }] })).toEqual([
		'name',
		'city',
		'zip',
	]);
});

test.each([
	['a relation', { customer_id: { name: { _eq: 'x' } } }],
	['some related rows', { contacts: { _some: { name: { _eq: 'x' } } } }],
	['no related rows', { contacts: { _none: {} } }],
	['a function', { 'year(start_time)': { _eq: 2026 } }],
	['an empty part', { _or: [{}] }],
	['no operator', { name: {} }],
	['a bare value', { name: 'x' }],
	['a list in place of a group', { _and: { name: { _eq: 'x' } } }],
	['a group within a field', { name: { _or: [{ _eq: 'x' }] } }],
	['a column of another table', { 'other.name': { _eq: 'x' } }],
	['text', 'name'],
])('leaves %s to the careful path', (_what, filter) => {
	expect(plainFieldsOf(filter)).toBeUndefined();
});
