/** What the verbs of billing take. Their names are those of the columns. */

import { z } from 'zod';
import { day, decimal, moment, text, uuid } from '../core/fields.js';
import type { Invoice, InvoiceLine, Payment } from '../generated/schema.js';
import { GROUPINGS } from './rules/entries.js';

export const invoiceId = z.strictObject({ id: uuid });
export const cancelInput = z.strictObject({ id: uuid, reason: text(2000).optional() });
export const markSentInput = z.strictObject({ id: uuid, sent_at: moment.optional() });

export const fromTimeInput = z
	.strictObject({
		customer_id: uuid.optional(),
		projects: z.array(uuid).min(1).max(500).optional(),
		from: day.optional(),
		until: day,
		/** By service unless asked otherwise: § 14 UStG asks what was done, not who did it. */
		group_by: z.enum(GROUPINGS).default('service'),
		include_expenses: z.boolean().default(false),
		/** Instead of what the projects say. */
		rounding: z.strictObject({ minutes: z.int().min(0).max(480), mode: z.enum(['up', 'nearest', 'down']) }).optional(),
		title: text(255).optional(),
	})
	.refine(({ customer_id, projects }) => customer_id || projects, { path: ['customer_id'], message: 'or projects must be given' })
	.refine(({ from, until }) => !from || from <= until, { path: ['from'], message: 'is after until' });
export type FromTime = z.output<typeof fromTimeInput>;

/** Where to enter what is missing: the field of a row. */
export const checksAnswer = z.object({
	missing: z.array(z.object({ rule: z.string(), collection: z.string(), id: uuid, field: z.string(), de: z.string(), en: z.string() })),
});

export const correctInput = z.strictObject({
	id: uuid,
	lines: z
		.array(z.strictObject({ line_id: uuid, quantity: decimal(4).refine((value) => Number(value) !== 0, 'is zero') }))
		.min(1)
		.max(10_000)
		.refine((lines) => new Set(lines.map(({ line_id }) => line_id)).size === lines.length, 'name a line twice'),
	reason: text(2000).optional(),
});
export type Correct = z.output<typeof correctInput>;

/** An invoice as the verbs answer it. */
export type ShownInvoice = Omit<Invoice, 'lines' | 'payments'> & { lines: InvoiceLine[]; payments: Payment[] };
export type CancelledInvoice = ShownInvoice & { cancellation_id: string };
export type CorrectedInvoice = ShownInvoice & { correction_id: string };

/** A row of a preview has no key yet. */
type Unwritten<Row> = Omit<Row, 'id'> & { id: null };
export type PreviewedInvoice = Unwritten<Omit<ShownInvoice, 'lines'>> & { lines: Unwritten<InvoiceLine>[] };
