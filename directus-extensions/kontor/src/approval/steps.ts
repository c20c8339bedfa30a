/** What the steps from draft to approved are called and write, the same for hours and expenses. */

import type { Row } from '../core/context.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { deciderOf } from './move-entries.js';
import type { Step } from './rules/obstacles.js';

export interface ApprovalStep {
	step: Exclude<Step, 'reimburse'>;
	/** What is done to `{what}`. */
	summary: (what: { de: string; en: string }) => { de: string; en: string };
	delta: (context: VerbContext, reason?: string) => Promise<Row> | Row;
}

const undecided = { approved_by: null, approved_at: null };
const calls = (de: string, en: string) => (what: { de: string; en: string }) => ({ de: `${what.de} ${de}`, en: `${en} ${what.en}` });

export const APPROVAL_STEPS: readonly ApprovalStep[] = [
	{ step: 'submit', summary: calls('einreichen', 'Submit'), delta: () => ({ rejection_reason: null }) },
	{ step: 'withdraw', summary: calls('zurückziehen', 'Withdraw'), delta: () => ({}) },
	{
		step: 'approve',
		summary: calls('freigeben', 'Approve'),
		delta: async (context) => ({ approved_by: await deciderOf(context), approved_at: context.now.toISOString() }),
	},
	{
		step: 'reject',
		summary: calls('ablehnen', 'Reject'),
		delta: (_context, reason) => ({ ...undecided, rejection_reason: reason }),
	},
	{ step: 'reopen', summary: calls('wieder öffnen', 'Reopen'), delta: () => undecided },
];
