/** The tables as one caller sees them: common table expressions in front of a query, each under the name of its table. */
import type { Permission, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import { conditionOf, quoted, type Sql } from './condition.js';
import { rightsOnTable, type Where, withJoinKeys } from './rules/table-rights.js';

interface VisibleTable {
	columns: Map<string, Sql>;
	rows: Sql | null;
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

	/** The query over what is seen. Inside it the name of a table means its visible part: filters, sorts, counts and joins know nothing else. */
	restrict(text: string, bindings: readonly Knex.RawBinding[]): Sql {
		if (!/^select\b/i.test(text)) throw new Error('Only a plain select can be restricted to what is visible');
		const names = new Set([...text.matchAll(/"((?:[^"]|"")+)"/g)].map(([, name]) => name!.replaceAll('""', '"')));
		const parts = [...names].filter((name) => name in this.#schema.collections).map((name) => this.#expression(name, names));
		if (parts.length === 0) return { text, bindings };
		return {
			text: `with ${parts.map((part) => part.text).join(', ')} ${text}`,
			bindings: [...parts.flatMap((part) => part.bindings), ...bindings],
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
