/** The verbs of expenses. Served below /expenses. */

import { moveEntries } from '../approval/move-entries.js';
import { isDecision } from '../approval/rules/obstacles.js';
import { APPROVAL_STEPS } from '../approval/steps.js';
import { showRow } from '../core/load.js';
import { type Verb, type VerbContext, verb } from '../core/verbs/verb.js';
import { EXPENSES } from './approvable.js';
import { expenseInput, reimburseExpenseInput, rejectExpenseInput } from './contracts.js';
import { reimburseExpense } from './reimburse-expense.js';

const show = (context: VerbContext, id: string) => showRow(context, 'expenses', id);

const steps = APPROVAL_STEPS.map(({ step, summary, delta }) =>
	verb({
		method: 'post',
		path: `/:id/${step}`,
		summary: summary({ de: 'Ausgabe', en: 'an expense' }),
		...(isDecision(step) ? { right: EXPENSES.decideRight } : {}),
		shows: 'expenses',
		input: step === 'reject' ? rejectExpenseInput : expenseInput,
		run: async ({ id, reason }: { id: string; reason?: string }, context) => {
			await moveEntries({ what: EXPENSES, step, ids: [id], delta: await delta(context, reason) }, context);
			return show(context, id);
		},
	}),
);

export const reimburse = verb({
	method: 'post',
	path: '/:id/reimburse',
	summary: { de: 'Ausgabe erstatten', en: 'Reimburse an expense' },
	right: EXPENSES.decideRight,
	shows: 'expenses',
	input: reimburseExpenseInput,
	run: async (input, context) => {
		await reimburseExpense(input, context);
		return show(context, input.id);
	},
});

export const expenseVerbs: readonly Verb[] = [...steps, reimburse];
