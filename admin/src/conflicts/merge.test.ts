import { describe, expect, test } from 'vitest';
import { changedBetween, mergeRows, type Row, type Side } from './merge';

const base = { id: '1', name: 'Nordwind', phone: '1', notes: null, updated_at: 'then', owner_id: 'a', owner: { id: 'a' } };
const choose = (choices: Record<string, Side>) => new Map(Object.entries(choices));

describe('what two people changed', () => {
	test('goes together where they changed different fields', () => {
		const merge = mergeRows(base, { ...base, phone: '2' }, { ...base, name: 'Südwind', updated_at: 'now' });
		expect(merge.clashes).toEqual([]);
		expect(merge.theirs).toEqual(['name']);
		expect(merge.result(new Map())).toMatchObject({ name: 'Südwind', phone: '2', updated_at: 'now' });
	});

	test('is asked for where they changed the same field differently, and only there', () => {
		const merge = mergeRows(base, { ...base, phone: '2', notes: 'mine' }, { ...base, phone: '3', name: 'Südwind' });
		expect(merge.clashes).toEqual([{ key: 'phone', field: 'phone', mine: '2', theirs: '3' }]);
		expect(merge.result(choose({ phone: 'mine' }))).toMatchObject({ phone: '2', notes: 'mine', name: 'Südwind' });
		expect(merge.result(choose({ phone: 'theirs' }))).toMatchObject({ phone: '3', notes: 'mine', name: 'Südwind' });
	});

	test('is no question where both typed the same', () => {
		expect(mergeRows(base, { ...base, phone: '2' }, { ...base, phone: '2' }).clashes).toEqual([]);
	});

	test('brings related rows and stamps along as they are now', () => {
		const theirs = { ...base, owner_id: 'b', owner: { id: 'b' }, updated_at: 'now' };
		expect(changedBetween(base, theirs)).toEqual(['owner_id']);
		expect(mergeRows(base, { ...base, phone: '2' }, theirs).result(new Map())).toMatchObject({
			owner_id: 'b',
			owner: { id: 'b' },
			phone: '2',
		});
	});

	test('of a form with a few fields leaves all others as they are now', () => {
		const few = { id: '1', phone: '1', updated_at: 'then' };
		const merge = mergeRows(few, { phone: '2' }, { ...base, name: 'Südwind', updated_at: 'now' });
		expect(merge.clashes).toEqual([]);
		expect(merge.result(new Map())).toMatchObject({ name: 'Südwind', phone: '2', updated_at: 'now' });
	});
});

describe('the lines of a paper', () => {
	const line = (id: string | undefined, title: string, more = {}) => ({ ...(id ? { id } : {}), title, quantity: '1', ...more });
	const paper = (...lines: object[]) => ({ id: '1', title: 'Angebot', lines });
	const before = paper(line('a', 'A'), line('b', 'B'), line('c', 'C'));
	const titles = ({ lines }: Row) => (lines as { title: string }[]).map(({ title }) => title);

	test('are kept as each of them left those that only one of them touched', () => {
		const mine = paper(line('a', 'A mine'), line('b', 'B'), line('c', 'C'), line(undefined, 'new of mine'));
		const theirs = paper(line('a', 'A'), line('b', 'B theirs'), line('d', 'new of theirs'));
		const merge = mergeRows(before, mine, theirs);
		expect(merge.clashes).toEqual([]);
		expect(titles(merge.result(new Map()))).toEqual(['A mine', 'B theirs', 'new of mine', 'new of theirs']);
	});

	test('are asked for one by one where both touched them, also when one was taken out', () => {
		const mine = paper(line('a', 'A mine'), line('b', 'B mine'), line('c', 'C'));
		const theirs = paper(line('a', 'A theirs'), line('c', 'C'));
		const merge = mergeRows(before, mine, theirs);
		expect(merge.clashes.map(({ key }) => key)).toEqual(['lines.a', 'lines.b']);
		expect(titles(merge.result(choose({ 'lines.a': 'theirs', 'lines.b': 'mine' })))).toEqual(['A theirs', 'B mine', 'C']);
		expect(titles(merge.result(choose({ 'lines.a': 'mine', 'lines.b': 'theirs' })))).toEqual(['A mine', 'C']);
	});

	test('do not differ by what the database works out', () => {
		const theirs = paper(line('a', 'A', { net_amount: '9' }), line('b', 'B'), line('c', 'C'));
		const old = paper(line('a', 'A', { net_amount: '1' }), line('b', 'B'), line('c', 'C'));
		const mine = paper(line('a', 'A mine', { net_amount: '1' }), line('b', 'B'), line('c', 'C'));
		expect(mergeRows(old, mine, theirs).clashes).toEqual([]);
	});
});
