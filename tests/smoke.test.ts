import { expect, inject, test } from 'vitest';

test('the server answers', async () => {
	expect(await (await fetch(`${inject('url')}/server/ping`)).text()).toBe('pong');
});
