/**
 * One page in one query: Postgres filters, sorts, embeds and writes the JSON; this process only passes it on. The row
 * filter of the caller's permission is part of the query, compiled by Directus' own filter code.
 * It answers only what it can answer exactly like Directus; for the rest it returns undefined (careful-page.ts).
 */
import { applyFilter } from '@directus/api/database/run-ast/lib/apply-query/filter/index';
import type { Filter } from '@directus/types';
import type { Knex } from 'knex';
import type { Context, SchemaOverview } from '../core/context.js';
import { type Right, readPermissionsOf, readRightsOf } from '../core/rights/read-rights.js';
import { ALIVE, hasTrash, mentionsTrash } from '../core/trash.js';
import type { Sql } from '../reading/condition.js';
import { asJson } from '../reading/row-json.js';
import { isOnColumns, isPlainField, plainFieldsOf } from '../reading/rules/plain-paths.js';
import { lookedUp } from '../reading/search/condition.js';
import { visibleKnex } from '../reading/visible-knex.js';
import { COUNT_CAP } from './contracts.js';
import { embeddedName } from './embed.js';
import type { Page, PageRequest } from './page.js';
import { ofEmbedded, ofRow } from './rules/wanted.js';

export async function fastPage(request: PageRequest, asked: Context): Promise<Page | undefined> {
	const { accountability } = asked;
	if (!accountability?.user || accountability.admin || accountability.share) return undefined;
	const rights = await readRightsOf(asked);
	const found = rights.get(request.collection);
	if (!found || !isAnswerable(request, found, asked.schema)) return undefined;
	const given = request.embed.map((field) => embedOf(request.collection, field, rights, asked.schema));
	if (given.includes(undefined)) return undefined;
	// The visible part of a table is limited already; a permission's filter is meant for the tables themselves.
	const isLimited = request.search !== undefined;
	const within = (of: Right): Right => (isLimited ? { ...of, filter: null } : of);
	const right = within(found);
	const embeds = given.map((embed) => ({ ...embed!, right: within(embed!.right) }));
	const context = isLimited ? await seenBy(asked) : asked;
	const search = await conditionOf(request, context);

	const rows = filtered(request, right, search, context);
	for (const [field, direction] of request.sort) rows.orderBy(`${request.collection}.${field}`, direction);
	rows.limit(request.size + 1).offset(request.from);
	rows.select([
		...columns(request.collection, right.fields, ofRow(request.fields), context),
		...embeds.map((embed) => embedded(request, embed, context)),
	]);

	const { database } = context;
	const numbered = database.select(database.raw('row_number() over () as n, row_to_json(r) as row')).from(rows.as('r'));
	const [answer] = await database
		.select(
			database.raw("count(*)::int as fetched, coalesce(json_agg(p.row) filter (where p.n <= ?), '[]')::text as json, (?) as total", [
				request.size,
				upToCap(request, right, search, context),
			]),
		)
		.from(numbered.as('p'));
	return {
		json: answer.json,
		shown: Math.min(answer.fetched, request.size),
		from: request.from,
		total: Math.min(answer.total, Math.max(COUNT_CAP, request.from + answer.fetched)),
		isCapped: answer.total > COUNT_CAP,
	};
}

/** Filters and sorts may use only plain columns of this collection that the caller may see, so that nothing else is revealed. */
function isAnswerable({ collection, filter, sort }: PageRequest, right: Right, schema: SchemaOverview): boolean {
	const { fields } = right;
	const named = plainFieldsOf(filter);
	if (!named) return false;
	const all = [...named, ...sort.map(([field]) => field)];
	const known = schema.collections[collection]!.fields;
	return all.every(
		(field) => isPlainField(field) && known[field] && known[field].type !== 'alias' && (fields === null || fields.has(field)),
	);
}

/** A search looks into related tables, too, so it runs over the visible part of all tables. */
const seenBy = async (context: Context): Promise<Context> => ({
	...context,
	database: visibleKnex(context.database, await readPermissionsOf(context), context.schema),
});

async function conditionOf({ collection, search }: PageRequest, { database, schema }: Context): Promise<Sql | undefined> {
	if (search === undefined) return undefined;
	return (await lookedUp([{ collection, search }], schema, database))[0];
}

function filtered(
	{ collection, filter }: PageRequest,
	right: Right,
	search: Sql | undefined,
	{ database, schema }: Context,
): Knex.QueryBuilder {
	const query = database(collection);
	restrict(query, collection, right.filter, database, schema);
	if (filter) applyFilter(database, schema, query, filter, collection, {}, [], [right.permission]);
	if (hasTrash(schema, collection) && !mentionsTrash(filter, schema, collection))
		applyFilter(database, schema, query, ALIVE, collection, {}, [], [right.permission]);
	if (search) {
		query.whereRaw(search.text, search.bindings);
	}
	return query;
}

/** A filter that joins other tables goes into a sub-query, so that no row comes twice. */
function restrict(query: Knex.QueryBuilder, collection: string, filter: Filter | null, database: Knex, schema: SchemaOverview): void {
	if (!filter) return;
	if (isOnColumns(filter, collection, schema)) applyFilter(database, schema, query, filter, collection, {}, [], []);
	else {
		const key = `${collection}.${schema.collections[collection]!.primary}`;
		query.whereIn(key, (inner: Knex.QueryBuilder) => {
			inner.select(key).from(collection);
			applyFilter(database, schema, inner, filter, collection, {}, [], []);
		});
	}
}

/** Stops counting at the cap, so that it is as fast in a table of a million rows. */
function upToCap(request: PageRequest, right: Right, search: Sql | undefined, context: Context): Knex.QueryBuilder {
	const counted = filtered(request, right, search, context)
		.select(context.database.raw('1'))
		.limit(COUNT_CAP + 1);
	return context.database.select(context.database.raw('count(*)::int')).from(counted.as('c'));
}

interface Embed {
	field: string;
	target: string;
	right: Right;
}

function embedOf(collection: string, field: string, rights: Map<string, Right>, schema: SchemaOverview): Embed | undefined {
	const target = schema.relations.find((relation) => relation.collection === collection && relation.field === field)?.related_collection;
	const right = target ? rights.get(target) : undefined;
	// A row that embeds one of its own kind would need a second name for the same table.
	return target && right && target !== collection ? { field, target, right } : undefined;
}

function embedded({ collection, fields }: PageRequest, { field, target, right }: Embed, context: Context): Knex.Raw {
	const { database, schema } = context;
	const { primary } = schema.collections[target]!;
	const related = database(target)
		.select(columns(target, right.fields, ofEmbedded(fields, field, primary), context))
		.whereRaw('?? = ??', [`${target}.${primary}`, `${collection}.${field}`]);
	restrict(related, target, right.filter, database, schema);
	return database.raw('(select row_to_json(e) from ? as e) as ??', [related, embeddedName(field)]);
}

function columns(
	collection: string,
	readable: Set<string> | null,
	isWanted: (field: string) => boolean,
	{ database, schema }: Context,
): Knex.Raw[] {
	return Object.values(schema.collections[collection]!.fields)
		.filter(({ field, type }) => type !== 'alias' && (readable === null || readable.has(field)) && isWanted(field))
		.map(({ field, type, special }) => {
			const column = `${collection}.${field}`;
			// What is concealed shows only that it is there, as everywhere.
			const shown = special.includes('conceal')
				? database.raw("case when ?? is not null then '**********' end", [column])
				: asJson(column, type, database);
			return database.raw('? as ??', [shown, field]);
		});
}
