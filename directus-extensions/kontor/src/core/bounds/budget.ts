/** What one request may read, over all tables that it joins: counted as the rows arrive, so that it ends before memory does. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { kontorError } from '../errors.js';

/** One less than what Directus fetches of a relation at once (RELATIONAL_BATCH_SIZE), so a second lot is never needed. */
export const MAX_ROWS = 25_000;
/** As they are written out: a project that a thousand rows show is written a thousand times. */
export const MAX_VALUES = 750_000;
/** Relations that one request may read, wildcards written out. */
export const MAX_NODES = 100;

interface Budget {
	rows: number;
	values: number;
	nodes: number;
}

const budgets = new AsyncLocalStorage<Budget | undefined>();

/** What runs within another one shares its budget: all queries of one GraphQL document do. */
export const withinBudget = <T>(work: () => Promise<T>): Promise<T> =>
	budgets.getStore() ? work() : budgets.run({ rows: 0, values: 0, nodes: 0 }, work);

/** The server's own reads are nobody's request. */
export const withoutBudget = <T>(work: () => Promise<T>): Promise<T> => (budgets.getStore() ? budgets.run(undefined, work) : work());

/** One query: the most rows of any of its tables so far, and how dear its values are. */
const queries = new AsyncLocalStorage<{ widest: number; weight: number }>();

/** XML and YAML are put together by this process, and take several times as long as JSON. */
export const withinQuery = <T>(format: unknown, work: () => Promise<T>): Promise<T> =>
	queries.run({ widest: 0, weight: format === 'xml' || format === 'yaml' ? 3 : 1 }, work);

export function spendRows(rows: number, columns: number): void {
	const budget = budgets.getStore();
	const query = queries.getStore();
	if (!budget || !query) return;
	query.widest = Math.max(query.widest, rows);
	budget.rows += rows;
	budget.values += query.widest * columns * query.weight;
	if (budget.rows > MAX_ROWS || budget.values > MAX_VALUES)
		throw kontorError(
			'QUERY_TOO_LARGE',
			{ reason: `it reads more than ${MAX_ROWS} rows or ${MAX_VALUES} values at once, related ones included` },
			{ de: { reason: `sie liest mehr als ${MAX_ROWS} Zeilen oder ${MAX_VALUES} Werte auf einmal, verknüpfte mitgezählt` } },
		);
}

/** How many more relations may be read. */
export const nodesLeft = (): number => MAX_NODES - (budgets.getStore()?.nodes ?? 0);

export function spendNodes(nodes: number): void {
	const budget = budgets.getStore();
	if (budget) budget.nodes += nodes;
	if (nodes > MAX_NODES || (budget && budget.nodes > MAX_NODES))
		throw kontorError(
			'QUERY_TOO_LARGE',
			{ reason: `it reads more than ${MAX_NODES} relations: name the fields instead of wildcards` },
			{ de: { reason: `sie liest mehr als ${MAX_NODES} Beziehungen: Felder nennen statt Platzhalter` } },
		);
}
