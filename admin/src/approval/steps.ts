/** Which of these entries can go which way, by the transitions and the rights; what is decided about is never one's own. */
import { ENTRY_STATES, EXPENSE_STATES, type States, stateAfter } from '@kontor/directus-extension/contracts';
import type { Identifier } from 'react-admin';

export type Approvable = 'time_entries' | 'expenses';
/** In the order of their buttons: what takes something back comes last. */
export const STEPS = ['submit', 'approve', 'reject', 'reimburse', 'withdraw', 'reopen'] as const;
export type Step = (typeof STEPS)[number];

const DECISIONS: Step[] = ['approve', 'reject', 'reimburse', 'reopen'];
const RIGHTS = {
	time_entries: { decide: 'time.approve', forOthers: 'time.write' },
	expenses: { decide: 'expenses.approve', forOthers: 'expenses.write' },
};

const STATES: Record<Approvable, States> = { time_entries: ENTRY_STATES, expenses: EXPENSE_STATES };

interface Caller {
	can: (...policies: string[]) => boolean;
	isMe: (employee: unknown) => boolean;
}

type Row = Record<string, any>;

function isPossible(step: Step, collection: Approvable, row: Row, { can, isMe }: Caller): boolean {
	if (stateAfter(STATES[collection], step, row.status) === undefined) return false;
	const { decide, forOthers } = RIGHTS[collection];
	if (DECISIONS.includes(step) ? isMe(row.employee_id) || !can(decide) : !isMe(row.employee_id) && !can(forOthers)) return false;
	if (step === 'reimburse') return !!row.is_reimbursable;
	if (row.invoice_line_id) return false;
	return collection === 'expenses' || !!row.end_time;
}

export interface Possible {
	step: Step;
	ids: Identifier[];
}

export const possibleSteps = (collection: Approvable, rows: Row[], caller: Caller): Possible[] =>
	STEPS.map((step) => ({ step, ids: rows.filter((row) => isPossible(step, collection, row, caller)).map(({ id }) => id) })).filter(
		({ ids }) => ids.length > 0,
	);
