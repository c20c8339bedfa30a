/** A file is downloaded only by those who may see it, whoever knows its id. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, query } from '../lib/api.ts';
import { find, insert, sql } from '../lib/database.ts';
import { addPerson, addWorld, ROLES, type Role, type Somebody, type World } from '../lib/world.ts';

let world: World;
const TEXT = 'The salary of everybody';

async function upload(person: Somebody, fields: Record<string, string> = {}): Promise<Answer> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	form.append('file', new Blob([TEXT], { type: 'text/plain' }), 'salaries.txt');
	return call(person, '/files', { method: 'POST', body: form });
}

const file = (document: object) =>
	insert('documents', { id: randomUUID(), organization_id: world.here.id, title: 'Document', ...document });

const readers = async (id: string): Promise<Role[]> => {
	const seen: Role[] = [];
	for (const role of ROLES) {
		const answers = await Promise.all(
			[`/assets/${id}`, `/assets/${id}/salaries.txt`, `/assets/${id}?download`, `/files/${id}`].map((path) =>
				call(world.here.people[role], path),
			),
		);
		const open = answers.map(({ status }) => status === 200);
		expect(new Set(open).size, `${role}: ${answers.map(({ status }) => status)}`).toBe(1);
		if (open[0]) {
			expect(answers[0]!.body).toBe(TEXT);
			seen.push(role);
		}
	}
	return seen;
};

beforeAll(async () => {
	world = await addWorld();
});

test('an upload belongs to the tenant of who uploads it', async () => {
	for (const role of ['Administrator', 'Manager', 'Accountant', 'Project lead', 'Employee', 'Sales', 'Integrator'] as const) {
		const { status, data } = await upload(world.here.people[role]);
		expect(status, role).toBe(200);
		expect(await find('directus_files', data.id)).toMatchObject({
			organization_id: world.here.id,
			uploaded_by: world.here.people[role].id,
		});
	}
	expect((await upload(world.here.people.Auditor)).status).toBe(403);
	// What a hook refuses, Directus answers here with 400, 403 or an empty 204: the table tells what happened.
	for (const refused of [await upload(world.here.people.Employee, { organization_id: world.there.id }), await upload(world.stray)])
		expect(refused.status, JSON.stringify(refused.body)).not.toBe(200);
	expect(
		await sql('select 1 from directus_files where organization_id = $1 or uploaded_by = $2', [world.there.id, world.stray.id]),
	).toHaveLength(1);
	expect((await call({}, '/files', { method: 'POST', body: { title: 'x' } })).status).toBeGreaterThanOrEqual(400);
	const fromUrl = await call(world.here.people.Employee, '/files/import', {
		method: 'POST',
		body: { url: `http://127.0.0.1:1/x`, data: { organization_id: world.there.id } },
	});
	expect(fromUrl.status).toBeGreaterThanOrEqual(400);
	expect(fromUrl.status).toBeLessThanOrEqual(503);
});

describe('who downloads', () => {
	test('a file without a document: its uploader, and who may see all files', async () => {
		const { data } = await upload(world.here.colleague);
		expect(await readers(data.id)).toEqual(['Administrator', 'Manager', 'Accountant', 'Auditor', 'Integrator']);
	});
	test('a document that is not confidential: everybody but employees', async () => {
		const { data } = await upload(world.here.colleague);
		await file({ file_id: data.id, owner_id: world.here.colleague.id });
		expect(await readers(data.id)).toEqual(['Administrator', 'Manager', 'Accountant', 'Project lead', 'Sales', 'Auditor', 'Integrator']);
	});
	test('a confidential document: managers and its owner', async () => {
		const { data } = await upload(world.here.colleague);
		const document = await file({ file_id: data.id, owner_id: world.here.colleague.id, is_confidential: true });
		expect(await readers(data.id)).toEqual(['Administrator', 'Manager']);
		expect((await call(world.here.colleague, `/assets/${data.id}`)).body).toBe(TEXT);
		// A second document that is open does not open the file; taking back the confidentiality does.
		await file({ file_id: data.id, owner_id: world.here.colleague.id });
		expect(await readers(data.id)).toEqual(['Administrator', 'Manager']);
		await sql('update documents set is_confidential = false where id = $1', [document]);
		expect(await readers(data.id)).toContain('Sales');
		await sql('update documents set is_confidential = true where id = $1', [document]);
		await sql('delete from documents where id = $1', [document]);
		expect(await readers(data.id)).toContain('Sales');
	});
	test('nobody of another tenant, nobody without login, no account without tenant', async () => {
		const { data } = await upload(world.here.people.Manager);
		await file({ file_id: data.id, owner_id: world.here.colleague.id });
		for (const person of [...ROLES.filter((role) => role !== 'Administrator').map((role) => world.there.people[role]), world.stray, {}])
			for (const path of [`/assets/${data.id}`, `/assets/${data.id}?key=system-small-cover`, `/files/${data.id}`]) {
				const answer = await call(person, path);
				expect([401, 403], path).toContain(answer.status);
				expect(JSON.stringify(answer.body)).not.toContain(TEXT);
			}
	});
});

test('one does not get at a file by making a document of it', async () => {
	const { data } = await upload(world.here.colleague);
	await file({ file_id: data.id, owner_id: world.here.colleague.id, is_confidential: true });
	for (const role of ['Employee', 'Sales', 'Accountant'] as const) {
		const me = world.here.people[role];
		for (const file_id of [data.id, { id: data.id }, { id: data.id, title: 'mine' }]) {
			const answer = await call(me, '/items/documents', { method: 'POST', body: { title: 'Mine', file_id } });
			expect(answer.status, `${role} ${JSON.stringify(answer.body)}`).toBeGreaterThanOrEqual(400);
		}
		expect((await call(me, '/users/me', { method: 'PATCH', body: { avatar: data.id } })).status, `${role} avatar`).toBeGreaterThanOrEqual(
			400,
		);
		expect((await call(me, `/assets/${data.id}`)).status).toBe(403);
	}
});

test('files are not changed by those who may not', async () => {
	const { data } = await upload(world.here.colleague);
	for (const role of ROLES.filter((one) => !['Administrator', 'Manager'].includes(one))) {
		const me = world.here.people[role];
		for (const change of [
			{ uploaded_by: me.id },
			{ organization_id: world.there.id },
			{ is_confidential: false },
			{ filename_disk: '../../secret' },
		])
			expect((await call(me, `/files/${data.id}`, { method: 'PATCH', body: change })).status, role).toBe(403);
		expect((await call(me, `/files/${data.id}`, { method: 'DELETE' })).status, role).toBe(403);
	}
	const me = world.here.people.Manager;
	for (const change of [
		{ organization_id: world.there.id },
		{ filename_disk: '../../secret' },
		{ storage: 'other' },
		{ is_confidential: false },
	])
		expect((await call(me, `/files/${data.id}`, { method: 'PATCH', body: change })).status, JSON.stringify(change)).toBe(403);
	// Nor by uploading with a path, or over another one's file.
	const forged = await upload(await addPerson(world.here.id, 'Employee'), { filename_disk: '../../../forged.txt', id: data.id });
	expect(forged.status === 200 ? forged.data.id : null).not.toBe(data.id);
	expect((await find('directus_files', data.id))?.uploaded_by).toBe(world.here.colleague.id);
});

test('what lists files lists those of the tenant', async () => {
	await upload(world.there.people.Manager);
	for (const role of ROLES.filter((one) => one !== 'Administrator')) {
		const listed = await call(world.here.people[role], `/files${query({ fields: 'organization_id', limit: -1 })}`);
		expect(new Set(listed.data.map((row: { organization_id: string }) => row.organization_id)).has(world.there.id), role).toBe(false);
	}
});
