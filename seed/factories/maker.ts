/**
 * Makes the rows of one tenant and keeps them. Every factory takes a maker and overrides; ids come from the maker's seed
 * and a count per collection, so that the same calls in the same order make the same world.
 */
import { type Day, wallClock } from './calendar.ts';
import { type Random, random, uuidFrom } from './random.ts';

export type Row = Record<string, any>;
export type Rows = Record<string, Row[]>;

export interface Maker {
	seed: string;
	organizationId: string;
	/** The moment that the data are relative to; a factory never looks at the clock. */
	now: string;
	today: Day;
	random: Random;
	rows: Rows;
	id(collection: string, key: string | number): string;
	row<T extends Row>(collection: string, defaults: (count: number) => T, overrides?: Row): T & Row & { id: string };
	all(collection: string): Row[];
}

/** Several makers can fill one organization: each with its own seed, all with the same id of the organization. */
export function maker(seed: string, now: string, organizationId = uuidFrom(`${seed}/organizations/1`)): Maker {
	const rows: Rows = {};
	const all = (collection: string) => {
		rows[collection] ??= [];
		return rows[collection];
	};
	const id = (collection: string, key: string | number) => uuidFrom(`${seed}/${collection}/${key}`);
	return {
		seed,
		organizationId,
		now,
		today: wallClock(now).day,
		random: random(seed),
		rows,
		id,
		all,
		row: (collection, defaults, overrides = {}) => {
			const count = all(collection).length + 1;
			const tenant = collection === 'organizations' ? {} : { organization_id: organizationId };
			const row = { id: id(collection, count), ...tenant, created_at: now, ...defaults(count), ...overrides };
			all(collection).push(row);
			return row;
		},
	};
}
