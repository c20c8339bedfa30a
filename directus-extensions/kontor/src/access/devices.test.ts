import { expect, it } from 'vitest';
import { deviceOf, withDevice } from './devices.js';

it('knows a browser again for the account that was logged in from it, and for no other', () => {
	const cookie = withDevice(undefined, 'a@example.com', 'secret');
	const device = deviceOf(cookie, 'a@example.com', 'secret');
	expect(device).toMatch(/^[\w-]{16}$/);
	expect(deviceOf(cookie, 'b@example.com', 'secret')).toBeUndefined();
	expect(deviceOf(cookie, 'a@example.com', 'other')).toBeUndefined();
	expect(deviceOf(`${cookie}x`, 'a@example.com', 'secret')).toBeUndefined();
	for (const nothing of [undefined, '', '~', '.', 'a.b', '~~~']) expect(deviceOf(nothing, 'a@example.com', 'secret')).toBeUndefined();
	expect(withDevice(cookie, 'a@example.com', 'secret')).toBe(cookie);
});

it('keeps five accounts', () => {
	let cookie: string | undefined;
	for (let i = 0; i < 7; i++) cookie = withDevice(cookie, `${i}@example.com`, 'secret');
	expect([0, 1, 2, 6].map((i) => deviceOf(cookie, `${i}@example.com`, 'secret') !== undefined)).toEqual([false, false, true, true]);
});
