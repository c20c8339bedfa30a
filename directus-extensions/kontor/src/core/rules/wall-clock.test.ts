import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentOf, wholeSeconds } from './wall-clock.ts';

const iso = (text: string, zone = 'Europe/Berlin') => momentOf(text, zone)?.toISOString();

test('an offset says it all', () => {
	expect(iso('2026-03-29T01:30:00+01:00')).toBe('2026-03-29T00:30:00.000Z');
	expect(iso('2026-03-29 01:30:00.5Z', 'America/New_York')).toBe('2026-03-29T01:30:00.500Z');
	expect(iso('2026-03-29T01:30-0500')).toBe('2026-03-29T06:30:00.000Z');
});

test('without one it is the clock on the wall, in summer and in winter', () => {
	expect(iso('2026-01-05T09:00')).toBe('2026-01-05T08:00:00.000Z');
	expect(iso('2026-07-05 09:00:30')).toBe('2026-07-05T07:00:30.000Z');
	expect(iso('2026-07-05')).toBe('2026-07-04T22:00:00.000Z');
	expect(iso('2026-07-05T09:00', 'America/New_York')).toBe('2026-07-05T13:00:00.000Z');
	expect(iso('2026-07-05T09:00', 'Pacific/Kiritimati')).toBe('2026-07-04T19:00:00.000Z');
});

test('the nights on which the clocks change', () => {
	expect(iso('2026-03-29T01:30')).toBe('2026-03-29T00:30:00.000Z');
	expect(iso('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
	expect(iso('2026-03-29T03:30')).toBe('2026-03-29T01:30:00.000Z');
	expect(iso('2026-10-25T01:30')).toBe('2026-10-24T23:30:00.000Z');
	expect(iso('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
	expect(iso('2026-10-25T03:30')).toBe('2026-10-25T02:30:00.000Z');
});

test('nonsense names no moment', () => {
	for (const text of ['', 'now-ish', '2026-13-01T09:00', '2026-01-05T25:00', '2026-01-05T25:00:00Z', '05.01.2026', '9:00'])
		expect(momentOf(text, 'Europe/Berlin'), text).toBeUndefined();
});

test('gives back what the wall clock shows, but for the hour that does not exist', () => {
	const zone = 'Europe/Berlin';
	const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
			const wall = shown.format(seconds * 1000);
			expect(shown.format(momentOf(wall, zone)!)).toBe(wall);
		}),
	);
});

test('whole seconds', () => {
	expect(wholeSeconds(new Date('2026-01-05T09:00:00.999Z')).toISOString()).toBe('2026-01-05T09:00:00.000Z');
});
