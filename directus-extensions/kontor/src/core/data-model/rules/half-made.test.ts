import type { Relation } from '@directus/types';
import { expect, test } from 'vitest';
import type { SchemaOverview } from '../../context.js';
import { unfilledAliases, wholeRelations } from './half-made.js';

const collection = (name: string, columns: string[], aliases: string[] = []) => ({
	collection: name,
	primary: 'id',
	fields: Object.fromEntries(
		[...columns.map((field) => ({ field, alias: false })), ...aliases.map((field) => ({ field, alias: true }))].map((one) => [
			one.field,
			one,
		]),
	),
});
const collections = {
	customers: collection('customers', ['id', 'owner_id', 'kind'], ['projects', 'lonely']),
	projects: collection('projects', ['id', 'customer_id', 'sort']),
} as unknown as SchemaOverview['collections'];
const relation = (many: string, field: string, one: string | null, meta: object = {}): Relation =>
	({ collection: many, field, related_collection: one, schema: null, meta }) as Relation;

test('a relation is followed where its ends are there', () => {
	const whole = relation('projects', 'customer_id', 'customers', { one_field: 'projects', sort_field: 'sort', junction_field: null });
	expect(wholeRelations(collections, [whole])).toEqual([whole]);
});

test('one whose table, column or target is gone is not', () => {
	for (const broken of [
		relation('nowhere', 'customer_id', 'customers'),
		relation('projects', 'nothing', 'customers'),
		relation('projects', 'customer_id', 'nowhere'),
		relation('customers', 'projects', 'customers'),
		relation('constructor', 'x', 'customers'),
		relation('projects', 'customer_id', 'constructor'),
		relation('projects', 'customer_id', null),
		relation('customers', 'owner_id', null, { one_collection_field: 'kind', one_allowed_collections: ['nowhere'] }),
		relation('customers', 'owner_id', null, { one_collection_field: 'nothing', one_allowed_collections: ['projects'] }),
	])
		expect(wholeRelations(collections, [broken])).toEqual([]);
});

test('what a relation names and is not there is left out', () => {
	const named = { one_field: 'nothing', sort_field: 'nothing', junction_field: 'nothing' };
	expect(wholeRelations(collections, [relation('projects', 'customer_id', 'customers', named)])[0]!.meta).toMatchObject({
		one_field: null,
		sort_field: null,
		junction_field: null,
	});
	const any = relation('customers', 'owner_id', null, { one_collection_field: 'kind', one_allowed_collections: ['nowhere', 'projects'] });
	expect(wholeRelations(collections, [any])[0]!.meta!.one_allowed_collections).toEqual(['projects']);
});

test('an alias that no relation fills is told', () => {
	const relations = [relation('projects', 'customer_id', 'customers', { one_field: 'projects' })];
	expect(unfilledAliases(collections, relations)).toEqual([{ collection: 'customers', field: 'lonely' }]);
});
