import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCents, sum } from '../../core/rules/money.js';
import { partsOf } from './allocations.js';

const two = [
	{ invoice_id: 'a', amount: '10.00' },
	{ invoice_id: 'b', amount: '5.50' },
];

test('the parts are the payment, to the cent', () => {
	expect(partsOf('15.50', two, false)).toEqual({
		parts: new Map([
			['a', 1000n],
			['b', 550n],
		]),
	});
	expect(partsOf('15.49', two, true)).toEqual({ problem: 'too much' });
	expect(partsOf('15.51', two, false)).toEqual({ problem: 'too little' });
	expect(partsOf('20.00', [two[0]!, two[0]!], true)).toEqual({ problem: 'twice' });
});

test('what is left over goes to the last one', () => {
	expect(partsOf('20.00', two, true)).toEqual({
		parts: new Map([
			['a', 1000n],
			['b', 1000n],
		]),
	});
});

test('whatever is accepted adds up', () => {
	fc.assert(
		fc.property(
			fc.bigInt(1n, 10n ** 6n),
			fc.array(fc.bigInt(1n, 10n ** 5n), { minLength: 1, maxLength: 9 }),
			fc.boolean(),
			(paid, amounts, may) => {
				const result = partsOf(
					formatCents(paid),
					amounts.map((amount, at) => ({ invoice_id: String(at), amount: formatCents(amount) })),
					may,
				);
				if ('parts' in result) expect(sum([...result.parts.values()])).toBe(paid);
				else expect(sum(amounts) === paid).toBe(false);
			},
		),
	);
});
