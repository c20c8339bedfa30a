/** The tables as one caller sees them: common table expressions in front of a query, each under the name of its table. */
import { applyFilter } from '@directus/api/database/run-ast/lib/apply-query/filter/index';
import type { Filter, Permission, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import { conditionOf, quoted, type Sql } from './condition.js';
import { rightsOnTable, type Where, withJoinKeys } from './rules/table-rights.js';
import { searched } from './search/marks.js';

interface VisibleTable {
	columns: Map<string, Sql>;
	rows: Sql | null;
}

/** The rows of one table that a filter finds; the query names no others of it. */
export interface Narrowed {
	collection: string;
	filter: Filter;
}

export class VisibleTables {
	readonly #tables = new Map<string, VisibleTable>();
	readonly #permissions: readonly Permission[];
	readonly #schema: SchemaOverview;
	readonly #database: Knex;

	constructor(permissions: readonly Permission[], schema: SchemaOverview, database: Knex) {
		this.#permissions = permissions;
		this.#schema = schema;
		this.#database = database;
	}

	/** The query over what is seen. Inside it the name of a table means its visible part, for filters, sorts, counts and joins alike. */
	restrict(text: string, bindings: readonly Knex.RawBinding[], narrowed?: Narrowed): Sql {
		if (!/^select\b/i.test(text)) throw new Error('Only a plain select can be restricted to what is visible');
		const asked = narrowed ? this.#narrow(text, bindings, narrowed) : { text, bindings };
		const query = searched(asked.text, asked.bindings);
		const names = new Set([...query.text.matchAll(/"((?:[^"]|"")+)"/g)].map(([, name]) => name!.replaceAll('""', '"')));
		const parts = [...names].filter((name) => name in this.#schema.collections).map((name) => this.#expression(name, names));
		if (parts.length === 0) return query;
		return {
			text: `with ${parts.map((part) => part.text).join(', ')} ${query.text}`,
			bindings: [...parts.flatMap((part) => part.bindings), ...query.bindings],
		};
	}

	/**
	 * A filter that joins lists finds a row several times, but sums and counts must take each row once: so the filter goes into a
	 * sub-query.
	 */
	#narrow(text: string, bindings: readonly Knex.RawBinding[], { collection, filter }: Narrowed): Sql {
		const key = `${collection}.${this.#schema.collections[collection]!.primary}`;
		const query = this.#database(collection).select(key);
		applyFilter(this.#database, this.#schema, query, filter, collection, {}, [], []);
		const matching = query.toSQL();
		const table = quoted(collection);
		const isMatching = `${table}.${quoted(this.#schema.collections[collection]!.primary)} in (${matching.sql})`;
		return {
			text: `select * from (with ${table} as (select * from ${table} where ${isMatching}) ${text}) as "answer"`,
			bindings: [...(matching.bindings as Knex.RawBinding[]), ...bindings],
		};
	}

	#expression(collection: string, names: ReadonlySet<string>): Sql {
		const { columns, rows } = this.#table(collection);
		const named = [...columns].filter(([name]) => names.has(name)).map(([, column]) => column);
		const list = named.length > 0 ? named.map((column) => column.text).join(', ') : 'null';
		return {
			text: `${quoted(collection)} as not materialized (select ${list} from "public".${quoted(collection)}${rows ? ` where ${rows.text}` : ''})`,
			bindings: [...named.flatMap((column) => column.bindings), ...(rows?.bindings ?? [])],
		};
	}

	#table(collection: string): VisibleTable {
		const known = this.#tables.get(collection);
		if (known) return known;
		const schema = this.#schema;
		const permissions = this.#permissions;
		const rights = withJoinKeys(collection, rightsOnTable(collection, permissions, schema), permissions, schema);
		const columns = new Map<string, Sql>();
		for (const { field, type } of Object.values(schema.collections[collection]!.fields)) {
			if (type === 'alias') continue;
			const column = `${quoted(collection)}.${quoted(field)}`;
			const where = this.#oneOf(rights.columns.get(field) ?? null, collection);
			columns.set(
				field,
				where
					? { text: `case when ${where.text} then ${column} end as ${quoted(field)}`, bindings: where.bindings }
					: { text: column, bindings: [] },
			);
		}
		const table = { columns, rows: this.#oneOf(rights.rows, collection) };
		this.#tables.set(collection, table);
		return table;
	}

	#oneOf(where: Where, collection: string): Sql | null {
		if (where === null) return null;
		if (where.length === 0) return { text: 'false', bindings: [] };
		const conditions = where.map((filter) => conditionOf(filter, collection, this.#schema, this.#database));
		return { text: `(${conditions.map(({ text }) => text).join(' or ')})`, bindings: conditions.flatMap(({ bindings }) => bindings) };
	}
}
