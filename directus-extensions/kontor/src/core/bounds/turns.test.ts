import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { AT_ONCE, takingTurns } from './turns.ts';

test('an account has so many reads at once, others are not kept waiting by it', async () => {
	let running = 0;
	let most = 0;
	const read = async () => {
		most = Math.max(most, ++running);
		await sleep(5);
		running--;
	};
	const all = Promise.all(Array.from({ length: 50 }, () => takingTurns('greedy', read)));
	let isServed = false;
	await takingTurns('other', async () => {
		isServed = true;
	});
	expect(isServed).toBe(true);
	await all;
	expect(most).toBe(AT_ONCE);
});

test('a failure gives its turn on; what a read asks on the way does not wait for itself', async () => {
	const fail = () => takingTurns('unlucky', () => Promise.reject(new Error('no')));
	await Promise.allSettled(Array.from({ length: AT_ONCE * 3 }, fail));
	expect(await takingTurns('unlucky', async () => 'served')).toBe('served');
	const nested = Array.from({ length: AT_ONCE * 2 }, () => takingTurns('nested', () => takingTurns('nested', async () => 1)));
	expect(await Promise.all(nested)).toHaveLength(AT_ONCE * 2);
});
