/** What was typed, in what is shown: which of the palette's own entries it finds, and which letters of a text it found. */
import { fold } from '@kontor/directus-extension/contracts';

export const wordsOf = (text: string): string[] => text.split(/\s+/).map(fold).filter(Boolean);

/** Each word begins a word of the text: "neu re" finds "Neue Rechnung". */
export function isMatch(text: string, words: readonly string[]): boolean {
	const inText = fold(text).split(/[\s/–-]+/);
	return words.every((word) => inText.some((one) => one.startsWith(word)));
}

export interface Piece {
	text: string;
	isFound: boolean;
}

/** A letter can become two when it is folded (ß), so each folded letter remembers where it came from. */
export function highlighted(text: string, words: readonly string[]): Piece[] {
	const letters = [...text.matchAll(/\P{M}\p{M}*/gu)].map(([letter]) => letter);
	let folded = '';
	const from: number[] = [];
	letters.forEach((letter, index) => {
		const one = fold(letter);
		folded += one;
		for (let at = 0; at < one.length; at++) from.push(index);
	});
	const isFound = letters.map(() => false);
	for (const word of words)
		for (let at = folded.indexOf(word); at >= 0 && word; at = folded.indexOf(word, at + 1))
			for (let index = from[at]!; index <= from[at + word.length - 1]!; index++) isFound[index] = true;
	const pieces: Piece[] = [];
	letters.forEach((letter, index) => {
		const last = pieces.at(-1);
		if (last?.isFound === isFound[index]) last!.text += letter;
		else pieces.push({ text: letter, isFound: isFound[index]! });
	});
	return pieces;
}
