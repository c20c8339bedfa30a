/**
 * The typefaces: Source Sans 3 for the letter, DejaVu Sans for what it lacks (Hebrew, Arabic, Georgian, symbols, …). Parsed once and
 * shared by all PDFs: each PDF only keeps its own subset.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type GlyphRun } from 'fontkit';

export type Weight = 'regular' | 'bold';

export interface Typeface {
	/** The name of the font for pdfkit. */
	key: string;
	font: Font;
	covers: (codePoint: number) => boolean;
}

const FILES = {
	regular: ['@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf'],
	bold: ['@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'],
} satisfies Record<Weight, string[]>;

const chains = new Map<Weight, Typeface[]>();

/** In the order in which they are asked for a character. */
export function typefaces(weight: Weight): Typeface[] {
	let chain = chains.get(weight);
	if (!chain) {
		chain = FILES[weight].map((file, index) => load(file, `${weight}-${index}`));
		chains.set(weight, chain);
	}
	return chain;
}

let everywhere: Set<number> | undefined;

/** What can be printed, in whichever weight. */
export function coverage(): ReadonlySet<number> {
	if (!everywhere) {
		const [regular, bold] = [FILES.regular, FILES.bold].map((files) => new Set(files.flatMap((file) => [...coveredBy(read(file))])));
		everywhere = new Set([...regular!].filter((codePoint) => bold!.has(codePoint)));
	}
	return everywhere;
}

const read = (file: string) => create(readFileSync(createRequire(import.meta.url).resolve(file))) as Font;

const coveredBy = (font: Font) => new Set(font.characterSet.filter((codePoint) => font.hasGlyphForCodePoint(codePoint)));

function load(file: string, key: string): Typeface {
	const font = read(file);
	const covered = coveredBy(font);
	return { key, font: withPureLayout(font, covered), covers: (codePoint) => covered.has(codePoint) };
}

/**
 * "ff" and "ffi" stay separate letters, so that copying and searching in the PDF finds what was typed. Ligatures that a script needs
 * (Arabic) stay on.
 */
const LETTERS = { liga: false, clig: false, dlig: false, hlig: false };

/** Fontkit remembers each glyph together with the text that it first stood for, and pdfkit writes that text into the PDF. */
type FontWithMemory = Font & { _glyphs: Record<number, unknown> };

const MOST_WORDS = 5000;
const LONGEST_WORD = 40;

/**
 * The same font, with a layout that depends on nothing but the text: what was printed before must not change the bytes.
 * (A no-break space, for one, has the glyph of a space, and whichever came first would name both.) A pure function can be
 * remembered, which saves half of the time that a page takes.
 */
function withPureLayout(font: Font, covered: ReadonlySet<number>): Font {
	const { _glyphs: memory } = font as FontWithMemory;
	// In ascending order: of all characters that share a glyph, the plainest names it.
	for (const codePoint of [...covered].sort((a, b) => a - b)) font.glyphForCodePoint(codePoint);
	const known = new Map<string, GlyphRun>();

	const layout: Font['layout'] = (text, ...options) => {
		let run = known.get(text);
		if (!run) {
			(font as FontWithMemory)._glyphs = Object.create(memory);
			const [features, ...rest] = options;
			run = font.layout(text, features ?? LETTERS, ...rest);
			if (options.some((option) => option !== undefined) || text.length > LONGEST_WORD) return run;
			if (known.size >= MOST_WORDS) known.clear();
			known.set(text, run);
		}
		// Pdfkit scales the positions in place.
		return Object.assign(Object.create(run), { positions: run.positions.map((position) => ({ ...position })) });
	};
	return Object.assign(Object.create(font), { layout });
}
