import { expect, test } from 'vitest';
import { changesIn } from './changes.ts';

const row = { id: '1', total: '119.00', tags: ['a', 'b'], settings: { a: 1, b: 2 }, note: null };

test('what is as it was is no change, embedded rows neither', () => {
	const record = { ...structuredClone(row), settings: { b: 2, a: 1 }, customer: { id: '2', name: 'A' } };
	expect(changesIn(record, row, new Set(['customer']))).toEqual({});
});

test('what is other, or not there, is one', () => {
	expect(changesIn({ total: '120.00', tags: ['b', 'a'], note: '', nmae: 'x' }, row, new Set())).toEqual({
		total: '120.00',
		tags: ['b', 'a'],
		note: '',
		nmae: 'x',
	});
});
