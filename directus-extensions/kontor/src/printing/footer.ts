/** The foot of every page: the sender, how to reach them, register and tax numbers, and bank accounts. */
import type { Seller } from '../papers/rules/frozen.js';
import { HAIRLINE, type } from './design.js';
import { asText, bankAccounts, printedIban, senderLines } from './party.js';
import type { Setting } from './setting.js';
import { CONTENT_WIDTH, mm, PAGE, type Sheet, type Style } from './sheet.js';
import type { Texts } from './texts.js';

interface Column {
	x: number;
	lines: { text: string; style: Style }[];
}

export interface Footer {
	top: number;
	columns: Column[];
}

const BOTTOM = PAGE.height - mm(9);
const GAP = mm(5);
/** So that a long footer still leaves room for the letter. */
const MOST_LINES = 9;
/** Shares of the width: an IBAN needs the most. */
const SHARES = [0.22, 0.21, 0.29, 0.28];

export function footerOf(sheet: Sheet, { seller, texts }: Pick<Setting, 'seller' | 'texts'>): Footer {
	let x = PAGE.left;
	const columns = contentOf(seller, texts).map((content, index) => {
		const width = SHARES[index]! * (CONTENT_WIDTH + GAP) - GAP;
		const lines = content
			.filter(Boolean)
			.flatMap((text, row) => {
				const style = index === 0 && row === 0 ? type.footerBold : type.footer;
				return sheet.linesOf(text, style, width).map((line) => ({ text: line, style }));
			})
			.slice(0, MOST_LINES);
		const column = { x, lines };
		x += width + GAP;
		return column;
	});
	const height = Math.max(...columns.map(({ lines }) => lines.length)) * type.footer.leading;
	return { top: BOTTOM - height, columns };
}

export function drawFooter(sheet: Sheet, { top, columns }: Footer): void {
	sheet.rule(PAGE.left, top - 5, CONTENT_WIDTH, HAIRLINE);
	for (const { x, lines } of columns)
		lines.forEach(({ text, style }, row) => {
			sheet.line(text, { x, y: top + row * style.leading }, style);
		});
}

function contentOf(seller: Seller, { footer }: Texts): string[][] {
	const phone = asText(seller.phone);
	const directors = asText(seller.managing_directors);
	const taxNumber = asText(seller.tax_number);
	const vatId = asText(seller.vat_id);
	return [
		senderLines(seller),
		[phone && `${footer.phone} ${phone}`, asText(seller.email), asText(seller.website).replace(/^https?:\/\//, '')],
		[
			[seller.register_court, seller.register_number].map(asText).filter(Boolean).join(', '),
			directors && `${footer.directors}: ${directors}`,
			taxNumber && `${footer.taxNumber} ${taxNumber}`,
			vatId && `${footer.vatId} ${vatId}`,
		],
		bankAccounts(seller)
			.slice(0, 2)
			.flatMap(({ name, iban, bic }) => [name, `IBAN ${printedIban(iban)}`, bic && `BIC ${bic}`]),
	];
}
