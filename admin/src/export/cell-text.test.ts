import { expect, test } from 'vitest';
import { createFormats } from '../i18n/format';
import { cellText, type ExportedColumn, type Words } from './cell-text';

const words: Words = {
	locale: 'de',
	formats: createFormats('de'),
	translate: (key, options) =>
		({ 'app.yes': 'Ja', 'app.no': 'Nein', 'resources.customers.choices.type.B2B': 'Firma' })[key] ?? String(options?._ ?? key),
	nameOf: (_, { lastname }) => lastname,
};
const text = (record: object, column: Partial<ExportedColumn>) =>
	cellText({ id: '1', ...record }, 'customers', { source: 'it', label: 'It', ...column }, words);

test.each<[unknown, Partial<ExportedColumn>, string | undefined]>([
	['1250.5', { as: 'money' }, '1250,50'],
	['12.5000', { as: 'number' }, '12,5'],
	['1.10', {}, '1.10'],
	[5400, { as: 'duration' }, '1:30'],
	['2026-05-04', { as: 'day' }, '04.05.2026'],
	[true, { as: 'boolean' }, 'Ja'],
	[['a', 'b'], { as: 'tags' }, 'a, b'],
	[null, { as: 'money' }, ''],
	['04ec5e7b-77d9-4a52-b074-75acc822bede', {}, undefined],
	['x', { render: () => 'drawn as text' }, 'drawn as text'],
	['x', { render: () => ({ type: 'span' }) }, 'x'],
])('%j is told as %j: %j', (value, column, told) => {
	expect(text({ it: value }, column)).toBe(told);
});

test('choices and related rows go by their names', () => {
	expect(text({ type: 'B2B' }, { source: 'type', as: 'choice' })).toBe('Firma');
	expect(
		text({ owner_id: '1', owner: { id: '1', lastname: 'Weber' } }, { source: 'owner_id', as: 'related', reference: 'employees' }),
	).toBe('Weber');
	expect(text({ owner_id: '1' }, { source: 'owner_id', as: 'related', reference: 'employees' })).toBe('');
});
