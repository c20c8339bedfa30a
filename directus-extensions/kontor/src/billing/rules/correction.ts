/**
 * What a correction adds up to: the difference between the invoice before it and after it. If each correction were rounded by itself,
 * a hundred of them could take back a cent more or less than the invoice has charged. This way any number of corrections adds up, and
 * the last one takes exactly what is left, tax group by tax group.
 */
import { type Cents, type Decimal, formatDecimal, parseDecimal, percentOf, reconcile, sum } from '../../core/rules/money.ts';
import {
	discountable,
	groupByTax,
	type Line,
	lineAmount,
	spreadDiscount,
	type Terms,
	type Totals,
	taxWithin,
} from '../../papers/rules/totals.ts';

/** A line of the invoice, with what earlier corrections have left of it and what this one takes. */
export interface CorrectedLine extends Line {
	left: Decimal;
	taken: Decimal;
}

/** All lines of the invoice go in; the net amounts that come out are of those lines that something is taken of. */
export function correctionOf(lines: readonly CorrectedLine[], { price_mode = 'net', discount_percent }: Terms = {}): Totals {
	const isGross = price_mode === 'gross';
	const percent = discount_percent ?? '0';
	const amountsFor = (quantityOf: (line: CorrectedLine) => Decimal) =>
		lines.map((line) => lineAmount({ ...line, quantity: quantityOf(line) }));
	const original = amountsFor(({ quantity }) => quantity);
	const [before, after] = [amountsFor(({ left }) => left), amountsFor(leftAfter)];
	const isTaken = (index: number) => parseDecimal(lines[index]!.taken, 4) !== 0n;

	const all = groupByTax(lines);
	const discounts = spreadDiscount(original, lines, all, percent);
	const lineNets = new Map<number, Cents>();
	const groups = all.map((group, at) => {
		const { category, rate, members } = group;
		// A cent of the invoice's discount that rounding gave to a group stays with that group until the group is taken back.
		const cents = discounts[at]! - percentOf(discountable(original, lines, group), percent);
		const state = (amounts: readonly Cents[], quantityOf: (line: CorrectedLine) => Decimal) => {
			const isGone = members.every((index) => parseDecimal(quantityOf(lines[index]!), 4) === 0n);
			const amount = sum(members.map((index) => amounts[index]!));
			const discounted = amount - (isGone ? 0n : percentOf(discountable(amounts, lines, group), percent) + cents);
			if (isGross) return { lines: taxWithin(amount, rate).net, ...taxWithin(discounted, rate) };
			return { lines: amount, net: discounted, tax: percentOf(discounted, rate) };
		};
		const [was, is] = [state(before, ({ left }) => left), state(after, leftAfter)];
		const taken = members.filter(isTaken);
		const amounts = taken.map((index) => after[index]! - before[index]!);
		const nets =
			isGross && taken.length > 0
				? reconcile(
						amounts.map((amount) => taxWithin(amount, rate).net),
						is.lines - was.lines,
					)
				: amounts;
		taken.forEach((index, nth) => {
			lineNets.set(index, nets[nth]!);
		});
		return { category, rate, net: is.net - was.net, tax: is.tax - was.tax, first: taken[0] };
	});

	const touched = groups.filter(({ first }) => first !== undefined).sort((a, b) => a.first! - b.first!);
	const net = sum(touched.map((group) => group.net));
	const tax = sum(touched.map((group) => group.tax));
	const nets = [...lineNets.entries()].sort(([a], [b]) => a - b).map(([, cents]) => cents);
	return {
		lineNets: nets,
		discount: sum(nets) - net,
		net,
		tax,
		total: net + tax,
		groups: touched.map(({ first: _, ...group }) => group),
	};
}

export const leftAfter = ({ left, taken }: Pick<CorrectedLine, 'left' | 'taken'>): string =>
	formatDecimal(parseDecimal(left, 4) - parseDecimal(taken, 4), 4);

/** Why so much can't be taken of a line; undefined where it can. A line that deducts something is taken back with a negative quantity. */
export function whyNot({ left, taken, down_payment_id }: CorrectedLine): 'deduction' | 'nothing' | 'too much' | undefined {
	const [rest, wanted] = [parseDecimal(left, 4), parseDecimal(taken, 4)];
	if (down_payment_id) return 'deduction';
	if (rest === 0n) return 'nothing';
	return wanted === 0n || wanted < 0n !== rest < 0n || (rest < 0n ? wanted < rest : wanted > rest) ? 'too much' : undefined;
}
