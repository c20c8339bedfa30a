import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlighted, isMatch, wordsOf } from './match';

const marked = (text: string, search: string) =>
	highlighted(text, wordsOf(search))
		.map(({ text: piece, isFound }) => (isFound ? `[${piece}]` : piece))
		.join('');

test('each word begins a word', () => {
	expect(isMatch('Neue Rechnung', wordsOf('re neu'))).toBe(true);
	expect(isMatch('Neue Rechnung', wordsOf('chnung'))).toBe(false);
	expect(isMatch('Übersicht', wordsOf('uber'))).toBe(true);
});

test('what was found is marked, whatever its accents', () => {
	expect(marked('Müller Straße 5', 'mull strasse')).toBe('[Müll]er [Straße] 5');
	expect(marked('Anna', 'n')).toBe('A[nn]a');
	expect(marked('Mu\u0308ller', 'u')).toBe('M[u\u0308]ller');
	expect(marked('nothing', '')).toBe('nothing');
	expect(marked('שלום 🚀', 'שלום')).toBe('[שלום] 🚀');
});

test('no letter gets lost', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, search) => {
			const shown = highlighted(text, wordsOf(search))
				.map((piece) => piece.text)
				.join('');
			expect(text.replace(/^\p{M}+/u, '')).toBe(shown);
		}),
	);
});
