import { expect, test } from 'vitest';
import { rightsOnTable, withJoinKeys } from './table-rights.ts';

const field = (name: string) => [name, { field: name, type: 'string' }];
const schema = {
	collections: {
		people: { primary: 'id', fields: Object.fromEntries(['id', 'name', 'wage'].map(field)) },
		projects: { primary: 'id', fields: Object.fromEntries(['id', 'title', 'entries'].map(field)) },
		entries: { primary: 'id', fields: Object.fromEntries(['id', 'project_id', 'note'].map(field)) },
	},
	relations: [{ collection: 'entries', field: 'project_id', related_collection: 'projects', meta: { one_field: 'entries' } }],
} as never;

const ALL = { firm: { _eq: 1 } };
const OWN = { id: { _eq: 'me' } };
const permission = (collection: string, permissions: object | null, fields: string[]) => ({ collection, permissions, fields }) as never;
const columnsOf = (collection: string, permissions: never[]) => Object.fromEntries(rightsOnTable(collection, permissions, schema).columns);

test('no permission shows no row', () => {
	expect(rightsOnTable('people', [], schema).rows).toEqual([]);
});

test('one permission: its rows, its columns', () => {
	const permissions = [permission('people', ALL, ['id', 'name'])];
	expect(rightsOnTable('people', permissions, schema).rows).toEqual([ALL]);
	expect(columnsOf('people', permissions)).toEqual({ id: null, name: null, wage: [] });
});

test('two: a column of the one is seen in the rows of the one', () => {
	const permissions = [permission('people', ALL, ['id', 'name']), permission('people', OWN, ['id', 'wage'])];
	expect(rightsOnTable('people', permissions, schema).rows).toEqual([ALL, OWN]);
	expect(columnsOf('people', permissions)).toEqual({ id: null, name: [ALL], wage: [OWN] });
});

test('a permission without a filter shows every row', () => {
	const permissions = [permission('people', {}, ['*']), permission('people', OWN, ['wage'])];
	expect(rightsOnTable('people', permissions, schema).rows).toBeNull();
	expect(columnsOf('people', permissions)).toEqual({ id: null, name: null, wage: null });
});

test('the same filter twice is one', () => {
	const permissions = [permission('people', OWN, ['id']), permission('people', OWN, ['name'])];
	expect(rightsOnTable('people', permissions, schema).rows).toEqual([OWN]);
	expect(columnsOf('people', permissions)).toEqual({ id: null, name: null, wage: [] });
});

test('a key joins where the list on its other side is seen, or where it is seen itself', () => {
	const joins = (projects: string[], entries: string[]) => {
		const permissions = [permission('projects', ALL, projects), permission('entries', OWN, entries)];
		return withJoinKeys('entries', rightsOnTable('entries', permissions, schema), permissions, schema).columns.get('project_id');
	};
	expect(joins(['id', 'entries'], ['note'])).toBeNull();
	expect(joins(['id'], ['note'])).toEqual([]);
	expect(joins(['id'], ['project_id'])).toBeNull();
	const partly = [permission('projects', ALL, ['id']), permission('projects', OWN, ['entries']), permission('entries', OWN, ['note'])];
	expect(withJoinKeys('entries', rightsOnTable('entries', partly, schema), partly, schema).columns.get('project_id')).toEqual([]);
});
