/** What can go out by mail: what is fixed, and neither taken back nor settled in another way. */
import type { DunningNotice, Invoice, Quote } from '../../core/schema.js';

const FROM = {
	invoices: ['issued', 'sent', 'partially_paid', 'overdue', 'paid'] satisfies Invoice['status'][],
	quotes: ['sent', 'accepted'] satisfies Quote['status'][],
	dunning_notices: ['issued', 'sent'] satisfies DunningNotice['status'][],
};

export type Mailable = keyof typeof FROM;

export const isMailable = (collection: Mailable, status: string): boolean => (FROM[collection] as readonly string[]).includes(status);
