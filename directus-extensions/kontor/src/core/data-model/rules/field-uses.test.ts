import type { Relation } from '@directus/types';
import { expect, test } from 'vitest';
import { filterNames, pathNames, settingsWithout, type Target, templateWithout, withoutField } from './field-uses.js';

const relations = [
	{ collection: 'projects', field: 'customer_id', related_collection: 'customers', meta: { one_field: 'projects' } },
	{ collection: 'customers', field: 'owner', related_collection: 'employees', meta: null },
] as unknown as Relation[];
const target: Target = { collection: 'customers', field: 'code', relations };

test('conditions on the field go, others stay', () => {
	expect(withoutField({ code: { _eq: 1 } }, 'customers', target)).toBeUndefined();
	expect(withoutField({ _and: [{ code: { _eq: 1 } }, { name: { _eq: 'code' } }] }, 'customers', target)).toEqual({
		_and: [{ name: { _eq: 'code' } }],
	});
	expect(withoutField({ _or: [{ 'year(code)': { _eq: 1 } }] }, 'customers', target)).toBeUndefined();
	expect(withoutField({ name: { _in: ['a', 'b'] } }, 'customers', target)).toEqual({ name: { _in: ['a', 'b'] } });
	expect(withoutField({ name: { _in: [] } }, 'customers', target)).toEqual({ name: { _in: [] } });
	expect(withoutField(null, 'customers', target)).toBeNull();
	expect(withoutField({}, 'customers', target)).toEqual({});
});

test('also from another table, on the way there and back', () => {
	expect(filterNames({ customer_id: { code: { _eq: 1 } } }, 'projects', target)).toBe(true);
	expect(filterNames({ code: { _eq: 1 } }, 'projects', target)).toBe(false);
	expect(filterNames({ projects: { _some: { customer_id: { code: { _eq: 1 } } } } }, 'customers', target)).toBe(true);
	expect(filterNames({ owner: { code: { _eq: 1 } } }, 'customers', target)).toBe(false);
	expect(filterNames(null, 'projects', target)).toBe(false);
	expect(pathNames('-customer_id.code', 'projects', target)).toBe(true);
	expect(pathNames('name', 'customers', target)).toBe(false);
});

test('templates and settings of a bookmark are read without it', () => {
	expect(templateWithout('{{name}} ({{ code }})', 'customers', target)).toBe('{{name}}');
	expect(templateWithout('{{customer_id.code}} · {{title}}', 'projects', target)).toBe('{{title}}');
	expect(
		settingsWithout(
			{
				tabular: { fields: ['name', 'code'], sort: ['-code'], widths: { code: 100, name: 50 } },
				kanban: { groupField: 'code', titleField: 'name' },
			},
			'customers',
			target,
		),
	).toEqual({ tabular: { fields: ['name'], sort: [], widths: { name: 50 } }, kanban: { titleField: 'name' } });
});
