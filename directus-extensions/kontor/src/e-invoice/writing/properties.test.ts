import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseCents, sum } from '../../core/rules/money.js';
import { readEInvoice } from '../reading/read.js';
import { checkEInvoice } from '../rules/check.js';
import { documentOf, type FixtureLine } from '../testing/fixtures.js';
import { hasSchemas, validate } from '../testing/xsd.js';
import { toCii } from './to-cii.js';
import { toUbl } from './to-ubl.js';

const decimal = (least: bigint, most: bigint, scale: number) => fc.bigInt(least, most).map((value) => formatDecimal(value, scale));
const percent = fc.option(decimal(0n, 10_000n, 2), { nil: null });

const RATES = [
	{ tax_category: 'S', tax_rate: '19.00' },
	{ tax_category: 'S', tax_rate: '7.00' },
	{ tax_category: 'S', tax_rate: '7.70' },
	{ tax_category: 'Z', tax_rate: '0.00' },
	{ tax_category: 'E', tax_rate: '0.00' },
	{ tax_category: 'AE', tax_rate: '0.00' },
] satisfies FixtureLine[];

const anyLine = (least: bigint) =>
	fc
		.record({
			quantity: decimal(least, 99_999_999n, 4),
			unit_price: decimal(least, 999_999_999n, 4),
			discount_percent: percent,
			rate: fc.constantFrom(...RATES),
			title: fc.string({ minLength: 1, unit: 'binary' }).map((text) => `Leistung ${text}`),
		})
		.map(({ rate, ...line }): FixtureLine => ({ ...line, ...rate }));

const anyDocument = (least: bigint) =>
	fc
		.record({
			lines: fc.array(anyLine(least), { minLength: 1, maxLength: 8 }),
			discount_percent: percent,
			price_mode: fc.constantFrom('net' as const, 'gross' as const),
			kind: fc.constantFrom('invoice' as const, 'final' as const),
		})
		.map(({ lines, ...invoice }) => documentOf({ lines, invoice }));

describe('any invoice', () => {
	it('breaks no rule, is valid by the schema, adds up and reads back the same, in both syntaxes', () => {
		fc.assert(
			fc.property(anyDocument(0n), (document) => {
				expect(checkEInvoice(document, 'xrechnung')).toEqual([]);
				for (const [syntax, write] of [
					['cii', toCii],
					['ubl', toUbl],
				] as const) {
					const xml = write(document, 'xrechnung');
					if (hasSchemas) validate(xml, syntax);
					const { totals, lines, allowances, taxes } = readEInvoice(Buffer.from(xml));
					const net = sum(lines.map(({ netAmount }) => parseCents(netAmount))) - sum(allowances.map(({ amount }) => parseCents(amount)));
					expect(totals.net).toBe(document.invoice.net_total);
					expect(net).toBe(parseCents(totals.net));
					expect(net + sum(taxes.map(({ taxAmount }) => parseCents(taxAmount)))).toBe(parseCents(totals.total));
					expect(totals.total).toBe(document.invoice.total);
				}
			}),
			{ numRuns: 150 },
		);
	});

	it('keeps line amounts whatever the signs, and never has a negative price', () => {
		fc.assert(
			fc.property(anyDocument(-99_999_999n), (document) => {
				const { lines } = readEInvoice(Buffer.from(toUbl(document, 'en16931')));
				expect(lines.map(({ netAmount }) => netAmount)).toEqual(document.lines.map(({ net_amount }) => net_amount));
				expect(lines.every(({ unitPrice }) => !unitPrice?.startsWith('-'))).toBe(true);
				expect(checkEInvoice(document, 'en16931')).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});
});
