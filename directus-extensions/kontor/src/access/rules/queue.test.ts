import { expect, it } from 'vitest';
import { queue } from './queue.js';

it('runs two at a time, in order, and refuses when too many wait', async () => {
	const inTurn = queue(2, 3, () => new Error('busy'));
	const log: number[] = [];
	let running = 0;
	const work = (n: number) => async () => {
		running++;
		expect(running).toBeLessThanOrEqual(2);
		await new Promise((resolve) => setTimeout(resolve, 5));
		running--;
		log.push(n);
		if (n === 1) throw new Error('its own');
		return n;
	};
	const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((n) => inTurn(work(n))));
	expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message))).toEqual([
		0,
		'its own',
		2,
		3,
		4,
		'busy',
	]);
	expect(log).toEqual([0, 1, 2, 3, 4]);
	expect(await inTurn(work(6))).toBe(6);
});
