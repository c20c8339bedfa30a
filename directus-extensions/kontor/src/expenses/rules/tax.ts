/** The tax that a receipt's amount includes. */
import { type Cents, type Decimal, divideRounded, formatCents, parseCents, parseDecimal } from '../../core/rules/money.js';

/** Of 119.00 with 19 % it is 19.00. */
export function includedTax(amount: Cents, rate: Decimal): Cents {
	const percent = parseDecimal(rate, 2);
	return divideRounded(amount * percent, 10_000n + percent);
}

/** Shops round line by line. */
const TOLERANCE = 5n;

/** The most that can be included; less is fine: a receipt with several rates, of which the highest is given. */
export const mostTax = (amount: Cents, rate: Decimal): Cents => {
	const included = includedTax(amount, rate);
	return included === 0n ? 0n : included + (amount < 0n ? -TOLERANCE : TOLERANCE);
};

export interface Taxed {
	amount: Decimal;
	tax_rate: Decimal;
	tax_amount?: Decimal | null;
}

export interface TaxFinding {
	tax_amount: string;
	/** Set where the given amount can't be right. */
	most?: string;
}

export function taxOf({ amount, tax_rate, tax_amount }: Taxed): TaxFinding {
	const gross = parseCents(amount);
	if (tax_amount === undefined || tax_amount === null) return { tax_amount: formatCents(includedTax(gross, tax_rate)) };
	const given = parseCents(tax_amount);
	const most = mostTax(gross, tax_rate);
	const isTooMuch = gross < 0n ? given < most : given > most;
	return isTooMuch ? { tax_amount: formatCents(given), most: formatCents(most) } : { tax_amount: formatCents(given) };
}
