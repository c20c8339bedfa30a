/** May this entry take this step: hours and expenses go the same way from draft to approved. */
import type { ErrorCode } from '../../core/errors/errors.js';
import { transitionsOf } from '../../core/rules/transitions.js';

export type Approvable = 'time_entries' | 'expenses';
export const STEPS = ['submit', 'withdraw', 'approve', 'reject', 'reopen', 'reimburse'] as const;
export type Step = (typeof STEPS)[number];

/** Steps that decide about somebody's entry: nobody takes them for themselves. */
const DECISIONS: readonly Step[] = ['approve', 'reject', 'reopen', 'reimburse'];

export interface Facts {
	status: string;
	isOwn: boolean;
	/** May the caller write entries of others? Whoever can may submit and withdraw for them. */
	mayForOthers: boolean;
	isBilled: boolean;
	isRunning: boolean;
	day: string;
	closedUntil: string | null;
	isReimbursable: boolean;
}

export interface Obstacle {
	code: ErrorCode;
	details: Record<string, unknown>;
}

const WRITE: Record<Approvable, string> = { time_entries: 'time.write', expenses: 'expenses.write' };

export function obstacleTo(step: Step, collection: Approvable, facts: Facts): Obstacle | null {
	const refuse = (code: ErrorCode, details: Record<string, unknown> = {}): Obstacle => ({ code, details: { collection, ...details } });
	const steps = transitionsOf(collection).filter(({ by }) => by === step);
	const to = steps[0]?.to;
	if (DECISIONS.includes(step) && facts.isOwn) return refuse('OWN_APPROVAL');
	if (!DECISIONS.includes(step) && !facts.isOwn && !facts.mayForOthers) return refuse('VERB_NOT_ALLOWED', { policy: WRITE[collection] });
	// What the company owes its people is paid back whether or not the customer has been billed.
	if (facts.isBilled && step !== 'reimburse') return refuse('ENTRY_LOCKED', { status: 'billed' });
	if (!steps.some(({ from }) => from.includes(facts.status))) return refuse('TRANSITION_NOT_ALLOWED', { from: facts.status, to });
	if (facts.isRunning) return refuse('ENTRY_RUNNING', { field: 'end_time' });
	if (step === 'reimburse') return facts.isReimbursable ? null : refuse('NOT_REIMBURSABLE', { field: 'is_reimbursable' });
	if (facts.closedUntil !== null && facts.day <= facts.closedUntil) return refuse('BOOKS_CLOSED', { until: facts.closedUntil });
	return null;
}

export const goalOf = (step: Step, collection: Approvable): string => transitionsOf(collection).find(({ by }) => by === step)!.to;
