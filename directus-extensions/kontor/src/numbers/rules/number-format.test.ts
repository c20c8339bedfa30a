import { expect, it } from 'vitest';
import { formatNumber, patternOf } from './number-format.ts';

it.each([
	['RE-{YYYY}-{NNNN}', 42, '2026-03-01', 'RE-2026-0042'],
	['{YY}{MM}/{NN}', 7, '2026-03-01', '2603/07'],
	['K-{NNNN}', 12_345, '2026-03-01', 'K-12345'],
])('%s with %i is %s', (format, count, day, number) => {
	expect(formatNumber(format, count, day)).toBe(number);
});

it('finds what it has counted again', () => {
	const counted = (format: string, number: string) => new RegExp(patternOf(format)).exec(number)?.[1];
	expect(counted('K-{NNNN}', 'K-0042')).toBe('0042');
	expect(counted('K-{NNNN}', 'K-12345')).toBe('12345');
	expect(counted('K-{NNNN}', 'K-42')).toBeUndefined();
	expect(counted('P.{YY}/{MM}-{NNN}', 'P.26/03-017')).toBe('017');
	expect(counted('P.{YY}/{MM}-{NNN}', 'PX26/03-017')).toBeUndefined();
});
