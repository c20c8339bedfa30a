import { expect, test } from 'vitest';
import { keepGroups } from './keep-groups.ts';

const schema = {
	collections: { projects: { primary: 'id' }, time_entries: { primary: 'id' } },
	relations: [{ collection: 'time_entries', field: 'project_id', related_collection: 'projects', meta: { one_field: 'time_entries' } }],
} as never;

test('a group right after _some or _none gets a condition before it that is always true', () => {
	const group = { _or: [{ note: { _eq: 'a' } }, { note: { _eq: 'b' } }] };
	expect(keepGroups({ time_entries: { _none: group } }, 'projects', schema)).toEqual({
		time_entries: { _none: { id: { _nnull: true }, ...group } },
	});
	expect(Object.keys(keepGroups({ _and: [{ time_entries: { _some: group } }] }, 'projects', schema)._and[0]!.time_entries._some)).toEqual([
		'id',
		'_or',
	]);
});

test('at every depth', () => {
	const filter = { time_entries: { _some: { project_id: { time_entries: { _none: { _and: [{ note: { _null: true } }] } } } } } };
	expect(JSON.stringify(keepGroups(filter, 'projects', schema))).toContain('"_none":{"id":{"_nnull":true},"_and"');
});

test('everything else stays as it is', () => {
	for (const filter of [
		null,
		{},
		{ title: { _eq: 'x' } },
		{ time_entries: { note: { _in: ['a'] } } },
		{ time_entries: { _some: { note: { _null: true } } } },
	])
		expect(keepGroups(filter, 'projects', schema)).toEqual(filter);
});
