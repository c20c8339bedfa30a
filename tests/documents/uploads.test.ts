/** Filing documents: what is kept, once, in versions, for whom. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { officeFile, pdf, png } from '../../directus-extensions/kontor/src/files/inspect/fixtures.ts';
import { call } from '../lib/api.ts';
import { find, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { stored, trace, upload } from '../lib/uploads.ts';
import { addPerson, addWorld, type World } from '../lib/world.ts';

let world: World;
let count = 0;
/** Never the same twice. */
const content = (text = 'Content') => pdf(`${text} ${++count} ${world.here.id}`);
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
	world = await addWorld();
});

describe('an upload', () => {
	test('is kept byte for byte, with its checksum, owner, link, and the name that fits', async () => {
		const { people, customer, id: organization_id } = world.here;
		const bytes = content();
		const answer = await upload(
			people.Manager,
			{ content: bytes, name: '../../Vertrag Müller.html', type: 'text/html' },
			{
				title: 'Rahmenvertrag',
				category: 'contract',
				linked_module: 'customer',
				linked_id: customer,
				tags: 'wichtig, 2026',
				is_confidential: false,
			},
		);
		expect(answer.status, JSON.stringify(answer.body)).toBe(200);
		expect(answer.data).toMatchObject({
			organization_id,
			title: 'Rahmenvertrag',
			category: 'contract',
			linked_module: 'customer',
			linked_id: customer,
			owner_id: people.Manager.id,
			version: 1,
			type: 'application/pdf',
			checksum: sha(bytes),
			tags: ['wichtig', '2026'],
			existing: false,
			retention_until: `${new Date().getFullYear() + 6}-12-31`,
		});
		const file = (await find('directus_files', answer.data.file_id))!;
		expect(file).toMatchObject({
			filename_download: 'Vertrag Müller.pdf',
			type: 'application/pdf',
			uploaded_by: people.Manager.id,
			organization_id,
			checksum: sha(bytes),
			filesize: String(bytes.length),
		});
		expect(readFileSync(join(inject('data'), 'uploads', file.filename_disk))).toEqual(bytes);
		const [activity] = await sql("select * from directus_activity where collection = 'documents' and item = $1", [answer.data.id]);
		expect(activity).toMatchObject({ action: 'create', user: people.Manager.id });
		const listed = await call(people.Manager, `/items/documents?filter[linked_id]=${customer}`);
		expect(listed.data.map((row: { id: string }) => row.id)).toEqual([answer.data.id]);
	});
	test.each([
		['a picture', () => png(20, 20), 'photo', 'photo.png', 'image/png'],
		[
			'a text document',
			() => officeFile('word'),
			'brief.docx',
			'brief.docx',
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		],
		['a table', () => Buffer.from(`a;b\n1;${Math.random()}`), 'export.csv', 'export.csv', 'text/csv'],
		['a text', () => Buffer.from(`alert(${Math.random()})`), 'evil.js', 'evil.txt', 'text/plain'],
	])('%s', async (_what, make, name, clean, type) => {
		const answer = await upload(world.here.people.Accountant, { content: make(), name });
		expect(answer.status, JSON.stringify(answer.body)).toBe(200);
		expect(await find('directus_files', answer.data.file_id)).toMatchObject({ filename_download: clean, type });
	});
	test('a link to what one can not see is refused, and nothing is left', async () => {
		const before = await trace();
		for (const [person, linked_id] of [
			[world.here.people.Manager, world.there.customer],
			[world.here.people.Employee, world.here.project],
		] as const) {
			const answer = await upload(
				person,
				{ content: content() },
				{ linked_module: linked_id === world.here.project ? 'project' : 'customer', linked_id },
			);
			expect(answer.codes).toEqual(['REFERENCE_NOT_FOUND']);
		}
		expect((await upload(world.here.people.Manager, { content: content() }, { linked_module: 'customer' })).codes).toEqual([
			'INVALID_REQUEST',
		]);
		expect((await upload(world.here.people.Manager, { content: content() }, { checksum: 'x' })).codes).toEqual(['INVALID_REQUEST']);
		expect((await upload(world.stray, { content: content() })).codes).toEqual(['NO_ORGANIZATION']);
		expect((await upload(world.here.people.Auditor, { content: content() })).status).toBe(403);
		expect((await upload({}, { content: content() })).status).toBe(403);
		await expect.poll(trace).toEqual(before);
	});
	test('the same Idempotency-Key gives the first answer again', async () => {
		const bytes = content();
		const key = { 'Idempotency-Key': `upload-${world.here.id}` };
		const first = await upload(world.here.people.Manager, { content: bytes }, {}, '/documents/upload', key);
		const again = await upload(world.here.people.Manager, { content: bytes }, {}, '/documents/upload', key);
		expect(again.data).toEqual(first.data);
		expect((await upload(world.here.people.Manager, { content: content() }, {}, '/documents/upload', key)).codes).toEqual([
			'IDEMPOTENCY_KEY_REUSED',
		]);
	});
});

describe('the same content', () => {
	test('is kept once, however often and at the same time it comes', async () => {
		const bytes = content();
		const before = await trace();
		const answers = await Promise.all(Array.from({ length: 8 }, () => upload(world.here.people.Manager, { content: bytes })));
		expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
		expect(new Set(answers.map(({ data }) => data.id)).size).toBe(1);
		expect(answers.filter(({ data }) => !data.existing)).toHaveLength(1);
		await expect.poll(trace).toEqual({ documents: before.documents + 1, files: before.files + 1, onDisk: before.onDisk + 1 });
	});
	test('is new to whoever can not see it', async () => {
		const bytes = content();
		const secret = await upload(world.here.people.Manager, { content: bytes }, { is_confidential: true });
		for (const person of [world.there.people.Manager, world.here.people.Accountant, world.here.people.Employee]) {
			const answer = await upload(person, { content: bytes });
			expect(answer.data.existing, person.role).toBe(false);
			expect(answer.data.file_id).not.toBe(secret.data.file_id);
			expect((await call(person, `/assets/${answer.data.file_id}`)).status).toBe(200);
		}
		expect((await upload(world.here.people.Manager, { content: bytes })).data).toMatchObject({ existing: true });
	});
	test('can be filed at a second record', async () => {
		const { people, customer, project } = world.here;
		const first = await upload(people.Manager, { content: content() }, { linked_module: 'customer', linked_id: customer });
		const link = { method: 'POST', body: { linked_module: 'project', linked_id: project } };
		const second = await call(people.Manager, `/documents/${first.data.id}/link`, link);
		expect(second.data, JSON.stringify(second.body)).toMatchObject({
			existing: false,
			file_id: first.data.file_id,
			linked_id: project,
			checksum: first.data.checksum,
		});
		expect((await call(people.Manager, `/documents/${first.data.id}/link`, link)).data).toMatchObject({
			existing: true,
			id: second.data.id,
		});
		expect((await call(world.there.people.Manager, `/documents/${first.data.id}/link`, link)).codes).toEqual(['NOT_FOUND']);
	});
});

describe('versions', () => {
	test('follow one another; the old ones stay readable', async () => {
		const { people, customer } = world.here;
		const texts = [content('one'), content('two'), content('three')];
		const first = await upload(
			people.Manager,
			{ content: texts[0]! },
			{ title: 'Plan', is_confidential: true, linked_module: 'customer', linked_id: customer },
		);
		const path = `/documents/${first.data.id}/versions`;
		const second = await upload(people.Manager, { content: texts[1]!, name: 'plan.pdf' }, {}, path);
		expect(second.data, JSON.stringify(second.body)).toMatchObject({
			version: 2,
			previous_document_id: first.data.id,
			title: 'Plan',
			is_confidential: true,
			linked_id: customer,
			owner_id: people.Manager.id,
		});
		// From an old one on, it is the newest one that is followed.
		const third = await upload(people.Manager, { content: texts[2]! }, { title: 'Plan B' }, path);
		expect(third.data).toMatchObject({ version: 3, previous_document_id: second.data.id, title: 'Plan B' });
		expect((await upload(people.Manager, { content: texts[2]! }, {}, path)).data).toMatchObject({ existing: true, id: third.data.id });
		const listed = await call(people.Manager, `/documents/${second.data.id}/versions`);
		expect(listed.data.map((row: { version: number }) => row.version)).toEqual([3, 2, 1]);
		for (const [at, { data }] of [first, second, third].entries())
			expect((await call(people.Manager, `/assets/${data.file_id}`)).body).toBe(texts[at]!.toString());
		for (const person of [people.Sales, people.Accountant, world.there.people.Manager])
			expect((await upload(person, { content: content() }, {}, path)).codes).toEqual(['NOT_FOUND']);
	});
	test('only the newest is the current one, also when it goes again', async () => {
		const me = world.here.people.Manager;
		const first = await upload(me, { content: content() });
		const second = await upload(me, { content: content() }, {}, `/documents/${first.data.id}/versions`);
		const current = async () =>
			Promise.all([first, second].map(async ({ data }) => (await call(me, `/items/documents/${data.id}`)).data?.is_current));
		expect(await current()).toEqual([false, true]);
		await sql('update documents set is_current = true where id = $1', [first.data.id]);
		expect(await current()).toEqual([false, true]);
		expect((await call(me, `/items/documents/${second.data.id}`, { method: 'DELETE' })).status).toBe(204);
		expect(await current()).toEqual([true, undefined]);
	});
	test('of eight at the same time each gets a number of its own', async () => {
		const { people } = world.here;
		const first = await upload(people.Manager, { content: content() });
		const answers = await Promise.all(
			Array.from({ length: 8 }, () => upload(people.Manager, { content: content() }, {}, `/documents/${first.data.id}/versions`)),
		);
		expect(answers.map(({ data }) => data.version).sort()).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
	});
	test('need the right to change the document', async () => {
		const first = await upload(world.here.people.Manager, { content: content() });
		expect((await upload(world.here.people.Sales, { content: content() }, {}, `/documents/${first.data.id}/versions`)).codes).toEqual([
			'VERB_NOT_ALLOWED',
		]);
		expect((await upload(world.here.people.Accountant, { content: content() }, {}, `/documents/${first.data.id}/versions`)).status).toBe(
			200,
		);
	});
	test('are not written by hand', async () => {
		const { data } = await upload(world.here.people.Manager, { content: content() });
		for (const patch of [
			{ version: 7 },
			{ is_current: false },
			{ checksum: 'x' },
			{ previous_document_id: data.id },
			{ type: 'text/html' },
		])
			for (const person of [world.here.people.Manager, world.here.people.Administrator])
				expect((await call(person, `/items/documents/${data.id}`, { method: 'PATCH', body: patch })).status).toBeGreaterThanOrEqual(400);
	});
});

test('invoices and receipts of others are not for everybody who sees documents', async () => {
	const { people } = world.here;
	for (const category of ['invoice', 'receipt', 'accounts']) {
		const { data } = await upload(people.Accountant, { content: content() }, { category });
		for (const [person, status] of [
			[people.Sales, 403],
			[people['Project lead'], 403],
			[people.Employee, 403],
			[people.Auditor, 200],
			[people.Manager, 200],
		] as const) {
			expect((await call(person, `/items/documents/${data.id}`)).status, `${person.role} ${category}`).toBe(status);
			expect((await call(person, `/assets/${data.file_id}`)).status, `${person.role} ${category}`).toBe(status);
		}
	}
});

test('a document goes with its last row, content and all', async () => {
	const me = await addPerson(world.here.id, 'Manager');
	const { data } = await upload(me, { content: content() }, { linked_module: 'customer', linked_id: world.here.customer });
	const second = await call(me, `/documents/${data.id}/link`, {
		method: 'POST',
		body: { linked_module: 'project', linked_id: world.here.project },
	});
	expect((await call(me, `/items/documents/${data.id}`, { method: 'DELETE' })).status).toBe(204);
	expect(await find('directus_files', data.file_id)).toBeDefined();
	expect((await call(me, `/items/documents/${second.data.id}`, { method: 'DELETE' })).status).toBe(204);
	expect(await find('directus_files', data.file_id)).toBeUndefined();
	await expect.poll(() => stored().filter((name) => name.startsWith(data.file_id)), { timeout: 20_000 }).toEqual([]);
});
