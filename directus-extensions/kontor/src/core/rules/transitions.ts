/**
 * How documents move from state to state: the one table. The use cases ask it, the database's guards are generated from it
 * (snapshots/guards/12-transitions.sql), the console draws its buttons from it, and it is what the tests try, pair by pair.
 */

export interface Transition {
	/** What makes it happen: a verb of the API, or a fact that the status follows from. */
	by: string;
	from: readonly string[];
	to: string;
}

/** Out at the customer, and not settled. */
export const OPEN = ['issued', 'sent', 'partially_paid', 'overdue'] as const;

export const TRANSITIONS = {
	invoices: [
		{ by: 'issue', from: ['draft'], to: 'issued' },
		{ by: 'mark-sent', from: ['issued'], to: 'sent' },
		{ by: 'payment', from: ['draft', ...OPEN], to: 'paid' },
		{ by: 'payment', from: ['issued', 'sent', 'overdue'], to: 'partially_paid' },
		{ by: 'counter-entry', from: ['paid'], to: 'partially_paid' },
		{ by: 'counter-entry', from: ['paid', 'partially_paid'], to: 'issued' },
		{ by: 'counter-entry', from: ['paid', 'partially_paid'], to: 'sent' },
		{ by: 'due date', from: ['draft', 'issued', 'sent', 'partially_paid', 'paid'], to: 'overdue' },
		{ by: 'cancel', from: [...OPEN, 'paid'], to: 'cancelled' },
	],
	quotes: [
		{ by: 'send', from: ['draft'], to: 'sent' },
		{ by: 'accept', from: ['sent'], to: 'accepted' },
		{ by: 'decline', from: ['sent'], to: 'declined' },
		{ by: 'expire', from: ['sent'], to: 'expired' },
		{ by: 'revise', from: ['sent', 'declined', 'expired'], to: 'replaced' },
	],
	time_entries: [
		{ by: 'submit', from: ['draft', 'rejected'], to: 'submitted' },
		{ by: 'withdraw', from: ['submitted'], to: 'draft' },
		{ by: 'approve', from: ['submitted'], to: 'approved' },
		{ by: 'reject', from: ['submitted'], to: 'rejected' },
		{ by: 'reopen', from: ['approved'], to: 'submitted' },
	],
	expenses: [
		{ by: 'submit', from: ['draft', 'rejected'], to: 'submitted' },
		{ by: 'withdraw', from: ['submitted'], to: 'draft' },
		{ by: 'approve', from: ['submitted'], to: 'approved' },
		{ by: 'reject', from: ['submitted'], to: 'rejected' },
		{ by: 'reopen', from: ['approved'], to: 'submitted' },
		{ by: 'reimburse', from: ['approved'], to: 'reimbursed' },
	],
	dunning_notices: [
		{ by: 'confirm', from: ['proposed'], to: 'issued' },
		{ by: 'mark-sent', from: ['issued'], to: 'sent' },
		{ by: 'dismiss', from: ['proposed', 'issued', 'sent'], to: 'cancelled' },
	],
} as const satisfies Record<string, readonly Transition[]>;

export type DocumentCollection = keyof typeof TRANSITIONS;

/** Where a new row may begin. */
export const INITIAL: Record<DocumentCollection, string> = {
	invoices: 'draft',
	quotes: 'draft',
	time_entries: 'draft',
	expenses: 'draft',
	dunning_notices: 'proposed',
};

export const transitionsOf = (collection: DocumentCollection): readonly Transition[] => TRANSITIONS[collection];

export const mayMove = (collection: DocumentCollection, from: string, to: string): boolean =>
	transitionsOf(collection).some((transition) => transition.from.includes(from) && transition.to === to);

/** What can be done with a document in this state. */
export const verbsFrom = (collection: DocumentCollection, status: string): string[] => [
	...new Set(
		transitionsOf(collection)
			.filter(({ from }) => from.includes(status))
			.map(({ by }) => by),
	),
];
