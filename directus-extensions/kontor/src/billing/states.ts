/** The states of an invoice. Paid, overdue and the like follow from payments and dates: the database derives them. */
import { defineStates, stays } from '../core/rules/states.ts';

/** Issued, and not settled yet. */
export const OPEN = ['issued', 'sent', 'partially_paid', 'overdue'] as const;

export const INVOICE_STATES = defineStates({
	collection: 'invoices',
	address: '/billing/invoices',
	initial: 'draft',
	transitions: [
		{ by: 'issue', from: ['draft'], to: 'issued' },
		{ by: 'mark-sent', from: ['issued'], to: 'sent' },
		...stays('mark-sent', ['partially_paid', 'overdue', 'paid']),
		...stays('send', ['sent', 'issued', 'partially_paid', 'overdue', 'paid']),
		{ by: 'payment', verb: 'payments', from: ['draft', ...OPEN], to: 'paid' },
		{ by: 'payment', verb: 'payments', from: ['issued', 'sent', 'overdue'], to: 'partially_paid' },
		{ by: 'counter-entry', verb: null, from: ['paid'], to: 'partially_paid' },
		{ by: 'counter-entry', verb: null, from: ['paid', 'partially_paid'], to: 'issued' },
		{ by: 'counter-entry', verb: null, from: ['paid', 'partially_paid'], to: 'sent' },
		{ by: 'due date', verb: null, from: ['draft', 'issued', 'sent', 'partially_paid', 'paid'], to: 'overdue' },
		{ by: 'cancel', from: [...OPEN, 'paid'], to: 'cancelled' },
	],
});
