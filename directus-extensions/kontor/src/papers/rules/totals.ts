/**
 * What a quote or an invoice adds up to, the way EN 16931 does it: each line is rounded to cents, the paper's discount is spread over
 * the tax groups, and tax is computed once per group on the sum of its lines, never per line.
 */
import {
	type Cents,
	type Decimal,
	divideRounded,
	formatCents,
	formatDecimal,
	parseDecimal,
	percentOf,
	reconcile,
	sum,
} from '../../core/rules/money.ts';

export type TaxCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';

export interface Line {
	quantity: Decimal;
	unit_price: Decimal;
	discount_percent?: Decimal | null;
	tax_rate: Decimal;
	tax_category: string;
	/** Of a quote: shown with its price, not added. */
	is_optional?: boolean;
	/** Deducts a down payment: the paper's discount applies to what is sold, not to what was paid ahead. */
	down_payment_id?: string | null;
}

export interface Terms {
	/** In gross mode unit prices include the tax, and the tax is taken out of them. */
	price_mode?: string;
	discount_percent?: Decimal | null;
}

export interface TaxGroup {
	category: string;
	rate: string;
	/** After the paper's discount. */
	net: Cents;
	tax: Cents;
}

export interface Totals {
	/** Net amount of each line, in their order, before the paper's discount. */
	lineNets: Cents[];
	/** What the paper's discount takes off the net lines. */
	discount: Cents;
	net: Cents;
	tax: Cents;
	total: Cents;
	groups: TaxGroup[];
}

/** Quantity (4 decimals) × unit price (4 decimals) × what the discount leaves (4 decimals), rounded once. */
export function lineAmount({ quantity, unit_price, discount_percent }: Pick<Line, 'quantity' | 'unit_price' | 'discount_percent'>): Cents {
	const left = 10_000n - parseDecimal(discount_percent ?? '0', 2);
	return divideRounded(parseDecimal(quantity, 4) * parseDecimal(unit_price, 4) * left, 10n ** 10n);
}

export function totalsOf(lines: readonly Line[], { price_mode = 'net', discount_percent }: Terms = {}): Totals {
	const amounts = lines.map(lineAmount);
	const groups = groupByTax(lines);
	const isGross = price_mode === 'gross';
	const discounts = spreadDiscount(amounts, lines, groups, discount_percent);

	const lineNets = lines.map((line, index) => (isGross ? taxWithin(amounts[index]!, line.tax_rate).net : amounts[index]!));
	const taxed = groups.map(({ category, rate, members }, index) => {
		const before = members.map((line) => amounts[line]!);
		const amount = sum(before) - discounts[index]!;
		const { net, tax } = isGross ? taxWithin(amount, rate) : { net: amount, tax: percentOf(amount, rate) };
		const nets = isGross
			? reconcile(
					before.map((gross) => taxWithin(gross, rate).net),
					taxWithin(sum(before), rate).net,
				)
			: before;
		members.forEach((line, at) => {
			lineNets[line] = nets[at]!;
		});
		return { category, rate, net, tax };
	});

	const net = sum(taxed.map((group) => group.net));
	const tax = sum(taxed.map((group) => group.tax));
	const counted = lineNets.filter((_, index) => !lines[index]!.is_optional);
	return { lineNets, discount: sum(counted) - net, net, tax, total: net + tax, groups: taxed };
}

/** The form in which an invoice keeps its groups (`tax_summary`). */
export const taxSummary = (groups: readonly TaxGroup[]) =>
	groups.map(({ category, rate, net, tax }) => ({
		tax_category: category,
		tax_rate: rate,
		net_amount: formatCents(net),
		tax_amount: formatCents(tax),
	}));

export function groupByTax(lines: readonly Line[]) {
	const groups = new Map<string, { category: string; rate: string; members: number[] }>();
	lines.forEach((line, index) => {
		if (line.is_optional) return;
		const rate = formatDecimal(parseDecimal(line.tax_rate, 2), 2);
		const key = `${line.tax_category} ${rate}`;
		const group = groups.get(key) ?? { category: line.tax_category, rate, members: [] };
		group.members.push(index);
		groups.set(key, group);
	});
	return [...groups.values()];
}

/** What the paper's discount takes off each group, in the prices of the lines. */
export function spreadDiscount(
	amounts: Cents[],
	lines: readonly Line[],
	groups: { members: number[] }[],
	percent: Decimal | null | undefined,
): Cents[] {
	const amountsOf = groups.map((group) => discountable(amounts, lines, group));
	return reconcile(
		amountsOf.map((amount) => percentOf(amount, percent ?? '0')),
		percentOf(sum(amountsOf), percent ?? '0'),
	);
}

export const discountable = (amounts: readonly Cents[], lines: readonly Line[], { members }: { members: readonly number[] }): Cents =>
	sum(members.filter((line) => !lines[line]!.down_payment_id).map((line) => amounts[line]!));

export function taxWithin(gross: Cents, rate: Decimal): { net: Cents; tax: Cents } {
	const percent = parseDecimal(rate, 2);
	const tax = divideRounded(gross * percent, 10_000n + percent);
	return { net: gross - tax, tax };
}
