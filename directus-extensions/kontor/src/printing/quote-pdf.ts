import type { QuoteDocument } from '../papers/rules/quote-paper.js';
import { makeFile } from './archive.js';
import { drawEnding, endingHeight } from './ending.js';
import { formatsFor, localeFor } from './formats.js';
import { itemTable, printedAmount } from './items.js';
import { type Letter, numberPages, startLetter } from './letter.js';
import { isPrintableLogo } from './logo.js';
import { asText, languageOf, sellerName } from './party.js';
import { type Setting, settingOf } from './setting.js';
import { Sheet } from './sheet.js';
import { drawTable } from './table.js';
import { drawTotals, taxNotes, totalsHeight, totalsOf } from './totals.js';

export interface QuotePdfOptions {
	/** PNG or JPEG. */
	logo?: Buffer;
	isDraft?: boolean;
}

export function renderQuotePdf(document: QuoteDocument, { logo, isDraft }: QuotePdfOptions = {}): Promise<Buffer> {
	const { quote, seller, buyer } = document;
	const setting = settingOf(seller, buyer, formatsFor(localeFor(languageOf(buyer), seller.locale), quote.currency));
	const letter = letterOf(document, setting, (isDraft ?? false) || !quote.number);
	const properties = {
		title: letter.name,
		author: sellerName(seller),
		language: setting.language,
		created: quote.issued_date ?? quote.created_at ?? '1970-01-01',
	};
	return makeFile(properties, (file, isTight) => {
		const sheet = new Sheet(file, isTight);
		startLetter(sheet, setting, { ...letter, logo: isPrintableLogo(logo) ? logo : undefined });
		drawBody(sheet, setting, document);
		return numberPages(sheet, setting);
	});
}

function letterOf({ quote, buyer }: QuoteDocument, { texts, formats }: Setting, isDraft: boolean): Letter {
	const number = isDraft ? '' : asText(quote.number);
	const name = isDraft ? `${texts.quote} (${texts.draft})` : `${texts.quote} ${number}`;
	const { info } = texts;
	return {
		name,
		subject: name,
		subtitles: [asText(quote.title)],
		info: [
			[info.quoteNumber, number],
			[info.version, quote.version > 1 ? String(quote.version) : ''],
			[info.date, formats.day(quote.issued_date)],
			[info.validUntil, formats.day(quote.valid_until)],
			[info.customer, asText(buyer.number)],
			[info.buyerVat, asText(buyer.vat_id)],
		],
		intro: asText(quote.intro_text) || texts.quoteIntro,
		isDraft,
	};
}

function drawBody(sheet: Sheet, setting: Setting, { quote, lines, taxSummary }: QuoteDocument): void {
	const { texts, formats } = setting;
	const counted = lines.filter((line) => !line.is_optional);
	const printed = counted.map((line) => printedAmount(line, quote.price_mode));
	const totals = totalsOf(setting, quote, printed, taxSummary);

	sheet.y += sheet.gap(12, 7);
	const validity = quote.valid_until ? texts.quoteValid(formats.day(quote.valid_until)) : '';
	const closing = [...taxNotes(setting, taxSummary), validity, asText(quote.closing_text)].filter(Boolean);
	const tail = totalsHeight(totals) + endingHeight(sheet, setting, closing);
	if (lines.length > 0) drawTable(sheet, setting, { ...itemTable(setting, lines, quote.price_mode, ''), tail });
	drawTotals(sheet, setting, totals);
	drawEnding(sheet, setting, closing);
}
