/** A table that people make is searched by its own texts, in its list and with all others. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownDirectus } from '../lib/own-directus.ts';

let own: Awaited<ReturnType<typeof ownDirectus>>;
const label = (de: string, en: string) => ({ de, en });

beforeAll(async () => {
	own = await ownDirectus('search_own');
	const role = (await own.call(own.admin, '/roles?filter={"name":{"_eq":"Manager"}}&fields=id')).data[0].id;
	for (const [name, isInConsole] of [
		['vessels', true],
		['moorings', false],
	] as const) {
		const answer = await own.call(own.admin, '/tables', 'POST', {
			name,
			label: label(name, name),
			fields: [{ name: 'title', label: label('Titel', 'Title'), kind: 'text' }],
			in_console: isInConsole,
			rights: { write: [role] },
		});
		expect(answer.status, answer.text).toBe(200);
		const row = await own.call(own.manager, `/items/${name}`, 'POST', { title: 'MS Möwe, Kiel' });
		expect(row.status, row.text).toBe(200);
	}
}, 300_000);
afterAll(() => own?.stop());

test('in its list: words in any order, without accents', async () => {
	for (const search of ['kiel mowe', 'MOEWE'])
		expect((await own.call(own.manager, `/items/vessels?search=${search}`)).data.length, search).toBe(1);
	expect((await own.call(own.manager, '/items/vessels?search=kiel%20hamburg')).data).toEqual([]);
});

test('with all others, where it stands in the console', async () => {
	const { data } = await own.call(own.manager, '/kontor/search?q=mowe%20kiel');
	expect(data).toEqual([{ collection: 'vessels', rows: [{ id: expect.anything(), title: 'MS Möwe, Kiel' }], has_more: false }]);
	const of = `vessels:${data[0].rows[0].id}`;
	expect((await own.call(own.manager, `/kontor/records?of=${of}`)).data[0].rows).toEqual(data[0].rows);
});

test('as soon as its column is searched no more, it finds nothing', async () => {
	await own.call(own.admin, '/fields/vessels/title', 'PATCH', { meta: { searchable: false } });
	expect((await own.call(own.manager, '/items/vessels?search=mowe')).data).toEqual([]);
});
