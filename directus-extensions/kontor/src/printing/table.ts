/** A table over as many pages as it needs: headings on each, sums carried forward, titles and their amounts stay together. */
import { HAIRLINE, type } from './design.js';
import type { Setting } from './setting.js';
import { type Align, CONTENT_WIDTH, PAGE, type Sheet, type Style } from './sheet.js';

export interface Column {
	heading: string;
	align: Align;
	/** The text column takes what the others leave. */
	isText?: boolean;
	/** Closer to the column on its left: a unit belongs to its number. */
	isAttached?: boolean;
	/** Numbers with more and fewer decimal places stand with this below each other. */
	point?: string;
}

export interface Row {
	/** One text for each column. The text column's may flow over several lines. */
	cells: string[];
	/** Below the text, smaller. It may flow over pages. */
	details: string;
	/** What it adds to the sum that is carried forward. */
	amount?: bigint;
	/** Printed, but not part of the sum. */
	isMuted?: boolean;
}

export interface Table {
	columns: Column[];
	rows: Row[];
	/** Shows what is carried forward. */
	carried?: (sum: bigint) => string;
	/** The height of what follows the last row: both are kept together if they fit on a page. */
	tail?: number;
}

interface Cell extends Column {
	index: number;
	x: number;
	width: number;
	/** What the longest fraction takes, where numbers stand by their decimal point. */
	fraction: number;
}

const GAP = 10;
const CARRY = 17;
/** The last row stays with what follows it, unless it is a text of its own. */
const LONG_ROW = 200;
const MOST_TITLE_LINES = 12;
const LEAST_TEXT_WIDTH = 110;

export function drawTable(sheet: Sheet, { texts, colors }: Setting, { columns, rows, carried, tail = 0 }: Table): void {
	const { cells, style } = place(sheet, columns, rows);
	const text = cells.find(({ isText }) => isText)!;
	const reserve = carried ? CARRY : 0;
	const padding = sheet.gap(4, 2.5);
	const headHeight = type.heading.leading + 3 + padding;
	let done = 0n;

	const carry = () =>
		sheet.ornament(() => {
			if (!carried) return;
			const muted = { ...type.small, leading: CARRY };
			sheet.line(texts.table.carried, { x: text.x, y: sheet.y }, muted);
			sheet.line(carried(done), { ...cells.at(-1)!, y: sheet.y }, { ...muted, size: style.size });
			sheet.y += CARRY;
		});
	const head = (isRepeated: boolean) => {
		for (const cell of cells) {
			const line = () => sheet.line(cell.heading, { ...cell, y: sheet.y }, type.heading);
			if (isRepeated) sheet.ornament(line);
			else sheet.inside('TH', line);
		}
		sheet.rule(PAGE.left, sheet.y + type.heading.leading + 3, CONTENT_WIDTH, colors.primary, 0.9);
		sheet.y += headHeight;
	};
	const turn = () => {
		carry();
		sheet.newPage();
		head(true);
		carry();
	};

	const drawRow = (row: Row, index: number) => {
		const { titleStyle, title, details } = contentOf(sheet, row, text, style);
		const height = (count: number) => title.length * style.leading + count * type.small.leading + 2 * padding;
		const isLast = index === rows.length - 1;
		// Two lines of a description at least stay with the title.
		const least = height(details.length <= 3 ? details.length : 2);
		// The only row stays on the first page, and what follows goes to the next by itself.
		const follows = index === 0 ? 0 : tail;
		const needed = isLast && height(details.length) < LONG_ROW ? height(details.length) + follows : least + reserve;
		const free = sheet.bottom - sheet.y;
		if (index > 0 && free < needed) turn();
		else if (index === 0) {
			if (free < headHeight + needed) sheet.newPage();
			sheet.inside('TR', () => head(false));
		}

		const parts = sheet.inside('TR', () => cells.map(() => sheet.part('TD')));
		cells.forEach((cell, at) => {
			if (cell === text) return;
			const shift = cell.point ? cell.fraction - sheet.widthOf(fractionOf(row.cells[at]!, cell.point), style) : 0;
			const place = { ...cell, width: cell.width - shift, y: sheet.y };
			sheet.into(parts[at]!, 'TD', () => sheet.line(row.cells[at]!, place, row.isMuted ? { ...style, color: type.small.color } : style));
		});
		done += row.amount ?? 0n;
		sheet.into(parts[text.index]!, 'TD', () => drawText(title, titleStyle, details));
		sheet.y += padding;
		if (!isLast) sheet.rule(PAGE.left, sheet.y, CONTENT_WIDTH, HAIRLINE, 0.4);
		sheet.y += padding - 1;
	};
	const drawText = (title: string[], titleStyle: Style, details: string[]) => {
		sheet.y = sheet.lines(title, { x: text.x, y: sheet.y }, titleStyle);
		details.forEach((line, at) => {
			// Not one line alone on the next page.
			const together = at === details.length - 2 ? 2 : 1;
			if (at >= 2 && sheet.y + together * type.small.leading + padding + reserve > sheet.bottom) turn();
			sheet.line(line, { x: text.x, y: sheet.y }, type.small);
			sheet.y += type.small.leading;
		});
	};
	sheet.inside('Table', () => rows.forEach(drawRow));

	if (sheet.y + tail > sheet.bottom) {
		carry();
		sheet.newPage();
		carry();
	}
}

function contentOf(sheet: Sheet, row: Row, text: Cell, style: Style) {
	const titleStyle: Style = { ...style, weight: row.details ? 'bold' : 'regular' };
	const title = sheet.linesOf(row.cells[text.index]!, titleStyle, text.width);
	const details = row.details ? sheet.linesOf(row.details, type.small, text.width) : [];
	// Only a description flows over pages.
	return { titleStyle, title: title.slice(0, MOST_TITLE_LINES), details: [...title.slice(MOST_TITLE_LINES), ...details] };
}

/** Each column as wide as its widest text, so that numbers of any size stand below each other and nothing is cut. */
function place(sheet: Sheet, columns: Column[], rows: Row[]): { cells: Cell[]; style: Style } {
	const gaps = columns.map(({ isAttached }, index) => (index === 0 ? 0 : isAttached ? 4 : GAP));
	for (const size of [type.row.size, 8.5, 7.5, 6.5]) {
		const style = { ...type.row, size };
		const fractions = columns.map(({ point }, index) =>
			point === undefined
				? 0
				: widestOf(
						sheet,
						rows.map(({ cells }) => fractionOf(cells[index]!, point)),
						style,
					),
		);
		const widths = columns.map((column, index) => (column.isText ? 0 : widest(sheet, column, rows, index, style) + fractions[index]!));
		const left = CONTENT_WIDTH - [...widths, ...gaps].reduce((total, width) => total + width, 0);
		if (left < LEAST_TEXT_WIDTH && size > 6.5) continue;
		let x = PAGE.left;
		const cells = columns.map((column, index) => {
			const width = column.isText ? left : widths[index]!;
			const cell = { ...column, index, x: x + gaps[index]!, width, fraction: fractions[index]! };
			x = cell.x + width;
			return cell;
		});
		return { cells, style };
	}
	throw new RangeError('The last size is always taken');
}

function widest(sheet: Sheet, { heading, point }: Column, rows: Row[], column: number, style: Style): number {
	const texts = rows.map(({ cells }) => cells[column]!);
	const own = point === undefined ? texts : texts.map((text) => text.slice(0, text.length - fractionOf(text, point).length));
	return Math.max(sheet.widthOf(heading, type.heading), widestOf(sheet, own, style));
}

const widestOf = (sheet: Sheet, texts: readonly string[], style: Style): number =>
	[...new Set(texts)].reduce((width, text) => Math.max(width, sheet.widthOf(text, style)), 0);

/** What stands behind the integer part, with the decimal point. */
function fractionOf(text: string, point: string): string {
	const at = text.lastIndexOf(point);
	return at === -1 ? '' : text.slice(at);
}
