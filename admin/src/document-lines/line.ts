/** A line while it is being typed, and the totals of the paper meanwhile, by the same rule as on the server. */
import {
	type Line as CountedLine,
	type InvoiceLine,
	parseDecimal,
	type QuoteLine,
	type Terms,
	type Totals,
	totalsOf,
} from '@kontor/directus-extension/contracts';

/** None of it has to be there yet, nor be what it has to become. */
export type EditedLine = { [Field in keyof InvoiceLine | keyof QuoteLine]?: (InvoiceLine & QuoteLine)[Field] | null };
type Countable = { [Field in Decimals]?: unknown } & { [Field in Exclude<keyof CountedLine, Decimals>]?: CountedLine[Field] | null };
type Decimals = 'quantity' | 'unit_price' | 'discount_percent' | 'tax_rate';

/** What is not (yet) a number with so many digits counts as nothing. */
function decimal(value: unknown, scale: number, otherwise = '0'): string {
	if (value === null || value === undefined || value === '') return otherwise;
	try {
		parseDecimal(value as string, scale);
		return String(value);
	} catch {
		return otherwise;
	}
}

const counted = (line: Countable): CountedLine => ({
	quantity: decimal(line.quantity, 4),
	unit_price: decimal(line.unit_price, 4),
	discount_percent: decimal(line.discount_percent, 2),
	tax_rate: decimal(line.tax_rate, 2),
	tax_category: line.tax_category ?? 'S',
	is_optional: !!line.is_optional,
	down_payment_id: line.down_payment_id ?? null,
});

export const liveTotals = (lines: Countable[], terms: Terms): Totals =>
	totalsOf(lines.map(counted), { price_mode: terms.price_mode ?? 'net', discount_percent: decimal(terms.discount_percent, 2) });
