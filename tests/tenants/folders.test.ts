/** Files and folders lie in folders of their own organization, whatever road puts them there. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { call, graphql } from '../lib/api.ts';
import { find, insert, sql } from '../lib/database.ts';
import { form } from '../lib/uploads.ts';
import { addFile, addWorld, type World } from '../lib/world.ts';

let world: World;
let theirs: string;
let ours: string;
let global: string;
beforeAll(async () => {
	world = await addWorld();
	const add = (organization_id: string | null) => insert('directus_folders', { id: randomUUID(), name: randomUUID(), organization_id });
	[theirs, ours, global] = [await add(world.there.id), await add(world.here.id), await add(null)];
});

const nothingBelow = async () => {
	expect(await sql('select id from directus_files where folder = $1', [theirs])).toEqual([]);
	expect(await sql('select id from directus_folders where parent = $1', [theirs])).toEqual([]);
};

test('nothing is put below another firm’s folder', async () => {
	for (const role of ['Manager', 'Accountant', 'Employee'] as const) {
		const me = world.here.people[role];
		const file = await addFile(world.here.id, me.id);
		const attempts = [
			call(me, '/folders', { method: 'POST', body: { name: 'x', parent: theirs } }),
			call(me, '/folders', { method: 'POST', body: { name: 'x', parent: { id: theirs } } }),
			call(me, `/folders/${ours}`, { method: 'PATCH', body: { parent: theirs } }),
			call(me, '/folders', { method: 'PATCH', body: { keys: [ours], data: { parent: theirs } } }),
			call(me, `/files/${file}`, { method: 'PATCH', body: { folder: theirs } }),
			call(me, '/files', { method: 'PATCH', body: { keys: [file], data: { folder: theirs } } }),
			call(me, '/files', { method: 'POST', body: form({ content: 'Hello', name: 'a.txt', type: 'text/plain' }, { folder: theirs }) }),
			call(me, '/files', { method: 'POST', body: { title: 'x', folder: theirs, storage: 'local', filename_download: 'x' } }),
			graphql(me, `mutation { create_folders_item(data: { name: "x", parent: { id: "${theirs}" } }) { id } }`, {}, '/graphql/system'),
			graphql(me, `mutation { update_files_item(id: "${file}", data: { folder: { id: "${theirs}" } }) { id } }`, {}, '/graphql/system'),
		];
		for (const { status, codes } of await Promise.all(attempts)) expect(status >= 400 || codes.length > 0, role).toBe(true);
		await nothingBelow();
	}
});

test('nor by plain SQL; nor does a folder take anything along', async () => {
	const file = await addFile(world.here.id, null);
	for (const [text, id] of [
		['update directus_files set folder = $1 where id = $2', file],
		['update directus_folders set parent = $1 where id = $2', ours],
		[
			"insert into directus_folders (id, name, parent, organization_id) select $2, 'x', $1, organization_id from directus_folders where id = '$ours'",
			randomUUID(),
		],
	] as const)
		await expect(sql(text.replace('$ours', ours), [theirs, id])).rejects.toMatchObject({ code: '23503' });
	const open = await insert('directus_folders', { id: randomUUID(), name: 'open', organization_id: null });
	await sql('update directus_files set folder = $1 where id = $2', [open, file]);
	await expect(sql('update directus_folders set organization_id = $1 where id = $2', [world.there.id, open])).rejects.toMatchObject({
		code: '23503',
	});
});

test('in one’s own it goes, and an administrator puts things into that of any firm', async () => {
	const { Manager, Administrator } = world.here.people;
	const own = await call(Manager, '/folders', { method: 'POST', body: { name: 'x', parent: ours } });
	expect([own.status, (await find('directus_folders', own.data.id))!.parent]).toEqual([200, ours]);
	const below = await call(Administrator, '/folders', { method: 'POST', body: { name: 'x', parent: theirs } });
	expect(await find('directus_folders', below.data.id)).toMatchObject({ organization_id: world.there.id, parent: theirs });
	const file = await call(Administrator, '/files', {
		method: 'POST',
		body: form({ content: 'Hello', name: 'a.txt', type: 'text/plain' }, { folder: theirs }),
	});
	expect(await find('directus_files', file.data.id)).toMatchObject({ organization_id: world.there.id, folder: theirs });
	const upload = await call(Administrator, '/files', {
		method: 'POST',
		body: form({ content: 'Hello', name: 'a.txt', type: 'text/plain' }, { folder: global }),
	});
	expect(await find('directus_files', upload.data.id)).toMatchObject({ organization_id: world.here.id, folder: global });
});
