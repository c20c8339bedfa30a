/** Finds what would not be printed as it was typed, before a paper is issued. The typefaces need not be parsed for it. */
import { coverage } from './fonts.js';
import { isSimple, printable } from './runs.js';

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** Right to left, something else in the same line, and right to left again: the order then takes more than reversing words. */
const MIXED = new RegExp(`${RTL.source}[^\\n]*[^\\s\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc][^\\n]*${RTL.source}`, 'u');

/** Characters that no typeface has: Chinese, Japanese, most emoji. Each once, in the order of the text. */
export function unprintableIn(text: string): string[] {
	if (isSimple(text)) return [];
	const covered = coverage();
	return [...new Set(printable(text))].filter((character) => character !== '\n' && !covered.has(character.codePointAt(0)!));
}

/** Characters that modify the emoji before them. */
const CHANGES_PICTURE = /\p{Emoji_Modifier}|\u200d|\ufe0f|\u20e3/u;

/** Emoji: leaving them out loses no words. */
export function withoutPictures(text: string): string {
	const unprintable = new Set(unprintableIn(text));
	const isPicture = (character: string) => /\p{Extended_Pictographic}/u.test(character) && unprintable.has(character);
	return [...text].filter((character) => !isPicture(character) && !CHANGES_PICTURE.test(character)).join('');
}

export const isMixedDirection = (text: string): boolean => !isSimple(text) && MIXED.test(printable(text));
