/** The database as one caller sees it. */
import getDatabase from '@directus/api/database/index';
import type { Permission, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import { restricted } from './restricted.js';
import { type Narrowed, VisibleTables } from './visible-tables.js';

/** What is compiled for a caller is kept as long as their rights are. */
const compiled = new WeakMap<readonly Permission[], VisibleTables>();

export function visibleKnex(knex: Knex, permissions: readonly Permission[], schema: SchemaOverview, narrowed?: Narrowed): Knex {
	let tables = compiled.get(permissions);
	if (!tables) {
		tables = new VisibleTables(permissions, schema, getDatabase());
		compiled.set(permissions, tables);
	}
	return restricted(knex, tables, narrowed);
}
