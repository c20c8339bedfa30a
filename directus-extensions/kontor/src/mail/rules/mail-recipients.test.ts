import { expect, test } from 'vitest';
import { allNames, firmsAddressed, namesOf } from './mail-recipients.ts';

const firms = [
	{ id: 'a', address: 'rechnung@a.example' },
	{ id: 'b', address: 'rechnung+b@a.example' },
	{ id: 'c', address: 'invoice@c.example' },
];
const to = (visible: string[], delivered: string[] = []) => firmsAddressed({ delivered, visible }, firms).map(({ id }) => id);

test('case and tags do not matter, except where a firm has a tag of its own', () => {
	expect(namesOf(' Rechnung+X+Y@A.example ')).toEqual(['rechnung+x+y@a.example', 'rechnung@a.example']);
	expect(to(['Rechnung@A.Example'])).toEqual(['a']);
	expect(to(['rechnung+muster@a.example'])).toEqual(['a']);
	expect(to(['rechnung+B@a.example'])).toEqual(['b']);
	expect(to(['+tag@a.example', 'a@b@c', '', 'x'])).toEqual([]);
});

test('where it was delivered comes first; one message may go to several', () => {
	expect(to(['rechnung@a.example'], ['invoice@c.example'])).toEqual(['c']);
	expect(to(['rechnung@a.example', 'x@y.example', 'invoice@c.example', 'RECHNUNG@a.example'], ['mailbox@host.example'])).toEqual([
		'a',
		'c',
	]);
	expect(to([], [])).toEqual([]);
});

test('what is remembered is bounded', () => {
	const visible = Array.from({ length: 500 }, (_, at) => `${'x'.repeat(300)}${at}@y.example`);
	const names = allNames({ delivered: [], visible });
	expect(names.length).toBeLessThanOrEqual(50);
	expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(254);
});
