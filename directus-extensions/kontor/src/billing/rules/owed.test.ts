import { expect, it } from 'vitest';
import { isReversal } from '../../papers/rules/reversal.ts';
import { isOpen, openAmount } from './owed.ts';

it('is open from its issue until it is paid or cancelled', () => {
	const open = (['draft', 'issued', 'sent', 'partially_paid', 'overdue', 'paid', 'cancelled'] as const).filter((status) =>
		isOpen({ status, kind: 'invoice' }),
	);
	expect(open).toEqual(['issued', 'sent', 'partially_paid', 'overdue']);
	expect(openAmount({ status: 'sent', kind: 'final', open_amount: '12.00' })).toBe('12.00');
	expect(openAmount({ status: 'draft', kind: 'final', open_amount: '12.00' })).toBeNull();
});

it('asks nobody for what takes an invoice back', () => {
	for (const kind of ['cancellation', 'correction'] as const) {
		expect(isReversal({ kind })).toBe(true);
		expect(isOpen({ status: 'issued', kind })).toBe(false);
	}
	expect(isReversal({ kind: 'down_payment' })).toBe(false);
});
