/** What the verbs of expenses take. */
import { z } from 'zod';
import { day, moment, text, uuid } from '../core/fields.js';

export const expenseInput = z.strictObject({ id: uuid });
export const rejectExpenseInput = z.strictObject({ id: uuid, reason: text(2000).trim().min(1) });
/** A day means the beginning of that day in the organization's time zone. */
export const reimburseExpenseInput = z.strictObject({ id: uuid, reimbursed_at: z.union([moment, day]).optional() });
export type ReimburseExpense = z.output<typeof reimburseExpenseInput>;
