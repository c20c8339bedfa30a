import { expect, test } from 'vitest';
import { CrashLimit, inWords } from './exit.ts';

test('each crash in a row waits longer, the one too many waits no more', () => {
	const limit = new CrashLimit(3, 1000);
	expect([limit.next(0), limit.next(10), limit.next(20), limit.next(30)]).toEqual([500, 1000, 2000, undefined]);
});

test('crashes of long ago do not count', () => {
	const limit = new CrashLimit(2, 1000);
	expect([limit.next(0), limit.next(900), limit.next(1500), limit.next(5000)]).toEqual([500, 1000, 1000, 500]);
});

test('an end is said in words', () => {
	expect(inWords({ code: 134, signal: null })).toBe('code 134');
	expect(inWords({ code: null, signal: 'SIGKILL' })).toBe('signal SIGKILL');
});
