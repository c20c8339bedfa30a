/** What a list asks the server to count and add up: its tabs, and what is filtered now. */
import { type Conditions, groupsOf, type ListTab, type SumOf } from './tabs';

/** As the server answers: one entry of `sums` for each currency. */
export interface Group {
	count: number;
	/** More than are worth counting: there are no sums then. */
	isCapped: boolean;
	sums: Record<string, string | null | undefined>[];
}

export interface TotalsQuestion {
	filter: Conditions;
	/** Each is counted by itself: rows that meet the filter and all of these. */
	groups: Conditions[][];
	sums: string[];
	/** Sums of each of its values. */
	by?: string;
}

export interface Totals {
	/** By the name of the tab. */
	tabs: Record<string, Group | undefined>;
	/** What the list shows now. */
	group: Group | undefined;
	/** Sums that count only a part of it. */
	narrower: Record<string, Group | undefined>;
}

export function questionOf(filter: Conditions, tabs: readonly ListTab[], sums: readonly SumOf[], by?: string): TotalsQuestion {
	const { common, groups } = groupsOf(filter, tabs, sums);
	return { filter: common, groups, sums: [...new Set(sums.map(({ field }) => field))], ...(by ? { by } : {}) };
}

/** The answer has its groups in the order of the question. */
export function totalsIn(answer: readonly Group[], tabs: readonly ListTab[], sums: readonly SumOf[]): Totals {
	const narrow = sums.filter(({ within }) => within);
	return {
		tabs: Object.fromEntries(tabs.map(({ name }, index) => [name, answer[index]])),
		group: answer[tabs.length],
		narrower: Object.fromEntries(narrow.map(({ field }, index) => [field, answer[tabs.length + 1 + index]])),
	};
}
