import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { printable, runsOf } from './runs.js';
import { wrap } from './wrap.js';

// Fonts are parsed first, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const letters = (text: string) => [...text].length;

describe('wrap', () => {
	it('breaks at blanks', () => {
		expect(wrap('eins zwei drei', 9, letters)).toEqual(['eins zwei', 'drei']);
	});

	it('keeps the lines and empty lines that somebody typed', () => {
		expect(wrap('eins\n\nzwei\n', 20, letters)).toEqual(['eins', '', 'zwei']);
	});

	it('breaks after a hyphen between words, but not within a number', () => {
		expect(wrap('Vor-Ort-Termin zu RE-2026-0001', 12, letters)).toEqual(['Vor-Ort-', 'Termin zu', 'RE-2026-0001']);
	});

	it('loses nothing and exceeds nothing, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 3, max: 40 }), (text, width) => {
				const shown = printable(text);
				const lines = wrap(shown, width, letters);
				expect(lines.join('').replace(/\s/g, '')).toBe(shown.replace(/\s/g, ''));
				// One letter with many marks may be wider than the line.
				for (const line of lines) expect(letters(line.replace(/\p{M}/gu, ''))).toBeLessThanOrEqual(width);
			}),
		);
	});
});

describe('runsOf', () => {
	it('gives each piece to a typeface that has all of it', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 }), (codePoints) => {
				const text = String.fromCodePoint(...codePoints);
				const runs = runsOf(printable(text).replaceAll('\n', ' '), 'bold');
				expect(runs.every(({ typeface, text: piece }) => [...piece].every((character) => typeface.covers(character.codePointAt(0)!)))).toBe(
					true,
				);
			}),
		);
	});

	it('takes out what could turn the reading direction or end the line', () => {
		expect(printable('a\u202Eb\u0000c\u2028d\r\ne\tf')).toBe('abc\nd\ne f');
	});
});
