import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentOf } from '../../core/rules/money.ts';
import { includedTax, taxOf } from './tax.ts';

test('tax is included in the amount', () => {
	expect(taxOf({ amount: '119.00', tax_rate: '19.00' })).toEqual({ tax_amount: '19.00' });
	expect(taxOf({ amount: '107', tax_rate: 7, tax_amount: null })).toEqual({ tax_amount: '7.00' });
	expect(taxOf({ amount: '12.50', tax_rate: '19' })).toEqual({ tax_amount: '2.00' });
	expect(taxOf({ amount: '99.99', tax_rate: '0' })).toEqual({ tax_amount: '0.00' });
});

test('net and tax are the amount again, within a cent', () => {
	const amounts = fc.bigInt({ min: 0n, max: 99_999_999_999n });
	fc.assert(
		fc.property(amounts, fc.integer({ min: 0, max: 10_000 }), (amount, hundredths) => {
			const rate = (hundredths / 100).toFixed(2);
			const tax = includedTax(amount, rate);
			const distance = percentOf(amount - tax, rate) - tax;
			return tax >= 0n && tax <= amount && distance >= -1n && distance <= 1n;
		}),
	);
});

test('a given amount holds, as long as it can be included', () => {
	expect(taxOf({ amount: '119.00', tax_rate: '19', tax_amount: '12.34' })).toEqual({ tax_amount: '12.34' });
	expect(taxOf({ amount: '119.00', tax_rate: '19', tax_amount: '19.05' })).toEqual({ tax_amount: '19.05' });
	expect(taxOf({ amount: '119.00', tax_rate: '19', tax_amount: '19.06' })).toEqual({ tax_amount: '19.06', most: '19.05' });
	expect(taxOf({ amount: '119.00', tax_rate: '0', tax_amount: '0.01' })).toEqual({ tax_amount: '0.01', most: '0.00' });
});
