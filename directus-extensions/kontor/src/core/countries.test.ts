import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COUNTRIES, countryNamed, countryProblem, isCountry } from './rules/countries.js';

it('knows the 249 countries of ISO 3166-1, and none that were or never have been', () => {
	expect(COUNTRIES.size).toBe(249);
	for (const code of ['DE', 'GB', 'GR', 'CH', 'TW']) expect(isCountry(code), code).toBe(true);
	for (const code of ['UK', 'EL', 'XX', 'AN', 'YU', 'ZZ', 'EU', 'de', 'DEU', 'D', '', null, undefined, 7])
		expect(isCountry(code), String(code)).toBe(false);
	const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
	for (const code of COUNTRIES) expect(names.of(code), code).toBeDefined();
});

it('offers what is meant by the usual slips', () => {
	expect(countryProblem('UK')).toEqual({ de: 'ist „GB“, nicht „UK“', en: 'is “GB”, not “UK”' });
	expect(countryProblem('EL')?.de).toContain('„GR“');
	expect(countryProblem('XX')?.en).toContain('ISO 3166');
	expect(countryProblem('GR')).toBeUndefined();
});

it.each([
	['Deutschland', 'DE'],
	[' germany ', 'DE'],
	['ÖSTERREICH', 'AT'],
	['Vereinigtes Königreich', 'GB'],
	['Great Britain', 'GB'],
	['USA', 'US'],
	['Niederlande', 'NL'],
	['Atlantis', undefined],
	['UK', undefined],
	['constructor', undefined],
	['', undefined],
])('%j in a table is %s', (name, code) => expect(countryNamed(name)).toBe(code));

it('finds every country by its name in both languages, and no two by one name', () => {
	for (const language of ['de', 'en']) {
		const names = new Intl.DisplayNames(language, { type: 'region' });
		for (const code of COUNTRIES) expect(countryNamed(names.of(code)!), `${code} in ${language}`).toBe(code);
	}
});

it('is the same list in the database', () => {
	const guard = readFileSync(join(import.meta.dirname, '../../../../snapshots/guards/first/07-countries.sql'), 'utf8');
	const [, list] = /string_to_array\(([^)]*), ' '\)/.exec(guard)!;
	const codes = [...list!.matchAll(/'([^']*)'/g)].map(([, part]) => part).join('');
	expect(codes.split(' ')).toEqual([...COUNTRIES]);
});
