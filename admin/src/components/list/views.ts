/** Saved views: what a list is filtered and sorted by, and which columns it hides, under a name. */
import type { SortPayload } from 'react-admin';
import type { Conditions } from './tabs';

export interface View {
	filter: Conditions;
	sort: SortPayload;
	hidden: string[];
}

/** As the server keeps it: anybody may have written anything into it, over the API. */
export function viewIn(value: unknown, mayFilter: (field: string) => boolean): View | undefined {
	const { filter, sort, hidden } = (value ?? {}) as Partial<View>;
	if (typeof filter !== 'object' || filter === null || typeof sort?.field !== 'string') return undefined;
	const mayUse = (key: string) => key === 'q' || mayFilter(key.split('.')[0]!);
	return {
		// A colleague who shares a view may read more than I do.
		filter: Object.fromEntries(Object.entries(filter).filter(([key]) => mayUse(key))),
		sort: { field: mayUse(sort.field) ? sort.field : 'id', order: sort.order === 'DESC' ? 'DESC' : 'ASC' },
		hidden: Array.isArray(hidden) ? hidden.filter((key) => typeof key === 'string') : [],
	};
}

/** What react-admin reads from the address of a list. */
export const searchOf = ({ filter, sort }: View): string =>
	`?${new URLSearchParams({ filter: JSON.stringify(filter), sort: sort.field, order: sort.order, page: '1' })}`;

const ordered = (value: unknown): unknown =>
	value && typeof value === 'object' && !Array.isArray(value)
		? Object.fromEntries(
				Object.entries(value)
					.toSorted(([a], [b]) => (a < b ? -1 : 1))
					.map(([key, inner]) => [key, ordered(inner)]),
			)
		: value;

export const isSameView = (a: View, b: View): boolean =>
	JSON.stringify(ordered({ ...a, hidden: a.hidden.toSorted() })) === JSON.stringify(ordered({ ...b, hidden: b.hidden.toSorted() }));
