/** The totals of a paper. The block is never split over pages. */
import { type Cents, parseCents, parseDecimal, sum } from '../core/rules/money.js';
import type { TaxSummaryGroup } from '../papers/rules/frozen.js';
import type { InvoiceDocument } from '../papers/rules/invoice-paper.js';
import { taxInEuro } from '../papers/rules/tax-in-euro.js';
import { HAIRLINE, type } from './design.js';
import { formatsFor, localeFor } from './formats.js';
import { asText } from './party.js';
import type { Setting } from './setting.js';
import { mm, PAGE, type Sheet, type Style } from './sheet.js';

export interface Total {
	label: string;
	amount: string;
	/** The rows above add up to it, so a rule is drawn between. */
	isSum?: boolean;
}

/** Rows above the line, and the one that counts. */
export interface Totals {
	parts: Total[];
	total: Total;
}

export interface Amounts {
	price_mode: string;
	discount_percent: string | null;
	net_total: string;
	total: string;
}

const LEAST_WIDTH = mm(92);
const GAP = 14;
const PART = { ...type.row, leading: type.body.leading };
const TOP = 8;
const BEFORE_TOTAL = 7;

/** The lines' amounts as printed: net, or with tax where prices are. */
export function totalsOf(
	{ texts, formats }: Setting,
	amounts: Amounts,
	printed: readonly Cents[],
	groups: readonly TaxSummaryGroup[],
): Totals {
	const { totals } = texts;
	const isGross = amounts.price_mode === 'gross';
	const lines = sum(printed);
	const afterDiscount = parseCents(isGross ? amounts.total : amounts.net_total);
	const parts: Total[] = [];
	if (lines !== afterDiscount) {
		parts.push({ label: totals.lines, amount: formats.money(lines) });
		parts.push({ label: totals.discount(formats.percent(amounts.discount_percent ?? '0')), amount: formats.money(afterDiscount - lines) });
	}
	parts.push(...taxParts({ texts, formats }, amounts, groups));
	return { parts, total: { label: totals.total, amount: formats.money(amounts.total) } };
}

/** The net amount, and the tax of each rate. */
export function taxParts(
	{ texts, formats }: Pick<Setting, 'texts' | 'formats'>,
	amounts: Amounts,
	groups: readonly TaxSummaryGroup[],
	net = texts.totals.net,
): Total[] {
	const { totals } = texts;
	const isGross = amounts.price_mode === 'gross';
	const parts: Total[] = [];
	if (groups.some(hasTax) && !isGross) parts.push({ label: net, amount: formats.money(amounts.net_total) });
	for (const group of groups) {
		const net = formats.money(group.net_amount);
		const label = isGross ? totals.taxIncluded : totals.tax;
		if (hasTax(group)) parts.push({ label: label(formats.percent(group.tax_rate), net), amount: formats.money(group.tax_amount) });
		else if (groups.length > 1) parts.push({ label: totals.untaxed(net), amount: '' });
	}
	return parts;
}

/** A rate of 0 % is shown only where the law has a zero rate; in other cases without tax none may be shown. */
const hasTax = ({ tax_category, tax_rate }: TaxSummaryGroup) =>
	parseDecimal(tax_rate, 2) !== 0n || tax_category === 'Z' || tax_category === 'S';

export const totalsHeight = ({ parts }: Totals): number => TOP + parts.length * PART.leading + BEFORE_TOTAL + type.total.leading + 4;

export function drawTotals(sheet: Sheet, { colors }: Setting, totals: Totals): void {
	sheet.makeRoom(totalsHeight(totals));
	const width = widthOf(sheet, totals);
	const x = PAGE.right - width;
	const row = ({ label, amount }: Total, style: Style) =>
		sheet.inside('TR', () => {
			sheet.inside('TH', () => sheet.line(label, { x, y: sheet.y }, style));
			sheet.inside('TD', () => sheet.line(amount, { x, y: sheet.y, width, align: 'right' }, style));
			sheet.y += style.leading;
		});
	sheet.rule(x, sheet.y + 1, width, HAIRLINE);
	sheet.y += TOP;
	sheet.inside('Table', () => {
		for (const part of totals.parts) {
			if (part.isSum) sheet.rule(x, sheet.y, width, HAIRLINE);
			row(part, PART);
		}
		if (totals.parts.length > 0) sheet.rule(x, sheet.y + 3, width, colors.primary, 0.9);
		sheet.y += BEFORE_TOTAL;
		row(totals.total, type.total);
	});
	sheet.y += 4;
}

/** The usual width, wider only for very large amounts. */
function widthOf(sheet: Sheet, { parts, total }: Totals): number {
	const needed = ({ label, amount }: Total, style: Style) => sheet.widthOf(label, style) + GAP + sheet.widthOf(amount, style);
	return Math.max(LEAST_WIDTH, needed(total, type.total), ...parts.map((part) => needed(part, PART)));
}

/** Why there is no tax: the reasons that were frozen, in the reader's language. */
export function taxNotes({ texts, formats, seller }: Setting, groups: readonly TaxSummaryGroup[]): string[] {
	const notes = groups.map((group): string => {
		const reason = group.tax_category === 'E' && seller.tax_scheme === 'small_business' ? 'smallBusiness' : group.tax_category;
		const note = asText(group.exemption_reason) || (texts.untaxedBecause[reason] ?? '');
		return note && groups.length > 1 ? `${formats.money(group.net_amount)}: ${note}` : note;
	});
	return [...new Set(notes.filter(Boolean))];
}

/** The tax in euros, where the invoice is in another currency. */
export function euroNotes({ texts, language, seller, formats }: Setting, document: InvoiceDocument): string[] {
	const inEuro = taxInEuro(document);
	if (!inEuro) return [];
	const { money } = formatsFor(localeFor(language, seller.locale), 'EUR');
	const digits = inEuro.rate.replace(/\.?0+$/, '');
	const rate = `${language === 'de' ? digits.replace('.', ',') : digits} ${document.invoice.currency}`;
	return [texts.taxInEuro(money(inEuro.amount), rate, formats.day(inEuro.day))];
}
