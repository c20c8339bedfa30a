/**
 * A request that is running when its person is dismissed must not write: before its transaction is committed, the person is checked
 * again. Verbs do the same (core/verbs/verb.ts). What triggers have changed besides is told to others after it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Knex } from 'knex';
import type { Accountability } from '../core/context.js';
import { assertStillIs } from '../core/rights/standing.js';
import { type Touched, tellTouched, touchedIn } from '../core/trail/touched.js';

const caller = new AsyncLocalStorage<{ person: Accountability; isSilent: boolean }>();
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
		const store = caller.getStore();
		if (typeof work !== 'function' || !store) return transaction(work, ...options);
		const { person, isSilent } = store;
		return tellingTouched(isSilent ? null : person, (note) =>
			transaction(
				async (trx: Knex.Transaction) => {
					const answer = await work(trx);
					note(await touchedIn(trx));
					await assertStillIs(person, trx);
					return answer;
				},
				...options,
			),
		);
	};
	// The property is not writable. Nested transactions (savepoints) stay as they are.
	Object.defineProperty(database, 'transaction', { value: watched, configurable: true });
}

async function tellingTouched<T>(person: Accountability | null, write: (note: (touched: Touched[]) => void) => Promise<T>): Promise<T> {
	let touched: Touched[] = [];
	const answer = await write((some) => {
		touched = some;
	});
	if (person) await tellTouched(touched, person);
	return answer;
}

function rememberCaller({ prototype }: Class, name: string): void {
	const method: Method = prototype[name];
	prototype[name] = function (this: Writer, ...args: unknown[]) {
		const { accountability } = this;
		if (!accountability?.user) return method.apply(this, args);
		// A flow that says so tells nobody of what it writes: otherwise it could start itself again and again.
		const isSilent = (args.at(-1) as { emitEvents?: boolean } | undefined)?.emitEvents === false;
		return caller.run({ person: accountability, isSilent }, () => method.apply(this, args));
	};
}
