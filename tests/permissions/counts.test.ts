/** Filters of permissions reach into related rows; a row that matches there several times is still one row. */
import { expect, test } from 'vitest';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../../scripts/lib/welcome.ts';
import { call } from '../lib/api.ts';
import { sql } from '../lib/database.ts';

const collections = (
	await sql("select distinct collection from directus_permissions where collection not like 'directus%' order by 1")
).map(({ collection }) => collection as string);

test.each(DEMO_LOGINS)('%s counts every row once', async (email) => {
	const { data } = await call({}, '/auth/login', { method: 'POST', body: { email, password: DEMO_PASSWORD } });
	const person = { token: data.access_token };
	for (const collection of collections) {
		const rows = await call(person, `/items/${collection}?fields=id&limit=-1`);
		if (rows.status !== 200) continue;
		const ids = new Set(rows.data.map(({ id }: { id: string }) => id));
		const counted = await call(person, `/items/${collection}?aggregate[count]=*`);
		expect({ collection, rows: rows.data.length, counted: Number(counted.data[0].count) }).toEqual({
			collection,
			rows: ids.size,
			counted: ids.size,
		});
	}
});
