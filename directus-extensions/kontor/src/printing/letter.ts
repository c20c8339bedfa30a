import { HAIRLINE, type } from './design.js';
import { drawFooter, footerOf } from './footer.js';
import { asText, recipientLines, salutation, sellerName, senderLines } from './party.js';
import type { Setting } from './setting.js';
import { CONTENT_WIDTH, mm, PAGE, type Sheet, type Style } from './sheet.js';

export interface Letter {
	/** Repeated at the head of the following pages. */
	name: string;
	subject: string;
	/** Below the subject, smaller. */
	subtitles: string[];
	info: [label: string, value: string][];
	intro: string;
	logo?: Buffer;
	isDraft?: boolean;
}

const ADDRESS = { x: PAGE.left, width: mm(80), top: mm(45), sender: mm(57.5), name: mm(62.7), bottom: mm(90), lines: 6 };
const INFO = { x: mm(125), top: mm(50), width: mm(65) };
const LOGO = { top: mm(13), height: mm(21), width: mm(75) };
const SUBJECT = mm(98.5);
const MARKS = { folds: [mm(105), mm(210)], punch: mm(148.5) };

/** Begins the letter. What follows is drawn from `sheet.y` on. */
export function startLetter(sheet: Sheet, setting: Setting, letter: Letter): void {
	const footer = footerOf(sheet, setting);
	sheet.onPage = (page) => {
		if (letter.isDraft) sheet.watermark(setting.texts.watermark);
		if (page === 1) drawFirstPage(sheet, setting, letter);
		else drawRunningHead(sheet, setting, letter);
		// Screen readers read it once, after the letter.
		if (page === 1) sheet.inside('Div', () => drawFooter(sheet, footer), { last: true });
		else drawFooter(sheet, footer);
		sheet.bottom = footer.top - sheet.gap(mm(8), mm(6.5));
	};
	sheet.newPage();
	drawOpening(sheet, setting, letter);
}

/** Called last, because only then the number of pages is known. */
export function numberPages(sheet: Sheet, setting: Setting): number {
	const { texts } = setting;
	const { top } = footerOf(sheet, setting);
	sheet.finish();
	sheet.eachPage((page, pages) => {
		sheet.line(texts.page(page, pages), { x: PAGE.left, y: top - 17, width: CONTENT_WIDTH, align: 'right' }, type.footer);
	});
	return sheet.pages;
}

function drawFirstPage(sheet: Sheet, setting: Setting, letter: Letter): void {
	drawMarks(sheet);
	drawSender(sheet, setting, letter.logo);
	drawRecipient(sheet, setting);
	sheet.y = Math.max(SUBJECT, drawInfo(sheet, letter.info) + mm(6));
}

function drawMarks(sheet: Sheet): void {
	for (const fold of MARKS.folds) sheet.rule(mm(4), fold, mm(4), '#8A9099', 0.4);
	sheet.rule(mm(4), MARKS.punch, mm(6), '#8A9099', 0.4);
}

function drawSender(sheet: Sheet, { seller, colors }: Setting, logo?: Buffer): void {
	if (logo) {
		sheet.figure(sellerName(seller), () => sheet.image(logo, PAGE.left, LOGO.top, [LOGO.width, LOGO.height]));
		return;
	}
	const style = { ...type.wordmark, color: colors.primary };
	const lines = sheet.linesOf(asText(seller.name) || sellerName(seller), style, CONTENT_WIDTH).slice(0, 2);
	sheet.inside('P', () => sheet.lines(lines, { x: PAGE.left, y: LOGO.top + mm(4) }, style));
}

function drawRecipient(sheet: Sheet, { seller, buyer, formats }: Setting): void {
	// In one line if it fits, otherwise in two.
	const sender = sheet.linesOf(senderLines(seller).join(' · '), type.sender, ADDRESS.width).slice(0, 3);
	sheet.inside('P', () =>
		sheet.lines(sender, { x: ADDRESS.x, y: ADDRESS.sender - (sender.length - 1) * type.sender.leading }, type.sender),
	);
	sheet.rule(ADDRESS.x, ADDRESS.sender + type.sender.leading + 1, ADDRESS.width, HAIRLINE, 0.4);

	const { lines, style } = addressIn(sheet, recipientLines(buyer, seller, formats));
	sheet.inside('P', () => sheet.lines(lines, { x: ADDRESS.x, y: ADDRESS.name }, style));
}

/** Lines below the edge of the window would be hidden: a long address is set smaller and tighter until it fits. */
function addressIn(sheet: Sheet, texts: readonly string[]): { lines: string[]; style: Style } {
	const room = ADDRESS.bottom - ADDRESS.name;
	for (const size of [10, 9, 8, 7, 6, 5, 4]) {
		const lines = texts.flatMap((text) => sheet.linesOf(text, { ...type.body, size }, ADDRESS.width));
		const leading = Math.min(mm(4.4), room / lines.length);
		if (size <= leading * 0.85 || size === 4) return { lines, style: { ...type.body, size, leading } };
	}
	throw new RangeError('The last size is always taken');
}

function drawInfo(sheet: Sheet, rows: Letter['info']): number {
	const labels = { ...type.small, leading: 13 };
	const values = { ...type.row, size: 9 };
	const shown = rows.filter(([, value]) => value !== '');
	const labelWidth = Math.max(0, ...shown.map(([label]) => sheet.widthOf(label, labels))) + mm(3);
	let y = INFO.top;
	for (const [label, value] of shown)
		sheet.inside('P', () => {
			sheet.line(label, { x: INFO.x, y }, labels);
			const lines = sheet.linesOf(value, values, INFO.width - labelWidth);
			y = sheet.lines(lines, { x: INFO.x + labelWidth, y, width: INFO.width - labelWidth, align: 'right' }, values) + 1;
		});
	return y;
}

function drawRunningHead(sheet: Sheet, { seller }: Setting, { name }: Letter): void {
	const style = type.footer;
	const y = mm(14);
	const [firm = ''] = sheet.linesOf(sellerName(seller), style, CONTENT_WIDTH / 2);
	sheet.line(firm, { x: PAGE.left, y }, style);
	sheet.line(name, { x: PAGE.left, y, width: CONTENT_WIDTH, align: 'right' }, style);
	sheet.rule(PAGE.left, y + 15, CONTENT_WIDTH, HAIRLINE);
	sheet.y = mm(26);
}

function drawOpening(sheet: Sheet, { buyer, language }: Setting, { subject, subtitles, intro }: Letter): void {
	sheet.paragraph(subject, type.subject, { type: 'H1' });
	for (const subtitle of subtitles.filter(Boolean)) sheet.paragraph(subtitle, type.body);
	sheet.y += sheet.gap(12, 8);
	sheet.paragraph(salutation(buyer, language), type.body);
	sheet.y += 6;
	if (intro) sheet.paragraph(intro, type.body);
}
