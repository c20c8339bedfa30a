/** Lets Directus' services write in one transaction with what belongs together. */
import { useEmitter } from '@directus/api/emitter';
import { transaction } from '@directus/api/utils/transaction';
import type { Knex } from 'knex';
import { assertStillIs } from '../rights/standing.js';
import type { Items, Options } from './items-service.js';

/**
 * A transaction as Directus opens it: after a deadlock everything is done again. If the caller was dismissed in the meantime, nothing
 * is written (access/watch-writes.ts does the same for what Directus writes).
 */
export const inTransaction = <T>({ knex, accountability }: Items, work: (trx: Knex) => Promise<T>): Promise<T> =>
	knex.isTransaction
		? work(knex)
		: transaction(knex, async (trx) => {
				const done = await work(trx);
				if (accountability?.user) await assertStillIs(accountability, trx);
				return done;
			});

/**
 * The same service, but its own transaction begins with `first`. Not one transaction around everything: the service's queries before
 * it would wait for connections of requests that wait for the locks of `first`.
 */
export async function beginningWith(items: Items, first: (trx: Knex) => Promise<unknown>): Promise<Items> {
	const { knex } = items;
	if (knex.isTransaction) {
		await first(knex);
		return items;
	}
	const begin = async (work?: (trx: Knex) => Promise<unknown>) => {
		if (work)
			return knex.transaction(async (trx) => {
				await first(trx);
				return work(trx);
			});
		// A deletion is tried in a transaction that is rolled back (deletions.ts).
		const trx = await knex.transaction();
		await first(trx).catch(async (error) => {
			await trx.rollback();
			throw error;
		});
		return trx;
	};
	return items.fork({
		knex: new Proxy(knex, { get: (target, name) => (name === 'transaction' ? begin : Reflect.get(target, name)) }),
	});
}

/** Emits the events of `write` after the commit; `anew` starts it, and starts it again after a deadlock. */
export async function tellingAfterwards<T>(options: Options, write: (inside: Options, anew: () => void) => Promise<T>): Promise<T> {
	let events: Parameters<NonNullable<Options['bypassEmitAction']>>[0][] = [];
	const done = await write({ ...options, bypassEmitAction: (event) => events.push(event) }, () => {
		events = [];
	});
	for (const event of events) {
		if (options.bypassEmitAction) options.bypassEmitAction(event);
		else useEmitter().emitAction(event.event, event.meta, event.context);
	}
	return done;
}
