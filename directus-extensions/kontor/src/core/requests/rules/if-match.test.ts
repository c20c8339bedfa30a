import { expect, test } from 'vitest';
import { isMeant, tagsOf } from './if-match.ts';

test.each([
	['*', '*'],
	['"abc-def"', ['abc-def']],
	['"a-b", W/"c-d"', ['a-b', 'c-d']],
	['abc', undefined],
	['"a", b', undefined],
	['', undefined],
])('%s', (header, tags) => {
	expect(tagsOf(header)).toEqual(tags);
});

test('only the part that stands for the row counts', () => {
	expect(isMeant(['row-answer'], 'row')).toBe(true);
	expect(isMeant(['row'], 'row')).toBe(true);
	expect(isMeant(['other-answer', 'row-x'], 'row')).toBe(true);
	expect(isMeant(['rows-answer'], 'row')).toBe(false);
	expect(isMeant('*', 'row')).toBe(true);
});
