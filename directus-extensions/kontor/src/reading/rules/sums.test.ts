import { expect, test } from 'vitest';
import { problemOfSums } from './sums.ts';

const schema = {
	collections: {
		projects: { primary: 'id', fields: { id: { type: 'uuid' }, created_at: { type: 'timestamp' }, members: { type: 'alias' } } },
	},
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
