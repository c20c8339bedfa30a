/**
 * Down payments and the final invoice of a quote add up to the quote: net and tax of every tax rate, to the cent. Tax is rounded on
 * each invoice, so the sum could differ from the tax of the whole by a cent, unless the tax of each down payment has no fraction:
 * then rounding the rest is rounding the whole, less whole cents. So a down payment is rounded towards zero to amounts whose tax is
 * exact: full euros at 19 % and 7 %. See docs/decisions/0015-down-payments.md.
 */

import { type Cents, type Decimal, formatCents, parseCents, parseDecimal } from '../../core/rules/money.js';
import { type Line, type Terms, totalsOf } from '../../papers/rules/totals.js';

/** A line of a down payment, or of its deduction. EN 16931 wants prices that are not negative: the sign is the quantity's. */
export interface Part {
	tax_category: string;
	tax_rate: string;
	quantity: '1' | '-1';
	unit_price: string;
}

/** A tax group as an issued invoice keeps it in its `tax_summary`. */
export interface SummaryGroup {
	tax_category: string;
	tax_rate: string;
	net_amount: Decimal;
	tax_amount: Decimal;
}

/** The smallest net amount, in cents, with a tax of whole cents: 100 at 19 %, 1000 at 8.1 %, 1 where there is no tax. */
export function exactUnit(rate: Decimal): Cents {
	const percent = parseDecimal(rate, 2);
	return 10_000n / greatestCommonDivisor(percent, 10_000n);
}

/** So many percent of each tax group of the quote, in amounts whose tax is exact; in gross mode with that tax. */
export function downPaymentParts(lines: readonly Line[], terms: Terms, percent: Decimal): Part[] {
	const share = parseDecimal(percent, 2);
	return totalsOf(lines, terms).groups.flatMap(({ category, rate, net, tax }) => {
		const netUnit = exactUnit(rate);
		const taxUnit = (netUnit * parseDecimal(rate, 2)) / 10_000n;
		// BigInt division cuts off, towards zero: what is paid ahead never exceeds the whole.
		const isGross = terms.price_mode === 'gross';
		const [whole, unit] = isGross ? [net + tax, netUnit + taxUnit] : [net, netUnit];
		const amount = ((whole * share) / (10_000n * unit)) * unit;
		return partOf({ category, rate, amount });
	});
}

/** What takes an issued down payment off the final invoice: each of its tax groups, the other way round. */
export const deductionParts = (summary: readonly SummaryGroup[], { price_mode }: Terms): Part[] =>
	summary.flatMap(({ tax_category, tax_rate, net_amount, tax_amount }) => {
		const net = parseCents(net_amount);
		const amount = price_mode === 'gross' ? net + parseCents(tax_amount) : net;
		return partOf({ category: tax_category, rate: tax_rate, amount: -amount });
	});

const partOf = ({ category, rate, amount }: { category: string; rate: string; amount: Cents }): Part[] =>
	amount === 0n
		? []
		: [
				{
					tax_category: category,
					tax_rate: rate,
					quantity: amount > 0n ? '1' : '-1',
					unit_price: formatCents(amount > 0n ? amount : -amount),
				},
			];

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (a === 0n ? b : greatestCommonDivisor(b % a, a));

/** What still may be paid ahead, in hundredths of a percent. */
export const percentLeft = (given: readonly Decimal[]): bigint => 10_000n - given.reduce((sum, one) => sum + parseDecimal(one, 2), 0n);
