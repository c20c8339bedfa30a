/** How an invoice stands to its due date, on the reader's day. */
import { type Invoice, isOpen } from '@kontor/directus-extension/contracts';
import { isoDay } from '../i18n/format';

type Due = Pick<Invoice, 'status' | 'kind' | 'due_date'>;

const DAY = 86_400_000;

/** Days until it is due, negative when it is overdue; undefined where nothing is due. */
export function daysLeft(invoice: Due, today: Date): number | undefined {
	if (!invoice.due_date || !isOpen(invoice)) return undefined;
	return Math.round((Date.parse(invoice.due_date) - Date.parse(isoDay(today))) / DAY);
}

export const isOverdue = (invoice: Due, today: Date): boolean =>
	isOpen(invoice) && (invoice.status === 'overdue' || (daysLeft(invoice, today) ?? 0) < 0);
