import { expect, test } from 'vitest';
import { stepOf } from './row-keys.ts';

test.each([
	['j', -1, 3, 0],
	['j', 0, 3, 1],
	['j', 2, 3, 2],
	['k', 0, 3, 0],
	['k', -1, 3, 0],
	['ArrowDown', 1, 3, 2],
	['ArrowUp', 1, 3, 0],
	['Home', 2, 3, 0],
	['End', 0, 3, 2],
	['ArrowDown', -1, 3, undefined],
	['Enter', 1, 3, undefined],
	['j', -1, 0, undefined],
])('%s from row %i of %i leads to %s', (key, here, count, to) => {
	expect(stepOf(key, here, count)).toBe(to);
});
