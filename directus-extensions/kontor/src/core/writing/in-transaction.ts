/** What Directus' services write, within one transaction with what belongs to it. */
import { useEmitter } from '@directus/api/emitter';
import { transaction } from '@directus/api/utils/transaction';
import type { Knex } from 'knex';
import { assertStillIs } from '../rights/standing.js';
import type { Items, Options } from './create-together.js';

/**
 * As Directus opens one: after a deadlock all is done once more. Whoever was dismissed meanwhile has written nothing
 * (access/watch-writes.ts does the same for what Directus writes).
 */
export const inTransaction = <T>({ knex, accountability }: Items, work: (trx: Knex) => Promise<T>): Promise<T> =>
	knex.isTransaction
		? work(knex)
		: transaction(knex, async (trx) => {
				const done = await work(trx);
				if (accountability?.user) await assertStillIs(accountability, trx);
				return done;
			});

/** What Directus writes itself, after `prepare`. Others are told when it is certain. */
export async function afterPreparing<T>(
	items: Items,
	options: Options,
	prepare: (trx: Knex) => Promise<void>,
	write: (items: Items, options: Options) => Promise<T>,
): Promise<T> {
	let events: Parameters<NonNullable<Options['bypassEmitAction']>>[0][] = [];
	const done = await inTransaction(items, async (knex) => {
		events = [];
		await prepare(knex);
		return write(items.fork({ knex }), { ...options, bypassEmitAction: (event) => events.push(event) });
	});
	for (const event of events) {
		if (options.bypassEmitAction) options.bypassEmitAction(event);
		else useEmitter().emitAction(event.event, event.meta, event.context);
	}
	return done;
}
