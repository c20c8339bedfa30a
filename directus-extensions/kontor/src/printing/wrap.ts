/** Line breaking: greedy, at blanks; a word that is wider than the line is broken where it must be. */

export type Measure = (text: string) => number;

/** One string per printed line. An empty line stays one, blanks at its ends don't. */
export function wrap(text: string, width: number, measure: Measure): string[] {
	return text
		.replace(/\n+$/, '')
		.split('\n')
		.flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

function wrapParagraph(paragraph: string, width: number, measure: Measure): string[] {
	const lines: string[] = [];
	const blank = measure(' ');
	let line = '';
	let filled = 0;
	for (const word of paragraph.split(' ').filter(Boolean)) {
		const [head, ...parts] = piecesOf(word, width, measure);
		for (const [piece, gap] of [[head!, line === '' ? '' : ' '] as const, ...parts.map((part) => [part, ''] as const)]) {
			const size = measure(piece);
			const needed = filled + (gap ? blank : 0) + size;
			if (line === '' || needed <= width) {
				line += gap + piece;
				filled = needed;
			} else {
				lines.push(line);
				line = piece;
				filled = size;
			}
		}
	}
	return [...lines, line];
}

/** Where a word may be broken: after a hyphen or a slash between letters, and anywhere if it doesn't fit into one line. */
function piecesOf(word: string, width: number, measure: Measure): string[] {
	return word.split(/(?<=\p{L}{2}[-/])(?=\p{L}{2})/u).flatMap((part) => (fits(part, width, measure) ? part : broken(part, width, measure)));
}

/** Shaping a text costs time by its length, and nothing of this length fits. */
const fits = (word: string, width: number, measure: Measure) => word.length < 150 && measure(word) <= width;

/** At least one character a line, however narrow the line is. */
function broken(word: string, width: number, measure: Measure): string[] {
	const pieces: string[] = [];
	let piece = '';
	let filled = 0;
	for (const [cluster] of word.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
		const size = measure(cluster);
		if (piece !== '' && filled + size > width) {
			pieces.push(piece);
			piece = '';
			filled = 0;
		}
		piece += cluster;
		filled += size;
	}
	return [...pieces, piece];
}
