/** For tests: what another program (pdf.js) reads out of a PDF. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

export interface Piece {
	text: string;
	x: number;
	/** From the top. */
	y: number;
	width: number;
	size: number;
}

export interface Rectangle {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface PageRead {
	pieces: Piece[];
	/** What stands on the same line, from left to right. */
	rows: string[];
	/** Numbers of the glyphs in their font; 0 is the one that stands for a missing one. */
	glyphs: number[];
	fonts: { name: string; isEmbedded: boolean }[];
	/** Of the drawing that has the most of them. */
	rectangles: Rectangle[];
}

/** An element of the structure that a screen reader follows. */
export interface Spoken {
	role: string;
	text: string;
}

export interface FileRead {
	structure: Spoken[];
	pages: PageRead[];
	rows: string[];
	text: string;
	info: Record<string, unknown>;
	xmp: string;
	attachments: { filename: string; content: Uint8Array }[];
}

export async function readBack(pdf: Buffer): Promise<FileRead> {
	const { OPS } = await getResolvedPDFJS();
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const pages: PageRead[] = [];
	const structure: Spoken[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const [left, bottom, right, top] = page.view as [number, number, number, number];
		expectA4(right - left, top - bottom);
		const content = await page.getTextContent();
		const pieces = content.items.flatMap((item) =>
			'str' in item && item.str.trim() !== ''
				? [
						{
							text: item.str,
							x: item.transform[4],
							y: top - item.transform[5],
							width: item.width,
							size: Math.hypot(item.transform[0], item.transform[1]),
						},
					]
				: [],
		);
		structure.push(...spokenIn(await page.getStructTree(), textsById((await page.getTextContent({ includeMarkedContent: true })).items)));
		const { fnArray, argsArray } = await page.getOperatorList();
		const argumentsOf = (operation: number) => argsArray.filter((_, index) => fnArray[index] === operation);
		const names = new Set(argumentsOf(OPS.setFont).map(([name]) => name as string));
		pages.push({
			pieces,
			rows: rowsOf(pieces),
			glyphs: argumentsOf(OPS.showText).flatMap(([glyphs]) => glyphs.flatMap((glyph: any) => glyph?.originalCharCode ?? [])),
			fonts: [...names].map((name) => page.commonObjs.get(name)).map((font) => ({ name: font.name, isEmbedded: !font.missingFile })),
			rectangles: argumentsOf(OPS.constructPath)
				.map(([, [path]]) => rectanglesIn(path))
				.reduce((most, some) => (some.length > most.length ? some : most), []),
		});
	}
	const { info, metadata } = await document.getMetadata();
	const rows = pages.flatMap((page) => page.rows);
	const attachments: FileRead['attachments'] = [];
	for (const [id, { filename }] of (await document.getAttachments()) ?? [])
		attachments.push({ filename, content: (await document.getAttachmentContent(id))! });
	return {
		structure,
		pages,
		rows,
		text: rows.join('\n'),
		info: info as Record<string, unknown>,
		xmp: metadata?.getRaw() ?? '',
		attachments,
	};
}

/** What was drawn between the marks, by their id. */
function textsById(items: readonly any[]): Map<string, string> {
	const texts = new Map<string, string>();
	let id: string | undefined;
	for (const item of items) {
		if (item.type === 'beginMarkedContentProps') id = item.id ?? undefined;
		else if (item.type === 'beginMarkedContent' || item.type === 'endMarkedContent') id = undefined;
		else if (id && item.str) texts.set(id, (texts.get(id) ?? '') + item.str);
	}
	return texts;
}

function spokenIn(node: any, texts: Map<string, string>): Spoken[] {
	if (!node?.children) return [];
	const own = node.children.filter(({ type }: any) => type === 'content').map(({ id }: any) => texts.get(id) ?? '');
	return [{ role: node.role, text: own.join(' ') }, ...node.children.flatMap((child: any) => spokenIn(child, texts))];
}

function expectA4(width: number, height: number): void {
	if (Math.abs(width - 595.28) > 0.1 || Math.abs(height - 841.89) > 0.1) throw new Error(`${width} × ${height} is not A4`);
}

function rowsOf(pieces: Piece[]): string[] {
	const rows = new Map<number, Piece[]>();
	for (const piece of pieces) {
		const y = [...rows.keys()].find((known) => Math.abs(known - piece.y) < 1) ?? piece.y;
		rows.set(y, [...(rows.get(y) ?? []), piece]);
	}
	return [...rows]
		.sort(([a], [b]) => a - b)
		.map(([, row]) =>
			row
				.sort((a, b) => a.x - b.x)
				.map(({ text }) => text.trim())
				.join(' ')
				.replace(/\s+/g, ' '),
		);
}

/** A path is a list of steps, each with its numbers: 0 move, 1 line, 2 curve, 4 close. Pdfkit counts them from the top. */
function rectanglesIn(path: ArrayLike<number> | null): Rectangle[] {
	const rectangles: Rectangle[] = [];
	let points: [number, number][] = [];
	for (let at = 0; path && at < path.length; ) {
		const step = path[at];
		if (step === 4) {
			const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
			const [x, y] = [Math.min(...xs), Math.min(...ys)];
			rectangles.push({ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y });
			points = [];
			at += 1;
		} else if (step === 2) {
			at += 7;
		} else {
			points.push([path[at + 1]!, path[at + 2]!]);
			at += 3;
		}
	}
	return rectangles;
}
