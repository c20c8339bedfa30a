/** How to pay: what until when, to which account, and the same as a code for banking apps. */
import { type Cents, parseDecimal, percentOf } from '../../core/rules/money.js';
import { epcPayload } from '../rules/epc-code.js';
import { SHADE, type } from './design.js';
import type { Formats } from './formats.js';
import type { Setting } from './letter.js';
import { bankAccounts, printedIban, sellerName } from './party.js';
import { drawQrCode } from './qr-code.js';
import { CONTENT_WIDTH, mm, PAGE, type Sheet } from './sheet.js';
import type { Texts } from './texts.js';

export interface Payment {
	/** What is asked for, in whole sentences. */
	sentences: string[];
	amount: Cents;
	currency: string;
	/** What the transfer should name; without it, as in a draft, there is no code. */
	reference: string;
	/** Height of what should not be on the next page without it. */
	ending: number;
}

export interface Terms {
	issued_date: string | null;
	due_date: string | null;
	payment_terms_days: number | null;
	skonto_percent: string | null;
	skonto_days: number | null;
}

const PADDING = mm(3.5);
const CODE = mm(28);
const ROW = { ...type.row, leading: 13.5 };

export function paymentSentences({ payment }: Texts, formats: Formats, total: Cents, terms: Terms): string[] {
	const amount = formats.money(total);
	const due = terms.due_date
		? payment.due(amount, formats.day(terms.due_date))
		: terms.payment_terms_days
			? payment.dueWithin(amount, terms.payment_terms_days)
			: payment.dueAtOnce(amount);
	const { issued_date, skonto_percent, skonto_days } = terms;
	if (!issued_date || !skonto_percent || skonto_days === null || parseDecimal(skonto_percent, 2) <= 0n) return [due];
	const off = percentOf(total, skonto_percent);
	const until = formats.day(addDays(issued_date, skonto_days));
	return [due, payment.skonto(until, formats.percent(skonto_percent), formats.money(total - off), formats.money(off))];
}

const addDays = (isoDay: string, days: number): string =>
	new Date(Date.parse(isoDay.slice(0, 10)) + days * 86_400_000).toISOString().slice(0, 10);

/** One block, never torn apart. */
export function drawPayment(sheet: Sheet, { texts, seller }: Setting, { sentences, amount, currency, reference, ending }: Payment): void {
	const [account] = bankAccounts(seller);
	const recipient = sellerName(seller);
	const payload = account && reference && epcPayload({ recipient, iban: account.iban, bic: account.bic, amount, currency, reference });
	const textWidth = CONTENT_WIDTH - 2 * PADDING - (payload ? CODE + PADDING : 0);
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
	const codeHeight = payload ? CODE + type.footer.leading : 0;
	const height = Math.max(textHeight, codeHeight) + 2 * PADDING;
	sheet.makeRoom(height + ending);
	sheet.box(PAGE.left, sheet.y, CONTENT_WIDTH, height, SHADE);

	const x = PAGE.left + PADDING;
	let y = sheet.lines(lines, { x, y: sheet.y + PADDING }, type.body) + 8;
	for (const { label, lines: value } of values) {
		sheet.line(label, { x, y }, { ...type.small, leading: ROW.leading });
		y = sheet.lines(value, { x: x + labelWidth, y }, ROW);
	}
	if (payload) {
		const left = PAGE.right - PADDING - CODE;
		drawQrCode(sheet, payload, left, sheet.y + PADDING, CODE);
		const caption = { x: left - mm(10), y: sheet.y + PADDING + CODE + 2, width: CODE + mm(10), align: 'right' } as const;
		sheet.line(labels.code, caption, { ...type.footer, size: 7 });
	}
	sheet.y += height;
}
