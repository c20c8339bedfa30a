/** What the verbs of time take and answer. */
import { z } from 'zod';
import { moment, text, uuid } from '../core/fields.js';

export const startTimerInput = z.strictObject({
	project_id: uuid.nullish(),
	task_id: uuid.nullish(),
	service_id: uuid.nullish(),
	note: text(10_000).nullish(),
	is_billable: z.boolean().optional(),
	stop_running: z.boolean().default(false),
});
export type StartTimer = z.output<typeof startTimerInput>;

export const stopTimerInput = z.strictObject({ note: text(10_000).nullish(), end_time: moment.optional() });
export type StopTimer = z.output<typeof stopTimerInput>;

export const timerInput = z.strictObject({});

const MOST_ENTRIES = 1000;
const reason = text(2000).trim().min(1);
const many = z.strictObject({ ids: z.array(uuid).min(1).max(MOST_ENTRIES) });
const one = z.strictObject({ id: uuid });

export const entriesInput = many;
export const entryInput = one;
export const rejectEntriesInput = many.extend({ reason });
export const rejectEntryInput = one.extend({ reason });

export const budgetInput = one;

const decimalText = z.string();
const part = {
	budget: decimalText.nullable(),
	used: decimalText,
	billed: decimalText,
	unbilled: decimalText,
	percent: decimalText.nullable(),
	level: z.union([z.literal(0), z.literal(80), z.literal(100)]),
};
export const budgetAnswer = z.object({
	project_id: uuid,
	/** The higher level of the parts that are shown. */
	level: part.level,
	hours: z.object(part),
	/** Null for callers who may not see rates. */
	money: z.object({ ...part, hours_without_rate: decimalText, currency: z.string() }).nullable(),
});
export type BudgetAnswer = z.output<typeof budgetAnswer>;
