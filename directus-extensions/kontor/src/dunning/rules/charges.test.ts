import { expect, test } from 'vitest';
import { chargesOf } from './charges.js';

const claim = {
	invoice: { total: '1000.00', credited_amount: '0.00', due_date: '2025-01-31', currency: 'EUR' },
	payments: [],
	buyerType: 'B2B' as const,
	baseRates: [{ valid_from: '2025-01-01', rate: '2.27' }],
	currency: 'EUR',
	settings: {},
};
const level = { days: 14, fee: 500n, text_de: null, text_en: null };
const amounts = (of: object, number = 2) => {
	const { periods: _, ...rest } = chargesOf({ ...claim, ...of }, number, level, '2025-03-02');
	return rest;
};

test('the first level reminds: a fee if the firm wants one, no interest', () => {
	expect(amounts({}, 1)).toEqual({ open: 100_000n, fee: 500n, interest: 0n, flatFee: 0n });
});

test('from the second on businesses owe interest and forty euros, consumers less interest only', () => {
	expect(amounts({})).toEqual({ open: 100_000n, fee: 500n, interest: 926n, flatFee: 4000n });
	expect(amounts({ buyerType: 'B2C' })).toEqual({ open: 100_000n, fee: 500n, interest: 598n, flatFee: 0n });
});

test('payments and corrections reduce it', () => {
	const paid = { payments: [{ payment_date: '2025-01-10', amount: '400.00' }], invoice: { ...claim.invoice, credited_amount: '100.00' } };
	// 500 × 11.27 % × 30 / 365
	expect(amounts(paid)).toMatchObject({ open: 50_000n, interest: 463n });
});

test('the firm may begin later, or leave interest and flat fee', () => {
	expect(amounts({ settings: { dunning_charges_from_level: 3 } })).toMatchObject({ interest: 0n, flatFee: 0n });
	expect(amounts({ settings: { dunning_charges_from_level: 3 } }, 3)).toMatchObject({ interest: 926n, flatFee: 4000n });
	expect(amounts({ settings: { dunning_charges_from_level: 1 } }, 1)).toMatchObject({ interest: 0n, flatFee: 0n });
	expect(amounts({ settings: { dunning_interest: false } })).toMatchObject({ interest: 0n, flatFee: 4000n });
	expect(amounts({ settings: { dunning_flat_fee: false } })).toMatchObject({ interest: 926n, flatFee: 0n });
});

test('forty euros and fees in euros are not asked for in francs', () => {
	expect(amounts({ invoice: { ...claim.invoice, currency: 'CHF' } })).toMatchObject({ fee: 0n, interest: 926n, flatFee: 0n });
});
