/**
 * Lines of a document that come in one request are written in a few statements. Directus writes row by row, with a dozen
 * queries each, and the database adds the whole draft up after each: 2,000 lines took minutes. The rules are the same: the
 * filters run for each row, rights and values are checked by Directus, and the trail has an entry for each.
 */
import { translateDatabaseError } from '@directus/api/database/errors/translate';
import { useEmitter } from '@directus/api/emitter';
import { processPayload } from '@directus/api/permissions/modules/process-payload/process-payload';
import { shouldClearCache } from '@directus/api/utils/should-clear-cache';
import type { SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import type { Accountability, Row } from '../context.js';
import { withinMany } from './within-many.js';

interface Options {
	emitEvents?: boolean;
	skipTracking?: boolean;
	overwriteDefaults?: unknown;
	bypassLimits?: boolean;
	mutationTracker?: { trackMutations(count: number): void };
	bypassEmitAction?(event: object): void;
	onRevisionCreate?(id: number): void;
	onItemCreate?(collection: string, id: string): void;
}
interface Items {
	collection: string;
	knex: Knex;
	schema: SchemaOverview;
	accountability: Accountability | null;
	nested: string[];
	cache: { clear(): Promise<void> } | null;
	createMutationTracker(): NonNullable<Options['mutationTracker']>;
}
type Write = (this: Items, rows: Row[], options?: Options) => Promise<string[]>;
interface Payloads {
	processValues(action: string, rows: Row[]): Promise<Row[]>;
	prepareDelta(row: Row): Promise<Row | null>;
}
interface Services {
	ItemsService: { prototype: { createMany: Write; upsertMany: Write; [isDone]?: true } };
	PayloadService: new (collection: string, options: object) => Payloads;
}

const isDone = Symbol('kontor');
const COLLECTIONS = ['invoice_lines', 'quote_lines'];
const AT_ONCE = 1_000;

export function createLinesAtOnce({ ItemsService: { prototype: items }, PayloadService }: Services): void {
	if (items[isDone]) return;
	items[isDone] = true;
	const { createMany, upsertMany } = items;
	items.createMany = function (rows, options = {}) {
		return canBeAtOnce(this, rows, options) ? createLines(this, rows, options) : createMany.call(this, rows, options);
	};
	items.upsertMany = function (rows, options = {}) {
		return canBeAtOnce(this, rows, options) ? createLines(this, rows, options) : upsertMany.call(this, rows, options);
	};

	async function createLines(service: Items, given: Row[], options: Options): Promise<string[]> {
		const { collection, schema, accountability, knex } = service;
		const emitter = useEmitter();
		const tracker = options.mutationTracker ?? service.createMutationTracker();
		if (!options.bypassLimits) tracker.trackMutations(given.length);
		const events = [`items.create`, `${collection}.items.create`];
		const work = async (trx: Knex) => {
			const context = { database: trx, schema, accountability };
			const rows = await withinMany(async () => {
				const filled: Row[] = [];
				for (const row of given) {
					const payload = await emitter.emitFilter(events, structuredClone(row), { collection }, context);
					const what = { accountability: accountability!, action: 'create' as const, collection, payload, nested: service.nested };
					filled.push(accountability ? await processPayload(what, { knex: trx, schema }) : payload);
				}
				return filled;
			});
			const payloads = new PayloadService(collection, { accountability, knex: trx, schema, nested: service.nested });
			const values = await payloads.processValues('create', rows.map(columnsOf(service)));
			const keys: string[] = [];
			try {
				for (const some of inLots(values)) keys.push(...(await trx(collection).insert(some).returning('id')).map(({ id }) => id));
			} catch (error) {
				throw await translateDatabaseError(error, given);
			}
			if (options.skipTracking !== true && accountability) await track(service, trx, payloads, rows, keys, options);
			for (const key of keys) options.onItemCreate?.(collection, key);
			return { rows, keys };
		};
		const { rows, keys } = await (knex.isTransaction ? work(knex) : knex.transaction(work));
		for (const [at, key] of keys.entries()) {
			const event = { event: events, meta: { payload: rows[at], key, collection }, context: { database: null, schema, accountability } };
			if (options.bypassEmitAction) options.bypassEmitAction(event);
			else emitter.emitAction(event.event, event.meta, event.context);
		}
		if (shouldClearCache(service.cache, options, collection)) await service.cache!.clear();
		return keys;
	}
}

/** What has rows within rows, or may be there already, goes Directus' way. */
function canBeAtOnce({ collection, schema }: Items, rows: Row[], { emitEvents, overwriteDefaults }: Options): boolean {
	if (!COLLECTIONS.includes(collection) || emitEvents === false || overwriteDefaults || !Array.isArray(rows) || rows.length < 2) return false;
	const { fields, primary } = schema.collections[collection]!;
	return rows.every(
		(row) =>
			typeof row === 'object' &&
			row !== null &&
			!Array.isArray(row) &&
			!row[primary] &&
			Object.entries(row).every(([name, value]) => fields[name]?.type !== 'alias' && (value === null || typeof value !== 'object')),
	);
}

const columnsOf =
	({ collection, schema }: Items) =>
	(row: Row): Row =>
		Object.fromEntries(Object.keys(schema.collections[collection]!.fields).flatMap((name) => (name in row ? [[name, row[name]]] : [])));

function* inLots<T>(all: readonly T[]): Generator<T[]> {
	for (let from = 0; from < all.length; from += AT_ONCE) yield all.slice(from, from + AT_ONCE);
}

/** As Directus notes it, row by row: who, from where, and the values. */
async function track(
	{ collection, schema, accountability }: Items,
	trx: Knex,
	payloads: Payloads,
	rows: Row[],
	keys: string[],
	options: Options,
): Promise<void> {
	const kept = schema.collections[collection]!.accountability;
	if (kept === null) return;
	const { user, ip, userAgent: user_agent, origin } = accountability!;
	const activities: number[] = [];
	for (const some of inLots(keys)) {
		const entries = some.map((item) => ({ action: 'create', user, collection, ip, user_agent, origin, item }));
		activities.push(...(await trx('directus_activity').insert(entries).returning('id')).map(({ id }) => id));
	}
	if (kept !== 'all') return;
	const revisions: object[] = [];
	for (const [at, row] of rows.entries()) {
		const data = JSON.stringify(await payloads.prepareDelta(row));
		revisions.push({ activity: activities[at], collection, item: keys[at], data, delta: data });
	}
	for (const some of inLots(revisions))
		for (const { id } of await trx('directus_revisions').insert(some).returning('id')) options.onRevisionCreate?.(id);
}
