/**
 * What is booked of a received e-invoice: an expense for each tax rate, so that each has its tax to the cent. Together they add up to
 * the invoice, even if one is negative (a returned deposit). A credit note states in positive figures what the supplier gives back:
 * it is booked with a negative amount, so that it never becomes a cost or money out.
 */

import { type Cents, formatCents, parseDecimal, sum } from '../../core/rules/money.js';
import { centsOf } from '../../e-invoice/reading/read-values.js';
import type { ReceivedInvoice } from '../../e-invoice/reading/received-invoice.js';
import { includedTax } from '../../expenses/rules/tax.js';

export interface ExpensePart {
	amount: string;
	tax_amount: string;
	tax_rate: string;
}

/** Some write the amounts of a credit note with a minus: that is a credit, too, not a double negation. */
export const signOf = ({ kind, totals }: Pick<ReceivedInvoice, 'kind' | 'totals'>): bigint =>
	kind === 'credit_note' && centsOf(totals.total) >= 0n ? -1n : 1n;

export function expenseParts(invoice: Pick<ReceivedInvoice, 'kind' | 'taxes' | 'totals'>): ExpensePart[] {
	const { taxes, totals } = invoice;
	const total = centsOf(totals.total);
	const groups =
		taxes.length > 0
			? taxes.map(({ rate, netAmount, taxAmount }) => ({ rate: rateOf(rate), net: centsOf(netAmount), tax: centsOf(taxAmount) }))
			: [wholeOf(totals, total)];
	// Rounding differences, or amounts missing from the taxes, go to the largest group.
	const rest = total - sum(groups.map(({ net, tax }) => net + tax));
	const largest = groups.reduce((most, group) => (absolute(group.net) > absolute(most.net) ? group : most));
	largest.net += rest;
	const parts = groups.filter(({ net, tax }) => net !== 0n || tax !== 0n);
	const sign = signOf(invoice);
	// An invoice over zero becomes one draft over zero, so that it is recorded.
	return (parts.length > 0 ? parts : groups.slice(0, 1)).map(({ rate, net, tax }) => {
		const amount = sign * (net + tax);
		return { amount: formatCents(amount), tax_amount: formatCents(deductible(sign * tax, amount, rate)), tax_rate: rate };
	});
}

/** More tax than the rate gives is not deducted (§ 15 UStG), whatever the invoice says; if it says more, a warning comes. */
function deductible(tax: Cents, amount: Cents, rate: string): Cents {
	const most = includedTax(amount, rate);
	const [within, limit] = [absolute(tax), absolute(most) + ROUNDING];
	if (tax !== 0n && tax < 0n !== amount < 0n) return most;
	return most === 0n || within > limit ? most : tax;
}

/** Suppliers round line by line. */
const ROUNDING = 5n;

const absolute = (cents: Cents): Cents => (cents < 0n ? -cents : cents);

/** '19.0000' is '19.00'; there is no rate with more than two decimals. */
const rateOf = (rate: string | null): string => (rate === null ? '0' : rate.replace(/(\.\d\d)\d+$/, '$1'));

/** Without taxes by rate (profile MINIMUM) the rate follows from the sums, where it is a usual one. */
function wholeOf({ net: given, tax: givenTax }: ReceivedInvoice['totals'], total: Cents) {
	const net = centsOf(given);
	const tax = givenTax === null ? total - net : centsOf(givenTax);
	const fits = ['19', '7', '20', '10', '13'].find((rate) => absolute((net * parseDecimal(rate, 2)) / 10_000n - tax) <= 2n);
	return { rate: tax === 0n ? '0' : (fits ?? '0'), net, tax };
}
