/** What is still owed of an invoice: by its status and its kind, nothing else. */
import type { Invoice } from '../../generated/schema.js';
import { isReversal } from '../../papers/rules/reversal.js';
import { OPEN } from '../states.js';

type Standing = Pick<Invoice, 'kind' | 'status'>;

export const isOpen = (invoice: Standing): boolean => OPEN.some((status) => status === invoice.status) && !isReversal(invoice);

/** What is still to come; nothing for drafts and for what is settled or cancelled. */
export const openAmount = (invoice: Standing & Pick<Invoice, 'open_amount'>): string | null =>
	isOpen(invoice) ? invoice.open_amount : null;
