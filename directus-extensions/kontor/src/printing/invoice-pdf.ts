/** Invoices of every kind: also down payments, final invoices, corrections and cancellations. */

import { parseCents } from '../core/rules/money.js';
import type { InvoiceDocument } from '../papers/rules/invoice-paper.js';
import { isReversal } from '../papers/rules/reversal.js';
import { type EInvoice, makeFile } from './archive.js';
import { type } from './design.js';
import { drawEnding, endingHeight } from './ending.js';
import { finalTotals, withoutDeductions } from './final-totals.js';
import { formatsFor, localeFor } from './formats.js';
import { itemTable, printedAmount } from './items.js';
import { type Letter, numberPages, startLetter } from './letter.js';
import { isPrintableLogo } from './logo.js';
import { asText, languageOf, sellerName } from './party.js';
import { drawPayment, type Payment, paymentHeight, paymentSentences } from './payment.js';
import { type Setting, settingOf } from './setting.js';
import { CONTENT_WIDTH, Sheet } from './sheet.js';
import { drawTable } from './table.js';
import { drawTimesheet } from './timesheet-annex.js';
import { drawTotals, euroNotes, taxNotes, totalsHeight, totalsOf } from './totals.js';

export interface InvoicePdfOptions {
	/** PNG or JPEG. */
	logo?: Buffer;
	eInvoice?: EInvoice;
	/** A preview: a watermark, and no number. */
	isDraft?: boolean;
}

export function renderInvoicePdf(document: InvoiceDocument, { logo, eInvoice, isDraft }: InvoicePdfOptions = {}): Promise<Buffer> {
	const { invoice, seller, buyer } = document;
	const setting = settingOf(seller, buyer, formatsFor(localeFor(languageOf(buyer), seller.locale), invoice.currency));
	const letter = letterOf(document, setting, (isDraft ?? false) || !invoice.number);
	const properties = {
		title: letter.name,
		author: sellerName(seller),
		language: setting.language,
		created: invoice.issued_date ?? invoice.created_at ?? '1970-01-01',
		eInvoice,
	};
	return makeFile(properties, (file, isTight) => {
		const sheet = new Sheet(file, isTight);
		startLetter(sheet, setting, { ...letter, logo: isPrintableLogo(logo) ? logo : undefined });
		drawBody(sheet, setting, document, letter);
		if (document.timesheet.length > 0) drawTimesheet(sheet, setting, document.timesheet, letter.name);
		return numberPages(sheet, setting);
	});
}

function letterOf({ invoice, buyer, original }: InvoiceDocument, { texts, formats }: Setting, isDraft: boolean): Letter {
	const kind = texts.kind[invoice.kind] ?? texts.kind['invoice']!;
	const number = isDraft ? '' : asText(invoice.number);
	const name = isDraft ? `${kind} (${texts.draft})` : `${kind} ${number}`;
	const takesBack = isReversal(invoice);
	const { info } = texts;
	return {
		name,
		subject: name,
		subtitles: [takesBack && original ? texts.original(original.number, formats.day(original.issued_date)) : '', asText(invoice.title)],
		info: [
			[takesBack ? info.documentNumber : info.invoiceNumber, number],
			[info.date, formats.day(invoice.issued_date)],
			[info.service, formats.period(invoice.service_from, invoice.service_to)],
			[info.due, parseCents(invoice.total) > 0n && invoice.kind !== 'cancellation' ? formats.day(invoice.due_date) : ''],
			[info.customer, asText(buyer.number)],
			[info.order, asText(invoice.order_number)],
			[info.reference, asText(invoice.buyer_reference)],
			[info.leitweg, asText(invoice.leitweg_id)],
			[info.buyerVat, asText(buyer.vat_id)],
		],
		intro: asText(invoice.intro_text) || (texts.intro[invoice.kind] ?? ''),
		isDraft,
	};
}

function drawBody(sheet: Sheet, setting: Setting, document: InvoiceDocument, { isDraft }: Letter): void {
	const { invoice, lines, taxSummary } = document;
	const { texts, formats } = setting;
	const total = parseCents(invoice.total);
	const final = finalTotals(setting, document);
	const shown = final ? withoutDeductions(document) : lines;
	const printed = shown.map((line) => printedAmount(line, invoice.price_mode));
	const totals = final ?? totalsOf(setting, invoice, printed, taxSummary);

	const notes = [...taxNotes(setting, taxSummary), ...euroNotes(setting, document)];
	const isCredit = total < 0n || invoice.kind === 'cancellation';
	const closing = [isCredit ? texts.payment.credit : '', asText(invoice.closing_text)].filter(Boolean);
	const payment: Payment | null =
		total > 0n && !isCredit
			? {
					sentences: paymentSentences(setting, total, invoice),
					amount: total,
					currency: invoice.currency,
					reference: isDraft ? '' : asText(invoice.number),
					ending: endingHeight(sheet, setting, closing),
				}
			: null;

	sheet.y += sheet.gap(12, 7);
	if (shown.length > 0) {
		const period = formats.period(invoice.service_from, invoice.service_to);
		const noted = notes.reduce((height, note) => height + sheet.linesOf(note, type.body, CONTENT_WIDTH).length * type.body.leading + 4, 6);
		const paid = payment ? paymentHeight(sheet, setting, payment) + payment.ending + 6 : endingHeight(sheet, setting, closing);
		const tail = totalsHeight(totals) + noted + paid;
		drawTable(sheet, setting, { ...itemTable(setting, shown, invoice.price_mode, period), tail });
	}
	drawTotals(sheet, setting, totals);

	sheet.y += sheet.gap(6, 3);
	for (const note of notes) {
		sheet.paragraph(note, type.body);
		sheet.y += 4;
	}
	if (payment) {
		sheet.y += sheet.gap(6, 3);
		drawPayment(sheet, setting, payment);
	}
	drawEnding(sheet, setting, closing);
}
