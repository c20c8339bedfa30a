import { beforeEach, expect, test } from 'vitest';
import { createDrafts } from './drafts';

let kept: Map<string, string>;
let now = Date.parse('2026-05-04T10:31:00Z');
const storage = {
	get length() {
		return kept.size;
	},
	key: (index: number) => [...kept.keys()][index] ?? null,
	getItem: (key: string) => kept.get(key) ?? null,
	setItem: (key: string, value: string) => {
		if (value.length > 1000) throw new Error('full');
		kept.set(key, value);
	},
	removeItem: (key: string) => {
		kept.delete(key);
	},
};
const drafts = createDrafts(storage, () => now);

beforeEach(() => {
	kept = new Map([['kontor.theme', 'dark']]);
});

test('what was typed is found again by the same person, in the same form, and by nobody else', () => {
	drafts.keep('anna', 'customers/new', { values: { name: 'Nordwind' }, base: {} });
	expect(drafts.find('anna', 'customers/new')).toEqual({ at: '2026-05-04T10:31:00.000Z', values: { name: 'Nordwind' }, base: {} });
	expect(drafts.find('anna', 'customers/1')).toBeUndefined();
	expect(drafts.find('bert', 'customers/new')).toBeUndefined();
});

test('at the logout all of a person are gone, and only theirs', () => {
	drafts.keep('anna', 'customers/new', { values: { name: 'Nordwind' }, base: {} });
	drafts.keep('anna', 'customers/1', { values: { name: 'Südwind' }, base: {} });
	drafts.keep('bert', 'customers/new', { values: { name: 'Westwind' }, base: {} });
	drafts.forgetAll('anna');
	expect([...kept.keys()]).toEqual(['kontor.theme', 'kontor.draft.bert.customers/new']);
});

test('after a week they are gone', () => {
	drafts.keep('anna', 'customers/1', { values: { name: 'Nordwind' }, base: {} });
	kept.set('kontor.draft.anna.broken', 'not JSON');
	now += 8 * 86_400_000;
	drafts.keep('anna', 'customers/2', { values: { name: 'Südwind' }, base: {} });
	drafts.forgetOld();
	expect([...kept.keys()]).toEqual(['kontor.theme', 'kontor.draft.anna.customers/2']);
});

test('files are not kept, and a browser that is full is no error', () => {
	drafts.keep('anna', 'customers/1', { values: { name: 'N', logo: new Blob(['x']), other: { rawFile: {} } }, base: {} });
	expect(drafts.find('anna', 'customers/1')?.values).toEqual({ name: 'N' });
	drafts.keep('anna', 'customers/2', { values: { notes: 'x'.repeat(2000) }, base: {} });
	expect(drafts.find('anna', 'customers/2')).toBeUndefined();
});
