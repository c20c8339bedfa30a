/** What Postgres and Directus say when they refuse a change of the data model, in words for somebody who knows neither. */
import type { Words } from '../../errors/reasons.js';

const BY_SQLSTATE: Record<string, Words> = {
	'0A000': {
		de: 'die Spalte lässt sich nicht mehr umbauen, weil Regeln der Datenbank sie nennen',
		en: 'the column can not be rebuilt any more, because rules of the database name it',
	},
	'2BP01': {
		de: 'andere Tabellen zeigen noch darauf; löschen Sie zuerst deren Verknüpfungen',
		en: 'other tables still point at it; delete their relations first',
	},
	'22001': { de: 'vorhandene Werte oder die Vorgabe sind dafür zu lang', en: 'values that are there, or the default, are too long for it' },
	'22003': {
		de: 'vorhandene Werte oder die Vorgabe sind dafür zu groß',
		en: 'values that are there, or the default, are too large for it',
	},
	'22007': { de: 'die Vorgabe ist kein Datum oder keine Uhrzeit', en: 'the default is no date or time' },
	'22023': {
		de: 'Länge, Stellen oder Nachkommastellen liegen außerhalb dessen, was die Datenbank kann',
		en: 'length, digits or decimal places are beyond what the database can hold',
	},
	'22P02': {
		de: 'die Vorgabe oder vorhandene Werte passen nicht zur Art des Feldes',
		en: 'the default, or values that are there, do not fit the kind of the field',
	},
	'23502': { de: 'es gibt schon Zeilen ohne Wert', en: 'there are rows without a value already' },
	'23503': { de: 'vorhandene Werte zeigen auf Zeilen, die es nicht gibt', en: 'values that are there point at rows that do not exist' },
	'23505': { de: 'es gibt schon Zeilen mit demselben Wert', en: 'there are rows with the same value already' },
	'42701': { de: 'den Namen gibt es in dieser Tabelle schon', en: 'the name is in this table already' },
	'42704': {
		de: 'diese Art von Feld, oder was entfernt werden sollte, gibt es in dieser Datenbank nicht',
		en: 'this kind of field, or what was to be removed, does not exist in this database',
	},
	'42804': {
		de: 'die Arten passen nicht zusammen: vorhandene Werte lassen sich nicht umwandeln, oder die beiden Enden einer Verknüpfung sind verschieden',
		en: 'the kinds do not match: values that are there can not be converted, or the two ends of a relation differ',
	},
	'42830': { de: 'darauf kann keine Verknüpfung zeigen', en: 'no relation can point at it' },
	'42846': {
		de: 'vorhandene Werte lassen sich nicht in diese Art umwandeln',
		en: 'values that are there can not be converted into this kind',
	},
	'42P07': { de: 'den Namen gibt es schon', en: 'the name is there already' },
	'42P16': { de: 'die Tabelle hat schon einen Schlüssel', en: 'the table has a key already' },
	'54000': { de: 'das ist mehr, als die Datenbank kann', en: 'this is more than the database can hold' },
};

/** The words for a refusal of Postgres, if they are known. */
export const wordsOfPostgres = (sqlstate: string): Words | undefined => BY_SQLSTATE[sqlstate];

const SAID: [said: RegExp, words: (...names: string[]) => Words][] = [
	[
		/^Field "(.*)" already exists in collection "(.*)"$/,
		(field, table) => ({
			de: `die Tabelle „${table}“ hat schon ein Feld „${field}“`,
			en: `the table “${table}” has a field “${field}” already`,
		}),
	],
	[
		/^Collection "(.*)" already exists$/,
		(table) => ({ de: `die Tabelle „${table}“ gibt es schon`, en: `the table “${table}” is there already` }),
	],
	[/^Collection "(.*)" doesn't exist$/, (table) => ({ de: `die Tabelle „${table}“ gibt es nicht`, en: `there is no table “${table}”` })],
	[
		/^Field "(.*)" doesn't exist in collection "(.*)"$/,
		(field, table) => ({ de: `die Tabelle „${table}“ hat kein Feld „${field}“`, en: `the table “${table}” has no field “${field}”` }),
	],
	[
		/^Field "(.*)" in collection "(.*)" doesn't have a relationship$/,
		(field, table) => ({ de: `„${table}.${field}“ ist keine Verknüpfung`, en: `“${table}.${field}” is no relation` }),
	],
	[
		/^Field "(.*)" in collection "(.*)" already has an associated relationship$/,
		(field, table) => ({ de: `„${table}.${field}“ ist schon eine Verknüpfung`, en: `“${table}.${field}” is a relation already` }),
	],
	[
		/^Field "(.*)" in collection "(.*)" is a primary key$/,
		(field, table) => ({
			de: `„${table}.${field}“ ist der Schlüssel der Tabelle und kann keine Verknüpfung sein`,
			en: `“${table}.${field}” is the key of the table and can be no relation`,
		}),
	],
	[
		/^Alias type cannot be changed$/,
		() => ({
			de: 'ein Feld ohne Spalte bleibt eines ohne Spalte, und umgekehrt',
			en: 'a field without a column stays one without, and the other way round',
		}),
	],
	[/^Primary key cannot be null$/, () => ({ de: 'der Schlüssel einer Tabelle ist nie leer', en: 'the key of a table is never empty' })],
	[
		/^Collections can't start with "directus_"$/,
		() => ({ de: 'Namen mit „directus_“ am Anfang gehören dem Server', en: 'names that begin with “directus_” belong to the server' }),
	],
	[/^Illegal type passed/, () => ({ de: 'diese Art von Feld gibt es nicht', en: 'there is no such kind of field' })],
];

/** The words for a refusal of Directus (without its "Invalid payload."), if they are known. */
export function wordsOfDirectus(message: string): Words | undefined {
	const said = message.replace(/^Invalid payload\. /, '').replace(/\.+$/, '');
	for (const [pattern, words] of SAID) {
		const match = pattern.exec(said);
		if (match) return words(...match.slice(1));
	}
	return undefined;
}
