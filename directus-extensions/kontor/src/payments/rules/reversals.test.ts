import { expect, it } from 'vitest';
import { isCounterEntry, mayBeReversed, reversedBy } from './reversals.ts';

const payments = [
	{ id: 'kept', reverses_payment_id: null },
	{ id: 'bounced', reverses_payment_id: null },
	{ id: 'counter', reverses_payment_id: 'bounced' },
];

it('takes a payment back once, and never what takes one back', () => {
	const reversed = reversedBy(payments);
	expect([...reversed]).toEqual(['bounced']);
	expect(payments.filter((payment) => mayBeReversed(payment, reversed)).map(({ id }) => id)).toEqual(['kept']);
	expect(payments.filter(isCounterEntry).map(({ id }) => id)).toEqual(['counter']);
});
