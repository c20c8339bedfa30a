import { expect, it } from 'vitest';
import { readEInvoice } from '../../e-invoice/reading/read.js';
import { documentOf } from '../../e-invoice/testing/fixtures.js';
import { toUbl } from '../../e-invoice/writing/to-ubl.js';
import { mismatches } from './received-sums.js';

const right = readEInvoice(
	Buffer.from(toUbl(documentOf({ lines: [{}, { tax_rate: '7.00' }], invoice: { discount_percent: '3' } }), 'xrechnung')),
);
const totals = (more: object) => mismatches({ ...right, totals: { ...right.totals, ...more } }).map(({ en }) => en.split(':')[0]);

it('finds nothing wrong with what adds up', () => {
	expect(mismatches(right)).toEqual([]);
	expect(totals({ prepaid: '100.00', payable: String(Number(right.totals.payable) - 100) })).toEqual([]);
	expect(totals({ rounding: '0.04', payable: String((Number(right.totals.payable) + 0.04).toFixed(2)) })).toEqual([]);
});

it('names what does not, with both figures', () => {
	expect(totals({ lines: '1.00' })).toEqual(['sum of the lines', 'net amount']);
	expect(totals({ net: '1.00' })).toEqual(['net amount', 'net by rate', 'gross amount']);
	expect(totals({ tax: '1.00' })).toEqual(['tax by rate', 'gross amount']);
	expect(totals({ total: '1.00' })).toEqual(['gross amount', 'amount due']);
	expect(totals({ payable: '1.00' })).toEqual(['amount due']);
	const [first, ...rest] = right.taxes;
	const off = mismatches({ ...right, taxes: [{ ...first!, taxAmount: '170.00' }, ...rest] });
	expect(off.map(({ de }) => de)).toContain('Steuer zu 19 %: angegeben 170,00 EUR, gerechnet 162,18 EUR');
});

it('lets suppliers round line by line', () => {
	const [first, ...rest] = right.taxes;
	const cents = (value: string, more: number) => (Number(value) + more / 100).toFixed(2);
	const tax = cents(right.totals.tax!, 2);
	const shifted = { ...right, taxes: [{ ...first!, taxAmount: cents(first!.taxAmount, 2) }, ...rest] };
	const all = { ...right.totals, tax, total: cents(right.totals.total, 2), payable: cents(right.totals.payable, 2) };
	expect(mismatches({ ...shifted, totals: all })).toEqual([]);
});
