/**
 * Measures and draws text in the typefaces that have its characters, and turns pages. What is drawn `inside` an
 * element is read out by screen readers, in the order of the elements; everything else is skipped by them.
 */
import { type Typeface, typefaces, type Weight } from './fonts.js';
import { printable, runsOf } from './runs.js';
import { wrap } from './wrap.js';

export interface Style {
	size: number;
	/** Height of a line. */
	leading: number;
	weight?: Weight;
	color?: string;
}

export type Align = 'left' | 'right' | 'center';

export interface Place {
	x: number;
	/** The upper edge of the line. */
	y: number;
	/** To align within; not needed on the left. */
	width?: number;
	align?: Align;
}

/** Millimetres, in which letters are laid out, as points, in which PDFs are. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

export const PAGE = { width: mm(210), height: mm(297), left: mm(25), right: mm(190) };
export const CONTENT_WIDTH = PAGE.right - PAGE.left;

/** The kinds of elements: a paragraph, a heading, a part of the letter, a table and its parts, a picture. */
export type Element = 'P' | 'H1' | 'Div' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';

const INK = '#1A1A1A';
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?: [\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)+/g;

export class Sheet {
	/** Where the next block goes. */
	y = 0;
	/** The lowest point that a block may reach. */
	bottom = PAGE.height;
	/** Draws what each page has, and sets `y` and `bottom`. */
	onPage: (page: number) => void = () => {};
	readonly #document: PDFKit.PDFDocument;
	#pages = 0;
	#element: PDFKit.PDFStructureElement | null = null;
	#type: Element = 'P';
	readonly #root: PDFKit.PDFStructureElement;
	readonly #last: PDFKit.PDFStructureElement[] = [];

	readonly #isTight: boolean;

	constructor(document: PDFKit.PDFDocument, isTight = false) {
		this.#isTight = isTight;
		this.#document = document;
		this.#root = document.struct('Document');
		document.addStructure(this.#root);
		for (const weight of ['regular', 'bold'] as const) for (const { key, font } of typefaces(weight)) document.registerFont(key, font);
	}

	newPage(): void {
		this.#document.addPage();
		this.#pages += 1;
		this.ornament(() => this.onPage(this.#pages));
	}

	get pages(): number {
		return this.#pages;
	}

	/** White space, and how little of it will do. */
	gap(usual: number, tight: number): number {
		return this.#isTight ? tight : usual;
	}

	/** Turns the page if the block does not fit any more. Says whether it did. */
	makeRoom(height: number): boolean {
		if (this.y + height <= this.bottom) return false;
		this.newPage();
		return true;
	}

	/** Draws on each page once the number of pages is known. */
	eachPage(draw: (page: number, pages: number) => void): void {
		for (let page = 0; page < this.#pages; page++) {
			this.#document.switchToPage(page);
			draw(page + 1, this.#pages);
		}
	}

	/** An element of the PDF, or a part of the one that is being drawn. With `last` it is read after all the rest. */
	inside<T>(type: Element, drawParts: () => T, { last = false }: { last?: boolean } = {}): T {
		const element = last ? this.#document.struct(type) : this.part(type);
		if (last) this.#last.push(element);
		return this.into(element, type, drawParts);
	}

	/** A place for what is drawn later: parts are read in the order in which they are made. */
	part(type: Element): PDFKit.PDFStructureElement {
		const element = this.#document.struct(type);
		(this.#element ?? this.#root).add(element);
		return element;
	}

	into<T>(element: PDFKit.PDFStructureElement | null, type: Element, drawParts: () => T): T {
		const [outer, outerType] = [this.#element, this.#type];
		[this.#element, this.#type] = [element, type];
		try {
			return drawParts();
		} finally {
			[this.#element, this.#type] = [outer, outerType];
		}
	}

	/** What each page repeats. */
	ornament(drawIt: () => void): void {
		this.into(null, 'P', drawIt);
	}

	/** A picture, and its text for screen readers. */
	figure(alt: string, drawIt: () => void): void {
		const figure = this.#document.struct('Figure', { alt: printable(alt) });
		(this.#element ?? this.#root).add(figure);
		const content = this.#document.markStructureContent('Figure');
		this.#isMarked = true;
		drawIt();
		this.#isMarked = false;
		this.#document.endMarkedContent();
		figure.add(content);
	}

	/** When everything is drawn. */
	finish(): void {
		for (const element of this.#last) this.#root.add(element);
	}

	/** Within marks nothing is marked again. */
	#isMarked = false;

	#marked(drawIt: () => void, isText = false): void {
		if (this.#isMarked) {
			drawIt();
			return;
		}
		const element = isText ? this.#element : null;
		const content = element ? this.#document.markStructureContent(this.#type) : null;
		if (!content) this.#document.markContent('Artifact');
		this.#isMarked = true;
		drawIt();
		this.#isMarked = false;
		this.#document.endMarkedContent();
		if (content) element!.add(content);
	}

	widthOf(text: string, { size, weight = 'regular' }: Style): number {
		return runsOf(printable(text), weight).reduce((width, run) => width + this.#pick(run.typeface, size).widthOfString(run.text), 0);
	}

	linesOf(text: string, style: Style, width: number): string[] {
		const { size, weight = 'regular' } = style;
		const blank = this.widthOf(' ', style);
		// Measured with the space after it: pdfkit shapes words like this when it draws the line, so they are in its cache.
		const measure = (word: string) =>
			runsOf(`${word} `, weight).reduce((sum, run) => sum + this.#pick(run.typeface, size).widthOfString(run.text), -blank);
		return wrap(printable(text), width, (word) => (word === ' ' ? blank : measure(word)));
	}

	/** One line, as it is. */
	line(text: string, { x, y, width = 0, align = 'left' }: Place, style: Style): void {
		const { size, leading, weight = 'regular', color = INK } = style;
		const shown = printable(text)
			.replaceAll('\n', ' ')
			.replace(RTL, (words) => words.split(' ').reverse().join(' '));
		const free = align === 'left' ? 0 : width - this.widthOf(shown, style);
		let left = x + (align === 'right' ? free : free / 2);
		// Capitals in the middle of the line, whichever typeface prints them.
		const baseline = y + leading / 2 + size * 0.33;
		const runs = runsOf(shown, weight);
		if (runs.length === 0) return;
		this.#marked(() => {
			for (const { typeface, text: part } of runs) {
				const document = this.#pick(typeface, size);
				document.fillColor(color).text(part, left, baseline, { lineBreak: false, baseline: 'alphabetic' });
				left += document.widthOfString(part);
			}
		}, true);
	}

	/** Several lines at a place. Returns where they end. */
	lines(lines: readonly string[], place: Place, style: Style): number {
		lines.forEach((line, index) => {
			this.line(line, { ...place, y: place.y + index * style.leading }, style);
		});
		return place.y + lines.length * style.leading;
	}

	/** Flows over as many pages as it needs, and leaves no single line behind or alone. */
	paragraph(text: string, style: Style, { width = CONTENT_WIDTH, type = 'P' }: { width?: number; type?: Element } = {}): void {
		this.inside(type, () => this.#flow(this.linesOf(text, style, width), style));
	}

	#flow(lines: readonly string[], style: Style): void {
		for (let index = 0; index < lines.length; index++) {
			const left = lines.length - index;
			if (index === 0 || left === 2) this.makeRoom(Math.min(left, 2) * style.leading);
			else this.makeRoom(style.leading);
			this.line(lines[index]!, { x: PAGE.left, y: this.y }, style);
			this.y += style.leading;
		}
	}

	rule(x: number, y: number, width: number, color: string, thickness = 0.5): void {
		this.#marked(() =>
			this.#document
				.moveTo(x, y)
				.lineTo(x + width, y)
				.lineWidth(thickness)
				.strokeColor(color)
				.stroke(),
		);
	}

	squares(squares: readonly { x: number; y: number }[], size: number, color: string): void {
		this.#marked(() => {
			for (const { x, y } of squares) this.#document.rect(x, y, size, size);
			this.#document.fill(color);
		});
	}

	box(x: number, y: number, width: number, height: number, color: string): void {
		this.#marked(() => this.#document.rect(x, y, width, height).fill(color));
	}

	image(image: Buffer, x: number, y: number, fit: [number, number]): void {
		this.#marked(() => this.#document.image(image, x, y, { fit }));
	}

	/** Across the page, behind what is drawn later. In a light colour instead of transparent, which PDF/A allows in any version. */
	watermark(text: string): void {
		const style = { size: 110, leading: 110, weight: 'bold', color: '#F1F1F1' } as const;
		const center = { x: PAGE.width / 2, y: PAGE.height / 2 };
		this.#document.save().rotate(-52, { origin: [center.x, center.y] });
		this.line(text, { x: 0, y: center.y - 55, width: PAGE.width, align: 'center' }, style);
		this.#document.restore();
	}

	#pick({ key }: Typeface, size: number): PDFKit.PDFDocument {
		return this.#document.font(key).fontSize(size);
	}
}
