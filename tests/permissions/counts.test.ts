/** Filters of permissions reach into related rows; a row that matches there several times is still one row. */
import { expect, test } from 'vitest';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../../scripts/lib/welcome.ts';
import { call, type Person } from '../lib/api.ts';
import { sql } from '../lib/database.ts';

const collections = (
	await sql("select distinct collection from directus_permissions where collection not like 'directus%' order by 1")
).map(({ collection }) => collection as string);

test.each(DEMO_LOGINS)('%s counts every row once', async (email) => {
	const { data } = await call({}, '/auth/login', { method: 'POST', body: { email, password: DEMO_PASSWORD } });
	const person = { token: data.access_token };
	for (const collection of collections) {
		const ids = await idsOf(person, collection);
		if (!ids) continue;
		const counted = await call(person, `/items/${collection}?aggregate[count]=*`);
		const once = new Set(ids).size;
		expect({ collection, rows: ids.length, counted: Number(counted.data[0].count) }).toEqual({
			collection,
			rows: once,
			counted: once,
		});
	}
});

/** The ids of all rows that somebody sees, page by page: an answer holds 10,000 rows at most. */
async function idsOf(person: Person, collection: string): Promise<string[] | undefined> {
	const ids: string[] = [];
	for (let page = 1; ; page++) {
		const { status, data } = await call(person, `/items/${collection}?fields=id&sort=id&limit=5000&page=${page}`);
		if (status !== 200) return undefined;
		ids.push(...data.map(({ id }: { id: string }) => id));
		if (data.length < 5000) return ids;
	}
}
