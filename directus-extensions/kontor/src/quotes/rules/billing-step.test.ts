import { expect, test } from 'vitest';
import { billingStep } from './billing-step.ts';

test('after a down payment comes the final invoice, after the whole nothing', () => {
	const down = { kind: 'down_payment', status: 'paid' } as const;
	expect(billingStep([])).toBe('first');
	expect(billingStep([down])).toBe('final');
	expect(billingStep([down, { kind: 'final', status: 'draft' } as const])).toBeUndefined();
	expect(billingStep([{ kind: 'invoice', status: 'issued' } as const])).toBeUndefined();
});

test('what was cancelled does not count, nor what cancels it', () => {
	const cancelled = { kind: 'invoice', status: 'cancelled' } as const;
	expect(billingStep([cancelled, { kind: 'cancellation', status: 'issued' } as const])).toBe('first');
	expect(billingStep([{ kind: 'down_payment', status: 'issued' } as const, { kind: 'final', status: 'cancelled' } as const])).toBe('final');
});
