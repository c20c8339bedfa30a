/**
 * The lines of a document come together: they are checked one by one, by the same filters and permissions as ever, and written
 * with one statement, so that the database adds the document up once. Directus writes row by row, and asks everything anew
 * for each.
 */

import { translateDatabaseError } from '@directus/api/database/errors/translate';
import getDatabase from '@directus/api/database/index';
import { useEmitter } from '@directus/api/emitter';
import { PayloadService } from '@directus/api/services/payload';
import { shouldClearCache } from '@directus/api/utils/should-clear-cache';
import type { Knex } from 'knex';
import { rowChecker } from './check-rows.js';
import type { Accountability, Row, SchemaOverview } from './context.js';

interface Items {
	collection: string;
	knex: Knex;
	schema: SchemaOverview;
	accountability: Accountability | null;
	nested: string[];
	cache: { clear(): Promise<void> } | null;
	fork(options: { knex: Knex }): Items;
	createMutationTracker(): { trackMutations(count: number): void };
}

interface Options {
	mutationTracker?: { trackMutations(count: number): void };
	bypassLimits?: boolean;
	emitEvents?: boolean;
	preMutationError?: Error;
	overwriteDefaults?: unknown;
	skipTracking?: boolean;
	autoPurgeCache?: boolean;
	onRevisionCreate?(revision: number): void;
	onItemCreate?(collection: string, key: string): void;
	bypassEmitAction?(event: { event: string[]; meta: object; context: object }): void;
}

type WriteMany = (this: Items, rows: Row[], options?: Options) => Promise<string[]>;

interface Services {
	ItemsService: { prototype: { createMany: WriteMany; upsertMany: WriteMany; updateBatch: WriteMany; [isMended]?: true } };
}

const isMended = Symbol.for('kontor.write-together');
const TOGETHER = ['invoice_lines', 'quote_lines'];

export function writeTogether({ ItemsService: { prototype } }: Services): void {
	// The bundle may be loaded anew into a server that serves already.
	if (prototype[isMended]) return;
	prototype[isMended] = true;
	for (const name of ['createMany', 'upsertMany'] as const) {
		const writeEach = prototype[name];
		prototype[name] = function (rows, options = {}) {
			return areNewAndPlain(this, rows, options) ? createTogether(this, rows, options) : writeEach.call(this, rows, options);
		};
	}
	const { updateBatch } = prototype;
	prototype.updateBatch = function (rows, options = {}) {
		if (!TOGETHER.includes(this.collection)) return updateBatch.call(this, rows, options);
		return inTransaction(this.knex, async (knex) => {
			await addUpLater(knex);
			return updateBatch.call(this.fork({ knex }), rows, options);
		});
	};
}

/** Drafts are added up once, when all their lines are written: snapshots/guards/14-totals.sql. */
export const addUpLater = async (transaction: Knex): Promise<void> => {
	await transaction.raw("set local kontor.totals = 'later'");
};

/** As many rows as one statement takes, whose values are counted with sixteen bits. */
const LOT = 1_000;
function* inLots<T>(rows: readonly T[]): Generator<T[]> {
	for (let from = 0; from < rows.length; from += LOT) yield rows.slice(from, from + LOT);
}

/** Rows that are there already, and those that bring others along, go Directus' way. */
function areNewAndPlain({ collection, schema }: Items, rows: Row[], { overwriteDefaults }: Options): boolean {
	if (!TOGETHER.includes(collection) || overwriteDefaults !== undefined || !Array.isArray(rows) || rows.length < 2) return false;
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

async function createTogether(items: Items, rows: Row[], options: Options): Promise<string[]> {
	const { collection, schema, accountability } = items;
	if (!options.bypassLimits) (options.mutationTracker ?? items.createMutationTracker()).trackMutations(rows.length);
	const events: Parameters<NonNullable<Options['bypassEmitAction']>>[0][] = [];
	const keys = await inTransaction(items.knex, async (knex) => {
		const wanted = await checked(items, rows, options, knex);
		const created = await insert(items, wanted, knex);
		if (options.skipTracking !== true && accountability)
			for (const revision of await note(items, wanted, created, knex)) options.onRevisionCreate?.(revision);
		for (const [at, key] of created.entries()) {
			options.onItemCreate?.(collection, key);
			events.push({
				event: ['items.create', `${collection}.items.create`],
				meta: { payload: wanted[at]!, key, collection },
				context: { database: getDatabase(), schema, accountability },
			});
		}
		return created;
	});
	if (options.emitEvents !== false)
		for (const event of events) {
			if (options.bypassEmitAction) options.bypassEmitAction(event);
			else useEmitter().emitAction(event.event, event.meta, event.context);
		}
	if (items.cache && shouldClearCache(items.cache, options, collection)) await items.cache.clear();
	return keys;
}

const inTransaction = <T>(knex: Knex, work: (trx: Knex) => Promise<T>): Promise<T> =>
	knex.isTransaction ? work(knex) : knex.transaction((trx) => work(trx));

/** Each row through all filters and the caller's permission, with its presets. */
async function checked(items: Items, rows: Row[], options: Options, knex: Knex): Promise<Row[]> {
	const { collection, schema, accountability } = items;
	const check = await rowChecker(items, knex);
	const together = new Map<string, unknown>();
	const wanted: Row[] = [];
	for (const row of rows) {
		const meta = { collection };
		const context = { database: knex, schema, accountability, together };
		const filtered =
			options.emitEvents === false
				? { ...row }
				: await useEmitter().emitFilter<Row>(['items.create', `${collection}.items.create`], { ...row }, meta, context);
		wanted.push(await check(filtered));
	}
	if (options.preMutationError) throw options.preMutationError;
	return wanted;
}

async function insert({ collection, schema, accountability }: Items, rows: Row[], knex: Knex): Promise<string[]> {
	const { primary, fields } = schema.collections[collection]!;
	const payloads = new PayloadService(collection, { accountability, knex, schema });
	const stored: Row[] = [];
	for (const row of rows) {
		const columns = Object.fromEntries(Object.entries(row).filter(([name]) => fields[name] && !fields[name].alias));
		stored.push(await payloads.processValues('create', columns));
	}
	try {
		for (const some of inLots(stored)) await knex(collection).insert(some);
	} catch (error) {
		throw await translateDatabaseError(error, rows[0]!);
	}
	return stored.map((row) => row[primary] as string);
}

/** As Directus notes each row. */
async function note({ collection, schema, accountability }: Items, rows: Row[], keys: string[], knex: Knex): Promise<number[]> {
	const { accountability: tracked } = schema.collections[collection]!;
	if (tracked === null) return [];
	const { user, ip, userAgent, origin } = accountability!;
	const activities: { id: number; item: string }[] = [];
	for (const some of inLots(keys))
		activities.push(
			...(await knex('directus_activity')
				.insert(some.map((item) => ({ action: 'create', user, collection, ip, user_agent: userAgent, origin, item })))
				.returning(['id', 'item'])),
		);
	if (tracked !== 'all') return [];
	const activityOf = new Map(activities.map(({ id, item }) => [item, id]));
	const payloads = new PayloadService(collection, { accountability, knex, schema });
	// Directus keeps relations out of them.
	const relations = new Set(schema.relations.filter((relation) => relation.collection === collection).map(({ field }) => field));
	const revisions: Row[] = [];
	for (const [at, item] of keys.entries()) {
		const own = Object.fromEntries(Object.entries(rows[at]!).filter(([name]) => !relations.has(name)));
		const delta = JSON.stringify(await payloads.prepareDelta(own));
		revisions.push({ activity: activityOf.get(item), collection, item, data: delta, delta });
	}
	const made: number[] = [];
	for (const some of inLots(revisions))
		made.push(...(await knex('directus_revisions').insert(some).returning('id')).map(({ id }: { id: number }) => id));
	return made;
}
