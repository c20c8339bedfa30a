import { expect, test } from 'vitest';
import { HonestQueryClient } from './query-client';

test('a record that has to be read again stays so when a list finds it in the cache', async () => {
	const client = new HonestQueryClient();
	const key = ['dunning_notices', 'getOne', { id: '1' }];
	client.setQueryData(key, { id: '1', status: 'proposed' });
	await client.invalidateQueries();
	client.setQueryData(key, (old: unknown) => old ?? { id: '1', status: 'issued' });
	expect(client.getQueryState(key)?.isInvalidated).toBe(true);

	client.setQueryData(key, { id: '1', status: 'issued' });
	expect(client.getQueryState(key)).toMatchObject({ isInvalidated: false, data: { status: 'issued' } });
	client.setQueryData(['other'], (old: unknown) => old ?? 'first');
	expect(client.getQueryData(['other'])).toBe('first');
});
