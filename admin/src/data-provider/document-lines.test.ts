import { expect, it } from 'vitest';
import { lineChanges, newLines } from './document-lines';

const before = [
	{ id: 'a', position: 1, title: 'Erste', quantity: '1.0000', net_amount: '10.00' },
	{ id: 'b', position: 2, title: 'Zweite', quantity: '2.0000', net_amount: '20.00' },
];

it('sends nothing where nothing changed', () => expect(lineChanges(before, before)).toEqual({ create: [], update: [], delete: [] }));

it('sends what was added, changed and removed, each once', () =>
	expect(
		lineChanges(
			[
				{ ...before[1], quantity: '3' },
				{ title: 'Neu', description: '' },
			],
			before,
		),
	).toEqual({
		create: [{ title: 'Neu', position: 2 }],
		update: [{ id: 'b', quantity: '3', position: 1 }],
		delete: ['a'],
	}));

it('numbers the lines in their order', () =>
	expect(newLines([{ title: 'A', position: 7, net_amount: '1.00' }, { title: 'B' }])).toEqual([
		{ title: 'A', position: 1 },
		{ title: 'B', position: 2 },
	]));
