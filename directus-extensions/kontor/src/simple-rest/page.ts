/** The request for a page, and its content. */
import type { Filter } from '@directus/types';

export interface PageRequest {
	collection: string;
	filter: Filter | null;
	search?: string;
	sort: [field: string, direction: 'asc' | 'desc'][];
	from: number;
	size: number;
	embed: string[];
	/** Nothing: all that the caller may read. */
	fields?: string[];
}

export interface Page {
	/** The rows as JSON text: often Postgres has written it. */
	json: string;
	shown: number;
	from: number;
	total: number;
	/** The total is a lower bound: there are more rows than are worth counting. */
	isCapped: boolean;
}
