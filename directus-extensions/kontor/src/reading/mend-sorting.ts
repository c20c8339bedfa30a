/**
 * `POST /utils/sort` would move everybody's rows: Directus checks only the right to change some row, not these, and shifts all rows
 * in between.
 */
import { ForbiddenError } from '@directus/errors';
import { type Accountability, isPrivileged } from '../core/context.js';

type Sort = (this: { accountability: Accountability | null }, ...args: unknown[]) => Promise<void>;

export function mendSorting({ UtilsService: { prototype: utils } }: { UtilsService: { prototype: { sort: Sort } } }): void {
	const { sort } = utils;
	utils.sort = async function (...args) {
		if (!isPrivileged(this.accountability)) throw new ForbiddenError();
		return sort.apply(this, args);
	};
}
