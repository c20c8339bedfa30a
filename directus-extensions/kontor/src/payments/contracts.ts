/** What the verbs of payments take and answer. */
import { z } from 'zod';
import { day, decimal, rowOf, text, uuid } from '../core/fields.js';
import { METHODS, REFUND_METHODS } from './rules/methods.js';

const amount = decimal(2, { min: '0.01' });
const note = text(2000).optional();
const reference = text(255).optional();

export const paymentInput = z.strictObject({
	/** The invoice. */
	id: uuid,
	amount,
	payment_date: day,
	method: z.enum(METHODS),
	note,
	reference,
	allow_overpayment: z.boolean().optional(),
	/** The customer has taken the cash discount: what the payment leaves open is let off, within its term. */
	skonto: z.boolean().optional(),
});

export const severalInput = z.strictObject({
	customer_id: uuid,
	amount,
	payment_date: day,
	method: z.enum(METHODS),
	allocations: z
		.array(z.strictObject({ invoice_id: uuid, amount }))
		.min(1)
		.max(200),
	note,
	reference,
	allow_overpayment: z.boolean().optional(),
});

export const reversalInput = z.strictObject({ id: uuid, note, payment_date: day.optional() });
export const useCreditInput = z.strictObject({ id: uuid, amount: amount.optional() });
export const byId = z.strictObject({ id: uuid });

export const refundInput = z.strictObject({
	/** The customer. */
	id: uuid,
	amount,
	payment_date: day,
	method: z.enum(REFUND_METHODS),
	currency: z.enum(['EUR', 'CHF', 'GBP', 'USD']).optional(),
	note,
	reference,
});

/** Nothing where no cash discount can be taken any more. */
export const skontoAnswer = z.object({ until: day, amount: z.string(), payable: z.string(), currency: z.string() }).nullable();
export const severalAnswer = z.object({ payment_group_id: uuid, invoices: z.array(rowOf('invoices')) });
export const creditAnswer = z.object({
	customer_id: uuid,
	balances: z.array(z.object({ currency: z.string(), balance: z.string() })),
	entries: z.array(rowOf('customer_credits')),
});

export type PaymentInput = z.output<typeof paymentInput>;
export type SeveralInput = z.output<typeof severalInput>;
export type ReversalInput = z.output<typeof reversalInput>;
export type RefundInput = z.output<typeof refundInput>;
