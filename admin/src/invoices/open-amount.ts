import type { Invoice } from '@kontor/directus-extension/contracts';
import { isOpen } from './due';

/** What is still to come; nothing for drafts and for what is settled or cancelled. */
export const openAmount = (invoice: Invoice): string | null => (isOpen(invoice) ? invoice.open_amount : null);
