/** Guards (snapshots/guards): modules do not depend on each other's files, and nothing stays of what a version of before has made. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readCatalogue, WITH_FULL_NAMES } from '../../scripts/backup/catalogue.ts';
import { runNode } from '../../scripts/lib/directus.ts';
import { root, snapshots } from '../../scripts/lib/paths.ts';
import { connect } from '../../scripts/lib/postgres.ts';
import { readGuards } from '../../scripts/snapshot/files.ts';
import { inject } from '../lib/inject.ts';
import { freshDatabase } from '../lib/own-directus.ts';

// Whole databases are made here.
vi.setConfig({ testTimeout: 180_000 });
const folder = mkdtempSync(join(tmpdir(), 'kontor-guards-'));
let environment: Record<string, string>;
let made: string[];
beforeAll(async () => {
	({ environment } = await freshDatabase('guards'));
	made = await statements('guards');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function statements(database: string): Promise<string[]> {
	const client = await connect(inject('connection'), database);
	try {
		await client.query(`begin; ${WITH_FULL_NAMES}`);
		const { before, after } = await readCatalogue(client);
		return [...before, ...after];
	} finally {
		await client.end();
	}
}

test('the files of the modules may come in any order', async () => {
	cpSync(snapshots, folder, { recursive: true });
	rmSync(join(folder, 'guards'), { recursive: true });
	const all = readGuards(snapshots);
	const isFrame = (name: string) => /^(first|last)\//.test(name);
	const reversed = all.filter(({ name }) => !isFrame(name)).reverse();
	for (const part of ['first', 'last']) mkdirSync(join(folder, 'guards', part), { recursive: true });
	for (const { name, sql } of all.filter(({ name }) => isFrame(name))) writeFileSync(join(folder, 'guards', name), sql);
	for (const [index, { name, sql }] of reversed.entries())
		writeFileSync(join(folder, 'guards', `${String(index).padStart(3, '0')}-${name.replaceAll('/', '-')}`), sql);
	expect(
		readGuards(folder)
			.map(({ sql }) => sql)
			.filter((sql) => reversed.some((one) => one.sql === sql)),
	).toEqual(reversed.map(({ sql }) => sql));
	await freshDatabase('guards_reversed', folder);
	expect(await statements('guards_reversed')).toEqual(made);
});

test('a trigger under a name of before is gone after the next start', async () => {
	const client = await connect(inject('connection'), 'guards');
	try {
		await client.query(
			'create trigger kontor_stamp before insert or update on customers for each row execute function kontor_system.stamp()',
		);
		await client.query("delete from kontor_system.setup where key = 'snapshot'");
	} finally {
		await client.end();
	}
	expect(await statements('guards')).not.toEqual(made);
	await runNode([join(root, 'scripts', 'snapshot', 'apply.ts')], environment);
	expect(await statements('guards')).toEqual(made);
});

test('a check that an earlier version made by the name of a column alone is gone after the next start', async () => {
	const client = await connect(inject('connection'), 'guards');
	const checks = async () =>
		(
			await client.query("select conname from pg_constraint where conrelid = 'customers'::regclass and conname like 'z\\_%' order by 1")
		).rows.map(({ conname }) => conname);
	try {
		await client.query('alter table customers add z_rate numeric(9,2), add z_kind varchar(9), add z_days int');
		await client.query(`
			alter table customers add constraint z_rate_is_percentage check (z_rate between 0 and 100), add constraint z_rate_not_negative check (z_rate >= 0),
				add constraint z_kind_is_a_choice check (z_kind in ('a')), add constraint z_days_is_a_term check (z_days < 9), add constraint z_own_not_negative check (z_days >= 0);
			comment on constraint z_rate_is_percentage on customers is '${'0'.repeat(32)}';
			comment on constraint z_rate_not_negative on customers is '${'1'.repeat(32)}';
			comment on constraint z_kind_is_a_choice on customers is '${'2'.repeat(32)}';
			comment on constraint z_days_is_a_term on customers is '${'3'.repeat(32)}';
			comment on constraint z_own_not_negative on customers is 'Made by hand'`);
		await client.query("update directus_fields set interface = 'select-radio' where collection = 'tax_rates' and field = 'category'");
		await client.query("delete from kontor_system.setup where key = 'snapshot'");
		await runNode([join(root, 'scripts', 'snapshot', 'apply.ts')], environment);
		expect(await checks()).toEqual(['z_own_not_negative', 'z_rate_is_a_number']);
		await client.query('alter table customers drop column z_rate, drop column z_kind, drop column z_days');
	} finally {
		await client.end();
	}
	expect(await statements('guards')).toEqual(made);
});

test('a trigger before a row says in its name when it runs', async () => {
	const client = await connect(inject('connection'), 'guards');
	try {
		await expect(
			client.query("select kontor_system.ensure_trigger('customers', 'kontor_late', 'before update', 'kontor_system.stamp()')"),
		).rejects.toThrow('does not say when it runs');
		const { rows } = await client.query(
			"select tgname from pg_trigger where not tgisinternal and tgtype & 3 = 3 and tgname like 'kontor\\_%' and tgname !~ '^kontor_[1-8]_'",
		);
		expect(rows).toEqual([]);
	} finally {
		await client.end();
	}
});
