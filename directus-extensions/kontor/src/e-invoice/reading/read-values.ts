/** Amounts and dates of a received invoice, in Kontor's form. */
import { type Cents, divideRounded, parseDecimal } from '../../core/rules/money.js';
import { EInvoiceReadError } from './read-error.js';
import { textOf, type XmlElement } from './xml-tree.js';

// No amount of an invoice has more digits than these; what has more is no amount.
const DECIMAL = /^([+-]?)0*(\d{1,15})?(?:\.(\d{0,15}))?$/;

const LONGEST = 15;

export function decimalOf(text: string, places = 2): string {
	const [, sign, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
	// Some write '64.'; '.' alone is not a number.
	if (sign === undefined || (whole === '' && !/\d/.test(text))) throw new EInvoiceReadError('invalid_value', text.slice(0, 40));
	const digits = fraction.replace(/0+$/, '').padEnd(places, '0');
	const value = `${whole || '0'}${digits ? `.${digits}` : ''}`;
	return sign === '-' && /[1-9]/.test(value) ? `-${value}` : value;
}

export const optionalDecimal = (text: string | null, places = 2) => (text === null ? null : decimalOf(text, places));

/** '20260131' of CII (format 102) and '2026-01-31' of UBL, which may carry a time zone. */
export function dateOf(text: string): string {
	const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
	const date = `${year}-${month}-${day}`;
	const time = Date.parse(`${date}T00:00:00Z`);
	// 30 February would silently become a day in March.
	if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date)
		throw new EInvoiceReadError('invalid_value', text.slice(0, 40));
	return date;
}

export const optionalDate = (text: string | null) => (text === null ? null : dateOf(text));

export function required(text: string | null, term: string): string {
	if (text === null) throw new EInvoiceReadError('missing_data', term);
	return text;
}

export const requiredText = (element: XmlElement | undefined, term: string, ...path: string[]) => required(textOf(element, ...path), term);

/** Amounts with more than two decimals are rounded: some send prices as amounts. */
export const centsOf = (decimal: string): Cents => divideRounded(parseDecimal(decimal, LONGEST), 10n ** BigInt(LONGEST - 2));

const KINDS: Record<string, 'invoice' | 'credit_note' | 'correction' | 'prepayment' | 'partial' | 'self_billed'> = {
	380: 'invoice',
	81: 'credit_note',
	83: 'credit_note',
	261: 'credit_note',
	262: 'credit_note',
	296: 'credit_note',
	308: 'credit_note',
	381: 'credit_note',
	396: 'credit_note',
	420: 'credit_note',
	458: 'credit_note',
	532: 'credit_note',
	384: 'correction',
	386: 'prepayment',
	326: 'partial',
	389: 'self_billed',
	// Construction: partial, partial final, final.
	875: 'partial',
	876: 'partial',
	877: 'invoice',
};

export const kindOf = (typeCode: string) => KINDS[typeCode] ?? 'other';
