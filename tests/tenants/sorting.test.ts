/** Sorting by hand (`POST /utils/sort`) moves no rows that the person may not change: it asks for none, so it is for administrators. */
import { expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { sql } from '../lib/database.ts';
import { addWorld } from '../lib/world.ts';

test('rows of another organization stay where they are', async () => {
	const { here, there } = await addWorld();
	const { Administrator, Manager, Employee } = here.people;
	// Nobody can say so in Studio: the server refuses it for tables of Kontor.
	const sortBy = async (field: string | null) => {
		await sql("update directus_collections set sort_field = $1 where collection = 'tasks'", [field]);
		return call(Administrator, '/utils/cache/clear?system', { method: 'POST' });
	};
	const order = () => sql('select id, sort from tasks order by id');
	expect((await sortBy('sort')).status).toBe(200);
	try {
		const before = await order();
		for (const person of [Manager, Employee])
			for (const [item, to] of [
				[there.task, here.task],
				[here.task, there.task],
			])
				expect((await call(person, '/utils/sort/tasks', { method: 'POST', body: { item, to } })).status).toBe(403);
		expect(await order()).toEqual(before);
	} finally {
		await sortBy(null);
	}
});
