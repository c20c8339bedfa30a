/** What can be done with an invoice: what its status allows by the one table of transitions, and what the caller has a right to. */
import { verbsFrom } from '@kontor/directus-extension/contracts';
import { isOpen, isReversal } from './due';

export type InvoiceAction = 'issue' | 'mark-sent' | 'pay' | 'use-credit' | 'correct' | 'cancel';

interface Facts {
	invoice: Record<string, any>;
	can: (...policies: string[]) => boolean;
	hasCredit: boolean;
}

export function invoiceActions({ invoice, can, hasCredit }: Facts): InvoiceAction[] {
	const verbs = verbsFrom('invoices', invoice.status);
	const mayIssue = can('billing.issue');
	const isOwed = isOpen(invoice) && !isReversal(invoice);
	const allowed: Record<InvoiceAction, boolean> = {
		issue: mayIssue && verbs.includes('issue'),
		'mark-sent': mayIssue && verbs.includes('mark-sent'),
		pay: can('payments.create') && isOwed,
		'use-credit': can('payments.create') && isOwed && hasCredit,
		correct: mayIssue && verbs.includes('cancel') && !isReversal(invoice),
		cancel: mayIssue && verbs.includes('cancel') && !isReversal(invoice),
	};
	return (Object.keys(allowed) as InvoiceAction[]).filter((action) => allowed[action]);
}
