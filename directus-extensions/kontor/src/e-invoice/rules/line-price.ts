/** The net price, quantity and discount that lead to a line's frozen net amount. */

import { type Cents, divideRounded, formatDecimal, parseCents, parseDecimal, percentOf } from '../../core/rules/money.js';
import type { InvoiceLine } from '../../generated/schema.js';
import type { Allowance, Price } from './semantic-model.js';

const QUANTITY_SCALE = 4;
const PRICE_SCALE = 4;
/** Enough for any quantity that the database holds. */
const LONGEST_PRICE_SCALE = 12;

type Amounts = Pick<InvoiceLine, 'quantity' | 'unit_price' | 'discount_percent' | 'tax_rate' | 'net_amount'>;

interface LinePrice {
	quantity: bigint;
	price: Price;
	allowance?: Allowance;
}

export function linePrice(line: Amounts, isGross: boolean, reason: string): LinePrice {
	const net = parseCents(line.net_amount);
	const typedPrice = parseDecimal(line.unit_price, PRICE_SCALE);
	const typedQuantity = parseDecimal(line.quantity, QUANTITY_SCALE);
	// A price may not be negative (BR-27), so the quantity takes the sign.
	const quantity = typedPrice < 0n ? -typedQuantity : typedQuantity;
	const unitPrice = typedPrice < 0n ? -typedPrice : typedPrice;
	const hasDiscount = parseDecimal(line.discount_percent ?? '0', 2) !== 0n;

	const price = isGross
		? netPrice(unitPrice, line.tax_rate, quantity, hasDiscount ? undefined : net)
		: { value: unitPrice, scale: PRICE_SCALE };
	const base = amountOf(quantity, price);
	// In net mode and without a discount, a difference is a mistake that the checks must see, not one to be smoothed over.
	if (base === net || (!hasDiscount && !isGross)) return { quantity, price };
	return { quantity, price, allowance: discount(base, net, line.discount_percent ?? '0', reason) };
}

export const amountOf = (quantity: bigint, { value, scale }: Price): Cents =>
	divideRounded(quantity * value, 10n ** BigInt(QUANTITY_SCALE + scale - 2));

/** The price without its tax, with as many decimals as the line's amount needs. Cents from rounding are put into the price. */
function netPrice(gross: bigint, rate: string, quantity: bigint, lineNet: Cents | undefined): Price {
	const percent = parseDecimal(rate, 2);
	const exact = divideRounded(quantity * gross * 10_000n, 10n ** BigInt(QUANTITY_SCALE + PRICE_SCALE - 2) * (10_000n + percent));
	const amount = lineNet ?? exact;
	const rounded = { value: divideRounded(gross * 10_000n, 10_000n + percent), scale: PRICE_SCALE };
	return amountOf(quantity, rounded) === amount ? rounded : shortestPrice(amount, quantity);
}

/** The price with the fewest decimals that still leads to the amount. If no price can, the allowance makes up for the rest. */
function shortestPrice(amount: Cents, quantity: bigint): Price {
	if (quantity === 0n || amount < 0n !== quantity < 0n) return { value: 0n, scale: PRICE_SCALE };
	for (let scale = PRICE_SCALE; ; scale++) {
		const price = { value: divideRounded(amount * 10n ** BigInt(QUANTITY_SCALE + scale - 2), quantity), scale };
		if (scale === LONGEST_PRICE_SCALE || amountOf(quantity, price) === amount) return price;
	}
}

function discount(base: Cents, net: Cents, percent: string, reason: string): Allowance {
	const amount = base - net;
	const off = amount - percentOf(base, percent);
	// Taking tax out of prices may move a cent or two from line to line; then the percentage would contradict the amount.
	const isPercentExact = off >= -1n && off <= 1n;
	return {
		amount,
		...(isPercentExact ? { base, percent: formatDecimal(parseDecimal(percent, 2), 2) } : {}),
		reason,
		reasonCode: '95',
	};
}
