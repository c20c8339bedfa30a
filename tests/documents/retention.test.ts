/** What has to be kept stays, by whatever road somebody comes; afterwards it goes, content and all. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../../directus-extensions/kontor/src/files/inspect/fixtures.ts';
import { call, graphql } from '../lib/api.ts';
import { find, insert, sql } from '../lib/database.ts';
import { form, stored, upload } from '../lib/uploads.ts';
import { addWorld, type World } from '../lib/world.ts';

let world: World;
let count = 0;
const content = () => pdf(`Kept ${++count} ${world.here.id}`);
const thisYear = new Date().getFullYear();
const refused = async (statement: string, values: unknown[]) =>
	expect(sql(statement, values)).rejects.toMatchObject({ code: expect.stringMatching(/^KN04/) });

beforeAll(async () => {
	world = await addWorld();
});

test.each([
	['invoice', 8],
	['receipt', 8],
	['accounts', 10],
	['contract', 6],
	['quote', 6],
	['letter', 6],
	['report', null],
	['other', null],
])('%s is kept for %s years', async (category, years) => {
	const { data } = await upload(world.here.people.Manager, { content: content() }, { category });
	expect(data.retention_until).toBe(years === null ? null : `${thisYear + years}-12-31`);
});

describe('until then', () => {
	test('neither row nor file are deleted, by no road', async () => {
		const { people } = world.here;
		const { data } = await upload(people.Manager, { content: content() }, { category: 'invoice' });
		for (const person of [people.Manager, people.Administrator]) {
			for (const path of [`/items/documents/${data.id}`, `/files/${data.file_id}`, `/simple-rest/documents/${data.id}`]) {
				const answer = await call(person, path, { method: 'DELETE' });
				expect(answer.codes, path).toEqual(['DOCUMENT_IS_KEPT']);
				expect(answer.status).toBe(409);
			}
			for (const path of ['/items/documents', '/files'])
				expect((await call(person, path, { method: 'DELETE', body: [path === '/files' ? data.file_id : data.id] })).codes).toEqual([
					'DOCUMENT_IS_KEPT',
				]);
			const byQuery = { query: { filter: { id: { _eq: data.id } } } };
			expect((await call(person, '/items/documents', { method: 'DELETE', body: byQuery })).codes).toEqual(['DOCUMENT_IS_KEPT']);
			expect((await graphql(person, `mutation { delete_documents_item(id: "${data.id}") { id } }`)).codes).toEqual(['DOCUMENT_IS_KEPT']);
			expect((await graphql(person, `mutation { delete_files_item(id: "${data.file_id}") { id } }`, {}, '/graphql/system')).codes).toEqual([
				'DOCUMENT_IS_KEPT',
			]);
		}
		await refused('delete from documents where id = $1', [data.id]);
		await refused('delete from directus_files where id = $1', [data.file_id]);
		await refused('truncate documents cascade', []);
		await refused('truncate directus_files cascade', []);
		expect((await call(people.Manager, `/assets/${data.file_id}`)).status).toBe(200);
	});
	test('the day does not come earlier; later it may', async () => {
		const { people } = world.here;
		const { data } = await upload(people.Manager, { content: content() }, { category: 'receipt' });
		for (const retention_until of [null, '2020-01-01', `${thisYear + 8}-12-30`]) {
			const answer = await call(people.Administrator, `/items/documents/${data.id}`, { method: 'PATCH', body: { retention_until } });
			expect(answer.codes, String(retention_until)).toEqual(['DOCUMENT_IS_KEPT']);
			await refused('update documents set retention_until = $2 where id = $1', [data.id, retention_until]);
		}
		expect(
			(await call(people.Manager, `/items/documents/${data.id}`, { method: 'PATCH', body: { category: 'other' } })).data.retention_until,
		).toBe(`${thisYear + 8}-12-31`);
		const later = `${thisYear + 20}-12-31`;
		expect(
			(await call(people.Manager, `/items/documents/${data.id}`, { method: 'PATCH', body: { retention_until: later } })).data
				.retention_until,
		).toBe(later);
	});
	test('a category that asks for more makes it longer', async () => {
		const { data } = await upload(world.here.people.Manager, { content: content() });
		const answer = await call(world.here.people.Manager, `/items/documents/${data.id}`, { method: 'PATCH', body: { category: 'invoice' } });
		expect(answer.data.retention_until).toBe(`${thisYear + 8}-12-31`);
	});
	test('the content stays the same', async () => {
		const { people } = world.here;
		const bytes = content();
		const { data } = await upload(people.Manager, { content: bytes }, { category: 'invoice' });
		const other = await upload(people.Manager, { content: content() });
		for (const person of [people.Manager, people.Administrator]) {
			const answer = await call(person, `/files/${data.file_id}`, { method: 'PATCH', body: form({ content: content(), name: 'x.pdf' }) });
			expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400);
			expect(
				(await call(person, `/items/documents/${data.id}`, { method: 'PATCH', body: { file_id: other.data.file_id } })).status,
			).toBeGreaterThanOrEqual(400);
			expect(
				(await call(person, `/items/documents/${data.id}`, { method: 'PATCH', body: { file_id: null } })).status,
			).toBeGreaterThanOrEqual(400);
		}
		await refused("update directus_files set filename_disk = 'x' where id = $1", [data.file_id]);
		await refused("update directus_files set type = 'text/html' where id = $1", [data.file_id]);
		await refused('update documents set file_id = null where id = $1', [data.id]);
		expect((await call(people.Manager, `/assets/${data.file_id}`)).body).toBe(bytes.toString());
		expect(stored().filter((name) => name.startsWith('temp_'))).toEqual([]);
	});
});

test('a receipt is kept from when its expense is handed in', async () => {
	const { people } = world.here;
	const me = people.Employee;
	const file = await upload(me, { content: content(), name: 'beleg.pdf' }, {}, '/files');
	const created = await call(me, '/items/expenses', {
		method: 'POST',
		body: { amount: '11.90', supplier: 'Bahn', expense_date: '2026-03-01', receipt_file_id: file.data.id },
	});
	expect(created.status, JSON.stringify(created.body)).toBe(200);
	const documentsOf = () => sql('select * from documents where file_id = $1', [file.data.id]);
	expect(await documentsOf()).toEqual([]);
	expect((await call(me, `/expenses/${created.data.id}/submit`, { method: 'POST', body: {} })).status).toBe(200);
	const [document] = await documentsOf();
	expect(document).toMatchObject({
		category: 'receipt',
		owner_id: me.id,
		linked_module: 'expense',
		linked_id: created.data.id,
		title: 'Bahn 2026-03-01',
	});
	expect((await call(people.Administrator, `/files/${file.data.id}`, { method: 'DELETE' })).codes).toEqual(['DOCUMENT_IS_KEPT']);
	expect((await call(people.Accountant, `/assets/${file.data.id}`)).status).toBe(200);
	expect((await call(people.Sales, `/assets/${file.data.id}`)).status).toBe(403);
});

test('afterwards it goes: row, file and content', async () => {
	const { people, id: organization_id } = world.here;
	const file = await upload(people.Manager, { content: content(), name: 'alt.pdf' }, {}, '/files');
	const document = await insert('documents', {
		id: randomUUID(),
		organization_id,
		title: 'Old',
		category: 'invoice',
		file_id: file.data.id,
		created_at: '2010-05-01',
	});
	expect((await sql('select retention_until::text from documents where id = $1', [document]))[0]!.retention_until).toBe('2018-12-31');
	expect((await call(people.Manager, `/items/documents/${document}`, { method: 'DELETE' })).status).toBe(204);
	expect(await find('directus_files', file.data.id)).toBeUndefined();
	await expect.poll(() => stored().filter((name) => name.startsWith(file.data.id)), { timeout: 10_000 }).toEqual([]);
	await expect.poll(() => sql('select 1 from kontor_system.released_files where filename_disk like $1', [`${file.data.id}%`])).toEqual([]);
});
