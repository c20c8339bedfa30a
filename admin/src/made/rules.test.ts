import type { made } from '@kontor/directus-extension/contracts';
import { describe, expect, test } from 'vitest';
import { plainField } from './fixtures';
import { holds, isValid, stateOf } from './rules';

const field = (given: Partial<made.MadeField>) => plainField('customers', 'rating', given);

test.each<[Record<string, unknown>, Record<string, unknown>, boolean]>([
	[{ a: { _eq: 'x' } }, { a: 'x' }, true],
	[{ a: { _eq: 3 } }, { a: '3' }, true],
	[{ a: { _neq: 'x' } }, { a: null }, true],
	[{ a: { _in: ['x', 'y'] } }, { a: 'y' }, true],
	[{ a: { _nin: ['x'] } }, { a: 'x' }, false],
	[{ a: { _null: true } }, {}, true],
	[{ a: { _nnull: true } }, { a: 0 }, true],
	[{ a: { _empty: true } }, { a: [] }, true],
	[{ a: { _gt: 9 } }, { a: '10.00' }, true],
	[{ a: { _lt: 9 } }, { a: '' }, false],
	[{ a: { _gte: '2026-05-04' } }, { a: '2026-05-04' }, true],
	[{ a: { _between: [1, 5] } }, { a: '5.5' }, false],
	[{ a: { _contains: 'b' } }, { a: ['a', 'b'] }, true],
	[{ a: { _icontains: 'ERL' } }, { a: 'Berlin' }, true],
	[{ a: { _starts_with: 'B' } }, { a: 'Berlin' }, true],
	[{ a: { _regex: '^[A-Z]{3}$' } }, { a: 'ABC' }, true],
	[{ a: { _regex: '/^abc$/i' } }, { a: 'ABC' }, true],
	[{ a: { _regex: '(' } }, { a: 'whatever' }, true],
	[{ _and: [{ a: { _eq: 1 } }, { b: { _eq: 2 } }] }, { a: 1, b: 3 }, false],
	[{ _or: [{ a: { _eq: 1 } }, { b: { _eq: 2 } }] }, { a: 9, b: 2 }, true],
	// Over a relation: the server decides.
	[{ owner_id: { name: { _eq: 'x' } } }, { owner_id: 'key' }, true],
])('%j on %j: %j', (rule, values, expected) => {
	expect(holds(rule, values)).toBe(expected);
});

describe('conditions', () => {
	const reason = field({
		isHidden: true,
		conditions: [
			{ rule: { rating: { _eq: 'bad' } }, hidden: false, required: true },
			{ rule: { rating: { _eq: 'closed' } }, hidden: false, readonly: true },
		],
	});
	test('without one that holds the field is as it was made', () => {
		expect(stateOf(reason, { rating: 'good' })).toEqual({ isHidden: true, isReadOnly: false, isRequired: false });
	});
	test('one that holds shows it and asks for it', () => {
		expect(stateOf(reason, { rating: 'bad' })).toEqual({ isHidden: false, isReadOnly: false, isRequired: true });
	});
	test('of two the last one counts, and one without a rule never does', () => {
		const both = field({
			conditions: [
				{ rule: { a: { _nnull: true } }, readonly: true },
				{ rule: { a: { _eq: 1 } }, readonly: false },
				{ rule: {}, hidden: true },
			],
		});
		expect(stateOf(both, { a: 1 })).toMatchObject({ isReadOnly: false, isHidden: false });
		expect(stateOf(both, { a: 2 })).toMatchObject({ isReadOnly: true });
	});
});

test('validation looks at what was typed, and leaves empty fields to "required"', () => {
	const code = field({ field: 'code', validation: { code: { _regex: '^[A-Z]{3}$' } } });
	expect(isValid(code, 'abc', {})).toBe(false);
	expect(isValid(code, 'ABC', {})).toBe(true);
	expect(isValid(code, null, {})).toBe(true);
	const end = field({ field: 'end', validation: { _and: [{ end: { _gt: 5 } }, { start: { _lt: 5 } }] } });
	expect(isValid(end, 6, { start: 9 })).toBe(false);
});
