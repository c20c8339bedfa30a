/** Expenses written by hand, in Studio or over the API. */

import { refuseSubmitted } from '../approval/refuse-submitted.js';
import { type Context, fromEvent, type Row } from '../core/context.js';
import type { Register } from '../core/define-module.js';
import { readRows } from '../core/load.js';
import { EXPENSES } from './approvable.js';
import { changeExpenses, completeExpense } from './complete-expense.js';

const expensesOf = (keys: unknown, context: Context) => readRows(context, 'expenses', (query) => query.whereIn('id', keys as string[]));

export function hooks({ filter }: Register): void {
	filter('expenses.items.create', (payload) => completeExpense(payload as Row));
	filter('expenses.items.update', async (payload, { keys }, event) => {
		const rows = await expensesOf(keys, fromEvent(event));
		refuseSubmitted(EXPENSES, rows, fromEvent(event));
		return changeExpenses(payload as Row, rows);
	});
	filter('expenses.items.delete', async (keys, _meta, event) =>
		refuseSubmitted(EXPENSES, await expensesOf(keys, fromEvent(event)), fromEvent(event)),
	);
}
