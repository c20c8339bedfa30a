/**
 * The tag of a row: made from what the caller sees of it, with its lines if it has some. So it changes exactly when what they see
 * changes, in tables without `updated_at`, too, and tells nothing of fields and rows that they may not read.
 */
import { createHash } from 'node:crypto';
import type { Filter, Query } from '@directus/types';
import type { Context, Row, SchemaOverview } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { isUuid } from '../keys.js';
import { about } from '../modules.js';
import { readableFieldsOf } from '../rights/read-rights.js';
import { readableColumns } from '../rights/readable-columns.js';
import { canonicalJson } from '../rules/canonical.js';
import { isMeant, tagsOf } from './rules/if-match.js';

export type Key = string | number;

export interface Reader {
	readByQuery(query: Query, options?: { emitEvents?: boolean }): Promise<Row[]>;
}

export function isKey(key: Key, collection: string, schema: SchemaOverview): boolean {
	const { primary, fields } = schema.collections[collection]!;
	return fields[primary]!.type === 'uuid' ? isUuid(key) : Number.isSafeInteger(Number(key));
}

export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('base64url').slice(0, 22);

/** Undefined: the caller does not see the row. */
export async function rowTag(reader: Reader, collection: string, key: Key, context: Context): Promise<string | undefined> {
	const { primary } = context.schema.collections[collection]!;
	const { lines } = about(collection);
	const fields = await readableColumns(collection, context);
	const withLines = lines && (await isReadable(collection, 'lines', context)) && (await isReadable(lines.collection, 'id', context));
	if (withLines) for (const field of await readableColumns(lines.collection, context)) fields.push(`lines.${field}`);
	const query = {
		fields,
		filter: { [primary]: { _eq: key } } as Filter,
		limit: 1,
		...(withLines ? { deep: { lines: { _limit: -1, _sort: ['id'] } } } : {}),
	};
	const [row] = await reader.readByQuery(query as Query, { emitEvents: false });
	return row && hashOf(row);
}

async function isReadable(collection: string, field: string, context: Context): Promise<boolean> {
	const fields = await readableFieldsOf(collection, context);
	return fields === null || fields.has(field);
}

/**
 * In the transaction of the write: the row is locked until it ends. Returns false if the caller does not see the row: then the write is
 * refused as it always is, and must not happen if it is not.
 */
export async function assertUnchanged(ifMatch: string, reader: Reader, collection: string, key: Key, context: Context): Promise<boolean> {
	const tags = tagsOf(ifMatch);
	if (!tags) throw kontorError('INVALID_REQUEST', { reason: 'If-Match is an ETag in quotes, as it was answered, or *' });
	const { database, schema } = context;
	if (!isKey(key, collection, schema) || !(await rowTag(reader, collection, key, context))) return false;
	const { primary } = schema.collections[collection]!;
	await database(collection).select(primary).where(primary, key).forNoKeyUpdate();
	const tag = await rowTag(reader, collection, key, context);
	if (tag === undefined || !isMeant(tags, tag)) throw kontorError('ROW_CHANGED', { collection });
	return true;
}
