/** How to pay: how much until when, to which account, and the same as a code for banking apps. */
import { type Cents, parseDecimal, percentOf } from '../core/rules/money.js';
import { SHADE, type } from './design.js';
import { bankAccounts, printedIban, sellerName } from './party.js';
import { drawQrCode } from './qr-code.js';
import { epcPayload } from './rules/epc-code.js';
import type { Setting } from './setting.js';
import { CONTENT_WIDTH, mm, PAGE, type Sheet } from './sheet.js';

export interface Payment {
	/** What is asked for, in whole sentences. */
	sentences: string[];
	amount: Cents;
	currency: string;
	/** What the transfer should name; without it, as in a draft, there is no code. */
	reference: string;
	/** Height of what follows and should stay on the same page. */
	ending: number;
}

export interface Terms {
	issued_date: string | null;
	due_date: string | null;
	payment_terms_days: number | null;
	skonto_percent: string | null;
	skonto_days: number | null;
}

const sizesIn = (sheet: Sheet) => ({ padding: sheet.gap(mm(3.5), mm(2.5)), code: sheet.gap(mm(28), mm(24)) });
const ROW = { ...type.row, leading: 13.5 };

export function paymentSentences({ texts: { payment }, formats, seller }: Setting, total: Cents, terms: Terms): string[] {
	const amount = formats.money(total);
	const [on, within, atOnce] =
		bankAccounts(seller).length > 0
			? [payment.due, payment.dueWithin, payment.dueAtOnce]
			: [payment.payable, payment.payableWithin, payment.payableAtOnce];
	const due = terms.due_date
		? on(amount, formats.day(terms.due_date))
		: terms.payment_terms_days
			? within(amount, terms.payment_terms_days)
			: atOnce(amount);
	const { issued_date, skonto_percent, skonto_days } = terms;
	if (!issued_date || !skonto_percent || skonto_days === null || parseDecimal(skonto_percent, 2) <= 0n) return [due];
	const off = percentOf(total, skonto_percent);
	const until = formats.day(addDays(issued_date, skonto_days));
	return [due, payment.skonto(until, formats.percent(skonto_percent), formats.money(total - off), formats.money(off))];
}

const addDays = (isoDay: string, days: number): string =>
	new Date(Date.parse(isoDay.slice(0, 10)) + days * 86_400_000).toISOString().slice(0, 10);

interface Block {
	lines: string[];
	values: { label: string; lines: string[] }[];
	labelWidth: number;
	payload: string | null;
	height: number;
}

function blockOf(sheet: Sheet, { texts, seller }: Setting, { sentences, amount, currency, reference }: Payment): Block {
	const { padding, code } = sizesIn(sheet);
	const [account] = bankAccounts(seller);
	const recipient = sellerName(seller);
	const payload =
		(account && reference && epcPayload({ recipient, iban: account.iban, bic: account.bic, amount, currency, reference })) || null;
	const textWidth = CONTENT_WIDTH - 2 * padding - (payload ? code + padding : 0);
	const lines = sentences.flatMap((sentence) => sheet.linesOf(sentence, type.body, textWidth));
	const labels = texts.payment;
	const rows: [string, string][] = account
		? [
				[labels.recipient, recipient],
				['IBAN', printedIban(account.iban)],
				['BIC', [account.bic, account.name].filter(Boolean).join(', ')],
				[labels.reference, reference],
			]
		: [];
	const shown = rows.filter(([, value]) => value !== '');
	const labelWidth = Math.max(0, ...shown.map(([label]) => sheet.widthOf(label, type.small))) + mm(5);
	const values = shown.map(([label, value]) => ({ label, lines: sheet.linesOf(value, ROW, textWidth - labelWidth) }));
	const textHeight =
		lines.length * type.body.leading + (values.length > 0 ? 8 : 0) + values.flatMap((row) => row.lines).length * ROW.leading;
	const codeHeight = payload ? code + type.footer.leading : 0;
	return { lines, values, labelWidth, payload, height: Math.max(textHeight, codeHeight) + 2 * padding };
}

export const paymentHeight = (sheet: Sheet, setting: Setting, payment: Payment): number => blockOf(sheet, setting, payment).height;

/** One block, never split over pages. */
export function drawPayment(sheet: Sheet, setting: Setting, payment: Payment): void {
	const { padding, code } = sizesIn(sheet);
	const { lines, values, labelWidth, payload, height } = blockOf(sheet, setting, payment);
	sheet.makeRoom(height + payment.ending);
	sheet.box(PAGE.left, sheet.y, CONTENT_WIDTH, height, SHADE);

	const x = PAGE.left + padding;
	const top = sheet.y + padding;
	let y = top;
	sheet.inside('P', () => {
		y = sheet.lines(lines, { x, y }, type.body) + 8;
	});
	for (const { label, lines: value } of values)
		sheet.inside('P', () => {
			sheet.line(label, { x, y }, { ...type.small, leading: ROW.leading });
			y = sheet.lines(value, { x: x + labelWidth, y }, ROW);
		});
	if (payload) {
		const left = PAGE.right - padding - code;
		const caption = { x: left - mm(10), y: top + code + 2, width: code + mm(10), align: 'right' } as const;
		sheet.figure(setting.texts.payment.code, () => drawQrCode(sheet, payload, left, top, code));
		sheet.line(setting.texts.payment.code, caption, { ...type.footer, size: 7 });
	}
	sheet.y += height;
}
