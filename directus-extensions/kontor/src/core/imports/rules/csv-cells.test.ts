import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardedCell, plainCell } from './csv-cells.js';

describe('cells of a CSV', () => {
	test.each([
		'=1+1',
		"=cmd|'/C calc'!A0",
		'+1+1',
		'-1+2',
		'@SUM(A1)',
		'\t=1',
		'\r=1',
		'\n=1',
		'  =1',
		'＝1',
		'＋1',
		"'=1",
		'-',
		'-2-3',
		'+49 30 1',
	])('%j is no formula any more', (text) => {
		expect(guardedCell(text)).toBe(`'${text}`);
		expect(plainCell(guardedCell(text))).toBe(text);
	});
	test.each([
		'',
		'-12.50',
		'-3',
		'+4930123',
		'1e-7',
		'-1,5',
		'Müller = Söhne',
		'a-b',
		"it's",
		"'quoted'",
		'2026-01-01',
	])('%j stays', (text) => expect(guardedCell(text)).toBe(text));
	test('whatever it is, it comes back, and no guarded cell begins a formula', () =>
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ' ', '1', 'a', '.', '＝') }), (text) => {
				const cell = guardedCell(text);
				expect(/^\s*[=@＝]|^[\t\r\n]/.test(cell)).toBe(false);
				expect(plainCell(cell)).toBe(text);
			}),
		));
});
