/** Reading rows for a verb: as the caller sees them, and locked while the verb decides. */
import type { Query } from '@directus/types';
import type { Knex } from 'knex';
import type { Collections } from '../generated/schema.js';
import type { Context, Row, SchemaOverview } from './context.js';
import { kontorError } from './errors/errors.js';
import { visibleOf } from './rights/visible-rows.js';
import type { VerbContext } from './verbs/verb.js';

/** Refuses with "not there" what the caller can not see: a row of another tenant as much as one that does not exist. */
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

/** Rows as they are, past all permissions: what is read so has been found visible, or hangs on what has. */
export async function readRows<Name extends CollectionName>(
	{ database, schema }: Context,
	collection: Name,
	where: Where,
): Promise<Collections[Name][]> {
	const rows: Row[] = await where(database(collection).select(`${collection}.*`));
	// The one place where a row gets its type, by the name of its collection.
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

/**
 * As the generated types say: the driver makes a Date of a day, in whatever time zone the server happens to be, and it is a day again
 * here; a list of words is kept as one text. Decimals come as text and JSON as what it says already.
 */
export function plain(schema: SchemaOverview, collection: string, row: Row): Row {
	const { fields } = schema.collections[collection]!;
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(fields[name]?.type, value)]));
}

function plainValue(type: string | undefined, value: unknown): unknown {
	if (value instanceof Date) return type === 'date' ? dayOf(value) : value.toISOString();
	if (type === 'csv' && typeof value === 'string') return value === '' ? [] : value.split(',');
	return value;
}

const two = (value: number) => String(value).padStart(2, '0');
const dayOf = (date: Date) => `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

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

/** The row that the caller sees, locked until the verb is through. */
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

/** The row as the API shows it to the caller. */
export const showRow = <Name extends CollectionName>(context: VerbContext, collection: Name, id: string): Promise<Collections[Name]> =>
	showPart(context, collection, id, ['*']) as Promise<Collections[Name]>;

/** Some of its fields, or more than its own: with `deep`, of related rows as well. */
export async function showPart(
	{ services, database, schema, accountability }: VerbContext,
	collection: CollectionName,
	id: string,
	fields: string[],
	deep: object = {},
): Promise<Row> {
	const items = new services.ItemsService(collection, { knex: database, schema, accountability });
	return items.readOne(id, { fields, deep });
}

interface Items {
	createOne(data: object, options: object): Promise<string>;
	updateOne(id: string, data: object, options: object): Promise<string>;
	updateMany(ids: string[], data: object, options: object): Promise<string[]>;
	deleteMany(ids: string[], options: object): Promise<string[]>;
}

/** The caller of a verb, or the server itself. */
export type Writer = Pick<VerbContext, 'services' | 'database' | 'schema' | 'emitter' | 'afterCommit'> & Pick<Context, 'accountability'>;

/** Writes as if the caller had written it plainly: permissions, filters, the trail. Others are told when it is certain. */
export function writeAsCaller<T>(
	{ services, database, schema, accountability, emitter, afterCommit }: Writer,
	collection: string,
	work: (items: Items, options: object) => Promise<T>,
): Promise<T> {
	const items: Items = new services.ItemsService(collection, { knex: database, schema, accountability });
	return work(items, {
		bypassEmitAction: ({ event, meta, context }: { event: string[]; meta: object; context: object }) =>
			afterCommit(() => emitter.emitAction(event, meta, { ...context, database: null })),
	});
}

/** Those that the caller sees, as the API shows them. */
export async function findRows<Name extends CollectionName>(
	{ services, database, schema, accountability }: VerbContext,
	collection: Name,
	query: Query,
): Promise<Collections[Name][]> {
	const items = new services.ItemsService(collection, { knex: database, schema, accountability });
	return (await items.readByQuery({ fields: ['*'], ...query })) as Collections[Name][];
}

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
