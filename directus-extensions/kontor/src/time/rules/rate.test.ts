import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RATE_SOURCES, type Rates, resolveRate } from './rate.ts';

const rate = fc.integer({ min: 0, max: 99_999_999 }).map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const said = fc.option(rate, { nil: null });
const rates = fc.record(
	{ entry: said, member: said, project: said, customer: said, employee: said, organization: said },
	{ requiredKeys: [] },
);

test('the nearest rate wins, to the cent', () => {
	expect(resolveRate({ entry: '0.00', member: '90.00' })).toEqual({ rate: 0n, source: 'entry' });
	expect(resolveRate({ entry: null, member: '', project: '119.90', organization: '80.00' })).toEqual({ rate: 11_990n, source: 'project' });
	expect(resolveRate({})).toBeNull();
});

test('is the first that is set, and nothing only if none is', () => {
	fc.assert(
		fc.property(rates, (given) => {
			const nearest = RATE_SOURCES.find((source) => given[source] !== undefined && given[source] !== null);
			const resolved = resolveRate(given);
			expect(resolved?.source).toBe(nearest);
			if (nearest) expect(resolved?.rate).toBe(BigInt(String(given[nearest]).replace('.', '')));
		}),
	);
});

test('what is farther away than the rate that counts changes nothing', () => {
	fc.assert(
		fc.property(rates, rates, (given, other) => {
			const resolved = resolveRate(given);
			if (!resolved) return;
			const near = RATE_SOURCES.slice(0, RATE_SOURCES.indexOf(resolved.source) + 1);
			const mixed: Rates = { ...other, ...Object.fromEntries(near.map((source) => [source, given[source] ?? null])) };
			expect(resolveRate(mixed)).toEqual(resolved);
		}),
	);
});
