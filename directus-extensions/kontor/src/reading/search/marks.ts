/**
 * Directus searches in a way of its own (one text in one column, capitals alone are folded), and offers no place to change that. So
 * what is searched is taken out of its query, and a mark is put into the filter; in the SQL that Directus makes, the condition takes
 * the place of the mark. At each level of a query.
 */
import { randomUUID } from 'node:crypto';
import type { Filter, Query, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import type { Sql } from '../condition.js';
import { searchCondition } from './condition.js';

/** Nobody outside can know it. */
const MARK = `${randomUUID()} `;
/** What a mark can stand beside: a column whose values Directus takes as they are. */
const CARRIERS = ['uuid', 'string', 'text'];

/**
 * `condition`: what was looked up before. In a table without such a column there is nothing to search but numbers: that is left to Directus.
 */
export function withMark<T extends Query>(query: T, collection: string, schema: SchemaOverview, condition?: Sql): T {
	const { search, filter } = query;
	if (!search) return query;
	const fields = Object.values(schema.collections[collection]!.fields);
	const carrier = fields.find(({ type, special }) => CARRIERS.includes(type) && special.every((one) => one === 'uuid'));
	if (!carrier) return query;
	const mark = {
		[carrier.field]: { _in: [MARK + JSON.stringify(condition ?? searchCondition({ collection, search }, schema))] },
	} as Filter;
	const { search: _, ...rest } = query;
	return { ...rest, filter: filter ? { _and: [filter, mark] } : mark } as T;
}

export const hasSearch = ({ search, deep }: Query): boolean => !!search || (!!deep && JSON.stringify(deep).includes('"_search":'));

const NUMBERED = / *"(?:[^"]|"")+"\."(?:[^"]|"")+" in \(\0(\d+)\0\)/g;

/** Puts the conditions in place of their marks. */
export function searched(text: string, given: readonly Knex.RawBinding[]): Sql {
	if (!given.some(isMark)) return { text, bindings: given };
	const conditions: string[] = [];
	const bindings: Knex.RawBinding[] = [];
	let at = 0;
	const numbered = text.replace(/(\\*)\?/g, (found, escapes: string) => {
		if (escapes.length % 2 === 1) return found;
		const value = given[at++]!;
		if (!isMark(value)) {
			bindings.push(value);
			return found;
		}
		const condition = JSON.parse(value.slice(MARK.length)) as Sql;
		bindings.push(...condition.bindings);
		conditions.push(condition.text);
		return `${escapes}\0${conditions.length - 1}\0`;
	});
	const done = numbered.replace(NUMBERED, (_, number: string) => ` ${conditions[Number(number)]!}`);
	if (done.includes('\0')) throw new Error('A search is in a place where it can not be');
	return { text: done, bindings };
}

const isMark = (value: Knex.RawBinding): value is string => typeof value === 'string' && value.startsWith(MARK);
