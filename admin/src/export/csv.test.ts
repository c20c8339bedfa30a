import { expect, test } from 'vitest';
import { toCsv } from './csv';

test('German spreadsheets get semicolons, English ones commas; both know that it is UTF-8', () => {
	const rows = [
		['Name', 'Betrag'],
		['Müller; Söhne', '1250,50'],
	];
	expect(toCsv(rows, 'de')).toBe('\uFEFFName;Betrag\r\n"Müller; Söhne";1250,50');
	expect(toCsv(rows, 'en')).toBe('\uFEFFName,Betrag\r\nMüller; Söhne,"1250,50"');
});

test('quotes and line breaks stay in their cell, and no cell is a formula', () => {
	expect(toCsv([['a "b"\nc', '=1+1', '-12,50']], 'de')).toBe('\uFEFF"a ""b""\nc";\'=1+1;-12,50');
});
