/** Which steps these entries can take: by the server's own rule, as far as the console knows the facts. */
import {
	type Approvable,
	EXPENSES,
	type Expense,
	isDecision,
	obstacleTo,
	type Policy,
	STEPS,
	type Step,
	TIME_ENTRIES,
	type TimeEntry,
} from '@kontor/directus-extension/contracts';

const TAKING_BACK: readonly Step[] = ['withdraw', 'reopen'];
export const takesBack = (step: Step): boolean => TAKING_BACK.includes(step);

/** In the order of their buttons. */
const BUTTONS = [...STEPS.filter((step) => !takesBack(step)), ...TAKING_BACK];

export type Approved = 'time_entries' | 'expenses';
const APPROVED: Record<Approved, Approvable> = { time_entries: TIME_ENTRIES, expenses: EXPENSES };

interface Caller {
	can: (...policies: Policy[]) => boolean;
	isMe: (employee: unknown) => boolean;
}

/** The columns that the rule needs. */
export type Entry = Pick<TimeEntry | Expense, 'id' | 'employee_id' | 'status' | 'invoice_line_id'> &
	Partial<Pick<TimeEntry, 'end_time'> & Pick<Expense, 'is_reimbursable'>>;

export function isPossible(step: Step, collection: Approved, entry: Entry, { can, isMe }: Caller): boolean {
	const what = APPROVED[collection];
	if (isDecision(step) && !can(what.decideRight)) return false;
	const obstacle = obstacleTo(step, what, {
		status: entry.status,
		isOwn: isMe(entry.employee_id),
		mayForOthers: can(what.writeRight),
		isBilled: !!entry.invoice_line_id,
		isRunning: collection === 'time_entries' && !entry.end_time,
		// Only the server knows whether the books are closed.
		day: '',
		closedUntil: null,
		isReimbursable: !!entry.is_reimbursable,
	});
	return obstacle === null;
}

export interface Possible {
	step: Step;
	ids: string[];
}

export const possibleSteps = (collection: Approved, entries: readonly Entry[], caller: Caller): Possible[] =>
	BUTTONS.map((step) => ({
		step,
		ids: entries.filter((entry) => isPossible(step, collection, entry, caller)).map(({ id }) => id),
	})).filter(({ ids }) => ids.length > 0);
