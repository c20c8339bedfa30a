import { expect, test } from 'vitest';
import { countryNamed } from '../../rules/countries.js';
import { type Field, readCell } from './read-cell.js';

const field = (type: string, more: Partial<Field> = {}): Field => ({ name: 'f', type, ...more });
const STATUS = field('string', {
	choices: [
		{ value: 'active', texts: ['Aktiv', 'Active'] },
		{ value: 'lead', texts: ['Interessent', 'Lead'] },
	],
});

const COUNTRY = field('string', { named: countryNamed });

test.each([
	['1.250,50', field('decimal', { places: 2 }), 'de', '1250.50'],
	['1.250,50 €', field('decimal', { places: 2 }), 'de', '1250.50'],
	['1250.5', field('decimal', { places: 2 }), undefined, '1250.5'],
	['1.250', field('decimal', { places: 4 }), undefined, '1.250'],
	['14', field('integer'), 'de', '14'],
	['1.000', field('integer'), 'de', '1000'],
	['viel', field('integer'), 'de', 'viel'],
	['Ja', field('boolean'), 'de', true],
	['0', field('boolean'), 'de', false],
	['29.3.2026', field('date'), 'de', '2026-03-29'],
	['01.02.26', field('date'), 'de', '2026-02-01'],
	['2026-3-9', field('date'), undefined, '2026-03-09'],
	['31/12/2026', field('date'), 'en', '2026-12-31'],
	['29.03.2026 9:30', field('timestamp'), 'de', '2026-03-29T09:30'],
	['29.03.2026', field('timestamp'), 'de', '2026-03-29T00:00'],
	['2026-03-29T09:30:00Z', field('timestamp'), 'de', '2026-03-29T09:30:00Z'],
	['interessent', STATUS, 'de', 'lead'],
	['active', STATUS, 'de', 'active'],
	['Deutschland', COUNTRY, 'de', 'DE'],
	['Austria', COUNTRY, undefined, 'AT'],
	['fr', COUNTRY, 'de', 'fr'],
	['Atlantis', COUNTRY, 'de', 'Atlantis'],
	['Aktuell', STATUS, 'de', 'Aktuell'],
	["'=1+1", field('string'), 'de', '=1+1'],
	['01067', field('string'), 'de', '01067'],
	['true', field('string'), 'de', 'true'],
	['["a","b"]', field('csv'), 'de', ['a', 'b']],
])('%s in %j, language %s, is %j', (cell, where, language, value) => expect(readCell(cell, where, language)).toEqual({ value }));

test.each([
	['1,250', field('decimal', { places: 2 }), /1250 oder 1,25/],
	['12,345678', field('decimal', { places: 4 }), /mehr als 4/],
	['viel', field('decimal', { places: 2 }), /keine Zahl/],
	['2,5', field('integer'), /keine ganze Zahl/],
	['vielleicht', field('boolean'), /weder Ja noch Nein/],
	['31.02.2026', field('date'), /kein Datum/],
	['03/04/2026', field('date'), /Tag und was Monat/],
	['morgen', field('timestamp'), /kein Zeitpunkt/],
])('%s in %j is refused', (cell, where, words) => {
	const read = readCell(cell, where, 'de');
	expect('problem' in read && read.problem.de).toMatch(words);
});
