import { expect, test } from 'vitest';
import { toFilter } from './filter.ts';

test.each([
	[{}, null],
	[{ status: 'open' }, { status: { _eq: 'open' } }],
	[{ status: ['open', 'won'] }, { status: { _in: ['open', 'won'] } }],
	[{ end_time: null }, { end_time: { _null: true } }],
	[{ start_time: { _gte: '2026-01-01' } }, { start_time: { _gte: '2026-01-01' } }],
	[{ start_time: { _gte: 'a', _lt: 'b' } }, { _and: [{ start_time: { _gte: 'a' } }, { start_time: { _lt: 'b' } }] }],
	[{ 'customer_id.name': 'ACME' }, { customer_id: { name: { _eq: 'ACME' } } }],
	[{ a: 1, b: true }, { _and: [{ a: { _eq: 1 } }, { b: { _eq: true } }] }],
	[{ _or: [{ a: { _eq: 1 } }] }, { _or: [{ a: { _eq: 1 } }] }],
])('%j becomes %j', (conditions, filter) => {
	expect(toFilter(conditions)).toEqual(filter);
});
