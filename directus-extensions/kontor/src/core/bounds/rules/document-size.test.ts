import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { sizeOfDocument } from './document-size.ts';

const size = (text: string) => sizeOfDocument(parse(text));

test('fields count as often as they are asked for', () => {
	expect(size('{ a { b c } }')).toEqual({ fields: 3, depth: 2 });
	expect(size('{ a { ...f } x: a { ...f } } fragment f on A { b c }')).toEqual({ fields: 6, depth: 2 });
	expect(size('{ ... on Query { a } }')).toEqual({ fields: 1, depth: 1 });
});

test('fragments that name each other twice are counted without being written out', () => {
	const each = Array.from({ length: 60 }, (_, at) => `fragment f${at} on A { x: a { ...f${at + 1} } y: a { ...f${at + 1} } }`).join(' ');
	expect(size(`{ a { ...f0 } } ${each} fragment f60 on A { id }`).fields).toBeGreaterThan(1e18);
	expect(size('{ ...f } fragment f on A { a { ...f } }')).toEqual({ fields: 1, depth: 1 });
});
