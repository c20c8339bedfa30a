import type { made } from '@kontor/directus-extension/contracts';
import { expect, test } from 'vitest';
import { plainField as field } from './fixtures';
import { kindOf } from './kind';
import { readModel } from './model';
import { fromTemplate, mainFieldOf, representationIn } from './represent';
import { isPlain, toHtml, toText } from './rich-text';
import { wordsOf } from './words';

const text = (de: string, en = de) => ({ de, en });
const table = (name: string, given: Partial<made.MadeTable> = {}): made.MadeTable => ({
	name,
	isMade: true,
	singular: text(name),
	plural: text(name),
	note: null,
	icon: null,
	template: null,
	primaryKey: 'id',
	sort: null,
	sortField: null,
	isSingleton: false,
	isInConsole: true,
	...given,
});
const relation = (collection: string, name: string, related: string, given: Partial<made.MadeRelation> = {}): made.MadeRelation => ({
	collection,
	field: name,
	related,
	oneField: null,
	junctionField: null,
	...given,
});
const choices = [{ value: 'a', text: text('A'), color: null }];

test.each<[Partial<made.MadeField>, string | undefined, string]>([
	[{ type: 'string' }, undefined, 'text'],
	[{ type: 'text' }, undefined, 'multiline'],
	[{ type: 'text', interface: 'input-rich-text-html' }, undefined, 'html'],
	[{ type: 'text', interface: 'input-rich-text-md' }, undefined, 'multiline'],
	[{ type: 'string', interface: 'select-dropdown', choices }, undefined, 'choice'],
	[{ type: 'integer', interface: 'select-radio', choices }, undefined, 'choice'],
	[{ type: 'json', interface: 'select-multiple-dropdown', choices }, undefined, 'choices'],
	[{ type: 'csv', interface: 'tags' }, undefined, 'tags'],
	[{ type: 'json', interface: 'tags' }, undefined, 'tags'],
	[{ type: 'json', interface: 'input-code' }, undefined, 'json'],
	[{ type: 'decimal' }, undefined, 'decimal'],
	[{ type: 'bigInteger' }, undefined, 'integer'],
	[{ type: 'boolean' }, undefined, 'boolean'],
	[{ type: 'date' }, undefined, 'day'],
	[{ type: 'dateTime' }, undefined, 'dateTime'],
	[{ type: 'timestamp' }, undefined, 'timestamp'],
	[{ type: 'time' }, undefined, 'time'],
	[{ type: 'string', interface: 'select-color' }, undefined, 'color'],
	[{ type: 'uuid' }, 'customers', 'record'],
	[{ type: 'uuid', interface: 'file' }, 'directus_files', 'file'],
	[{ type: 'geometry.Point' }, undefined, 'json'],
])('%j pointing at %s is of the kind %s', (given, related, kind) => {
	expect(kindOf(field('vehicles', 'x', given), related)).toBe(kind);
});

const vehicles = [
	field('vehicles', 'id', { type: 'uuid' }),
	field('vehicles', 'organization_id', { type: 'uuid' }),
	field('vehicles', 'created_on', { type: 'timestamp', special: ['date-created'] }),
	field('vehicles', 'position', { type: 'integer', sort: 1 }),
	field('vehicles', 'brand', { sort: 3 }),
	field('vehicles', 'plate', { sort: 2 }),
	field('vehicles', 'customer_id', { type: 'uuid', sort: 4 }),
	field('vehicles', 'box', { type: 'alias', special: ['alias', 'no-data', 'group'], sort: 5 }),
	field('vehicles', 'color', { sort: 6, group: 'box' }),
];
const model = readModel(
	{
		tables: [
			table('vehicles', { sortField: 'position', template: '{{plate}} {{brand}}' }),
			table('hidden_ones', { isInConsole: false }),
			table('customers', { isMade: false, isInConsole: false }),
			table('customers_tags'),
			table('labels'),
		],
		fields: [
			...vehicles,
			field('customers', 'rating', { group: 'section_profile' }),
			field('customers', 'labels', { type: 'alias', special: ['m2m'] }),
		],
		relations: [
			relation('vehicles', 'customer_id', 'customers'),
			relation('hidden_ones', 'customer_id', 'customers'),
			relation('customers_tags', 'customer_id', 'customers', { oneField: 'labels', junctionField: 'label_id' }),
			relation('customers_tags', 'label_id', 'labels', { junctionField: 'customer_id' }),
		],
		choices: [],
		access: {},
	},
	['customers', 'loans'],
);

test('pages show what people made, in the order of Studio, and not what the server sets', () => {
	expect(model.fieldsOf('vehicles').map((one) => one.field)).toEqual(['plate', 'brand', 'customer_id', 'color']);
	expect(model.fieldsOf('vehicles').find((one) => one.field === 'customer_id')).toMatchObject({ kind: 'record', related: 'customers' });
});

test('sections that were made stand by themselves; what is in one of Kontor goes to the others', () => {
	expect(model.groupsOf('vehicles').map(({ name, fields }) => [name, fields.length])).toEqual([
		['', 3],
		['box', 1],
	]);
	expect(model.groupsOf('customers').map(({ name }) => name)).toEqual(['']);
});

test('the menu has the tables that are wanted there, and none that only links others', () => {
	expect(model.menu.map(({ name }) => name)).toEqual(['labels', 'vehicles']);
});

test('rows of own tables and made lists are shown at the record that they point at', () => {
	expect(model.pointingAt('customers')).toEqual([
		{ table: 'vehicles', field: 'customer_id' },
		{ table: 'customers_tags', field: 'customer_id', list: 'labels', onward: 'label_id' },
	]);
	expect(model.pointingAt('labels')).toEqual([]);
});

test('a new module has pages by hand: nothing of it comes twice', () => {
	const one = readModel({ tables: [table('loans')], fields: [field('loans', 'title')], relations: [], choices: [], access: {} }, ['loans']);
	expect(one.fieldsOf('loans')).toEqual([]);
	expect(one.menu).toEqual([]);
});

test('a record goes by the template of its table, else by its first text', () => {
	expect(representationIn(model, 'vehicles')({ id: '1', plate: 'B-KO 1', brand: null })).toBe('B-KO 1');
	expect(representationIn(model, 'vehicles')({ id: '1', brand: null })).toBe('1');
	expect(fromTemplate('{{plate}} · {{customer_id.name}}', { plate: 'B-KO 1', customer_id: 'key' })).toBe('B-KO 1');
	expect(mainFieldOf(model, 'vehicles')).toBe('plate');
});

test('names go under the keys where the console looks for them; resources with pages by hand keep theirs', () => {
	const words = wordsOf(
		{
			tables: [table('vehicles', { singular: text('Fahrzeug'), plural: text('Fahrzeuge') }), table('customers', { isMade: false })],
			fields: [field('customers', 'rating', { label: text('Bewertung'), choices })],
			relations: [],
			choices: [],
			access: {},
		},
		'de',
		['customers'],
	);
	expect(Object.fromEntries(words)).toMatchObject({
		'resources.vehicles.name': 'Fahrzeug |||| Fahrzeuge',
		'resources.vehicles.create': 'Fahrzeug anlegen',
		'resources.customers.fields.rating': 'Bewertung',
		'resources.customers.choices.rating.a': 'A',
	});
	expect(words.has('resources.customers.name')).toBe(false);
	const module = wordsOf({ tables: [table('loans')], fields: [field('loans', 'title')], relations: [], choices: [], access: {} }, 'de', [
		'loans',
	]);
	expect([...module.keys()]).toEqual([]);
});

test('simple formatted text can be typed as text and comes back the same', () => {
	const html = '<p>Eins &amp; zwei<br />drei</p><p>vier &lt; fünf</p>';
	expect(isPlain(html)).toBe(true);
	expect(toText(html)).toBe('Eins & zwei\ndrei\n\nvier < fünf');
	expect(toHtml(toText(html))).toBe(html);
	expect(isPlain('<p>mit <b>Fett</b></p>')).toBe(false);
	expect(isPlain('<p class="x">mit</p>')).toBe(false);
	expect(toHtml('')).toBe(null);
});
