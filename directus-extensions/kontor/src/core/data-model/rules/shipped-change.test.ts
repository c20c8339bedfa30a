import { expect, test } from 'vitest';
import type { ShippedField } from '../../../generated/shipped.js';
import { changesColumn, type GivenField, refusedChange } from './shipped-change.js';

const AMOUNT: ShippedField = { type: 'decimal', required: true, precision: 14, scale: 2, default: 0 };
const amount: GivenField = {
	type: 'decimal',
	schema: { is_nullable: false, is_unique: false, numeric_precision: 14, numeric_scale: 2, default_value: 0 },
	meta: { special: null },
};
const STATUS: ShippedField = { type: 'string', length: 255, readonly: true, choices: ['open', 'done'] };
const choices = (...values: string[]) => ({ choices: values.map((value) => ({ text: value, value })) });
const status: GivenField = { type: 'string', schema: { max_length: 255 }, meta: { options: choices('open', 'done', 'own') } };

test('what it looks like is free', () => {
	const meta = {
		note: 'Net',
		interface: 'slider',
		width: 'full',
		hidden: true,
		required: true,
		translations: [],
		group: 'mine',
		special: [],
	};
	expect(refusedChange(AMOUNT, amount, { meta })).toBeUndefined();
	expect(refusedChange(AMOUNT, amount, { ...amount, meta: { ...amount.meta, ...meta } })).toBeUndefined();
});

test('its column is not', () => {
	for (const schema of [
		{ is_nullable: true },
		{ is_unique: true },
		{ is_primary_key: true },
		{ has_auto_increment: true },
		{ numeric_precision: 10 },
		{ numeric_precision: 20 },
		{ numeric_scale: 4 },
		{ numeric_scale: null },
		{ default_value: null },
		{ default_value: 1 },
	])
		expect(refusedChange(AMOUNT, amount, { schema }), JSON.stringify(schema)).toBeDefined();
	expect(refusedChange(AMOUNT, amount, { type: 'float' })).toBeDefined();
	expect(refusedChange(STATUS, status, { schema: { max_length: 10 } })).toBeDefined();
});

test('how its values are treated is not', () => {
	expect(refusedChange(AMOUNT, amount, { meta: { special: ['hash'] } })).toBeDefined();
	expect(
		refusedChange({ ...AMOUNT, special: ['a', 'b'] }, { ...amount, meta: { special: ['b', 'a'] } }, { meta: { special: null } }),
	).toBeDefined();
	expect(refusedChange({ ...AMOUNT, special: ['a', 'b'] }, amount, { meta: { special: ['b', 'a'] } })).toBeUndefined();
});

test('choices are added and called something else, not taken away', () => {
	expect(refusedChange(STATUS, status, { meta: { options: choices('done', 'open', 'new') } })).toBeUndefined();
	for (const options of [choices('open', 'own'), choices(), null, {}, { choices: 'x' }, { choices: [null] }])
		expect(refusedChange(STATUS, status, { meta: { options } })?.en).toContain('done');
});

test('the server is not kept from filling what it fills', () => {
	const validation = { _and: [{ status: { _eq: 'open' } }] };
	expect(refusedChange(STATUS, status, { meta: { validation } })).toBeDefined();
	expect(refusedChange({ ...STATUS, readonly: undefined } as unknown as ShippedField, status, { meta: { validation } })).toBeUndefined();
});

test('what somebody changed before can stay, and go back', () => {
	const changed = { ...amount, schema: { ...amount.schema, is_nullable: true } };
	expect(refusedChange(AMOUNT, changed, { schema: { is_nullable: true } })).toBeUndefined();
	expect(refusedChange(AMOUNT, changed, { schema: { is_nullable: false } })).toBeUndefined();
});

test('a column that stays as it is is not touched', () => {
	expect(changesColumn(amount, { ...amount, schema: { ...amount.schema, default_value: '0', table: 'invoices' } })).toBe(false);
	expect(changesColumn(amount, { meta: { note: 'x' } })).toBe(false);
	expect(changesColumn(amount, { schema: { is_nullable: true } })).toBe(true);
	expect(changesColumn(amount, { schema: { is_indexed: true } })).toBe(true);
});
