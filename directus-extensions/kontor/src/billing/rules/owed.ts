/** What is still owed of an invoice: by its status and its kind, nothing else. */
import { OPEN } from '../../core/rules/transitions.js';
import type { Invoice } from '../../core/schema.js';

/** What takes back what was asked for: nobody owes it. */
export const REVERSALS = ['cancellation', 'correction'] as const satisfies readonly Invoice['kind'][];

export const isReversal = ({ kind }: { kind: string }): boolean => REVERSALS.some((reversal) => reversal === kind);

type Standing = Pick<Invoice, 'kind' | 'status'>;

export const isOpen = (invoice: Standing): boolean => OPEN.some((status) => status === invoice.status) && !isReversal(invoice);

/** What is still to come; nothing for drafts and for what is settled or cancelled. */
export const openAmount = (invoice: Standing & Pick<Invoice, 'open_amount'>): string | null =>
	isOpen(invoice) ? invoice.open_amount : null;
