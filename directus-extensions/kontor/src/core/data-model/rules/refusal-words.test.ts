import { expect, test } from 'vitest';
import { wordsOfDirectus, wordsOfPostgres } from './refusal-words.js';

test('what Directus and Postgres say is said in words of both languages', () => {
	expect(wordsOfDirectus('Invalid payload. Field "fax" already exists in collection "customers".')).toEqual({
		de: 'die Tabelle „customers“ hat schon ein Feld „fax“',
		en: 'the table “customers” has a field “fax” already',
	});
	expect(wordsOfDirectus('Invalid payload. Field "a" in collection "b" doesn\'t have a relationship..')?.de).toBe(
		'„b.a“ ist keine Verknüpfung',
	);
	expect(wordsOfDirectus('Invalid payload. Collection "a" doesn\'t exist.')?.en).toBe('there is no table “a”');
	expect(wordsOfDirectus('Invalid payload. Field "a" in collection "b" already has an associated relationship.')?.en).toBe(
		'“b.a” is a relation already',
	);
	expect(wordsOfDirectus('Something else')).toBeUndefined();
	expect(wordsOfPostgres('23505')?.en).toContain('same value');
	expect(wordsOfPostgres('99999')).toBeUndefined();
});
