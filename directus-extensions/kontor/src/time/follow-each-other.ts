/**
 * Whoever changes or deletes entries of a person waits for others who do, before any row is locked. Overlapping entries are marked
 * by the database under a lock for each person (snapshots/guards/17-time.sql): with rows locked first, two would wait for each other.
 */
import type { Knex } from 'knex';
import type { Items, Options } from '../core/create-together.js';
import { afterPreparing } from '../core/in-transaction.js';
import { isUuid } from '../core/keys.js';

type Update = (this: Items, keys: string[], values: object, options?: Options) => Promise<string[]>;
type Delete = (this: Items, keys: string[], options?: Options) => Promise<string[]>;

interface Services {
	ItemsService: { prototype: { updateMany: Update; deleteMany: Delete; [isMended]?: true } };
}

const isMended = Symbol.for('kontor.follow-each-other');
const MOVES = ['start_time', 'end_time', 'employee_id'];

export function followEachOther({ ItemsService: { prototype } }: Services): void {
	if (prototype[isMended]) return;
	prototype[isMended] = true;
	const { updateMany, deleteMany } = prototype;
	prototype.updateMany = function (keys, values, options = {}) {
		const isMoving = this.collection === 'time_entries' && MOVES.some((field) => field in (values ?? {}));
		if (!isMoving) return updateMany.call(this, keys, values, options);
		return afterPreparing(this, options, lockPeople(keys), (items, inside) => updateMany.call(items, keys, values, inside));
	};
	prototype.deleteMany = function (keys, options = {}) {
		if (this.collection !== 'time_entries') return deleteMany.call(this, keys, options);
		return afterPreparing(this, options, lockPeople(keys), (items, inside) => deleteMany.call(items, keys, inside));
	};
}

/** In one order for all. What is no id finds nobody, and is for Directus to refuse. */
const lockPeople = (keys: unknown) => async (trx: Knex) => {
	await trx.raw(
		`select kontor_system.lock_entries_of(employee_id)
		 from (select distinct employee_id from time_entries where id = any (?) order by employee_id) people`,
		[[keys].flat().filter(isUuid)],
	);
};
