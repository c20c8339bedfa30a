import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountsIn, anywhere, digitsOf, fold, MOST_WORDS, partsOf, phonesIn } from './search-words.ts';

const typed = (search: string) => partsOf(search).map(({ words }) => words.map((word) => word.typed).join(' '));
const texts = (search: string) => partsOf(search).flatMap(({ words }) => words.map((word) => word.texts));

describe('folding', () => {
	test.each([
		['Müller', 'muller'],
		['MÜLLER', 'muller'],
		['Mu\u0308ller', 'muller'],
		['Straße', 'strasse'],
		['STRASSE', 'strasse'],
		['Æsir Łódź Ørsted Þór', 'aesir lodz orsted thor'],
		['İstanbul ısı', 'istanbul isi'],
		['ΟΔΟΣ οδος', 'οδοσ οδοσ'],
		['ﬁx №5 １２', 'fix no5 12'],
		['Москва', 'москва'],
		['🚀 שלום', '🚀 שלום'],
	])('%s', (text, folded) => expect(fold(text)).toBe(folded));

	test('twice is the same as once', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			}),
		);
	});

	test('what is found in a text is found in it, however it is composed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, word) => {
				expect(fold((before + word).normalize('NFD'))).toBe(fold((before + word).normalize('NFC')));
			}),
		);
	});
});

describe('words', () => {
	test('each by itself; signs between them are none', () => {
		expect(typed('  Erik\u00a0 Albrecht ')).toEqual(['Erik', 'Albrecht']);
		expect(typed('Meyer & Söhne – Bau')).toEqual(['Meyer', 'Söhne', 'Bau']);
		expect(typed('%')).toEqual(['%']);
		expect(typed(' \u0000\t ')).toEqual([]);
		expect(typed('a\u0000b')).toEqual(['a', 'b']);
	});

	test('umlauts are written in two ways', () => {
		expect(texts('Müller')).toEqual([['muller', 'mueller']]);
		expect(texts('Mueller')).toEqual([['mueller', 'muller']]);
		expect(texts('Bauer neue Quelle')).toEqual([['bauer'], ['neue'], ['quelle']]);
	});

	test('the currency beside an amount is not looked for', () => {
		expect(typed('1.250,50 EUR')).toEqual(['1.250,50']);
		expect(typed('€ 12,50')).toEqual(['12,50']);
		expect(typed('EUR Palette')).toEqual(['EUR', 'Palette']);
	});

	test('there is an end to them, and to each', () => {
		expect(typed('a b c d e f g h i j k l')).toHaveLength(MOST_WORDS);
		expect(partsOf('x'.repeat(10_000))[0]!.words[0]!.typed.length).toBe(100);
	});

	test('whatever is typed, a pattern stands for itself', () => {
		expect(anywhere('50%_\\')).toBe('%50\\%\\_\\\\%');
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (search) => {
				for (const { words } of partsOf(search))
					for (const word of words) {
						expect(word.typed).not.toContain('\0');
						expect(word.typed.isWellFormed()).toBe(true);
						for (const text of word.texts) expect(fold(text)).toBe(text);
					}
			}),
		);
	});
});

describe('amounts', () => {
	test.each([
		['1.250,50', ['1250.50-1250.51']],
		['1250.50', ['1250.50-1250.51']],
		['1,250.50', ['1250.50-1250.51']],
		["1'250.50", ['1250.50-1250.51']],
		['-1.250,50€', ['1250.50-1250.51']],
		['1250', ['1250.00-1251.00']],
		['1.250', ['1250.00-1251.00']],
		['12,5', ['12.50-12.51']],
		['007', ['7.00-8.00']],
		['1.25,50', []],
		['RE-2026-0001', []],
		['12.03.2026', []],
		['9999999999999', []],
		['', []],
	])('%s', (word, found) => expect(amountsIn(word).map(({ from, to }) => `${from}-${to}`)).toEqual(found));

	test('every amount is found as it is written in German, in English and plainly', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
				const plain = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
				for (const locale of ['de-DE', 'en-US', 'de-CH']) {
					const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
					expect(amountsIn(written)[0]?.from).toBe(plain);
				}
				expect(amountsIn(plain)[0]?.from).toBe(plain);
			}),
		);
	});
});

describe('telephone numbers', () => {
	const SAME = ['+49 40 123456', '+49 (0)40 12 34 56', '0049 40 123456', '040/123456', '(040) 12-34-56', '040 123456'];
	const finds = (search: string, kept: string) => phonesIn(search.replace(/\s/g, '')).some((digits) => digitsOf(kept).includes(digits));
	test.each(SAME)('%s is found in each notation', (kept) => {
		for (const search of SAME) expect(finds(search, kept), `${search} in ${kept}`).toBe(true);
		expect(finds('+49 40 123457', kept)).toBe(false);
		expect(finds('+43 40 123456', '+49 40 123456')).toBe(false);
	});

	test('words that are a number together are one part', () => {
		expect(partsOf('Erik 040 12 34 56').map(({ words, phones }) => [words.length, phones])).toEqual([
			[1, []],
			[4, ['40123456']],
		]);
		expect(partsOf('17 12').map(({ phones }) => phones)).toEqual([[], []]);
	});
});
