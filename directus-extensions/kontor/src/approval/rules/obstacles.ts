/** May this entry take this step: everything that is approved goes the same way. */
import { type States, stateAfter } from '../../core/rules/states.js';
import type { Policy } from '../../generated/policies.js';
import type { Collections } from '../../generated/schema.js';

/** What a row has that can be approved. */
export interface Entry {
	id: string;
	organization_id: string;
	employee_id: string;
	status: string;
	invoice_line_id: string | null;
	start_time?: string;
	end_time?: string | null;
	expense_date?: string;
	is_reimbursable?: boolean;
}

/** A table whose rows are approved. */
export interface Approvable {
	collection: { [Name in keyof Collections]: Collections[Name] extends Entry ? Name : never }[keyof Collections];
	states: States;
	/** The right to write entries of others. */
	writeRight: Policy;
	/** The right to decide about them. */
	decideRight: Policy;
}

export const STEPS = ['submit', 'withdraw', 'approve', 'reject', 'reopen', 'reimburse'] as const;
export type Step = (typeof STEPS)[number];

const DECISIONS: readonly Step[] = ['approve', 'reject', 'reopen', 'reimburse'];

/** Does it decide about somebody's entry? Nobody takes such a step for themselves. */
export const isDecision = (step: Step): boolean => DECISIONS.includes(step);

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
	code:
		| 'OWN_APPROVAL'
		| 'VERB_NOT_ALLOWED'
		| 'ENTRY_LOCKED'
		| 'TRANSITION_NOT_ALLOWED'
		| 'ENTRY_RUNNING'
		| 'NOT_REIMBURSABLE'
		| 'BOOKS_CLOSED';
	details: Record<string, unknown>;
}

export function obstacleTo(step: Step, { collection, states, writeRight }: Approvable, facts: Facts): Obstacle | null {
	const refuse = (code: Obstacle['code'], details: Record<string, unknown> = {}): Obstacle => ({
		code,
		details: { collection, ...details },
	});
	if (isDecision(step) && facts.isOwn) return refuse('OWN_APPROVAL');
	if (!isDecision(step) && !facts.isOwn && !facts.mayForOthers) return refuse('VERB_NOT_ALLOWED', { policy: writeRight });
	// Expenses are reimbursed whether or not the customer has been billed.
	if (facts.isBilled && step !== 'reimburse') return refuse('ENTRY_LOCKED', { status: 'billed' });
	if (stateAfter(states, step, facts.status) === undefined)
		return refuse('TRANSITION_NOT_ALLOWED', { from: facts.status, to: states.transitions.find(({ by }) => by === step)?.to });
	if (facts.isRunning) return refuse('ENTRY_RUNNING', { field: 'end_time' });
	if (step === 'reimburse') return facts.isReimbursable ? null : refuse('NOT_REIMBURSABLE', { field: 'is_reimbursable' });
	if (facts.closedUntil !== null && facts.day <= facts.closedUntil) return refuse('BOOKS_CLOSED', { until: facts.closedUntil });
	return null;
}

/** What is approved, paid back or billed stays as it is. */
export const isFixed = ({ status, invoice_line_id }: { status: string; invoice_line_id: string | null }): boolean =>
	!!invoice_line_id || status === 'approved' || status === 'reimbursed';

/** Once it is submitted, somebody may be deciding about it: its owner must withdraw it before changing it. */
export const isHandedIn = ({ status, employee_id }: { status: string; employee_id: string }, caller: string | undefined): boolean =>
	status === 'submitted' && caller !== undefined && employee_id === caller;
