/** Tabs of a list: each is a set of conditions in its filter, so that addresses and saved views need nothing else. */

export type Conditions = Record<string, unknown>;

export interface ListTab {
	name: string;
	/** Nothing: all rows. */
	filter: Conditions;
	/** The field whose sum is shown with the tab. */
	sum?: string;
}

export interface SumOf {
	field: string;
	/** Counts only rows that meet this as well. */
	within?: Conditions;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const keysOf = (tabs: readonly ListTab[]): string[] => [...new Set(tabs.flatMap(({ filter }) => Object.keys(filter)))];

const without = (filter: Conditions, keys: readonly string[]): Conditions =>
	Object.fromEntries(Object.entries(filter).filter(([key]) => !keys.includes(key)));

/** The tab whose conditions the filter has; the one with most of them, so that "overdue" is not taken for "open". */
export function tabIn(filter: Conditions, tabs: readonly ListTab[]): ListTab | undefined {
	const fitting = tabs.filter((tab) => Object.entries(tab.filter).every(([key, value]) => isSame(filter[key], value)));
	const best = fitting.toSorted((a, b) => Object.keys(b.filter).length - Object.keys(a.filter).length)[0];
	if (!best) return undefined;
	const others = keysOf(tabs).filter((key) => !(key in best.filter));
	// A condition on a field of another tab makes "all" something else than all; another tab only narrower.
	return Object.keys(best.filter).length > 0 || others.every((key) => filter[key] === undefined) ? best : undefined;
}

/** Keeps what was filtered besides. */
export const withTab = (filter: Conditions, tab: ListTab, tabs: readonly ListTab[]): Conditions => {
	const active = tabIn(filter, tabs);
	const kept = active ? without(filter, Object.keys(active.filter)) : without(filter, keysOf(tabs));
	return { ...without(kept, Object.keys(tab.filter)), ...tab.filter };
};

/** The tabs are counted within whatever else is filtered. */
export function groupsOf(
	filter: Conditions,
	tabs: readonly ListTab[],
	sums: readonly SumOf[],
): { common: Conditions; groups: Conditions[][] } {
	const active = tabIn(filter, tabs);
	const common = without(filter, active ? Object.keys(active.filter) : keysOf(tabs));
	const own = without(filter, Object.keys(common));
	const narrow = sums.flatMap(({ within }) => (within ? [[own, within]] : []));
	return { common, groups: [...tabs.map((tab) => [tab.filter]), [own], ...narrow] };
}
