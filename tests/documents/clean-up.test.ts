/** What a server that died has left, and what could not be deleted at once. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import knex from 'knex';
import { expect, test } from 'vitest';
import { pdf } from '../../directus-extensions/kontor/src/files/inspect/fixtures.ts';
import { fileId } from '../../directus-extensions/kontor/src/files/rules/file-id.ts';
import { sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { stored, upload } from '../lib/uploads.ts';
import { addTenant } from '../lib/world.ts';

const HOUR = 3_600_000;
const put = (name: string) => writeFileSync(join(inject('data'), 'uploads', name), 'litter');

test('content without a row goes, all other stays', async () => {
	const firm = await addTenant();
	const kept = await upload(firm.people.Manager, { content: pdf(`kept ${firm.id}`) });
	const old = `${fileId(Date.now() - 2 * HOUR, randomBytes(10))}.pdf`;
	const ofOld = old.replace('.pdf', '__0123456789abcdef.png');
	const young = `${fileId(Date.now() - HOUR / 2, randomBytes(10))}.pdf`;
	const foreign = ['readme.txt', '5c96b1f4-f764-4a97-a7f5-32498cd7138f.pdf'];
	for (const name of [old, ofOld, young, ...foreign]) put(name);
	const released = `${fileId(Date.now(), randomBytes(10))}.pdf`;
	put(released);
	await sql("insert into kontor_system.released_files (storage, filename_disk) values ('local', $1)", [released]);

	// As the job does it, in a process that knows the server's settings.
	Object.assign(process.env, inject('environment'));
	const { removeReleased, removeUncommitted } = await import('../../directus-extensions/kontor/src/files/store/clean-up.ts');
	const { host, port, user, password, database: name } = inject('connection');
	const connection = knex({ client: 'pg', connection: { host, port, user, password, database: name } });
	expect(await removeUncommitted(connection, Date.now() - 8 * HOUR, Date.now() - HOUR)).toBe(2);
	expect(await removeReleased(connection)).toBeGreaterThanOrEqual(1);
	await connection.destroy();
	expect(stored().filter((file) => [old, ofOld, released].includes(file))).toEqual([]);
	for (const name of [young, ...foreign]) expect(stored(), name).toContain(name);
	expect(stored().some((name) => name.startsWith(kept.data.file_id))).toBe(true);
});
