/** Does a received invoice add up? If not, the warning has both figures, and a person decides. */
import { type Cents, formatCents, formatDecimal, parseDecimal, percentOf, sum } from '../../core/rules/money.js';
import { writtenMoney, writtenPercent } from '../../core/rules/written.js';
import { centsOf } from '../../e-invoice/reading/read-values.js';
import type { ReceivedInvoice } from '../../e-invoice/reading/received-invoice.js';

export interface Mismatch {
	de: string;
	en: string;
}

export function mismatches({ lines, hasLines, allowances, taxes, totals, currency, profile }: ReceivedInvoice): Mismatch[] {
	const found: Mismatch[] = [];
	const cents = (text: string | null): Cents => centsOf(text ?? '0');
	const compare = (de: string, en: string, said: Cents, calculated: Cents, tolerance = 0n) => {
		const off = said - calculated;
		if (off <= tolerance && -off <= tolerance) return;
		const [a, b] = [said, calculated].map(formatCents) as [string, string];
		found.push({
			de: `${de}: angegeben ${writtenMoney(a, currency, 'de')}, gerechnet ${writtenMoney(b, currency, 'de')}`,
			en: `${en}: stated ${writtenMoney(a, currency, 'en')}, calculated ${writtenMoney(b, currency, 'en')}`,
		});
	};
	const [net, tax, total] = [cents(totals.net), totals.tax === null ? null : cents(totals.tax), cents(totals.total)];

	if (hasLines && totals.lines !== null)
		compare('Summe der Positionen', 'sum of the lines', cents(totals.lines), sum(lines.map(({ netAmount }) => cents(netAmount))));
	if (totals.lines !== null) {
		// The totals may include more than the allowances (freight, in the EXTENDED profile).
		const shifted = (isCharge: boolean) => sum(allowances.filter((one) => one.isCharge === isCharge).map(({ amount }) => cents(amount)));
		const [off, on] = [totals.allowances, totals.charges].map((said, at) => (said === null ? shifted(at === 1) : cents(said))) as [
			Cents,
			Cents,
		];
		compare('Netto', 'net amount', net, cents(totals.lines) - off + on);
	}
	if (taxes.length > 0) {
		compare('Netto je Steuersatz', 'net by rate', sum(taxes.map(({ netAmount }) => cents(netAmount))), net);
		if (tax !== null) compare('Steuer je Steuersatz', 'tax by rate', sum(taxes.map(({ taxAmount }) => cents(taxAmount))), tax);
	}
	for (const group of taxes) {
		const rate = formatDecimal(parseDecimal((group.rate ?? '0').replace(/(\.\d\d)\d+$/, '$1'), 2), 2);
		// Some suppliers round line by line.
		const tolerance = BigInt(Math.max(2, lines.length));
		const percent = [writtenPercent(rate, 'de'), writtenPercent(rate, 'en')];
		compare(`Steuer zu ${percent[0]}`, `tax at ${percent[1]}`, cents(group.taxAmount), percentOf(cents(group.netAmount), rate), tolerance);
	}
	if (tax !== null) compare('Brutto', 'gross amount', total, net + tax);
	// MINIMUM does not say what is paid already; an extension of XRechnung collects for others.
	if (totals.lines !== null && !/Extension/.test(profile))
		compare('Zahlbetrag', 'amount due', cents(totals.payable), total - cents(totals.prepaid) + cents(totals.rounding));
	return found;
}
