import { describe, expect, it } from 'vitest';
import { throttle } from './throttle.js';

const LIMIT = { free: 3, first: 1000, longest: 8000, memory: 3_600_000 };

/** How many tries get through in this time when somebody tries without a pause. */
function guessesIn(milliseconds: number, limit = LIMIT): number {
	const { wait, begin, failed } = throttle(limit);
	let guesses = 0;
	for (let now = 0; now < milliseconds; ) {
		const pause = wait('a', now);
		if (pause === 0) {
			begin('a', now);
			failed('a', now);
			guesses++;
		} else now += pause;
	}
	return guesses;
}

describe('throttle', () => {
	it('lets some failures be, then waits longer and longer, never for good', () => {
		const { wait, begin, failed } = throttle(LIMIT);
		const waits = Array.from({ length: 8 }, () => {
			const pause = wait('a', 0);
			begin('a', 0);
			failed('a', 0);
			return pause;
		});
		expect(waits).toEqual([0, 0, 0, 1000, 2000, 4000, 8000, 8000]);
		expect(wait('b', 0)).toBe(0);
		expect(wait('a', 8000)).toBe(0);
	});

	it('counts those under way: a thousand at once are no more than one after the other', () => {
		const { wait, begin } = throttle(LIMIT);
		let begun = 0;
		for (let i = 0; i < 1000; i++)
			if (wait('a', 0) === 0) {
				begin('a', 0);
				begun++;
			}
		expect(begun).toBe(3);
	});

	it('lets right ones through, however many', () => {
		const { wait, begin, ended } = throttle(LIMIT);
		for (let i = 0; i < 100; i++) {
			expect(wait('a', 0)).toBe(0);
			begin('a', 0);
			ended('a', { forgive: true });
		}
	});

	it('forgives where it is told to, and forgets after a while', () => {
		const { wait, begin, failed, ended } = throttle(LIMIT);
		for (let i = 0; i < 5; i++) {
			begin('a', 0);
			failed('a', 0);
		}
		begin('a', 4000);
		ended('a', { forgive: false });
		expect(wait('a', 0)).toBeGreaterThan(0);
		expect(wait('a', LIMIT.memory)).toBe(0);
		begin('a', LIMIT.memory);
		failed('a', LIMIT.memory);
		ended('a', { forgive: true });
		expect(wait('a', LIMIT.memory)).toBe(0);
	});

	it('bounds guessing by what the longest wait says', () => {
		expect(guessesIn(3_600_000)).toBeLessThanOrEqual(3 + 3 + 3600 / 8 + 1);
		expect(guessesIn(3_600_000, { ...LIMIT, free: 10, longest: 30_000 })).toBeLessThan(140);
	});

	it('does not grow without end', () => {
		const { wait, begin, failed } = throttle(LIMIT, 10);
		for (let i = 0; i < 1000; i++) {
			begin(String(i), i);
			failed(String(i), i);
		}
		expect(wait('0', 1000)).toBe(0);
	});
});
