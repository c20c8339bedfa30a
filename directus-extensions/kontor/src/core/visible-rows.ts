/** Which of many rows the caller may see: one query, however many they are, and past Directus' limit on what one answer holds. */
import { applyFilter } from '@directus/api/database/run-ast/lib/apply-query/filter/index';
import { readRightsOf } from './read-rights.js';
import type { VerbContext } from './verbs.js';

export async function visibleOf(context: VerbContext, collection: string, ids: readonly string[]): Promise<Set<string>> {
	const { accountability, database, schema } = context;
	if (accountability.admin || ids.length === 0) return new Set(ids);
	const right = (await readRightsOf(context)).get(collection);
	if (!right) return askDirectus(context, collection, ids);
	const query = database(collection)
		.select(`${collection}.id`)
		.whereRaw('?? = any(?::uuid[])', [`${collection}.id`, ids as unknown as string]);
	// A filter that joins other tables meets a row several times: it is still one of them.
	if (right.filter) applyFilter(database, schema, query, right.filter, collection, {}, [], []);
	return new Set((await query).map(({ id }: { id: string }) => id));
}

const AT_ONCE = 2_000;

/** Where several permissions together say what is seen. */
async function askDirectus({ services, database, schema, accountability }: VerbContext, collection: string, ids: readonly string[]) {
	const items = new services.ItemsService(collection, { knex: database, schema, accountability });
	const seen = new Set<string>();
	for (let from = 0; from < ids.length; from += AT_ONCE) {
		const filter = { id: { _in: ids.slice(from, from + AT_ONCE) } };
		for (const { id } of await items.readByQuery({ fields: ['id'], filter, limit: -1 })) seen.add(id);
	}
	return seen;
}
