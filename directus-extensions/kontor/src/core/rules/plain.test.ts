import type { SchemaOverview } from '@directus/types';
import { expect, it } from 'vitest';
import { plain } from './plain.js';

const fields = {
	day: { type: 'date' },
	at: { type: 'timestamp' },
	tags: { type: 'csv' },
	amount: { type: 'decimal' },
	settings: { type: 'json' },
};
const schema = { collections: { things: { fields } } } as unknown as SchemaOverview;
const plainThing = (row: Record<string, unknown>) => plain(schema, 'things', row);

it('makes a day of a day, and a moment of a moment', () => {
	// The driver reads a day as midnight where the server is.
	expect(plainThing({ day: new Date(2026, 0, 31), at: new Date('2026-01-31T23:30:00Z') })).toEqual({
		day: '2026-01-31',
		at: '2026-01-31T23:30:00.000Z',
	});
});

it('makes a list of words, as the API does', () => {
	expect([{ tags: 'a,b' }, { tags: '' }, { tags: null }].map((row) => plainThing(row).tags)).toEqual([['a', 'b'], [], null]);
});

it('leaves amounts, JSON and what the schema does not know as they are', () => {
	const row = { amount: '19.00', settings: { a: 1 }, unknown: 1 };
	expect(plainThing(row)).toEqual(row);
});
