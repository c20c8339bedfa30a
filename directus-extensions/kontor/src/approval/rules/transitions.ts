/** From draft to approved and back: the same way for everything that is approved. */
export const APPROVAL_TRANSITIONS = [
	{ by: 'submit', from: ['draft', 'rejected'], to: 'submitted' },
	{ by: 'withdraw', from: ['submitted'], to: 'draft' },
	{ by: 'approve', from: ['submitted'], to: 'approved' },
	{ by: 'reject', from: ['submitted'], to: 'rejected' },
	{ by: 'reopen', from: ['approved'], to: 'submitted' },
] as const;
