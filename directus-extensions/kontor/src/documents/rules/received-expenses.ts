/**
 * What is booked of a received e-invoice: an expense for each rate of tax, so that each says its tax to the cent. Together they
 * are the invoice.
 */
import { type Cents, formatCents, parseCents, parseDecimal, sum } from '../../core/rules/money.js';
import type { ReceivedInvoice } from '../e-invoice/received-invoice.js';

export interface ExpensePart {
	amount: string;
	tax_amount: string;
	tax_rate: string;
}

/** Null: it takes money back (a credit note), which is not an expense. */
export function expenseParts({ taxes, totals }: ReceivedInvoice): ExpensePart[] | null {
	const total = parseCents(totals.total);
	const groups =
		taxes.length > 0
			? taxes.map(({ rate, netAmount, taxAmount }) => ({ rate: rate ?? '0', net: parseCents(netAmount), tax: parseCents(taxAmount) }))
			: [wholeOf(totals, total)];
	// What was rounded, or is missing among the taxes, goes to the largest.
	const rest = total - sum(groups.map(({ net, tax }) => net + tax));
	const largest = groups.reduce((most, group) => (group.net > most.net ? group : most));
	largest.net += rest;
	const parts = groups.filter(({ net, tax }) => net !== 0n || tax !== 0n);
	if (parts.length === 0 || parts.some(({ net, tax }) => net < 0n || tax < 0n)) return null;
	return parts.map(({ rate, net, tax }) => ({ amount: formatCents(net + tax), tax_amount: formatCents(tax), tax_rate: rate }));
}

/** Without taxes by rate (profile MINIMUM) the rate follows from the sums, where it is a usual one. */
function wholeOf({ net: given, tax: givenTax }: ReceivedInvoice['totals'], total: Cents) {
	const net = parseCents(given);
	const tax = givenTax === null ? total - net : parseCents(givenTax);
	const fits = ['19', '7', '20', '10', '13'].find((rate) => {
		const exact = (net * parseDecimal(rate, 2)) / 10_000n;
		return exact - tax <= 2n && tax - exact <= 2n;
	});
	return { rate: tax === 0n ? '0' : (fits ?? '0'), net, tax };
}
