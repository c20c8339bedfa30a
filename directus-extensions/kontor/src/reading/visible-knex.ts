/** The database as one caller sees it. */
import getDatabase from '@directus/api/database/index';
import type { Permission, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import { restricted } from './restricted.js';
import { searched } from './search/marks.js';
import { type Narrowed, VisibleTables } from './visible-tables.js';

/** What is compiled for a caller is kept as long as their rights are. */
const compiled = new WeakMap<readonly Permission[], VisibleTables>();

/** Without permissions (null) everything is seen: for administrators and the server itself. */
export function visibleKnex(knex: Knex, permissions: readonly Permission[] | null, schema: SchemaOverview, narrowed?: Narrowed): Knex {
	if (permissions === null) return restricted(knex, searched);
	let tables = compiled.get(permissions);
	if (!tables) {
		tables = new VisibleTables(permissions, schema, getDatabase());
		compiled.set(permissions, tables);
	}
	const visible = tables;
	return restricted(knex, (sql, bindings) => visible.restrict(sql, bindings, narrowed));
}
