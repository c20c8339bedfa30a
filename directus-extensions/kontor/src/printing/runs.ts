/** Texts as people type them, made printable, and cut into pieces that one typeface can print. */
import { type Typeface, typefaces, type Weight } from './fonts.js';

export interface Run {
	typeface: Typeface;
	text: string;
}

/**
 * Printed for characters that no typeface has (Chinese, emoji; unprintable.ts finds them before a paper is issued): PDF/A forbids the
 * empty glyph that would stand there otherwise.
 */
const SUBSTITUTE = '□';

const SIMPLE = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\n]*$/;

export const isSimple = (text: string): boolean => SIMPLE.test(text);

/** Composed characters, line feeds as the only control, nothing invisible that could turn the reading direction. */
export function printable(text: string): string {
	if (isSimple(text)) return text;
	return text
		.toWellFormed()
		.normalize('NFC')
		.replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
		.replace(/\t/g, ' ')
		.replace(/\p{Cc}|\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}/gu, (character) => (character === '\n' ? '\n' : ''))
		.replace(/[\u2000-\u2006\u2008-\u200a\u205f\u3000]/g, ' ');
}

/** The text must be printable. Marks stay with the letter that they belong to. */
export function runsOf(text: string, weight: Weight): Run[] {
	const chain = typefaces(weight);
	const [first] = chain as [Typeface];
	if (isCovered(text, first)) return text === '' ? [] : [{ typeface: first, text }];
	const runs: Run[] = [];
	for (const [cluster] of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
		const run = runOf(cluster, chain);
		const last = runs.at(-1);
		if (last?.typeface === run.typeface) last.text += run.text;
		else if (run.text !== '') runs.push(run);
	}
	return runs;
}

function runOf(cluster: string, chain: Typeface[]): Run {
	const whole = chain.find((typeface) => isCovered(cluster, typeface));
	if (whole) return { typeface: whole, text: cluster };
	const letter = String.fromCodePoint(cluster.codePointAt(0)!);
	const typeface = chain.find((candidate) => isCovered(letter, candidate));
	return typeface ? { typeface, text: letter } : { typeface: chain[0]!, text: SUBSTITUTE };
}

function isCovered(text: string, typeface: Typeface): boolean {
	for (const character of text) if (!typeface.covers(character.codePointAt(0)!)) return false;
	return true;
}
