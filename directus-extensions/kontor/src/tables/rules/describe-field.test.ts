import { expect, test } from 'vitest';
import { KINDS, tableField } from '../contracts.ts';
import { describeField } from './describe-field.ts';

const label = { de: 'Preis', en: 'Price' };
const describe = (field: object) =>
	describeField('vehicles', tableField.parse({ name: 'price', label, ...field }), (collection) =>
		collection === 'depots' ? 'string' : 'uuid',
	);

test('an amount is a decimal with two places, in both languages', () => {
	expect(describe({ kind: 'amount', is_required: true })).toMatchObject({
		type: 'decimal',
		schema: { numeric_precision: 14, numeric_scale: 2, is_nullable: false },
		meta: {
			display: 'kontor-amount',
			required: true,
			translations: [
				{ language: 'de-DE', translation: 'Preis' },
				{ language: 'en-US', translation: 'Price' },
			],
		},
	});
});

test('a relation has the type of the key that it leads to', () => {
	expect(describe({ kind: 'relation', to: 'depots' }).type).toBe('string');
	expect(describe({ kind: 'relation', to: 'customers' }).type).toBe('uuid');
});

test('choices and notes are translated texts', () => {
	const { meta } = describe({ kind: 'choice', choices: [{ value: 'new', label }], note: label });
	expect(meta).toMatchObject({ note: '$t:vehicles_price_note', options: { choices: [{ text: '$t:vehicles_price_new', value: 'new' }] } });
});

test('yes or no is never empty and never asked for', () => {
	expect(describe({ kind: 'yes_no', is_required: true })).toMatchObject({
		schema: { is_nullable: false, default_value: false },
		meta: { required: false },
	});
});

test('every kind has an interface', () => {
	for (const kind of KINDS) {
		const more = kind === 'choice' ? { choices: [{ value: 'a1', label }] } : kind === 'relation' ? { to: 'customers' } : {};
		expect(describe({ kind, ...more }).meta.interface, kind).toBeTruthy();
	}
});
