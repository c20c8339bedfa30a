/** Tracked time, as it is grouped into the lines of an invoice. */
import type { LineTax } from '../../papers/rules/tax-case.js';

/** In the order in which they are offered. */
export const GROUPINGS = ['service', 'project', 'task', 'employee', 'day', 'entry'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Rounding {
	/** To multiples of so many minutes; 0 leaves the time as it was tracked. */
	minutes: number;
	mode: 'up' | 'nearest' | 'down';
}

/** What a line can be named after. */
export interface Named {
	id: string;
	name: string;
}

export interface Entry {
	id: string;
	day: string;
	/** Orders the entries of a day. */
	at: number;
	seconds: number;
	rate: string;
	tax: LineTax;
	rounding: Rounding;
	employee: Named;
	project: Named;
	task: Named | null;
	service: Named | null;
	note: string | null;
}
