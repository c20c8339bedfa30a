import { expect, test } from 'vitest';
import { placeOf } from './place.ts';

const bad = { title: 'b', invoice_id: '1' };

test.each([
	[{ lines: [{ title: 'a' }, { title: 'b' }] }, ['lines'], 'lines.1'],
	[{ lines: { create: [{ title: 'a' }], update: [{ id: '2', title: 'b' }] } }, ['lines'], 'lines.update.0'],
	[{ lines: ['id', { title: 'b' }] }, ['lines'], 'lines.1'],
	[{ lines: [{}, { title: 'b', invoice_id: '1' }, { title: 'b' }] }, ['lines'], 'lines.1'],
	[{ customer_id: { title: 'b' } }, ['customer_id'], 'customer_id'],
	[{ tasks: [{ lines: [] }, { lines: [{ title: 'b' }] }] }, ['tasks', 'lines'], 'tasks.1.lines.0'],
	[{ lines: [{ title: 'a' }] }, ['lines'], undefined],
	[{}, ['lines'], undefined],
	[{ title: 'b' }, [], undefined],
])('%j', (root, fields, place) => {
	expect(placeOf(bad, fields, root)).toBe(place);
});
