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

export const isMixedDirection = (text: string): boolean => !isSimple(text) && MIXED.test(printable(text));
