/**
 * Writes a paper and its lines together: they are checked one by one, by the usual filters and permissions, and written with one
 * statement for the paper and one for its lines, so that the database adds it up once (create-together.ts). Directus writes row by
 * row, and looks everything up again for each.
 */

import type { Knex } from 'knex';
import type { Row } from '../context.js';
import { about, aboutAll } from '../modules.js';
import { createRows, createWithLines } from './create-together.js';
import { beginningWith, tellingAfterwards } from './in-transaction.js';
import type { Items, Options } from './items-service.js';

type WriteMany = (this: Items, rows: Row[], options?: Options) => Promise<string[]>;
type WriteOne = (this: Items, row: Row, options?: Options) => Promise<string>;

interface Services {
	ItemsService: {
		prototype: { createOne: WriteOne; createMany: WriteMany; upsertMany: WriteMany; updateBatch: WriteMany; [isMended]?: true };
	};
}

const isMended = Symbol.for('kontor.write-together');
const isOfLines = (collection: string): boolean => [...aboutAll().values()].some(({ lines }) => lines?.collection === collection);

export function writeTogether({ ItemsService: { prototype } }: Services): void {
	// The bundle may be loaded again into a running server.
	if (prototype[isMended]) return;
	prototype[isMended] = true;
	const { createOne } = prototype;
	prototype.createOne = function (row, options = {}) {
		const { lines } = about(this.collection);
		if (!lines || !isPlainDocument(this, row, lines.collection, options)) return createOne.call(this, row, options);
		return createWithLines(this, row, lines, options);
	};
	for (const name of ['createMany', 'upsertMany'] as const) {
		const writeEach = prototype[name];
		prototype[name] = function (rows, options = {}) {
			const areLines = isOfLines(this.collection) && Array.isArray(rows) && rows.length > 1;
			return areLines && arePlain(this, rows, options) ? createRows(this, rows, options) : writeEach.call(this, rows, options);
		};
	}
	const { updateBatch } = prototype;
	prototype.updateBatch = function (rows, options = {}) {
		if (!isOfLines(this.collection)) return updateBatch.call(this, rows, options);
		return tellingAfterwards(options, async (inside, anew) => {
			const begin = (trx: Knex) => {
				anew();
				return addUpLater(trx);
			};
			return updateBatch.call(await beginningWith(this, begin), rows, inside);
		});
	};
}

/** Drafts are added up once, when all their lines are written: snapshots/guards/papers/sums.sql. */
export const addUpLater = async (transaction: Knex): Promise<void> => {
	await transaction.raw("set local kontor.totals = 'later'");
};

/** True for new rows without other new rows in them; Directus writes all others. */
function arePlain({ collection, schema }: Pick<Items, 'collection' | 'schema'>, rows: unknown[], { overwriteDefaults }: Options): boolean {
	if (overwriteDefaults !== undefined) return false;
	const { primary, fields } = schema.collections[collection]!;
	return rows.every(
		(row) =>
			row !== null &&
			typeof row === 'object' &&
			Object.entries(row).every(
				([name, value]) => name !== primary && !fields[name]?.alias && (value === null || typeof value !== 'object'),
			),
	);
}

function isPlainDocument(items: Items, row: Row, collection: string, options: Options): boolean {
	if (row === null || typeof row !== 'object' || !Array.isArray(row.lines) || row.lines.length === 0) return false;
	const { lines, ...head } = row;
	return arePlain(items, [head], options) && arePlain({ collection, schema: items.schema }, lines as unknown[], options);
}
