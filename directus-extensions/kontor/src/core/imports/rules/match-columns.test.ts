import { expect, test } from 'vitest';
import { decodeText } from './decode-text.js';
import { matchColumns } from './match-columns.js';
import { separatorOf } from './separator.js';

const FIELDS = [
	{ name: 'name', labels: ['Name', 'Name'] },
	{ name: 'vat_id', labels: ['USt-IdNr.', 'VAT ID'] },
	{ name: 'owner_id', labels: ['Betreuer', 'Owner'] },
	{ name: 'note', labels: ['Notiz', 'Note'] },
	{ name: 'remark', labels: ['Notiz', 'Remark'] },
];
const fieldsOf = (headings: string[], chosen?: Record<string, string>) =>
	matchColumns(headings, FIELDS, chosen).map(({ field, problem }) => field ?? problem ?? null);

test('by name and by label in either language, whatever case and spaces', () =>
	expect(fieldsOf([' NAME *', 'USt-IdNr.', 'owner'])).toEqual(['name', 'vat_id', 'owner_id']));
test('what belongs to no field or to two is not guessed', () =>
	expect(fieldsOf(['Farbe', 'Notiz', ''])).toEqual(['unknown', 'unknown', null]));
test('no field twice', () => expect(fieldsOf(['VAT ID', 'vat_id'])).toEqual(['vat_id', 'twice']));
test('a person has the last word', () =>
	expect(fieldsOf(['Farbe', 'Notiz', 'Name'], { Farbe: '', Notiz: 'remark', Name: 'note' })).toEqual([null, 'remark', 'note']));
test('a field of a related record', () => expect(fieldsOf(['owner_id.email', 'nothing.email'])).toEqual(['owner_id.email', 'unknown']));

test.each([
	['UTF-8', new TextEncoder().encode('Größe;Preis €')],
	['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Größe;Preis €')])],
	['Windows-1252', new Uint8Array([...'Gr\u00f6\u00dfe;Preis '].map((sign) => sign.charCodeAt(0)).concat(0x80))],
	['UTF-16', new Uint8Array([0xff, 0xfe, ...[...'Größe;Preis €'].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8])])],
])('%s is read', (_, content) => expect(decodeText(content)).toBe('Größe;Preis €'));

test.each([
	['Titel;Kunde\nX;"a,b,c,d"', ';'],
	['name,zip,city\n1;2;3;4;5', ','],
	['"a;b;c",d\n', ','],
	['a\tb\n', '\t'],
	['Name\nX', ';'],
	['', ';'],
])('%j is separated by %j', (text, sign) => expect(separatorOf(text)).toBe(sign));
