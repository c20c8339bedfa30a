import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCents, parseCents, sum } from '../../core/rules/money.js';
import type { ReceivedInvoice } from '../../e-invoice/reading/received-invoice.js';
import { isAddressedTo } from './addressee.js';
import { expenseParts } from './received-expenses.js';

const invoice = (taxes: [rate: string | null, net: string, tax: string][], total: string, net = '0.00', tax: string | null = null) =>
	({
		kind: 'invoice',
		taxes: taxes.map(([rate, netAmount, taxAmount]) => ({ rate, netAmount, taxAmount, category: 'S', exemptionReason: null })),
		totals: { total, net, tax, payable: total, prepaid: null, lines: null, allowances: null, charges: null },
	}) as unknown as ReceivedInvoice;

describe('expenses of an invoice', () => {
	test('one for each rate', () => {
		expect(
			expenseParts(
				invoice(
					[
						['19.00', '100.00', '19.00'],
						['7.00', '50.00', '3.50'],
					],
					'172.50',
				),
			),
		).toEqual([
			{ amount: '119.00', tax_amount: '19.00', tax_rate: '19.00' },
			{ amount: '53.50', tax_amount: '3.50', tax_rate: '7.00' },
		]);
	});
	test('without tax', () => {
		expect(expenseParts(invoice([[null, '80.00', '0.00']], '80.00'))).toEqual([{ amount: '80.00', tax_amount: '0.00', tax_rate: '0' }]);
	});
	test('of a header alone', () => {
		expect(expenseParts(invoice([], '119.00', '100.00', '19.00'))).toEqual([{ amount: '119.00', tax_amount: '19.00', tax_rate: '19' }]);
		expect(expenseParts(invoice([], '100.00', '100.00'))).toEqual([{ amount: '100.00', tax_amount: '0.00', tax_rate: '0' }]);
	});
	test('a rounded total', () => {
		expect(expenseParts(invoice([['19', '99.99', '19.00']], '119.00'))?.[0]?.amount).toBe('119.00');
	});
	test('negative for what takes money back, whatever its figures look like', () => {
		const credit = { amount: '-119.00', tax_amount: '-19.00', tax_rate: '19' };
		expect(expenseParts(invoice([['19', '-100.00', '-19.00']], '-119.00'))).toEqual([credit]);
		expect(expenseParts({ ...invoice([['19', '100.00', '19.00']], '119.00'), kind: 'credit_note' })).toEqual([credit]);
		expect(expenseParts({ ...invoice([['19', '-100.00', '-19.00']], '-119.00'), kind: 'credit_note' })).toEqual([credit]);
	});
	test('one of them negative, where a deposit comes back', () => {
		const parts = expenseParts(
			invoice(
				[
					['19', '1600.00', '304.00'],
					['0', '-100.00', '0.00'],
				],
				'1804.00',
			),
		);
		expect(parts.map(({ amount, tax_amount }) => [amount, tax_amount])).toEqual([
			['1904.00', '304.00'],
			['-100.00', '0.00'],
		]);
	});
	test('one of nothing', () => {
		const nothing = [{ amount: '0.00', tax_amount: '0.00', tax_rate: '0' }];
		expect(expenseParts(invoice([], '0.00', '0.00', '0.00'))).toEqual(nothing);
		expect(expenseParts(invoice([['0', '0.00', '0.00']], '0.00'))).toEqual(nothing);
	});
	test('with no more tax than the rate gives, and with decimals that money has', () => {
		expect(expenseParts(invoice([['19', '100.00', '25.00']], '125.00'))).toEqual([
			{ amount: '125.00', tax_amount: '19.96', tax_rate: '19' },
		]);
		expect(expenseParts(invoice([['19', '100.00', '15.00']], '115.00'))[0]!.tax_amount).toBe('15.00');
		expect(expenseParts(invoice([['19', '100.004', '19.001']], '119.005'))).toEqual([
			{ amount: '119.01', tax_amount: '19.00', tax_rate: '19' },
		]);
	});
	test('together they are the invoice', () => {
		const cents = fc.bigInt({ min: 0n, max: 10n ** 9n });
		fc.assert(
			fc.property(fc.array(fc.tuple(cents, cents), { minLength: 1, maxLength: 5 }), cents, (groups, rounding) => {
				const total = sum(groups.flat()) + (rounding % 5n);
				const parts = expenseParts(
					invoice(
						groups.map(([net, tax], at) => [String(at), formatCents(net), formatCents(tax)]),
						formatCents(total),
					),
				);
				expect(sum(parts.map(({ amount }) => parseCents(amount)))).toBe(total);
			}),
		);
	});
});

describe('the addressee', () => {
	const firm = { name: 'Muster Beratung', legal_name: 'Muster Beratung GmbH', vat_id: 'DE136695976' };
	test.each([
		[true, { name: 'Irgendwer', vatId: 'DE 136 695 976' }],
		[false, { name: 'Muster Beratung GmbH', vatId: 'DE999999999' }],
		[true, { name: 'MUSTER Beratung', vatId: null }],
		[true, { name: 'Muster-Beratung GmbH & Co. KG', vatId: null }],
		[true, { name: 'Fa. Muster Beratung GmbH, Einkauf', vatId: null }],
		[false, { name: 'Andere GmbH', vatId: null }],
		[false, { name: '', vatId: null }],
	])('%s: %o', (is, buyer) => expect(isAddressedTo(buyer, firm)).toBe(is));
});
