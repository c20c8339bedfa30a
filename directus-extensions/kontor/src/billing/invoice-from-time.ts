/** Bills tracked time and expenses: a draft with its lines, and each entry points at the line that bills it, so it is billed once only. */
import { randomUUID } from 'node:crypto';
import { readRow } from '../core/load.js';
import { noteChange, noteNewRows } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { FromTime } from './contracts.js';
import { type DraftLine, draftFromTime } from './draft-from-time.js';
import { insertLines } from './insert-lines.js';

/** Returns the id of the draft. */
export async function invoiceFromTime(input: FromTime, context: VerbContext): Promise<string> {
	const { invoice, lines } = await draftFromTime(input, { isLocked: true }, context);
	const id = randomUUID();
	const created_by = context.accountability.user;
	await context.database('invoices').insert({ id, ...invoice, created_by });
	const numbered = lines.map((line) => ({ ...line, id: randomUUID() }));
	const ofInvoice = { invoice_id: id, organization_id: invoice.organization_id, created_by };
	const rows = numbered.map((line) => ({ id: line.id, ...ofInvoice, ...line.values }));
	await insertLines(rows, context);
	await markBilled(numbered, context);
	const row = (await readRow(context, 'invoices', id))!;
	await noteChange(context, {
		collection: 'invoices',
		id,
		row,
		delta: { ...invoice, lines: numbered.map((line) => line.id) },
		isNew: true,
	});
	await noteNewRows(context, 'invoice_lines', rows);
	return id;
}

/** With the rate and the hours that were billed: they say so for ever, whatever rates are agreed later. */
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
