/** Reminders (level 1) and dunning notices. */
import { type Cents, parseCents, sum } from '../core/rules/money.js';
import type { DunningDocument } from '../papers/rules/dunning-paper.js';
import { makeFile } from './archive.js';
import { drawEnding, endingHeight } from './ending.js';
import { formatsFor, localeFor } from './formats.js';
import { type Letter, numberPages, startLetter } from './letter.js';
import { isPrintableLogo } from './logo.js';
import { asText, languageOf, sellerName } from './party.js';
import { drawPayment, paymentHeight, paymentSentences } from './payment.js';
import { type Setting, settingOf } from './setting.js';
import { Sheet } from './sheet.js';
import { drawTable, type Row } from './table.js';
import { drawTotals, totalsHeight } from './totals.js';

export interface DunningPdfOptions {
	/** PNG or JPEG. */
	logo?: Buffer;
	isDraft?: boolean;
}

export function renderDunningPdf(document: DunningDocument, { logo, isDraft = false }: DunningPdfOptions = {}): Promise<Buffer> {
	const { notice, invoice, seller, buyer } = document;
	const setting = settingOf(seller, buyer, formatsFor(localeFor(languageOf(buyer), seller.locale), invoice.currency));
	const letter = letterOf(document, setting, isDraft);
	const properties = {
		title: letter.name,
		author: sellerName(seller),
		language: setting.language,
		created: notice.notice_date ?? notice.created_at ?? '1970-01-01',
	};
	return makeFile(properties, (file, isTight) => {
		const sheet = new Sheet(file, isTight);
		startLetter(sheet, setting, { ...letter, logo: isPrintableLogo(logo) ? logo : undefined });
		drawBody(sheet, setting, document, isDraft);
		return numberPages(sheet, setting);
	});
}

const invoiceName = ({ invoice }: DunningDocument, { texts }: Setting) =>
	`${texts.kind[invoice.kind] ?? texts.kind['invoice']} ${asText(invoice.number)}`;

function letterOf(document: DunningDocument, setting: Setting, isDraft: boolean): Letter {
	const { notice, invoice, buyer } = document;
	const { texts, formats } = setting;
	const { dunning, info } = texts;
	const number = isDraft ? '' : asText(notice.number);
	const name = dunning.name(notice.level);
	return {
		name: [name, isDraft ? `(${texts.draft})` : number].filter(Boolean).join(' '),
		subject: isDraft ? `${name} (${texts.draft})` : name,
		subtitles: [dunning.invoice(invoiceName(document, setting), formats.day(invoice.issued_date))],
		info: [
			[dunning.noticeNumber, number],
			[info.date, formats.day(notice.notice_date)],
			[info.invoiceNumber, asText(invoice.number)],
			[info.customer, asText(buyer.number)],
			[info.due, formats.day(notice.due_date)],
		],
		intro: asText(notice.text) || dunning.intro(notice.level),
		isDraft,
	};
}

function drawBody(sheet: Sheet, setting: Setting, document: DunningDocument, isDraft: boolean): void {
	const { notice, invoice } = document;
	const { texts, formats } = setting;
	const { dunning } = texts;
	const rows = claimRows(setting, document);
	const claim = sum(rows.map(({ amount }) => amount!));
	const totals = { parts: [], total: { label: dunning.claim, amount: formats.money(claim) } };

	const terms = { issued_date: null, due_date: notice.due_date, payment_terms_days: null, skonto_percent: null, skonto_days: null };
	const closing = [dunning.closing(notice.level)];
	const payment = {
		sentences: paymentSentences(setting, claim, terms),
		amount: claim,
		currency: invoice.currency,
		reference: isDraft ? '' : [asText(invoice.number), asText(notice.number)].filter(Boolean).join(' '),
		ending: endingHeight(sheet, setting, closing),
	};

	sheet.y += sheet.gap(12, 7);
	drawTable(sheet, setting, {
		columns: [
			{ heading: dunning.claims, align: 'left', isText: true },
			{ heading: texts.table.amount, align: 'right' },
		],
		rows,
		carried: formats.money,
		tail: totalsHeight(totals) + 10 + paymentHeight(sheet, setting, payment) + payment.ending,
	});
	drawTotals(sheet, setting, totals);
	sheet.y += 10;
	drawPayment(sheet, setting, payment);
	drawEnding(sheet, setting, closing);
}

/** What is still open of the invoice, and what the delay has added. */
function claimRows(setting: Setting, document: DunningDocument): Row[] {
	const { notice, invoice, interestPeriods = [] } = document;
	const { dunning } = setting.texts;
	const { formats } = setting;
	const row = (title: string, amount: Cents, details = ''): Row => ({ cells: [title, formats.money(amount)], details, amount });
	const total = parseCents(invoice.total);
	const open = parseCents(notice.open_amount);
	const periods = interestPeriods.map(({ from, to, days, rate, amount }) =>
		[dunning.interestPeriod(formats.percent(rate), formats.period(from, to), days), formats.money(amount)].join(': '),
	);
	const extras: [string, Cents, string?][] = [
		[dunning.paid, open - total],
		[dunning.fee, parseCents(notice.fee)],
		[dunning.interest, parseCents(notice.interest), periods.join('\n')],
		[dunning.flatFee, parseCents(notice.flat_fee ?? '0')],
	];
	return [
		row(invoiceName(document, setting), total, invoice.due_date ? dunning.due(formats.day(invoice.due_date)) : ''),
		...extras.filter(([, amount]) => amount !== 0n).map(([title, amount, details]) => row(title, amount, details)),
	];
}
