import { expect, test } from 'vitest';
import { policiesOf } from './policies.ts';

const of = (rights: Partial<Parameters<typeof policiesOf>[0]['rights']>) =>
	policiesOf({ name: 'vehicles', label: { de: 'Fahrzeuge', en: 'Vehicles' }, rights: { read: [], write: [], delete: [], ...rights } });

test('a role counts in the list that says the most, once', () => {
	const made = of({ read: ['a', 'b', 'c'], write: ['b', 'c', 'b'], delete: ['c'] });
	expect(made.map(({ name, roles }) => [name, roles])).toEqual([
		['vehicles.read', ['a']],
		['vehicles.write', ['b']],
		['vehicles.manage', ['c']],
	]);
	expect(made.map(({ actions }) => actions.length)).toEqual([1, 3, 4]);
});

test('a level that nobody has makes no policy', () => {
	expect(of({})).toEqual([]);
	expect(of({ delete: ['a'] }).map(({ name }) => name)).toEqual(['vehicles.manage']);
});
