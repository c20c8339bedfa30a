import { expect, test } from 'vitest';
import { fileId, momentOf, prefixesBetween } from './file-id.js';

const RANDOM = Uint8Array.from({ length: 10 }, (_, at) => at * 25);
const NOW = Date.parse('2026-07-01T12:00:00Z');

test('an id is a UUID of version 7 that knows its moment', () => {
	const id = fileId(NOW, RANDOM);
	expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	expect(momentOf(id)).toBe(NOW);
	expect(momentOf('5c96b1f4-f764-4a97-a7f5-32498cd7138f')).toBeNull();
	expect(momentOf('avatar')).toBeNull();
});

test('the prefixes of a time find every id of that time', () => {
	const from = NOW - 48 * 3_600_000;
	const prefixes = prefixesBetween(from, NOW);
	expect(prefixes.length).toBeLessThan(15);
	for (let moment = from; moment <= NOW; moment += 977_777)
		expect(prefixes.filter((prefix) => fileId(moment, RANDOM).startsWith(prefix))).toHaveLength(1);
	expect(prefixes.some((prefix) => fileId(NOW + 24 * 3_600_000, RANDOM).startsWith(prefix))).toBe(false);
});
