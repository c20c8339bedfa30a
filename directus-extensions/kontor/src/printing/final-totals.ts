/**
 * What a final invoice adds up to: the whole service with its discount and tax, then each down payment with its net and tax, then the
 * rest with its net and tax (§ 14 Abs. 5 UStG). The whole is computed as the rest plus the down payments, so that the printed figures
 * add up to the cent.
 */

import { type Cents, formatCents, parseCents, sum } from '../core/rules/money.js';
import type { InvoiceDocument } from '../papers/rules/invoice-paper.js';
import { totalsOf as addUp, type TaxGroup, taxSummary } from '../papers/rules/totals.js';
import { printedAmount } from './items.js';
import type { Setting } from './setting.js';
import { type Totals, taxParts, totalsOf } from './totals.js';

export const withoutDeductions = ({ lines }: Pick<InvoiceDocument, 'lines'>) => lines.filter(({ down_payment_id }) => !down_payment_id);

/** Undefined if it deducts nothing, or not exactly the issued down payments; then only the lines show it. */
export function finalTotals(setting: Setting, document: InvoiceDocument): Totals | undefined {
	const { invoice, downPayments } = document;
	if (downPayments.length === 0) return undefined;
	const { texts, formats } = setting;
	const sign = invoice.kind === 'cancellation' ? -1n : 1n;
	const amountsOf = (field: 'net_total' | 'tax_total' | 'total') => downPayments.map((one) => sign * parseCents(one[field]));
	const services = withoutDeductions(document);
	const whole = addUp(services, invoice);
	const [net, tax] = [
		parseCents(invoice.net_total) + sum(amountsOf('net_total')),
		parseCents(invoice.tax_total) + sum(amountsOf('tax_total')),
	];
	// Each down payment was rounded by itself; a difference of more than a few cents is another deduction.
	if (whole.net !== net || distance(whole.tax, tax) > BigInt(downPayments.length + whole.groups.length)) return undefined;

	const amounts = { ...invoice, net_total: formatCents(net), tax_total: formatCents(tax), total: formatCents(net + tax) };
	const printed = services.map((line) => printedAmount(line, invoice.price_mode));
	const all = totalsOf(setting, amounts, printed, taxSummary(withTax(whole.groups, tax)));
	const rest = taxParts(setting, invoice, document.taxSummary, texts.totals.restNet);
	return {
		parts: [
			...all.parts,
			{ label: texts.totals.gross, amount: all.total.amount, isSum: true },
			...downPayments.map((one, index) => ({
				label: texts.totals.downPayment(
					one.number,
					formats.day(one.issued_date),
					formats.money(sign * parseCents(one.net_total)),
					formats.money(sign * parseCents(one.tax_total)),
				),
				amount: formats.money(-amountsOf('total')[index]!),
			})),
			...rest.map((part, index) => ({ ...part, isSum: index === 0 })),
		],
		total: { label: texts.totals.rest, amount: formats.money(invoice.total) },
	};
}

/** A cent that was rounded on a down payment goes to the largest group. */
function withTax(groups: readonly TaxGroup[], tax: Cents): TaxGroup[] {
	const largest = groups.toSorted((a, b) => Number(distance(b.tax, 0n) - distance(a.tax, 0n)))[0];
	const off = tax - sum(groups.map((group) => group.tax));
	return groups.map((group) => (group === largest ? { ...group, tax: group.tax + off } : group));
}

const distance = (one: Cents, other: Cents): bigint => (one < other ? other - one : one - other);
