/**
 * Indexes for searching, of tables so large that making them in the transaction of the guards would hold up who writes. Made one by one
 * beside the running copies; one that was interrupted is made anew.
 */
import type { Knex } from 'knex';

export async function makeSearchIndexes(database: Knex, progress: (note: string) => void): Promise<void> {
	const { rows } = await database.raw(`
		select distinct on (s.name) s.name, s.definition, i.indexrelid is not null as is_broken
		from kontor_system.search_indexes() s left join pg_index i on i.indexrelid = to_regclass(quote_ident(s.name))
		where i.indexrelid is null or not i.indisvalid`);
	for (const { name, definition, is_broken: isBroken } of rows) {
		progress(`index for searching: ${name}`);
		if (isBroken) await database.raw('drop index concurrently if exists ??', [name]);
		await database.raw(`create index concurrently ?? on ${definition}`, [name]);
	}
}
