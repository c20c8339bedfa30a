/**
 * Who writes `updated_at` along with a change says which state they have read: if it is not the present one any more, the change is
 * refused (ROW_CHANGED). So lists of changes, and clients without headers, overwrite nothing that others have changed meanwhile.
 */
import type { Filter } from '@directus/types';
import type { Knex } from 'knex';
import type { Row } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { readableFieldsOf } from '../rights/read-rights.js';
import { beginningWith } from './in-transaction.js';
import type { Options, Items as Writer } from './items-service.js';

type Key = string | number;
interface Items extends Writer {
	fork(options: { knex: Knex }): Items;
	readByQuery(query: object, options?: { emitEvents?: boolean }): Promise<Row[]>;
}
type UpdateMany = (this: Items, keys: Key[], change: Row, options?: Options & { isImport?: boolean }) => Promise<Key[]>;
interface Services {
	ItemsService: { prototype: { updateMany: UpdateMany; [isMended]?: true } };
}
const isMended = Symbol('kontor');
const FIELD = 'updated_at';

export function expectUnchanged({ ItemsService: { prototype } }: Services): void {
	if (prototype[isMended]) return;
	prototype[isMended] = true;
	const { updateMany } = prototype;
	prototype.updateMany = async function (keys, change, options) {
		if (!(await isExpectation(this, change))) return updateMany.call(this, keys, change, options);
		const { [FIELD]: expected, ...rest } = change;
		// A file may come again, and later: it says what rows are to be, not what they were.
		if (options?.isImport) return updateMany.call(this, keys, rest, options);
		const items = await beginningWith(this, (trx) => assertState(this.fork({ knex: trx }), keys, expected));
		return updateMany.call(items as Items, keys, rest, options);
	};
}

/** Only what the caller may read can be expected. */
async function isExpectation({ accountability, collection, schema, knex }: Items, change: Row): Promise<boolean> {
	if (!accountability || collection.startsWith('directus_') || !Object.hasOwn(change ?? {}, FIELD)) return false;
	if (schema.collections[collection]!.fields[FIELD]?.type !== 'timestamp') return false;
	const readable = await readableFieldsOf(collection, { accountability, schema, database: knex });
	return readable === null || readable.has(FIELD);
}

/** Rows that the caller does not see are left to Directus, which refuses the change as always. */
async function assertState(items: Items, keys: Key[], expected: unknown): Promise<void> {
	const { collection, schema, knex } = items;
	const moment = momentOf(expected);
	if (Number.isNaN(moment)) throw kontorError('INVALID_VALUE', { collection, field: FIELD });
	const { primary } = schema.collections[collection]!;
	const filter = { [primary]: { _in: keys } } as Filter;
	const visible = () => items.readByQuery({ fields: [primary, FIELD], filter, limit: -1 }, { emitEvents: false });
	const seen = (await visible()).map((row) => row[primary] as Key);
	await knex(collection).select(primary).whereIn(primary, seen).orderBy(primary).forNoKeyUpdate();
	const changed = (await visible()).filter((row) => momentOf(row[FIELD]) !== moment).map((row) => row[primary]);
	if (changed.length > 0) throw kontorError('ROW_CHANGED', { collection, field: FIELD, ids: changed });
}

/** To the millisecond, as it is answered; every change moves it on by one at least (snapshots/guards/first/03-stamps.sql). */
const momentOf = (value: unknown): number | null => (value === null ? null : new Date(value as string).getTime());
