/** What a series holds in `lines`, and what its verbs take. */
import { z } from 'zod';
import { decimal, partOfRow, percent, rowWith, text, uuid } from '../core/fields.js';

export const recurringId = z.strictObject({ id: uuid });
/** What is told of the invoices that were made. */
export const MADE = ['id', 'number', 'status', 'title', 'recurring_period', 'net_total', 'total', 'currency'] as const;
export const runAnswer = rowWith('recurring_invoices', { invoices: z.array(partOfRow('invoices', MADE)) });

/** Forms send empty text for what nobody has filled in. */
const optional = <T extends z.ZodType>(of: T) =>
	z.preprocess((value) => (value === '' || value === null ? undefined : value), of.optional());

export const recurringLine = z
	.strictObject({
		service_id: optional(uuid),
		title: text(255).trim().min(1),
		description: optional(text(10_000)),
		quantity: decimal(4, { max: '99999999' }),
		unit: optional(z.enum(['hour', 'day', 'piece', 'flat', 'month', 'km'])),
		unit_price: decimal(4, { min: '0' }),
		discount_percent: optional(percent),
		/** A tax rate of the organization, or rate and category by hand. Neither: the usual tax of the customer and the service. */
		tax_rate_id: optional(uuid),
		tax_rate: optional(percent),
		tax_category: optional(z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O'])),
	})
	.refine(({ tax_category, tax_rate }) => tax_category !== 'S' || Number(tax_rate) > 0, { path: ['tax_rate'] })
	.refine(({ tax_category, tax_rate }) => !tax_category || tax_category === 'S' || !Number(tax_rate), { path: ['tax_rate'] });

export const recurringLines = z.array(recurringLine).max(500);
export type RecurringLine = z.output<typeof recurringLine>;
