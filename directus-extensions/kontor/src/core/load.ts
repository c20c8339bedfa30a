/** Reading rows for a verb: as the caller sees them, and locked while the verb decides. */
import type { Query } from '@directus/types';
import type { Knex } from 'knex';
import type { Collections } from '../generated/schema.js';
import type { Context, Row } from './context.js';
import { kontorError } from './errors/errors.js';
import { visibleOf } from './rights/visible-rows.js';
import { plain } from './rules/plain.js';
import type { VerbContext } from './verbs/verb.js';

/** Refuses with "not there" what the caller can't see: a row of another organization as well as one that does not exist. */
export async function assertVisible(context: VerbContext, collection: string, ids: string[]): Promise<void> {
	const { services, database, schema, accountability } = context;
	const unique = [...new Set(ids)];
	if (unique.length === 0) return;
	if (!accountability.admin && !accountability.share) {
		if ((await visibleOf(context, collection, unique)).size !== unique.length) throw kontorError('NOT_FOUND', { collection });
		return;
	}
	const items = new services.ItemsService(collection, { knex: database, schema, accountability });
	const found = await items.readByQuery({ fields: ['id'], filter: { id: { _in: unique } }, limit: -1 });
	if (found.length !== unique.length) throw kontorError('NOT_FOUND', { collection });
}

export type CollectionName = keyof Collections;

type Where = (query: Knex.QueryBuilder) => Knex.QueryBuilder;

/** Reads rows without asking for permissions. Only for rows that the caller was found to see, or that belong to such a row. */
export async function readRows<Name extends CollectionName>(
	{ database, schema }: Context,
	collection: Name,
	where: Where,
): Promise<Collections[Name][]> {
	const rows: Row[] = await where(database(collection).select(`${collection}.*`));
	// The only place where rows get their type, by the name of the collection.
	return rows.map((row) => plain(schema, collection, row) as Collections[Name]);
}

export const readRow = async <Name extends CollectionName>(
	context: Context,
	collection: Name,
	id: string | null | undefined,
): Promise<Collections[Name] | null> => (id ? ((await readRows(context, collection, (query) => query.where({ id })))[0] ?? null) : null);

/** Locked in the order of their ids, so that two requests never wait for each other. */
export const lockRows = <Name extends CollectionName>(context: Context, collection: Name, ids: string[]): Promise<Collections[Name][]> =>
	readRows(context, collection, (query) => query.whereIn('id', ids).orderBy('id').forUpdate());

/** The row that the caller sees. */
export async function loadVisible<Name extends CollectionName>(
	context: VerbContext,
	collection: Name,
	id: string,
): Promise<Collections[Name]> {
	await assertVisible(context, collection, [id]);
	const row = await readRow(context, collection, id);
	if (!row) throw kontorError('NOT_FOUND', { collection });
	return row;
}

/** The row that the caller sees, locked until the verb ends. */
export async function loadLocked<Name extends CollectionName>(
	context: VerbContext,
	collection: Name,
	id: string,
): Promise<Collections[Name]> {
	await assertVisible(context, collection, [id]);
	const [row] = await lockRows(context, collection, [id]);
	if (!row) throw kontorError('NOT_FOUND', { collection });
	return row;
}

/** Directus' service of a collection, by its name: the type of its rows, and keys that are uuids in all of Kontor's tables. */
interface Items<T> {
	createOne(data: object, options?: object): Promise<string>;
	readOne(id: string, query?: Query): Promise<T>;
	readByQuery(query: Query): Promise<T[]>;
	updateOne(id: string, data: object, options?: object): Promise<string>;
	updateMany(ids: string[], data: object, options?: object): Promise<string[]>;
	deleteMany(ids: string[], options?: object): Promise<string[]>;
}

/** The caller of a verb, or the server itself. */
export type Writer = Pick<VerbContext, 'services' | 'database' | 'schema' | 'emitter' | 'afterCommit'> & Pick<Context, 'accountability'>;

/** With the rights of the caller, and through every rule that a plain read or write passes. */
export const itemsOf = <Name extends CollectionName>(
	{ services, database, schema, accountability }: Pick<Writer, 'services' | 'database' | 'schema' | 'accountability'>,
	collection: Name,
): Items<Collections[Name]> =>
	new services.ItemsService(collection, { knex: database, schema, accountability }) as Items<Collections[Name]>;

/** The row as the API shows it to the caller. */
export const showRow = <Name extends CollectionName>(context: VerbContext, collection: Name, id: string): Promise<Collections[Name]> =>
	itemsOf(context, collection).readOne(id, { fields: ['*'] });

/** Only some of its fields, or fields of related rows, too (`deep`). */
export const showPart = async <Part = Row>(
	context: VerbContext,
	collection: CollectionName,
	id: string,
	fields: string[],
	deep: NonNullable<Query['deep']> = {},
): Promise<Part> => (await itemsOf(context, collection).readOne(id, { fields, deep })) as Part;

/** Writes as if the caller had written the row over the API: permissions, filters, the trail. Events are emitted after the commit. */
export function writeAsCaller<T, Name extends CollectionName>(
	context: Writer,
	collection: Name,
	work: (items: Items<Collections[Name]>, options: object) => Promise<T>,
): Promise<T> {
	const { emitter, afterCommit } = context;
	return work(itemsOf(context, collection), {
		bypassEmitAction: ({ event, meta, context }: { event: string[]; meta: Record<string, unknown>; context: object }) =>
			afterCommit(() => emitter.emitAction(event, meta, { ...context, database: null })),
	});
}

/** The rows that the caller sees, as the API shows them. */
export const findRows = <Name extends CollectionName>(context: VerbContext, collection: Name, query: Query): Promise<Collections[Name][]> =>
	itemsOf(context, collection).readByQuery({ fields: ['*'], ...query });

/** The same, with parts of other rows in place of their ids: the caller says what comes back. */
export const findParts = async <Part>(context: VerbContext, collection: CollectionName, query: Query): Promise<Part[]> =>
	(await itemsOf(context, collection).readByQuery(query)) as Part[];

/** Several, in the order that was asked for. */
export async function showRows<Name extends CollectionName>(
	context: VerbContext,
	collection: Name,
	ids: string[],
): Promise<Collections[Name][]> {
	const rows = await findRows(context, collection, { filter: { id: { _in: ids } }, limit: -1 });
	const order = new Map(ids.map((id, index) => [id, index]));
	return rows.sort((a, b) => order.get(a.id)! - order.get(b.id)!);
}
