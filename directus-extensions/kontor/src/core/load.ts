/** Reading rows for a verb: as the caller sees them, and locked while the verb decides. */
import type { Knex } from 'knex';
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

type Where = (query: Knex.QueryBuilder) => Knex.QueryBuilder;

/** Rows as they are, past all permissions: what is read so has been found visible, or hangs on what has. */
export async function readRows<T = Row>({ database, schema }: Context, collection: string, where: Where): Promise<T[]> {
	const rows: Row[] = await where(database(collection).select(`${collection}.*`));
	return rows.map((row) => plain(schema, collection, row)) as T[];
}

export const readRow = async <T = Row>(context: Context, collection: string, id: string | null | undefined): Promise<T | null> =>
	id ? ((await readRows<T>(context, collection, (query) => query.where({ id })))[0] ?? null) : null;

/** Locked in the order of their ids, so that two requests never wait for each other. */
export const lockRows = <T = Row>(context: Context, collection: string, ids: string[]): Promise<T[]> =>
	readRows<T>(context, collection, (query) => query.whereIn('id', ids).orderBy('id').forUpdate());

/** The driver makes a Date of a day, in whatever time zone the server happens to be: it is a day again here. */
export function plain(schema: SchemaOverview, collection: string, row: Row): Row {
	const { fields } = schema.collections[collection]!;
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => {
			if (!(value instanceof Date)) return [name, value];
			return [name, fields[name]?.type === 'date' ? dayOf(value) : value.toISOString()];
		}),
	);
}

const two = (value: number) => String(value).padStart(2, '0');
const dayOf = (date: Date) => `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** The row that the caller sees. */
export async function loadVisible<T = Row>(context: VerbContext, collection: string, id: string): Promise<T> {
	await assertVisible(context, collection, [id]);
	const row = await readRow<T>(context, collection, id);
	if (!row) throw kontorError('NOT_FOUND', { collection });
	return row;
}

/** The row that the caller sees, locked until the verb is through. */
export async function loadLocked<T = Row>(context: VerbContext, collection: string, id: string): Promise<T> {
	await assertVisible(context, collection, [id]);
	const [row] = await lockRows<T>(context, collection, [id]);
	if (!row) throw kontorError('NOT_FOUND', { collection });
	return row;
}

/** The row as the API shows it to the caller. */
export async function showRow<T = Row>(
	{ services, database, schema, accountability }: VerbContext,
	collection: string,
	id: string,
	fields: string[] = ['*'],
	deep: object = {},
): Promise<T> {
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

/** Several, in the order that was asked for. */
export async function showRows<T extends { id: string }>(
	{ services, database, schema, accountability }: VerbContext,
	collection: string,
	ids: string[],
): Promise<T[]> {
	const items = new services.ItemsService(collection, { knex: database, schema, accountability });
	const rows: T[] = await items.readByQuery({ filter: { id: { _in: ids } }, limit: -1 });
	const order = new Map(ids.map((id, index) => [id, index]));
	return rows.sort((a, b) => order.get(a.id)! - order.get(b.id)!);
}
