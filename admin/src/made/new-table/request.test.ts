import { expect, test } from 'vitest';
import { nameFor, requestOf, type TableForm } from './request';

test.each([
	['Number plate', 'number_plate'],
	['Prüfung (TÜV)', 'pruefung_tuev'],
	['2. Fahrer', 'x_2_fahrer'],
	['Café', 'cafe'],
])('%s is called %s by programs', (label, name) => {
	expect(nameFor(label)).toBe(name);
});

const form: TableForm = {
	singular_de: 'Fahrzeug',
	plural_de: 'Fahrzeuge',
	singular_en: 'Vehicle',
	plural_en: 'Vehicles',
	icon: 'directions_car',
	fields: [
		{ de: 'Kennzeichen', en: 'Number plate', kind: 'text', is_required: true },
		{ de: 'Antrieb', kind: 'choice', choices: 'Diesel\nElektrisch = Electric\n' },
		{ de: 'Kunde', en: 'Customer', kind: 'relation', to: 'customers', choices: 'left over' },
		{ de: 'Antrieb', kind: 'text' },
	],
	rights: { a: 'delete', b: 'read', c: 'none' },
};

test('a table with its fields, in both languages', () => {
	expect(requestOf(form)).toEqual({
		name: 'vehicles',
		label: { de: 'Fahrzeuge', en: 'Vehicles' },
		singular: { de: 'Fahrzeug', en: 'Vehicle' },
		icon: 'directions_car',
		is_shared: false,
		fields: [
			{ name: 'number_plate', label: { de: 'Kennzeichen', en: 'Number plate' }, kind: 'text', is_required: true },
			{
				name: 'antrieb',
				label: { de: 'Antrieb', en: 'Antrieb' },
				kind: 'choice',
				is_required: false,
				choices: [
					{ value: 'diesel', label: { de: 'Diesel', en: 'Diesel' } },
					{ value: 'electric', label: { de: 'Elektrisch', en: 'Electric' } },
				],
			},
			{ name: 'customer_id', label: { de: 'Kunde', en: 'Customer' }, kind: 'relation', is_required: false, to: 'customers' },
			{ name: 'antrieb_2', label: { de: 'Antrieb', en: 'Antrieb' }, kind: 'text', is_required: false },
		],
		rights: { read: ['b'], write: [], delete: ['a'] },
	});
});

test('a shared table is only read', () => {
	expect(requestOf({ ...form, is_shared: true }).rights).toEqual({ read: ['a', 'b'], write: [], delete: [] });
});
