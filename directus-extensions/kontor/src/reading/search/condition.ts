/**
 * A search as a condition in SQL. It names tables and columns only: run over the visible part of the tables (visible-tables.ts) it finds
 * nothing but by what the caller sees.
 */
import type { SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import { about } from '../../core/modules.js';
import { quoted, type Sql } from '../condition.js';
import { type Places, placesOf } from '../rules/search-plan.js';
import { anywhere, type Part, partsOf, type Word } from '../rules/search-words.js';
import { isNameable, isOneOf, type Keys, keyColumn, lookUp, nameOf } from './look-up.js';

export interface Search {
	collection: string;
	search: string;
}

/** The schema is another object as soon as anything of it has changed. */
const known = new WeakMap<SchemaOverview, Map<string, Places>>();

function places(collection: string, schema: SchemaOverview): Places {
	const all = known.get(schema) ?? new Map<string, Places>();
	known.set(schema, all);
	if (!all.has(collection)) all.set(collection, placesOf(collection, about(collection).search ?? {}, schema));
	return all.get(collection)!;
}

/** More names than that are looked up where they are needed. */
const MOST_NAMES = 1_000;
/** A search that finds more rows than that finds some soon, in whatever order they come. */
const MOST_ROWS = 5_000;

/** For several searches at once: two queries, and then each is a list of keys, or a condition that holds for many rows. */
export async function lookedUp(searches: readonly Search[], schema: SchemaOverview, database: Knex): Promise<Sql[]> {
	const names = searches.flatMap(({ collection, search }) =>
		partsOf(search).flatMap(({ words }) =>
			[...places(collection, schema).related.values()]
				.filter((related) => isNameable(related.collection, schema))
				.flatMap((related) => words.map((word) => keysOf(related, word))),
		),
	);
	const related = await lookUp(names, MOST_NAMES, database);
	const conditions = searches.map((one) => searchCondition(one, schema, related));
	const rows = searches.map(({ collection }, index): Sql | undefined => {
		const { text, bindings } = conditions[index]!;
		const query = `select ${keyColumn(collection, schema)} from ${quoted(collection)} where ${text}`;
		return isNameable(collection, schema) ? { text: query, bindings } : undefined;
	});
	const found = await lookUp(
		rows.filter((one) => one !== undefined),
		MOST_ROWS,
		database,
	);
	return conditions.map((condition, index) => {
		const keys = rows[index] && found.get(nameOf(rows[index]));
		return keys === undefined || keys === 'many' ? condition : isOneOf(keyColumn(searches[index]!.collection, schema), keys);
	});
}

/** `related`: what was looked up before; without it, it is a part of the condition. */
export function searchCondition({ collection, search }: Search, schema: SchemaOverview, related: Keys = new Map()): Sql {
	return all(partsOf(search).map((part) => findsPart(part, places(collection, schema), related)));
}

function findsPart({ words, phones }: Part, where: Places, known: Keys): Sql {
	const byWords = all(words.map((word) => findsWord(word, where, known)));
	const byPhone = where.phones.flatMap((column) =>
		phones.map((digits) => sql(`kontor_system.digits(${columnOf(where, column)}) like ?`, anywhere(digits))),
	);
	return byPhone.length > 0 ? any([byWords, ...byPhone]) : byWords;
}

function findsWord(word: Word, where: Places, known: Keys): Sql {
	const { typed, texts, amounts } = word;
	const column = (name: string) => columnOf(where, name);
	const number = /^-?\d{1,15}(\.\d{1,10})?$/.test(typed) ? typed : undefined;
	return any([
		...where.texts.flatMap((name) => texts.map((text) => sql(`kontor_system.fold(${column(name)}) like ?`, anywhere(text)))),
		...(number === undefined ? [] : where.numbers.map((name) => sql(`${column(name)} = ?::numeric`, number))),
		...(isUuid(typed) ? where.uuids.map((name) => sql(`${column(name)} = ?::uuid`, typed)) : []),
		...where.amounts.flatMap((name) =>
			amounts.flatMap(({ from, to }) => [
				sql(`${column(name)} >= ?::numeric and ${column(name)} < ?::numeric`, from, to),
				sql(`${column(name)} > -?::numeric and ${column(name)} <= -?::numeric`, to, from),
			]),
		),
		...[...where.related].flatMap(([name, related]) => pointsAt(column(name), keysOf(related, word), known)),
	]);
}

function keysOf(related: Places, word: Word): Sql {
	const { text, bindings } = findsWord(word, related, new Map());
	return { text: `select ${columnOf(related, related.primary)} from ${quoted(related.collection)} where ${text}`, bindings };
}

function pointsAt(column: string, query: Sql, known: Keys): Sql[] {
	const keys = known.get(nameOf(query));
	if (keys === undefined) return [{ text: `${column} = any(array(${query.text}))`, bindings: query.bindings }];
	// Named by hashing: a list of so many would be gone through for each row.
	if (keys === 'many') return [{ text: `${column} in (${query.text})`, bindings: query.bindings }];
	return keys.length === 0 ? [] : [isOneOf(column, keys)];
}

const columnOf = ({ collection }: Places, name: string): string => `${quoted(collection)}.${quoted(name)}`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isUuid = (word: string): boolean => UUID.test(word);

const sql = (text: string, ...bindings: Knex.RawBinding[]): Sql => ({ text, bindings });

const joined = (parts: Sql[], word: string, empty: string): Sql => ({
	text: parts.length === 0 ? empty : `(${parts.map(({ text }) => text).join(` ${word} `)})`,
	bindings: parts.flatMap(({ bindings }) => bindings),
});
const all = (parts: Sql[]): Sql => joined(parts, 'and', 'true');
const any = (parts: Sql[]): Sql => joined(parts, 'or', 'false');
