/**
 * A request that is running when its person is dismissed must not write: before its transaction is committed, the person is checked
 * again. Verbs do the same (core/verbs/verb.ts).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Knex } from 'knex';
import type { Accountability } from '../core/context.js';
import { assertStillIs } from '../core/rights/standing.js';

const caller = new AsyncLocalStorage<Accountability>();
const WRITES = ['createOne', 'createMany', 'updateMany', 'updateBatch', 'upsertOne', 'upsertMany', 'deleteMany'];
const isWatched = Symbol('kontor');

interface Writer {
	accountability: Accountability | null;
}
type Method = (this: Writer, ...args: unknown[]) => Promise<unknown>;
type Class = { prototype: Record<string | symbol, any> };

export function watchWrites(database: Knex, services: { ItemsService: Class; FilesService: Class; ImportService: Class }): void {
	if (services.ItemsService.prototype[isWatched]) return;
	services.ItemsService.prototype[isWatched] = true;
	for (const name of WRITES) rememberCaller(services.ItemsService, name);
	rememberCaller(services.FilesService, 'uploadOne');
	rememberCaller(services.ImportService, 'import');

	const transaction = database.transaction.bind(database) as (...args: unknown[]) => any;
	const watched = (work: unknown, ...options: unknown[]) => {
		const person = caller.getStore();
		if (typeof work !== 'function' || !person) return transaction(work, ...options);
		return transaction(
			async (trx: Knex.Transaction) => {
				const answer = await work(trx);
				await assertStillIs(person, trx);
				return answer;
			},
			...options,
		);
	};
	// The property is not writable. Nested transactions (savepoints) stay as they are.
	Object.defineProperty(database, 'transaction', { value: watched, configurable: true });
}

function rememberCaller({ prototype }: Class, name: string): void {
	const method: Method = prototype[name];
	prototype[name] = function (this: Writer, ...args: unknown[]) {
		const { accountability } = this;
		return accountability?.user ? caller.run(accountability, () => method.apply(this, args)) : method.apply(this, args);
	};
}
