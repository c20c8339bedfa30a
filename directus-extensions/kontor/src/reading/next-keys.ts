/** The keys of the rows that follow a given one, in the order of the key: the index finds them, however far into a table. */
import { applyFilter } from '@directus/api/database/run-ast/lib/apply-query/filter/index';
import type { Query } from '@directus/types';
import { type Context, isPrivileged } from '../core/context.js';
import { readPermissionsOf } from '../core/rights/read-rights.js';
import { keepGroups } from '../core/rights/rules/keep-groups.js';
import { hideTrash } from '../core/trash.js';
import { lookedUp } from './search/condition.js';
import { visibleKnex } from './visible-knex.js';

export type Key = string | number;

/** The filter must have been checked: it may name only what the caller can read. */
export async function nextKeys(collection: string, query: Query, after: Key | null, limit: number, context: Context): Promise<Key[]> {
	const { schema, accountability } = context;
	const { primary } = schema.collections[collection]!;
	const isFree = isPrivileged(accountability);
	// What the caller may not see is not in these tables, so nothing else needs to ask for rights.
	const database = isFree ? context.database : visibleKnex(context.database, await readPermissionsOf(context), schema);
	const asked = (await hideTrash(query, collection, context)).filter ?? null;
	const filter = isFree ? asked : keepGroups(asked, collection, schema);

	const rows = database(collection).select(`${collection}.${primary}`).orderBy(`${collection}.${primary}`).limit(limit);
	if (after !== null) rows.where(`${collection}.${primary}`, '>', after);
	// A filter that joins lists finds a row several times.
	if (filter && applyFilter(database, schema, rows, filter, collection, {}, [], []).hasMultiRelationalFilter) rows.distinct();
	if (query.search) {
		const [found] = await lookedUp([{ collection, search: query.search }], schema, database);
		rows.whereRaw(found!.text, found!.bindings);
	}
	return (await rows).map((row: Record<string, Key>) => row[primary]!);
}
