import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCents, parseCents } from '../../core/rules/money.js';
import { mayLetOff, skontoOf } from './skonto.js';

const invoice = {
	total: '119.00',
	credited_amount: '0.00',
	paid_amount: '0.00',
	skonto_percent: '2.00',
	skonto_days: 10,
	issued_date: '2026-02-20',
};

test('two percent within ten days', () => {
	const skonto = skontoOf(invoice)!;
	expect(skonto).toEqual({ until: '2026-03-02', amount: 238n, payable: 11662n });
	expect(mayLetOff(238n, '2026-03-02', skonto)).toBe(true);
	expect(mayLetOff(239n, '2026-03-02', skonto)).toBe(false);
	expect(mayLetOff(238n, '2026-03-03', skonto)).toBe(false);
});

test('half a cent is rounded away from zero', () => {
	expect(skontoOf({ ...invoice, total: '100.25', skonto_percent: '2.00' })!.amount).toBe(201n);
	expect(skontoOf({ ...invoice, total: '100.24', skonto_percent: '2.00' })!.amount).toBe(200n);
});

test('it is of what the invoice still asks for after a correction, less what was let off before', () => {
	expect(skontoOf({ ...invoice, credited_amount: '19.00' })!.amount).toBe(200n);
	expect(skontoOf(invoice, 100n)!.amount).toBe(138n);
	expect(skontoOf(invoice, 238n)).toBeNull();
});

test('no terms, a draft, a settled invoice: none', () => {
	expect(skontoOf({ ...invoice, skonto_percent: null })).toBeNull();
	expect(skontoOf({ ...invoice, issued_date: null })).toBeNull();
	expect(skontoOf({ ...invoice, paid_amount: '119.00' })).toBeNull();
	expect(mayLetOff(1n, '2026-02-20', null)).toBe(false);
});

test('what is payable and what is let off are what is open', () => {
	const cents = fc.bigInt(1n, 10n ** 9n);
	fc.assert(
		fc.property(cents, cents, fc.integer({ min: 1, max: 10_000 }), (total, paid, percent) => {
			const skonto = skontoOf({
				...invoice,
				total: formatCents(total),
				paid_amount: formatCents(paid),
				skonto_percent: formatCents(BigInt(percent)),
			});
			if (paid >= total) expect(skonto).toBeNull();
			else if (skonto) expect(skonto.payable + skonto.amount).toBe(total - paid);
			if (skonto) expect(skonto.amount * 10_000n).toBeLessThanOrEqual(total * BigInt(percent) + 5000n);
		}),
	);
	expect(parseCents('1.00')).toBe(100n);
});
