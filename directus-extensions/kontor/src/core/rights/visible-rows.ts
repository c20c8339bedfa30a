/** Which of many rows the caller may see, or do something to: one query, however many they are, and past Directus' limit on what one answer holds. */
import { applyFilter } from '@directus/api/database/run-ast/lib/apply-query/filter/index';
import type { Context } from '../context.js';
import type { VerbContext } from '../verbs/verb.js';
import { type Right, readRightsOf } from './read-rights.js';

export async function visibleOf(context: VerbContext, collection: string, ids: readonly string[]): Promise<Set<string>> {
	if (context.accountability.admin || ids.length === 0) return new Set(ids);
	const right = (await readRightsOf(context)).get(collection);
	return right ? idsWithin([right], collection, ids, context) : askDirectus(context, collection, ids);
}

/** Of these rows those that each of the rights lets through. */
export async function idsWithin(
	rights: readonly Right[],
	collection: string,
	ids: readonly string[],
	{ database, schema }: Context,
): Promise<Set<string>> {
	const { primary } = schema.collections[collection]!;
	const key = `${collection}.${primary}`;
	const query = database(collection).select(key).whereRaw('?? = any(?)', [key, ids]);
	// A filter that joins other tables meets a row several times: it is still one of them.
	for (const { filter } of rights) if (filter) applyFilter(database, schema, query, filter, collection, {}, [], []);
	return new Set((await query).map((row: Record<string, string>) => row[primary]!));
}

const AT_ONCE = 2_000;

/** For several permissions that only together say what is seen. */
async function askDirectus({ services, database, schema, accountability }: VerbContext, collection: string, ids: readonly string[]) {
	const items = new services.ItemsService(collection, { knex: database, schema, accountability });
	const seen = new Set<string>();
	for (let from = 0; from < ids.length; from += AT_ONCE) {
		const filter = { id: { _in: ids.slice(from, from + AT_ONCE) } };
		for (const { id } of await items.readByQuery({ fields: ['id'], filter, limit: -1 })) seen.add(id);
	}
	return seen;
}
