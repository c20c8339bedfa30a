import { expect, test } from 'vitest';
import { snapshots } from '../lib/paths.ts';
import { uniqueIndexes } from './broken-rules.ts';
import { readGuards } from './files.ts';

test('a unique index is understood as the guards write it', () => {
	const sql =
		'select 1;\ncreate unique index if not exists uq_a on things (organization_id, lower(coalesce(name, title))) where not is_old;\ncreate unique index if not exists uq_b on things (id);';
	expect(uniqueIndexes(sql)).toEqual([
		{
			statement: 'create unique index if not exists uq_a on things (organization_id, lower(coalesce(name, title))) where not is_old;',
			name: 'uq_a',
			table: 'things',
			columns: ['organization_id', 'lower(coalesce(name, title))'],
			where: 'not is_old',
		},
		{
			statement: 'create unique index if not exists uq_b on things (id);',
			name: 'uq_b',
			table: 'things',
			columns: ['id'],
			where: undefined,
		},
	]);
});

test('and so is every one that there is', () => {
	const all = readGuards(snapshots)
		.map(({ sql }) => sql)
		.join('\n');
	const written = all.match(/^\s*create unique index/gim)?.length;
	expect(uniqueIndexes(all)).toHaveLength(written!);
});
