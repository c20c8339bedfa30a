/** The frozen invoice as the EN 16931 model. Nothing is decided here: the frozen rows have the authority. */

import { type Cents, formatDecimal, parseCents, parseDecimal, sum } from '../../core/rules/money.js';
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import { isReversal } from '../../papers/rules/reversal.js';
import { taxInEuro } from '../../papers/rules/tax-in-euro.js';
import { linePrice } from './line-price.js';
import { buyerOf, buyerReferenceOf, paymentOf, sellerOf } from './parties.js';
import { paymentTermsOf } from './payment-terms.js';
import type { DocumentAllowance, EInvoice, Line, Period, Profile, TaxBreakdown, TaxKind } from './semantic-model.js';
import { TAX_CATEGORIES } from './tax-categories.js';
import { day, text } from './values.js';

const SPECIFICATIONS: Record<Profile, { specification: string; businessProcess?: string }> = {
	en16931: { specification: 'urn:cen.eu:en16931:2017' },
	xrechnung: {
		specification: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
		businessProcess: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
	},
};

const UNITS: Record<string, string> = { hour: 'HUR', day: 'DAY', piece: 'H87', flat: 'LS', month: 'MON', km: 'KMT' };

export function toSemanticModel(document: InvoiceDocument, profile: Profile): EInvoice {
	const { invoice } = document;
	const isEnglish = document.buyer.language === 'en';
	const lines = linesOf(document, isEnglish);
	const taxes = taxesOf(document, isEnglish);
	const allowances = allowancesOf(lines, taxes, isEnglish);
	const isOutsideVat = taxes.some(({ category }) => category === 'O');
	const seller = sellerOf(document, isOutsideVat);
	const buyer = buyerOf(
		document,
		isOutsideVat,
		taxes.some(({ category }) => category === 'AE'),
	);
	const period = periodOf(invoice);
	const isOneDay = period?.from !== undefined && period.from === period.to;
	const gross = parseCents(invoice.total);
	const inEuro = taxInEuro(document);
	return {
		profile,
		...SPECIFICATIONS[profile],
		number: text(invoice.number),
		issueDate: day(invoice.issued_date),
		typeCode: typeCodeOf(invoice.kind, profile),
		currency: invoice.currency,
		taxCurrency: inEuro && 'EUR',
		dueDate: day(invoice.due_date),
		buyerReference: buyerReferenceOf(document),
		orderNumber: text(invoice.order_number),
		paymentTerms: paymentTermsOf(document, profile),
		notes: notesOf(document),
		preceding: precedingOf(document),
		seller,
		buyer,
		deliveryDate: isOneDay ? period.from : undefined,
		deliverTo: taxes.some(({ category }) => category === 'K') ? { name: buyer.name, address: buyer.address } : undefined,
		period: isOneDay ? undefined : period,
		payment: paymentOf(document),
		allowances,
		totals: {
			lines: sum(lines.map(({ net }) => net)),
			allowances: sum(allowances.map(({ amount }) => amount)),
			net: parseCents(invoice.net_total),
			tax: parseCents(invoice.tax_total),
			taxInTaxCurrency: inEuro?.amount,
			gross,
			// What was paid since then is not part of the frozen invoice.
			payable: gross,
		},
		taxes,
		lines,
	};
}

/**
 * A cancellation is a corrected invoice (384) with negative amounts: it shows the same figures as its PDF and points at the
 * original. A credit note (381) would turn the signs around. What is paid in advance is a prepayment invoice (386), which
 * XRechnung does not list (BR-DE-17); there it is a partial invoice (326).
 */
function typeCodeOf(kind: string, profile: Profile): string {
	if (isReversal({ kind })) return '384';
	if (kind === 'down_payment') return profile === 'xrechnung' ? '326' : '386';
	return '380';
}

function linesOf({ invoice, lines }: InvoiceDocument, isEnglish: boolean): Line[] {
	return lines.map((line, index) => ({
		position: String(index + 1),
		name: text(line.title),
		description: text(line.description),
		unit: UNITS[line.unit] ?? 'C62',
		net: parseCents(line.net_amount),
		period: periodOf(line),
		tax: { category: line.tax_category, rate: rateText(line.tax_rate) },
		...linePrice(line, invoice.price_mode === 'gross', isEnglish ? 'Discount' : 'Rabatt'),
	}));
}

function taxesOf({ taxSummary }: InvoiceDocument, isEnglish: boolean): TaxBreakdown[] {
	return taxSummary.map((group) => {
		const category = TAX_CATEGORIES[group.tax_category];
		const reason = text(group.exemption_reason) ?? category?.reason?.[isEnglish ? 'en' : 'de'];
		return {
			category: group.tax_category,
			rate: rateText(group.tax_rate),
			net: parseCents(group.net_amount),
			tax: parseCents(group.tax_amount),
			exemptionReason: category?.needsReason ? reason : undefined,
			exemptionCode: category?.exemptionCode,
		};
	});
}

/**
 * What the invoice's discount took from each group. Lines that deduct a down payment are not discounted, so it is no percentage of
 * the group.
 */
function allowancesOf(lines: Line[], taxes: TaxBreakdown[], isEnglish: boolean): DocumentAllowance[] {
	return taxes
		.map(({ category, rate, net }) => ({
			amount: netOf(lines, { category, rate }) - net,
			reason: isEnglish ? 'Discount' : 'Rabatt',
			reasonCode: '95',
			tax: { category, rate },
		}))
		.filter(({ amount }) => amount !== 0n);
}

export const netOf = (lines: readonly Line[], kind: TaxKind): Cents =>
	sum(lines.filter(({ tax }) => isSameKind(tax, kind)).map(({ net }) => net));

export const isSameKind = (one: TaxKind, other: TaxKind) => one.category === other.category && one.rate === other.rate;

/** A cancellation names the invoice that it takes back, not the down payments that were deducted there. */
const precedingOf = ({ original, downPayments }: InvoiceDocument) =>
	(original ? [original] : downPayments).map(({ number, issued_date }) => ({ number: text(number) ?? '', issueDate: day(issued_date) }));

/** The zero rate must be explained on the invoice, but not as an exemption (BR-Z-10). */
function notesOf({ invoice, taxSummary }: InvoiceDocument): string[] {
	const zeroRates = taxSummary.filter((group) => group.tax_category === 'Z').map((group) => group.exemption_reason);
	return [invoice.title, invoice.intro_text, invoice.closing_text, ...zeroRates].flatMap((note) => text(note) ?? []);
}

function periodOf(row: { service_from: string | null; service_to: string | null }): Period | undefined {
	const [from, to] = [day(row.service_from), day(row.service_to)];
	return from || to ? { from, to } : undefined;
}

const rateText = (rate: string) => formatDecimal(parseDecimal(rate, 2), 2);
