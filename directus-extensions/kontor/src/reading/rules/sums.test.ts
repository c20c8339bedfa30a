import { expect, test } from 'vitest';
import { problemOfSums } from './sums.ts';

const schema = {
	collections: {
		projects: { primary: 'id', fields: { id: { type: 'uuid' }, created_at: { type: 'timestamp' }, members: { type: 'alias' } } },
		project_members: { primary: 'id', fields: { id: { type: 'uuid' }, project_id: { type: 'uuid' }, employee: { type: 'uuid' } } },
	},
	relations: [{ collection: 'project_members', field: 'project_id', related_collection: 'projects', meta: { one_field: 'members' } }],
} as never;
const problem = (sums: object) => problemOfSums(sums, 'projects', schema);

test('columns and functions of columns', () => {
	expect(problem({})).toBeUndefined();
	expect(problem({ aggregate: { count: ['*', 'id'] }, group: ['id', 'year(created_at)'] })).toBeUndefined();
	expect(problem({ deep: { members: { _filter: { _and: [] }, _sort: ['id'] } } })).toBeUndefined();
});

test('nothing of other tables', () => {
	expect(problem({ aggregate: { count: ['members'] } })).toContain('count(members)');
	expect(problem({ aggregate: { sum: ['customer_id.total'] } })).toContain('another table');
	expect(problem({ group: ['customer_id.name'] })).toContain('another table');
	expect(problem({ group: ['count(members)'] })).toContain('list of rows');
	expect(problem({ group: ['members'] })).toContain('list of rows');
	expect(problem({ deep: { tasks: { members: { _aggregate: { count: ['*'] } } } } })).toContain('deep');
});

test('administrators count the related rows of each record, as Studio does for roles and policies', () => {
	const asked = (members: object) => ({ deep: { members } });
	const counted = asked({ _aggregate: { count: ['employee'] }, _group: ['project_id'], _sort: ['project_id'], _limit: -1 });
	expect(problemOfSums(counted, 'projects', schema, true)).toBeUndefined();
	expect(problem(counted)).toContain('deep');
	for (const other of [
		{ _aggregate: { count: ['employee'] } },
		{ _aggregate: { count: ['employee'] }, _group: ['employee'] },
		{ _group: ['project_id', 'employee'] },
		{ _aggregate: { count: ['employee.name'] }, _group: ['project_id'] },
	])
		expect(problemOfSums(asked(other), 'projects', schema, true), JSON.stringify(other)).toBeDefined();
});
