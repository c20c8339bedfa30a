import { expect, test } from 'vitest';
import { readCursor, written } from './cursor.ts';

test('there and back', () => {
	for (const after of ['7f3c', 42]) {
		const cursor = { after, question: 'q' };
		expect(readCursor(written(cursor), 'q')).toEqual(cursor);
	}
	expect(readCursor('', 'q')).toEqual({ after: null, question: 'q' });
});

test.each(['x', 'W10', btoa('[null,"q"]'), btoa('{}'), '%%', written({ after: 'a', question: 'other' })])('%s is none', (text) => {
	expect(readCursor(text, 'q')).toBeUndefined();
});
