/** How an invoice stands to its due date, on the reader's day. */
import { isoDay } from '../i18n/format';

type Due = Record<string, any>;

const OPEN = new Set(['issued', 'sent', 'partially_paid', 'overdue']);
const DAY = 86_400_000;

/** What takes back what was asked for: nobody owes it. */
export const isReversal = ({ kind }: Due): boolean => kind === 'cancellation' || kind === 'correction';

export const isOpen = (invoice: Due): boolean => OPEN.has(invoice.status) && !isReversal(invoice);

/** Days until it is due, negative when it is overdue; undefined where nothing is due. */
export function daysLeft(invoice: Due, today: Date): number | undefined {
	if (!invoice.due_date || !isOpen(invoice)) return undefined;
	return Math.round((Date.parse(invoice.due_date) - Date.parse(isoDay(today))) / DAY);
}

export const isOverdue = (invoice: Due, today: Date): boolean =>
	isOpen(invoice) && (invoice.status === 'overdue' || (daysLeft(invoice, today) ?? 0) < 0);
