/** What the verbs of quotes take and answer. */
import { z } from 'zod';
import { percent, text, uuid } from '../core/fields.js';
import type { Quote, QuoteLine } from '../generated/schema.js';

export const quoteId = z.strictObject({ id: uuid });
export const declineInput = z.strictObject({ id: uuid, reason: text(2000).optional() });
/** Without a percentage: the whole. */
export const createInvoiceInput = z.strictObject({
	id: uuid,
	percent: percent.refine((value) => Number(value) > 0, 'is not more than 0').optional(),
});

export type ShownQuote = Omit<Quote, 'lines'> & { lines: QuoteLine[] };
