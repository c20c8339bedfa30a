import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';

test('the order of keys does not matter, that of a list does', () => {
	expect(canonicalJson({ b: 1, a: { d: [1, 2], c: null } })).toBe(canonicalJson({ a: { c: null, d: [1, 2] }, b: 1 }));
	expect(canonicalJson({ a: [1, 2] })).not.toBe(canonicalJson({ a: [2, 1] }));
	expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }));
});

test('what JSON leaves out is left out', () => {
	expect(canonicalJson({ a: undefined, b: new Date(0) })).toBe('{"b":"1970-01-01T00:00:00.000Z"}');
	expect(canonicalJson(undefined)).toBe('null');
});
