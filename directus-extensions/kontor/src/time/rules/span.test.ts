import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { futureField, isBillableByDefault, isContradictory, spanOf } from './span.ts';

const at = (text: string) => new Date(`2026-03-02T${text}:00Z`);
const before = { start: at('08:00'), end: at('10:00') };

describe('spanOf', () => {
	test('two ends, or one and how long', () => {
		expect(spanOf({ start: at('08:00'), end: at('09:00') })).toEqual({ start: at('08:00'), end: at('09:00') });
		expect(spanOf({ start: at('08:00'), duration: 5400 })).toEqual({ start: at('08:00'), end: at('09:30') });
		expect(spanOf({ start: at('08:00') })).toEqual({ start: at('08:00'), end: null });
		expect(spanOf({ duration: 60 })).toBeUndefined();
	});

	test('a change leaves the rest as it was', () => {
		expect(spanOf({ start: at('09:00') }, before)).toEqual({ start: at('09:00'), end: at('10:00') });
		expect(spanOf({ end: at('11:00') }, before)).toEqual({ start: at('08:00'), end: at('11:00') });
		expect(spanOf({ duration: 60 }, before)).toEqual({ start: at('08:00'), end: at('08:01') });
		expect(spanOf({ start: at('09:00'), duration: 7200 }, before)).toEqual({ start: at('09:00'), end: at('11:00') });
		expect(spanOf({ end: null }, before)).toEqual({ start: at('08:00'), end: null });
		expect(spanOf({}, before)).toEqual(before);
	});

	test('a duration alone is exactly what comes out, across the change of the clocks as well', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), fc.integer({ min: 0, max: 86_400 }), (start, duration) => {
				const span = spanOf({ start: new Date(start * 1000), duration })!;
				return span.end!.getTime() - span.start.getTime() === duration * 1000 && !isContradictory({ duration }, span);
			}),
		);
	});
});

test('three statements that do not fit together', () => {
	expect(isContradictory({ duration: 60 }, before)).toBe(true);
	expect(isContradictory({ duration: 7200 }, before)).toBe(false);
	expect(isContradictory({}, before)).toBe(false);
});

test('the future, but for clocks that are a little fast', () => {
	expect(futureField(before, at('10:00'))).toBeNull();
	expect(futureField(before, at('09:58'))).toBeNull();
	expect(futureField(before, at('09:57'))).toBe('end_time');
	expect(futureField({ start: at('09:00'), end: null }, at('08:00'))).toBe('start_time');
});

test('billable by default', () => {
	expect(isBillableByDefault(null, null)).toBe(true);
	expect(isBillableByDefault({ billing_type: 'fixed_price' }, { is_billable: true })).toBe(true);
	expect(isBillableByDefault({ billing_type: 'non_billable' }, { is_billable: true })).toBe(false);
	expect(isBillableByDefault({ billing_type: 'time_material' }, { is_billable: false })).toBe(false);
});
