/** `GET /kontor/search` and `/kontor/records`: records of all tables at once, as the caller may see them. One query for all of them. */
import type { SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import { z } from 'zod';
import { isPrivileged } from '../../core/context.js';
import { kontorError } from '../../core/errors/errors.js';
import { aboutAll } from '../../core/modules.js';
import { readableFieldsOf, readPermissionsOf } from '../../core/rights/read-rights.js';
import { hasTrash } from '../../core/trash.js';
import { type VerbContext, verb } from '../../core/verbs/verb.js';
import { SHIPPED } from '../../generated/shipped.js';
import { quoted, type Sql } from '../condition.js';
import { type Found, recordsInput, searchAnswer, searchInput } from '../contracts.js';
import { asJson } from '../row-json.js';
import { visibleKnex } from '../visible-knex.js';
import { lookedUp } from './condition.js';
import { type Shown, shownFields } from './shown-fields.js';

/** Somebody waits, and types on: rather no answer than a late one. */
const MOST_SECONDS = 5;
const MOST_RECORDS = 25;

interface Kind {
	collection: string;
	shown: Shown;
	newest: string;
}

export const find = verb({
	method: 'get',
	path: '/search',
	summary: {
		de: 'Sucht in allen Tabellen zugleich, auch in den eigenen',
		en: 'Searches all tables at once, your own as well',
	},
	input: searchInput,
	answer: searchAnswer,
	run: async ({ q, collections, limit }, context) => {
		const wanted = collections?.split(',');
		await context.database.raw(`set local statement_timeout = '${MOST_SECONDS}s'`);
		const kinds = (await kindsFor(context)).filter(({ collection }) => !wanted || wanted.includes(collection));
		const searches = kinds.map(({ collection }) => ({ collection, search: q }));
		const found = await lookedUp(searches, context.schema, await visibleOf(context));
		return rowsOf(kinds, (kind) => found[kinds.indexOf(kind)]!, limit, context);
	},
});

export const records = verb({
	method: 'get',
	path: '/records',
	summary: {
		de: 'Einzelne Datensätze verschiedener Tabellen in einer Anfrage, in der Form der Suche',
		en: 'Single records of several tables in one request, in the form of the search',
	},
	input: recordsInput,
	answer: searchAnswer,
	run: async ({ of }, context) => {
		const named = of.split(',').map((one) => one.split(':') as [string, string]);
		if (named.length > MOST_RECORDS) throw kontorError('INVALID_REQUEST', { reason: `at most ${MOST_RECORDS} records`, field: 'of' });
		const idsOf = Map.groupBy(named, ([collection]) => collection);
		const kinds = (await kindsFor(context)).filter(({ collection }) => idsOf.has(collection));
		const isOneOf = ({ collection }: Kind): Sql => {
			const { primary, fields } = context.schema.collections[collection]!;
			const key = `${quoted(collection)}.${quoted(primary)}`;
			const ids = idsOf.get(collection)!.map(([, id]) => id);
			if (fields[primary]!.type !== 'uuid') return { text: `${key}::text = any(?)`, bindings: [ids] };
			return { text: `${key} = any(?::uuid[])`, bindings: [ids.filter((id) => z.uuid().safeParse(id).success)] };
		};
		return rowsOf(kinds, isOneOf, MOST_RECORDS, context);
	},
});

const visibleOf = async (context: VerbContext): Promise<Knex> =>
	visibleKnex(context.database, isPrivileged(context.accountability) ? null : await readPermissionsOf(context), context.schema);

async function rowsOf(all: Kind[], condition: (kind: Kind) => Sql, limit: number, context: VerbContext): Promise<Found[]> {
	const { schema } = context;
	const kinds = all.filter((kind) => condition(kind).text !== 'false');
	if (kinds.length === 0) return [];
	const visible = await visibleOf(context);
	const queries = kinds.map((kind, index) => rowsOfKind(kind, index, condition(kind), limit + 1, visible, schema));
	const rows: { kind: number; row: Found['rows'][number] }[] = await visible.select('*').from(visible.unionAll(queries, true).as('found'));
	return kinds.flatMap(({ collection }, index) => {
		const found = rows.filter(({ kind }) => kind === index).map(({ row }) => row);
		return found.length === 0 ? [] : [{ collection, rows: found.slice(0, limit), has_more: found.length > limit }];
	});
}

function rowsOfKind(
	{ collection, shown, newest }: Kind,
	index: number,
	{ text, bindings }: Sql,
	limit: number,
	database: Knex,
	schema: SchemaOverview,
) {
	const query = database(collection)
		.select(database.raw('?::int as kind', [index]), database.raw('? as ??', [asObject(collection, shown, database, schema), 'row']))
		.whereRaw(text, bindings)
		.orderBy(`${collection}.${newest}`, 'desc')
		.limit(limit);
	if (hasTrash(schema, collection)) query.whereNull(`${collection}.deleted_at`);
	return query;
}

/** `{"id": …, "total": "12.50", "customer_id": {"name": …}}`: what the caller does not see is null. */
function asObject(collection: string, { columns, related }: Shown, database: Knex, schema: SchemaOverview): Knex.Raw {
	const { fields, primary } = schema.collections[collection]!;
	const own = [...new Set([primary, ...columns])].map((column) => {
		const name = column === primary ? 'id' : column;
		return database.raw('?::text, ?', [name, asJson(`${collection}.${column}`, fields[column]!.type, database)]);
	});
	const others = [...related].map(([column, { target, shown }]) => {
		const key = `${target}.${schema.collections[target]!.primary}`;
		const row = database(target)
			.select(asObject(target, shown, database, schema))
			.whereRaw('?? = ??', [key, `${collection}.${column}`]);
		return database.raw('?::text, (?)', [column, row]);
	});
	const parts = [...own, ...others];
	return database.raw(`jsonb_build_object(${parts.map(() => '?').join(', ')})`, parts);
}

async function kindsFor(context: VerbContext): Promise<Kind[]> {
	const { schema, database } = context;
	const shipped = [...aboutAll()].flatMap(([collection, { search }]) =>
		search?.hit ? [{ collection, fields: search.hit.fields, newest: search.hit.newest }] : [],
	);
	const made: { collection: string; display_template: string | null }[] = await database('directus_collections')
		.select('collection', 'display_template')
		.where({ hidden: false })
		.whereRaw('in_console is distinct from false')
		.whereNotIn('collection', Object.keys(SHIPPED.collections))
		.orderBy('collection');
	const own = made
		.filter(({ collection }) => collection in schema.collections)
		.map(({ collection, display_template: template }) => {
			const { fields, primary } = schema.collections[collection]!;
			const texts = Object.values(fields).filter(({ type }) => ['string', 'text'].includes(type));
			const named = template?.match(/(?<=\{\{\s*)[\w.]+/g) ?? texts.slice(0, 2).map(({ field }) => field);
			return { collection, fields: named, newest: 'created_at' in fields ? 'created_at' : primary };
		});
	const all = await Promise.all(
		[...shipped, ...own].map(async ({ collection, fields, newest }) => {
			const readable = await readableFieldsOf(collection, context);
			const isReadable = readable === null || readable.size > 0;
			return isReadable ? [{ collection, newest, shown: shownFields(collection, fields, schema) }] : [];
		}),
	);
	return all.flat();
}
