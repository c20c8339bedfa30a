/** Bills tracked time and expenses: a draft with its lines, and each entry points at the line that bills it, so it is billed once only. */
import { randomUUID } from 'node:crypto';
import type { VerbContext } from '../core/verbs/verb.js';
import { addPaper } from '../papers/add-paper.js';
import type { FromTime } from './contracts.js';
import { type DraftLine, draftFromTime } from './draft-from-time.js';

/** Returns the id of the draft. */
export async function invoiceFromTime(input: FromTime, context: VerbContext): Promise<string> {
	const { invoice, lines } = await draftFromTime(input, { isLocked: true }, context);
	const numbered = lines.map((line) => ({ ...line, id: randomUUID() }));
	const draft = await addPaper(
		'invoices',
		{
			values: invoice,
			delta: { ...invoice, lines: numbered.map((line) => line.id) },
			lines: numbered.map((line) => ({ ...line.values, id: line.id })),
		},
		context,
	);
	await markBilled(numbered, context);
	return draft.id;
}

/** Keeps the billed rate and hours on the entries, whatever rates are agreed later. */
async function markBilled(lines: readonly (DraftLine & { id: string })[], { database }: VerbContext): Promise<void> {
	const entries = lines.flatMap((line) => line.entries.map((entry) => ({ ...entry, line: line.id })));
	const columns = [
		entries.map(({ id }) => id),
		entries.map(({ line }) => line),
		entries.map(({ rate }) => rate),
		entries.map(({ hours }) => hours),
	];
	if (entries.length > 0)
		await database.raw(
			`update time_entries e set invoice_line_id = billed.line, billed_rate = billed.rate, billed_hours = billed.hours
			from unnest(?::uuid[], ?::uuid[], ?::numeric[], ?::numeric[]) as billed (id, line, rate, hours) where e.id = billed.id`,
			columns,
		);
	const expenses = lines.filter(({ expense }) => expense !== null);
	if (expenses.length > 0)
		await database.raw(
			'update expenses e set invoice_line_id = billed.line from unnest(?::uuid[], ?::uuid[]) as billed (id, line) where e.id = billed.id',
			[expenses.map(({ expense }) => expense), expenses.map(({ id }) => id)],
		);
}
