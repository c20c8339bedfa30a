/** What one request may read, over all tables that it joins: counted as the rows arrive, so that it ends before memory does. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { kontorError } from '../errors.js';

/** One less than what Directus fetches of a relation at once (RELATIONAL_BATCH_SIZE), so a second lot is never needed. */
export const MAX_ROWS = 25_000;
export const MAX_VALUES = 1_500_000;
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

export function spendRows(rows: number, columns: number): void {
	const budget = budgets.getStore();
	if (!budget) return;
	budget.rows += rows;
	budget.values += rows * columns;
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
