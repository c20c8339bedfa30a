import { expect, it } from 'vitest';
import { formatNumber } from './number-format.ts';

it.each([
	['RE-{YYYY}-{NNNN}', 42, '2026-03-01', 'RE-2026-0042'],
	['{YY}{MM}/{NN}', 7, '2026-03-01', '2603/07'],
	['K-{NNNN}', 12_345, '2026-03-01', 'K-12345'],
])('%s with %i is %s', (format, count, day, number) => {
	expect(formatNumber(format, count, day)).toBe(number);
});
