/** The closing text and the greeting. They are never alone on a page. */
import { type } from './design.js';
import { sellerName } from './party.js';
import type { Setting } from './setting.js';
import { CONTENT_WIDTH, PAGE, type Sheet } from './sheet.js';

const gapIn = (sheet: Sheet) => sheet.gap(8, 5);
/** A longer text may be split over pages. */
const MOST_KEPT = 220;

export function endingHeight(sheet: Sheet, setting: Setting, closing: readonly string[]): number {
	const lines = [...closing, greeting(setting)].flatMap((text) => sheet.linesOf(text, type.body, CONTENT_WIDTH)).length;
	const height = lines * type.body.leading + (closing.length + 1) * gapIn(sheet);
	return height <= MOST_KEPT ? height : 0;
}

export function drawEnding(sheet: Sheet, setting: Setting, closing: readonly string[]): void {
	sheet.makeRoom(endingHeight(sheet, setting, closing));
	for (const text of closing) {
		sheet.y += gapIn(sheet);
		sheet.paragraph(text, type.body);
	}
	sheet.y += gapIn(sheet);
	const lines = sheet.linesOf(greeting(setting), type.body, CONTENT_WIDTH);
	sheet.makeRoom(lines.length * type.body.leading);
	sheet.y = sheet.inside('P', () => sheet.lines(lines, { x: PAGE.left, y: sheet.y }, type.body));
}

const greeting = ({ texts, seller }: Setting) => `${texts.regards}\n${sellerName(seller)}`;
