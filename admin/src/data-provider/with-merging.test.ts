import { HttpError } from 'react-admin';
import { expect, test, vi } from 'vitest';
import type { Conflict } from '../conflicts/conflicts';
import { withMerging } from './with-merging';

const changed = new HttpError('changed', 412, { code: 'ROW_CHANGED' });
const before = { id: '1', phone: '1', notes: 'x', updated_at: 'then' };
const now = { ...before, phone: '3', updated_at: 'now' };

function provider(settle: (conflict: Conflict) => Promise<object | undefined>) {
	const update = vi
		.fn()
		.mockRejectedValueOnce(changed)
		.mockImplementation(async (_, { data }) => ({ data }));
	const getOne = vi.fn(async () => ({ data: now }));
	return { update, merging: withMerging({ update, getOne } as never, { settle } as never) };
}

test('a change that comes too late is put together with the other one and sent again, from the state that is there now', async () => {
	const { update, merging } = provider(async ({ merge }) => merge.result(new Map()));
	const answer = await merging.update('customers', { id: '1', data: { ...before, notes: 'y' }, previousData: before });
	expect(update).toHaveBeenLastCalledWith('customers', { id: '1', data: { ...now, notes: 'y' }, previousData: now });
	expect(answer).toMatchObject({ data: { phone: '3', notes: 'y' }, meta: { mergedWith: now } });
});

test('who goes back to the form has saved nothing', async () => {
	const { update, merging } = provider(async () => undefined);
	await expect(merging.update('customers', { id: '1', data: { ...before, phone: '2' }, previousData: before })).rejects.toBe(changed);
	expect(update).toHaveBeenCalledOnce();
});

test('other refusals are not its business', async () => {
	const refused = new HttpError('no', 403);
	const update = vi.fn().mockRejectedValue(refused);
	const merging = withMerging({ update } as never, { settle: vi.fn() });
	await expect(merging.update('customers', { id: '1', data: {}, previousData: before })).rejects.toBe(refused);
});
