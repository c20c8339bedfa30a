/**
 * What a search finds is looked up before the query that asks for it: with the keys at hand Postgres knows how many rows there will be, and
 * does not walk through a million of them in their order for a first page that never fills.
 */
import type { SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import { quoted, type Sql } from '../condition.js';

/** By the query that finds them; `many`: too many to be named one by one. */
export type Keys = ReadonlyMap<string, readonly string[] | 'many'>;

export const nameOf = ({ text, bindings }: Sql): string => JSON.stringify([text, bindings]);

/** One query for all, each of which gives keys. The database shows what the reader may see. */
export async function lookUp(queries: readonly Sql[], most: number, database: Knex): Promise<Keys> {
	const distinct = [...new Map(queries.map((query) => [nameOf(query), query])).values()];
	if (distinct.length === 0) return new Map();
	const columns = distinct.map(({ text }, index) => `array(${text} limit ${most + 1})::text[] as "k${index}"`);
	const { rows } = await database.raw(`select ${columns.join(', ')}`, distinct.flatMap(({ bindings }) => bindings) as Knex.RawBinding[]);
	return new Map(
		distinct.map((query, index) => {
			const keys: string[] = rows[0][`k${index}`];
			return [nameOf(query), keys.length > most ? 'many' : keys];
		}),
	);
}

/** Those whose keys can be written down: uuids, as all tables of Kontor have. */
export const isNameable = (table: string, { collections }: SchemaOverview): boolean => {
	const { primary, fields } = collections[table]!;
	return fields[primary]!.type === 'uuid';
};

export const keyColumn = (table: string, { collections }: SchemaOverview): string =>
	`${quoted(table)}.${quoted(collections[table]!.primary)}`;

export const isOneOf = (column: string, keys: readonly string[]): Sql =>
	keys.length === 0 ? { text: 'false', bindings: [] } : { text: `${column} = any(?::uuid[])`, bindings: [keys as string[]] };
