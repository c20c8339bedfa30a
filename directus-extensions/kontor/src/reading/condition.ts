/** A filter of a permission as a condition in SQL, compiled by Directus' own filter code. */
import { applyFilter } from '@directus/api/database/run-ast/lib/apply-query/filter/index';
import type { Filter, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import { isOnColumns } from './rules/plain-paths.js';

export interface Sql {
	text: string;
	bindings: readonly Knex.RawBinding[];
}

export function conditionOf(filter: Filter, collection: string, schema: SchemaOverview, database: Knex): Sql {
	const query = database.queryBuilder();
	if (isOnColumns(filter, collection, schema)) {
		applyFilter(database, schema, query, filter, collection, {}, [], []);
		const { sql, bindings } = query.toSQL();
		const [, text] = /^select \* where (.*)$/s.exec(sql) ?? [];
		if (text) return { text: `(${text})`, bindings: bindings as Knex.RawBinding[] };
		if (sql === 'select *') return { text: 'true', bindings: [] };
		throw new Error(`No condition can be made of the permission for ${collection}`);
	}
	// A filter that joins other tables goes into a sub-query, so that no row comes twice.
	const key = `${collection}.${schema.collections[collection]!.primary}`;
	query.select(key).from(collection);
	applyFilter(database, schema, query, filter, collection, {}, [], []);
	const { sql, bindings } = query.toSQL();
	return { text: `${quoted(collection)}.${quoted(key.split('.')[1]!)} in (${ofTheTables(sql)})`, bindings: bindings as Knex.RawBinding[] };
}

/** A permission's filter is evaluated on the tables themselves, not on the part that the caller sees. */
const ofTheTables = (sql: string): string => sql.replace(/\b(from|join) (?="(?!public"\."))/g, '$1 "public".');

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
