/** Writes new rows together: each through all filters and the caller's permission, all with one statement, and one for the trail. */
import { translateDatabaseError } from '@directus/api/database/errors/translate';
import getDatabase from '@directus/api/database/index';
import { useEmitter } from '@directus/api/emitter';
import { PayloadService } from '@directus/api/services/payload';
import { shouldClearCache } from '@directus/api/utils/should-clear-cache';
import type { Knex } from 'knex';
import type { Row } from '../context.js';
import { rowChecker } from './check-rows.js';
import { inTransaction } from './in-transaction.js';
import type { Items, Options, Target } from './items-service.js';
import { throwAt } from './name-fields.js';

/** What was written where. */
interface Written {
	target: Target;
	rows: Row[];
	keys: string[];
}

export async function createRows(items: Items, rows: Row[], options: Options): Promise<string[]> {
	track(items, rows.length, options);
	const written = await inTransaction(items, async (knex) => {
		const written = await write(items, rows, new Map(), options, knex);
		if (options.skipTracking !== true && items.accountability) {
			const activities = await noteActivities([written], knex);
			for (const revision of await noteRevisions(written, activities, null, knex)) options.onRevisionCreate?.(revision);
		}
		return written;
	});
	await tell([written], items, options);
	return written.keys;
}

/** A paper (an invoice, a quote) with its lines. What was looked up for it is not looked up again for its lines. */
export async function createWithLines(
	items: Items,
	{ lines, ...head }: Row,
	{ collection, key }: { collection: string; key: string },
	options: Options,
): Promise<string> {
	const ofLines: Target = { ...targetOf(items), collection, nested: [...items.nested, 'lines'] };
	track(items, 1 + (lines as Row[]).length, options);
	const written = await inTransaction(items, async (knex) => {
		const together = new Map<string, unknown>();
		const copies = (lines as Row[]).map((line) => ({ ...line }));
		const document = await write(items, [{ ...head, lines: copies }], together, options, knex);
		const id = document.keys[0]!;
		// A flow may have changed the lines, or removed them.
		const rows = [document.rows[0]!.lines ?? []].flat().map((line) => ({ ...(line as Row), [key]: id }));
		const written = [document, await write(ofLines, rows, together, options, knex)];
		if (options.skipTracking !== true && items.accountability) {
			const activities = await noteActivities(written, knex);
			const [revision] = await noteRevisions(document, activities, null, knex);
			await noteRevisions(written[1]!, activities, revision ?? null, knex);
			if (revision !== undefined) options.onRevisionCreate?.(revision);
		}
		return written;
	});
	await tell(written, items, options);
	return written[0]!.keys[0]!;
}

const targetOf = ({ collection, schema, accountability, nested }: Target): Target => ({ collection, schema, accountability, nested });

function track(items: Items, count: number, options: Options): void {
	if (!options.bypassLimits) (options.mutationTracker ?? items.createMutationTracker()).trackMutations(count);
}

async function write(target: Target, rows: Row[], together: Map<string, unknown>, options: Options, knex: Knex): Promise<Written> {
	const wanted = await checked(target, rows, together, options, knex);
	return { target, rows: wanted, keys: await insert(target, wanted, knex) };
}

/** Each row through all filters and the caller's permission, with its presets. */
async function checked(target: Target, rows: Row[], together: Map<string, unknown>, options: Options, knex: Knex): Promise<Row[]> {
	const { collection, schema, accountability } = target;
	const check = await rowChecker(target, knex);
	const wanted: Row[] = [];
	const context = { database: knex, schema, accountability, together };
	const filter = async (row: Row): Promise<Row> =>
		options.emitEvents === false
			? { ...row }
			: useEmitter().emitFilter<Row>(['items.create', `${collection}.items.create`], { ...row }, { collection }, context);
	for (const row of rows)
		wanted.push(
			await filter(row)
				.then(check)
				.catch((error) => throwAt(error, target, row)),
		);
	if (options.preMutationError) throw options.preMutationError;
	return wanted;
}

/** How many rows go into one statement: it takes 65,535 values at most. */
const LOT = 1_000;
function* inLots<T>(rows: readonly T[]): Generator<T[]> {
	for (let from = 0; from < rows.length; from += LOT) yield rows.slice(from, from + LOT);
}

async function insert(target: Target, rows: Row[], knex: Knex): Promise<string[]> {
	const { collection, schema, accountability } = target;
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
		// Postgres shows the row that failed, with its id, unless a value of it has not the form of its column.
		const { detail = '' } = error as { detail?: string };
		const failed = stored.findIndex((row) => detail.includes(String(row[primary])));
		const row = rows[Math.max(failed, 0)]!;
		throwAt(await translateDatabaseError(error, row), target, row, rows);
	}
	return stored.map((row) => row[primary] as string);
}

/** The activities by collection and key. */
type Activities = Map<string, number>;

/** As Directus notes each row. */
async function noteActivities(written: readonly Written[], knex: Knex): Promise<Activities> {
	const noted: Activities = new Map();
	const all = written
		.filter(({ target: { schema, collection } }) => schema.collections[collection]!.accountability !== null)
		.flatMap(({ target: { collection, accountability }, keys }) => {
			const { user, ip, userAgent, origin } = accountability!;
			return keys.map((item) => ({ action: 'create', user, collection, ip, user_agent: userAgent, origin, item }));
		});
	for (const some of inLots(all))
		for (const { id, collection, item } of await knex('directus_activity').insert(some).returning(['id', 'collection', 'item']))
			noted.set(`${collection} ${item}`, id);
	return noted;
}

async function noteRevisions(
	{ target, rows, keys }: Written,
	activities: Activities,
	parent: number | null,
	knex: Knex,
): Promise<number[]> {
	const { collection, schema, accountability } = target;
	const { accountability: tracked, fields } = schema.collections[collection]!;
	if (tracked !== 'all') return [];
	const payloads = new PayloadService(collection, { accountability, knex, schema });
	// Directus leaves relations out of its revisions.
	const relations = new Set(schema.relations.filter((relation) => relation.collection === collection).map(({ field }) => field));
	const revisions: Row[] = [];
	for (const [at, item] of keys.entries()) {
		const own = Object.fromEntries(Object.entries(rows[at]!).filter(([name]) => !relations.has(name) && !fields[name]?.alias));
		const delta = JSON.stringify(await payloads.prepareDelta(own));
		revisions.push({ activity: activities.get(`${collection} ${item}`), collection, item, data: delta, delta, parent });
	}
	const made: number[] = [];
	for (const some of inLots(revisions))
		made.push(...(await knex('directus_revisions').insert(some).returning('id')).map(({ id }: { id: number }) => id));
	return made;
}

/** Emits the events for hooks, flows and sockets, once all is written. */
async function tell(written: readonly Written[], items: Items, options: Options): Promise<void> {
	for (const { target, rows, keys } of written)
		for (const [at, key] of keys.entries()) {
			const { collection, schema, accountability } = target;
			options.onItemCreate?.(collection, key);
			if (options.emitEvents === false) continue;
			const event = ['items.create', `${collection}.items.create`];
			const meta = { payload: rows[at]!, key, collection };
			const context = { database: getDatabase(), schema, accountability };
			if (options.bypassEmitAction) options.bypassEmitAction({ event, meta, context });
			else useEmitter().emitAction(event, meta, context);
		}
	if (items.cache && shouldClearCache(items.cache, options, items.collection)) await items.cache.clear();
}
