import type { SchemaOverview } from '@directus/types';
import { expect, test } from 'vitest';
import { relationalNodes, type Wanted } from './relational-nodes.ts';

const relation = (collection: string, field: string, related_collection: string, one_field: string | null) => ({
	collection,
	field,
	related_collection,
	meta: { one_field },
});
/** Projects belong to customers; tasks belong to projects and to other tasks. */
const schema = {
	relations: [
		relation('projects', 'customer_id', 'customers', 'projects'),
		relation('tasks', 'project_id', 'projects', 'tasks'),
		relation('tasks', 'parent_id', 'tasks', null),
	],
} as unknown as SchemaOverview;

const count = (wanted: Wanted, { collection = 'projects', most = 1000, allowed = null as Set<string> | null } = {}) =>
	relationalNodes(collection, wanted, schema, async () => allowed, most);

test('each relation that is read counts, once', async () => {
	expect(await count({ fields: ['id', 'title', 'customer_id'] })).toBe(0);
	expect(await count({ fields: ['customer_id.name', 'customer_id.city'] })).toBe(1);
	expect(await count({ fields: ['tasks'] })).toBe(1);
	expect(await count({ fields: ['tasks.parent_id.project_id.title', 'count(tasks)'] })).toBe(4);
	expect(await count({ fields: ['open.title'], alias: { open: 'tasks' } })).toBe(1);
	expect(await count({ fields: ['tasks.up.id'], deep: { tasks: { _alias: { up: 'parent_id' } } } })).toBe(2);
});

test('wildcards are written out', async () => {
	expect(await count({ fields: ['*'] })).toBe(1);
	expect(await count({ fields: ['*.*'] })).toBe(3);
	expect(await count({ fields: ['*.*'], hasBacklinks: false })).toBe(2);
	expect(await count({ fields: ['*.*'] }, { allowed: new Set(['id', 'customer_id']) })).toBe(1);
});

test('counting ends at the limit, however much is asked for', async () => {
	expect(await count({ fields: [Array(40).fill('*').join('.')] }, { most: 50 })).toBe(51);
});
