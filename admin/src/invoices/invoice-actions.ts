/** What can be done with an invoice: what its status allows by the one table of transitions, and what the caller has a right to. */
import { INVOICE_STATES, type Invoice, isOpen, isReversal, movesFrom, type Policy, stateAfter } from '@kontor/directus-extension/contracts';
import { isMailable } from '../mail/mailable';

export type InvoiceAction = 'issue' | 'mail' | 'pay' | 'use-credit' | 'mark-sent' | 'correct' | 'cancel';

interface Facts {
	invoice: Pick<Invoice, 'status' | 'kind'>;
	can: (...policies: Policy[]) => boolean;
	hasCredit: boolean;
}

/** In the order in which they are offered. */
export function invoiceActions({ invoice, can, hasCredit }: Facts): InvoiceAction[] {
	const verbs = movesFrom(INVOICE_STATES, invoice.status);
	const mayIssue = can('billing.issue');
	const isOwed = isOpen(invoice);
	const allowed: Record<InvoiceAction, boolean> = {
		issue: mayIssue && verbs.includes('issue'),
		mail: mayIssue && isMailable('invoices', invoice.status),
		pay: can('payments.create') && isOwed,
		'use-credit': can('payments.create') && isOwed && hasCredit,
		'mark-sent': mayIssue && stateAfter(INVOICE_STATES, 'mark-sent', invoice.status) === 'sent',
		correct: mayIssue && verbs.includes('cancel') && !isReversal(invoice),
		cancel: mayIssue && verbs.includes('cancel') && !isReversal(invoice),
	};
	return (Object.keys(allowed) as InvoiceAction[]).filter((action) => allowed[action]);
}

/** First out to the customer, then the money. */
export const nextAction = (actions: InvoiceAction[], { sent_at }: Pick<Invoice, 'sent_at'>): InvoiceAction | undefined =>
	(['issue', ...(sent_at ? [] : (['mail'] as const)), 'pay'] as const).find((action) => actions.includes(action));
