/**
 * Changes and deletions of one person's entries wait for each other before any row is locked. Overlapping entries are marked
 * by the database under a lock for each person (snapshots/guards/time/overlaps.sql): with rows locked first, two would wait for each other.
 */
import type { Knex } from 'knex';
import { isUuid } from '../core/keys.js';
import { beginningWith } from '../core/writing/in-transaction.js';
import type { Items, Options } from '../core/writing/items-service.js';

type Update = (this: Items, keys: string[], values: object, options?: Options) => Promise<string[]>;
type Delete = (this: Items, keys: string[], options?: Options) => Promise<string[]>;

interface Services {
	ItemsService: { prototype: { updateMany: Update; deleteMany: Delete; [isMended]?: true } };
}

const isMended = Symbol.for('kontor.lock-people');
/** The duration becomes an end. */
const MOVES = ['start_time', 'end_time', 'duration', 'employee_id'];

export function lockPeople({ ItemsService: { prototype } }: Services): void {
	if (prototype[isMended]) return;
	prototype[isMended] = true;
	const { updateMany, deleteMany } = prototype;
	prototype.updateMany = async function (keys, values, options = {}) {
		const isMoving = this.collection === 'time_entries' && MOVES.some((field) => field in (values ?? {}));
		const items = isMoving ? await lockingFirst(this, keys, (values as { employee_id?: unknown }).employee_id) : this;
		return updateMany.call(items, keys, values, options);
	};
	prototype.deleteMany = async function (keys, options = {}) {
		return deleteMany.call(this.collection === 'time_entries' ? await lockingFirst(this, keys) : this, keys, options);
	};
}

/** Before any row is locked, in a transaction of the service's own. */
const lockingFirst = (items: Items, keys: unknown, person?: unknown): Promise<Items> =>
	beginningWith(items, (trx) => lockPeopleOf(trx, [keys].flat().filter(isUuid), isUuid(person) ? [person] : []));

/** In one order for all. */
const lockPeopleOf = (trx: Knex, entries: string[], people: string[]) =>
	trx.raw(
		`select kontor_system.lock_entries_of(id)
		 from (select employee_id as id from time_entries where id = any (?) union select unnest(?::uuid[]) order by 1) people`,
		[entries, people],
	);
