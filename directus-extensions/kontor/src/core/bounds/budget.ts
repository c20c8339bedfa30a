/** How many rows one request may read, over all its tables. Counted as the rows arrive, so that it stops before memory runs out. */

import { AsyncLocalStorage } from 'node:async_hooks';
import { kontorError } from '../errors/errors.js';
import { QUERY_REASONS } from '../errors/reasons.js';

/** High, because most rows have few columns: a project that is opened with all its fields brings the ids of all its time entries. */
export const MAX_ROWS = 100_000;
/**
 * With pages of related rows (`deep[…][_page]`): Directus fetches them in batches (RELATIONAL_BATCH_SIZE, one more than this) and
 * takes the page from each batch, so there must be only one batch.
 */
export const MAX_PAGED_ROWS = 25_000;
/** Values in the answer: a project that a thousand rows refer to is written a thousand times. */
export const MAX_VALUES = 750_000;
/** Relations that one request may read, wildcards written out. */
export const MAX_NODES = 100;

interface Budget {
	rows: number;
	values: number;
	nodes: number;
}

const budgets = new AsyncLocalStorage<Budget | undefined>();

/** A read inside another one shares its budget, as all queries of one GraphQL document do. */
export const withinBudget = <T>(work: () => Promise<T>): Promise<T> =>
	budgets.getStore() ? work() : budgets.run({ rows: 0, values: 0, nodes: 0 }, work);

/** For reads of the server itself, which belong to no request. */
export const withoutBudget = <T>(work: () => Promise<T>): Promise<T> => (budgets.getStore() ? budgets.run(undefined, work) : work());

/** One query: the most rows of any of its tables so far, and how much each value counts. */
const queries = new AsyncLocalStorage<{ widest: number; weight: number; mostRows: number }>();

/** XML and YAML are put together by this process, and take several times as long as JSON. */
export const withinQuery = <T>({ export: format, deep }: { export?: unknown; deep?: unknown }, work: () => Promise<T>): Promise<T> => {
	const weight = format === 'xml' || format === 'yaml' ? 3 : 1;
	return queries.run({ widest: 0, weight, mostRows: hasPages(deep) ? MAX_PAGED_ROWS : MAX_ROWS }, work);
};

const hasPages = (deep: unknown): boolean =>
	typeof deep === 'object' &&
	deep !== null &&
	Object.entries(deep).some(([name, value]) =>
		name.startsWith('_') ? (name === '_page' || name === '_offset') && Number(value) > 0 : hasPages(value),
	);

export function spendRows(rows: number, columns: number): void {
	const budget = budgets.getStore();
	const query = queries.getStore();
	if (!budget || !query) return;
	query.widest = Math.max(query.widest, rows);
	budget.rows += rows;
	budget.values += query.widest * columns * query.weight;
	if (budget.rows > query.mostRows || budget.values > MAX_VALUES)
		throw kontorError('QUERY_TOO_LARGE', { reason: QUERY_REASONS.rows(query.mostRows, MAX_VALUES) });
}

/** How many more relations may be read. */
export const nodesLeft = (): number => MAX_NODES - (budgets.getStore()?.nodes ?? 0);

export function spendNodes(nodes: number): void {
	const budget = budgets.getStore();
	if (budget) budget.nodes += nodes;
	if (nodes > MAX_NODES || (budget && budget.nodes > MAX_NODES))
		throw kontorError('QUERY_TOO_LARGE', { reason: QUERY_REASONS.relations(MAX_NODES) });
}
