import type { RaRecord } from 'react-admin';
import { isOpen } from './due';

/** What is still to come; nothing for drafts and for what is settled or cancelled. */
export const openAmount = (invoice: RaRecord): string | null => (isOpen(invoice) ? invoice.open_amount : null);
