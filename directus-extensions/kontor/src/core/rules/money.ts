/**
 * Money is a bigint of cents, and every other decimal a bigint at its own scale: TypeScript refuses to mix a bigint with
 * a float, so that a rounding error can't even be written.
 */
export type Cents = bigint;

/** A decimal as the database, the API or a form carries it. A number stands for the digits that somebody typed. */
export type Decimal = string | number;

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** '12.5' at scale 2 is 1250n. Digits beyond the scale are refused, not rounded away. */
export function parseDecimal(value: Decimal, scale: number): bigint {
	const [, sign, whole, fraction = ''] = DECIMAL.exec(String(value).trim()) ?? [];
	if (whole === undefined) throw new RangeError(`"${value}" is not a decimal number`);
	if (/[1-9]/.test(fraction.slice(scale))) throw new RangeError(`"${value}" has more than ${scale} decimal places`);
	const digits = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
	return sign === '-' ? -digits : digits;
}

export function formatDecimal(value: bigint, scale: number): string {
	const digits = String(absolute(value)).padStart(scale + 1, '0');
	const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
	return value < 0n ? `-${text}` : text;
}

export const parseCents = (value: Decimal): Cents => parseDecimal(value, 2);
export const formatCents = (cents: Cents): string => formatDecimal(cents, 2);

/** Commercial rounding: half away from zero, so that a cancellation is exactly the negative of its original. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
	const isNegative = dividend < 0n !== divisor < 0n;
	const size = absolute(divisor);
	const rounded = (absolute(dividend) * 2n + size) / (size * 2n);
	return isNegative ? -rounded : rounded;
}

/** A percentage has two decimal places: '19.00', '2.5'. */
export const percentOf = (cents: Cents, percent: Decimal): Cents => divideRounded(cents * parseDecimal(percent, 2), 10_000n);

export const sum = (amounts: readonly Cents[]): Cents => amounts.reduce((total, amount) => total + amount, 0n);

/**
 * Splits an amount in proportion to the weights, to the cent: what is left by rounding down goes to the largest remainders,
 * so the parts always add up to the whole. Without any weight, the first part takes it all.
 */
export function allocate(amount: Cents, weights: readonly bigint[]): Cents[] {
	if (weights.length === 0) {
		if (amount !== 0n) throw new RangeError('There is nothing to allocate the amount to');
		return [];
	}
	const whole = sum(weights);
	if (whole === 0n) return weights.map((_, index) => (index === 0 ? amount : 0n));
	const parts = weights.map((weight, index) => ({ index, share: (amount * weight) / whole, rest: absolute((amount * weight) % whole) }));
	let left = amount - sum(parts.map(({ share }) => share));
	const step = left < 0n ? -1n : 1n;
	for (const part of parts.toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
		if (left === 0n) break;
		part.share += step;
		left -= step;
	}
	if (left !== 0n) parts[0]!.share += left;
	return parts.map(({ share }) => share);
}

/**
 * Brings parts that were rounded one by one to the whole that they should add up to: the cents too many or too few go one
 * each to the largest parts, whatever their sign.
 */
export function reconcile(parts: readonly Cents[], whole: Cents): Cents[] {
	const result = [...parts];
	let left = whole - sum(parts);
	if (left !== 0n && parts.length === 0) throw new RangeError('There is nothing to spread the amount over');
	const step = left < 0n ? -1n : 1n;
	const bySize = parts.map((_, index) => index).sort((a, b) => compare(absolute(parts[b]!), absolute(parts[a]!)) || a - b);
	for (let turn = 0; left !== 0n; turn++, left -= step) result[bySize[turn % bySize.length]!]! += step;
	return result;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
