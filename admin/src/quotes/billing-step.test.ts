import { expect, test } from 'vitest';
import { billingStep } from './billing-step';

test('after a down payment comes the final invoice, after the whole nothing', () => {
	const down = { kind: 'down_payment', status: 'paid' };
	expect(billingStep([])).toBe('first');
	expect(billingStep([down])).toBe('final');
	expect(billingStep([down, { kind: 'final', status: 'draft' }])).toBeUndefined();
	expect(billingStep([{ kind: 'invoice', status: 'issued' }])).toBeUndefined();
});

test('what was cancelled does not count, nor what cancels it', () => {
	const cancelled = { kind: 'invoice', status: 'cancelled' };
	expect(billingStep([cancelled, { kind: 'cancellation', status: 'issued' }])).toBe('first');
	expect(
		billingStep([
			{ kind: 'down_payment', status: 'issued' },
			{ kind: 'final', status: 'cancelled' },
		]),
	).toBe('final');
});
