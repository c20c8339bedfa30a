import { expect, test } from 'vitest';
import { isName } from './names.js';

test('what every object has is no name', () => {
	for (const name of Object.getOwnPropertyNames(Object.prototype)) expect(isName(name), name).toBe(false);
	for (const name of ['', '__typename', undefined, null, 1, {}, ['customers']]) expect(isName(name)).toBe(false);
	for (const name of ['customers', 'Constructor', 'to_string', '_proto_']) expect(isName(name), name).toBe(true);
});
