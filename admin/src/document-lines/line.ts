/** A line while it is being typed, and what the document adds up to meanwhile: the same rule as on the server. */
import { type Line as CountedLine, parseDecimal, type Terms, type Totals, totalsOf } from '@kontor/directus-extension/contracts';

export interface EditedLine {
	id?: string;
	service_id?: string | null;
	title?: string | null;
	description?: string | null;
	quantity?: string | null;
	unit?: string;
	unit_price?: string | null;
	discount_percent?: string | null;
	tax_rate_id?: string | null;
	tax_rate?: string | null;
	tax_category?: string;
	is_optional?: boolean;
	down_payment_id?: string | null;
}

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

const counted = (line: EditedLine): CountedLine => ({
	quantity: decimal(line.quantity, 4),
	unit_price: decimal(line.unit_price, 4),
	discount_percent: decimal(line.discount_percent, 2),
	tax_rate: decimal(line.tax_rate, 2),
	tax_category: line.tax_category ?? 'S',
	is_optional: !!line.is_optional,
	down_payment_id: line.down_payment_id ?? null,
});

export const liveTotals = (lines: EditedLine[], terms: Terms): Totals =>
	totalsOf(lines.map(counted), { price_mode: terms.price_mode ?? 'net', discount_percent: decimal(terms.discount_percent, 2) });
