import { expect, test } from 'vitest';
import { isSet, valueAt, withoutValue } from './filter-values.ts';

test('values are found and taken out by their path', () => {
	const values = { q: 'x', amount: { _gte: '1', _lte: '2' }, is_billable: false };
	expect(valueAt(values, 'amount._gte')).toBe('1');
	expect(valueAt(values, 'other._gte')).toBeUndefined();
	expect(withoutValue(values, 'amount._gte')).toEqual({ q: 'x', amount: { _lte: '2' }, is_billable: false });
	expect(withoutValue({ amount: { _gte: '1' } }, 'amount._gte')).toEqual({});
	expect(withoutValue(values, 'q')).toEqual({ amount: { _gte: '1', _lte: '2' }, is_billable: false });
});

test('"no" is a value, nothing is none', () => {
	expect([false, 0, 'x', {}].every(isSet)).toBe(true);
	expect([undefined, null, ''].some(isSet)).toBe(false);
});
