/** What would not be printed as it was typed. Looked at before a document goes out: the typefaces need not be parsed for it. */
import { coverage } from './fonts.js';
import { isSimple, printable } from './runs.js';

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** Right to left, something else in the same line, and right to left again: what stands where takes more than turning words around. */
const MIXED = new RegExp(`${RTL.source}[^\\n]*[^\\s\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc][^\\n]*${RTL.source}`, 'u');

/** Characters that no typeface has: Chinese, Japanese, most emoji. Each once, in the order of the text. */
export function unprintableIn(text: string): string[] {
	if (isSimple(text)) return [];
	const covered = coverage();
	return [...new Set(printable(text))].filter((character) => character !== '\n' && !covered.has(character.codePointAt(0)!));
}

/** What changes the picture before it. */
const CHANGES_PICTURE = /\p{Emoji_Modifier}|\u200d|\ufe0f|\u20e3/u;

/** Signs that stand for a mood rather than for words: leaving them out loses nothing. */
export function withoutPictures(text: string): string {
	const unprintable = new Set(unprintableIn(text));
	const isPicture = (character: string) => /\p{Extended_Pictographic}/u.test(character) && unprintable.has(character);
	return [...text].filter((character) => !isPicture(character) && !CHANGES_PICTURE.test(character)).join('');
}

export const isMixedDirection = (text: string): boolean => !isSimple(text) && MIXED.test(printable(text));
