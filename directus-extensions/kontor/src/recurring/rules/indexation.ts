/**
 * A price that is adjusted each year: what was paid last year plus so many percent, rounded commercially. Each year is rounded on its
 * own, as somebody would who writes the new price into the contract, so the price of a year follows from the one that the customer knows.
 */
import { type Decimal, divideRounded, formatDecimal, parseDecimal } from '../../core/rules/money.js';

const CENTS = 2;
const FINEST = 4;

export function indexedPrice(price: Decimal, percent: Decimal | null | undefined, years: number): string {
	const asAgreed = parseDecimal(price, FINEST);
	if (!percent || years === 0) return formatDecimal(asAgreed, FINEST);
	// A price of whole cents stays one. Where fractions of a cent were agreed (0.0375 a piece), cents would be too coarse.
	const scale = asAgreed % 100n === 0n ? CENTS : FINEST;
	const factor = 10_000n + parseDecimal(percent, 2);
	let value = parseDecimal(price, scale);
	for (let year = 0; year < years; year++) value = divideRounded(value * factor, 10_000n);
	return formatDecimal(value * 10n ** BigInt(FINEST - scale), FINEST);
}
