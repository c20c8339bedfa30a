/**
 * Sums, in whole cents. The official rules tolerate a difference of up to one euro between base, rate and tax (BR-CO-17), so an
 * invoice with a wrong cent would be valid.
 */
import { parseDecimal, percentOf, sum } from '../../core/rules/money.js';
import { distance } from './check-lines.js';
import type { Rule } from './problems.js';
import type { EInvoice } from './semantic-model.js';
import { netOf } from './to-semantic-model.js';

const AGAIN = {
	de: 'Speichern Sie die Rechnung noch einmal, damit neu gerechnet wird.',
	en: 'Save the invoice again, so that it is calculated anew.',
};

const sumRule = (rule: string, column: string, de: string, en: string, isBroken: Rule['isBroken']): Rule => ({
	rule,
	place: 'invoices',
	column,
	de: `${de} ${AGAIN.de}`,
	en: `${en} ${AGAIN.en}`,
	isBroken,
});

export const AMOUNT_RULES: readonly Rule[] = [
	sumRule(
		'BR-CO-10',
		'net_total',
		'Die Summe der Positionen stimmt nicht.',
		'The sum of the lines is wrong.',
		({ lines, totals }) => sum(lines.map(({ net }) => net)) !== totals.lines,
	),
	sumRule(
		'BR-CO-11',
		'discount_percent',
		'Die Summe der Rabatte stimmt nicht.',
		'The sum of the discounts is wrong.',
		({ allowances, totals }) => sum(allowances.map(({ amount }) => amount)) !== totals.allowances,
	),
	sumRule(
		'BR-CO-13',
		'net_total',
		'Die Nettosumme ist nicht die Summe der Positionen abzüglich der Rabatte.',
		'The net total is not the sum of the lines less the discounts.',
		({ totals }) => totals.lines - totals.allowances !== totals.net,
	),
	sumRule(
		'BR-CO-14',
		'tax_total',
		'Die Steuersumme ist nicht die Summe der Steuern je Satz.',
		'The tax total is not the sum of the taxes per rate.',
		({ taxes, totals }) => sum(taxes.map(({ tax }) => tax)) !== totals.tax,
	),
	sumRule(
		'BR-CO-15',
		'total',
		'Netto und Steuer ergeben nicht den Gesamtbetrag.',
		'Net and tax do not add up to the total.',
		({ totals }) => totals.net + totals.tax !== totals.gross,
	),
	sumRule(
		'BR-CO-16',
		'total',
		'Der Zahlbetrag ist nicht der Gesamtbetrag.',
		'The amount due is not the total.',
		({ totals }) => totals.gross !== totals.payable,
	),
	sumRule('BR-CO-17', 'tax_summary', 'Die Steuer ist nicht Netto × Steuersatz.', 'The tax is not net × rate.', ({ taxes }, { invoice }) => {
		// Taken out of gross prices, tax and net share the rounding; a correction is the difference of two rounded sums.
		const tolerance = (invoice.price_mode === 'gross' ? 1n : 0n) + (invoice.kind === 'correction' ? 1n : 0n);
		return taxes.some(({ net, rate, tax, category }) => category === 'S' && distance(percentOf(net, rate), tax) > tolerance);
	}),
	// Not an official rule: the invoice's discount is the difference between lines and tax groups, so it could hide a wrong sum.
	sumRule(
		'BR-32',
		'discount_percent',
		'Die Steueraufstellung weicht um mehr als den Gesamtrabatt von den Positionen ab.',
		'The taxes per rate differ from the lines by more than the document discount.',
		(invoice, { invoice: { discount_percent, kind } }) =>
			hasTooMuchDiscount(invoice, discount_percent ?? '0', kind === 'correction' ? 3n : 1n),
	),
];

function hasTooMuchDiscount({ allowances, lines, taxes }: EInvoice, percent: string, cents: bigint): boolean {
	if (allowances.length === 0) return false;
	if (parseDecimal(percent, 2) === 0n) return true;
	// Where a group is negative and another positive, the discount on their small sum is spread over large amounts.
	const signs = new Set(taxes.map((tax) => netOf(lines, tax) < 0n));
	if (signs.size > 1) return false;
	const most = percentOf(sum(lines.map(({ net }) => absolute(net))), percent);
	const taken = sum(allowances.map(({ amount }) => absolute(amount)));
	// With prices that include tax, each group may round a cent its own way; of a correction, before and after may.
	return taken > most + cents * BigInt(allowances.length);
}

const absolute = (cents: bigint) => (cents < 0n ? -cents : cents);
