import { expect, test } from 'vitest';
import { fromName, keysIn, named, textOf } from './texts.ts';

const texts = new Map([['fuel', { de: 'Kraftstoff', en: 'Fuel' }]]);

test('a name is what was given, in both languages', () => {
	const given = [
		{ language: 'de-DE', translation: 'Fahrzeuge', singular: 'Fahrzeug', plural: 'Fahrzeuge' },
		{ language: 'en-US', translation: 'Vehicles', singular: 'Vehicle' },
	];
	expect(named(given, 'vehicles', texts)).toEqual({ de: 'Fahrzeuge', en: 'Vehicles' });
	expect(named(given, 'vehicles', texts, 'singular')).toEqual({ de: 'Fahrzeug', en: 'Vehicle' });
	expect(named(given, 'vehicles', texts, 'plural')).toEqual({ de: 'Fahrzeuge', en: 'Vehicles' });
});

test('named in one language, it goes by that name in both; without any, by its own', () => {
	expect(named([{ language: 'de-DE', translation: 'Kennzeichen' }], 'plate', texts)).toEqual({ de: 'Kennzeichen', en: 'Kennzeichen' });
	expect(named(null, 'number_plate', texts)).toEqual({ de: 'Number plate', en: 'Number plate' });
	expect(fromName('customer_id')).toBe('Customer');
	expect(fromName('_id')).toBe('_id');
});

test('the German of Germany goes before that of Austria', () => {
	const given = [
		{ language: 'de-DE', translation: 'Januar' },
		{ language: 'de-AT', translation: 'Jänner' },
	];
	expect(named(given, 'month', texts).de).toBe('Januar');
	expect(named(given.toReversed(), 'month', texts).de).toBe('Januar');
});

test('texts with a name are looked up', () => {
	expect(textOf('$t:fuel', texts)).toEqual({ de: 'Kraftstoff', en: 'Fuel' });
	expect(textOf('$t:gone', texts)).toEqual({ de: 'gone', en: 'gone' });
	expect(textOf('', texts)).toBe(null);
	expect(keysIn({ note: '$t:fuel', options: { choices: [{ text: '$t:gas' }, { text: 'no $t:key' }] } })).toEqual(['fuel', 'gas']);
});
